import childProcess from 'node:child_process';
import { EventEmitter } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';

/** Whether this runs from the archive of the packaged app. */
const packaged = import.meta.dirname.includes('app.asar');

/**
 * The engine's library tries every build of llama.cpp in a process of its own before it loads it, by starting this
 * program as plain Node. The packaged app cannot be used as Node (a fuse): it would open a second time instead. The try
 * is not missed, because this process may die of a bad build just as well, and without it the engine is there sooner.
 */
if (packaged) {
	Reflect.set(childProcess, 'fork', () => {
		const passed = new EventEmitter();
		setImmediate(() => {
			passed.emit('message', { type: 'ready' });
			passed.emit('message', { type: 'done' });
			passed.emit('exit', 0);
		});
		return Object.assign(passed, { send: () => true, kill: () => true });
	});
	syncBuiltinESMExports();
}
