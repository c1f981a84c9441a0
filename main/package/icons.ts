/** `npm run icons`: draws the icon in all sizes, after a change of `icon/icon.svg`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { electronBinary } from '../electron-dist/index.mjs';
import { electronSwitches } from '../setup/launch.mjs';
import { root } from '../setup/step.mjs';

const drawing = join(root, 'main/package/icon/render.mjs');
const { status } = spawnSync(
	electronBinary() ?? 'electron',
	[...electronSwitches({ window: false }), drawing],
	{ stdio: ['ignore', 'inherit', 'ignore'] }
);
process.exitCode = status ?? 1;
