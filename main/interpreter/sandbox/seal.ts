/**
 * Takes away from a worker what a program has no business with. The content policy and the session's own refusals
 * are the wall; this keeps storage from carrying anything between conversations and nested workers from being made.
 */
export function seal(): void {
	const names = [
		'fetch',
		'XMLHttpRequest',
		'WebSocket',
		'WebSocketStream',
		'WebTransport',
		'EventSource',
		'indexedDB',
		'caches',
		'Worker',
		'SharedWorker',
		'BroadcastChannel',
		'importScripts',
		'navigator',
		'webkitRequestFileSystem',
		'webkitRequestFileSystemSync',
		'webkitResolveLocalFileSystemURL',
		'webkitResolveLocalFileSystemSyncURL'
	];
	for (let holder: unknown = globalThis; typeof holder === 'object' && holder !== null;) {
		for (const name of names) Reflect.deleteProperty(holder, name);
		holder = Reflect.getPrototypeOf(holder);
	}
	const left = names.filter((name) => name in globalThis);
	if (left.length > 0) throw new Error(`The sandbox could not take away ${left.join(', ')}.`);
}
