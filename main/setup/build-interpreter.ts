import { join } from 'node:path';
import { buildInterpreterAssets } from '../interpreter/assets.ts';
import { root } from './step.mjs';

// A program of its own, so that a build that is broken off ends at once.
await buildInterpreterAssets(join(root, 'out/interpreter'));
