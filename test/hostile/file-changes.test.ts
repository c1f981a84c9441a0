import { test } from 'vitest';
import { hostilePaths } from './file-changes.ts';

test.each(hostilePaths)('$name', async ({ run }) => {
	await run();
});
