import { build } from './build.mjs';
import { electron } from './electron.mjs';
import { libraries, virtualDisplay } from './libraries.mjs';
import { packages } from './packages.mjs';
import { starter } from './starter.mjs';

/** What the app needs to start, in the order in which each needs the one before. */
export const appSteps = [packages, electron, libraries, starter, build];

/** What the tests need as well. */
export const testSteps = [...appSteps, virtualDisplay];
