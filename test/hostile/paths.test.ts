import { test } from 'vitest';
import { hostilePaths } from './paths.ts';

test.each(hostilePaths)('$name', async ({ run }) => {
	await run();
});
