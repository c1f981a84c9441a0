/**
 * Evaluated inside QuickJS before any program: gives it a console, tables, files and timers, and returns the functions
 * with which the worker drives it. `host` is the only way out, and carries text.
 */
(host) => {
	const { stringify } = JSON;
	const rowLimit = 1000;
	const columnLimit = 50;

	/** How a value is written for a person: like JSON, but with undefined, functions, maps and circles. */
	function inspect(value, depth = 0, seen = []) {
		if (typeof value === 'string') return depth === 0 ? value : stringify(value);
		if (typeof value === 'bigint') return `${value}n`;
		if (typeof value === 'function') return `[function ${value.name || 'anonymous'}]`;
		if (typeof value === 'symbol') return value.toString();
		if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
		if (value instanceof Error) return describe(value);
		if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
		if (value instanceof RegExp) return String(value);
		if (value instanceof Promise) return '[promise]';
		if (seen.includes(value)) return '[circle]';
		if (depth > 5) return Array.isArray(value) ? '[...]' : '{...}';
		const inner = (each) => inspect(each, depth + 1, [...seen, value]);
		if (value instanceof Map) {
			return `Map {${[...value].map(([key, each]) => `${inner(key)} => ${inner(each)}`).join(', ')}}`;
		}
		if (value instanceof Set) return `Set {${[...value].map(inner).join(', ')}}`;
		if (Array.isArray(value) || ArrayBuffer.isView(value)) {
			const shown = Array.from(value).slice(0, 1000).map(inner);
			if (value.length > 1000) shown.push(`... ${value.length - 1000} more`);
			return `[${shown.join(', ')}]`;
		}
		const entries = Object.entries(value).map(
			([key, each]) => `${/^[\w$]+$/.test(key) ? key : stringify(key)}: ${inner(each)}`
		);
		return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
	}

	function describe(error) {
		if (!(error instanceof Error)) return `Uncaught ${inspect(error, 1)}`;
		const places = String(error.stack ?? '')
			.split('\n')
			.filter((line) => line.includes('code.js'))
			.map((line) => line.trim());
		return [`${error.name}: ${error.message}`, ...places].join('\n    ');
	}

	function asTable(data, title) {
		if (!Array.isArray(data) || data.length === 0) return undefined;
		const plain = (row) => typeof row === 'object' && row !== null && !Array.isArray(row);
		const total = data.length;
		const rows = data.slice(0, rowLimit);
		const cell = (value) => (value === undefined || value === null ? '' : inspect(value).slice(0, 1000));
		if (rows.every((row) => plain(row) && Object.getPrototypeOf(row) === Object.prototype)) {
			const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].slice(0, columnLimit);
			if (columns.length === 0) return undefined;
			const cells = rows.map((row) => columns.map((column) => cell(row[column])));
			return { type: 'table', title, columns, rows: cells, total };
		}
		const width = rows[0].length;
		if (total < 2 || !rows.every((row) => Array.isArray(row) && row.length === width) || width === 0) {
			return undefined;
		}
		const columns = rows[0].slice(0, columnLimit).map((_, index) => String(index + 1));
		return { type: 'table', title, columns, rows: rows.map((row) => row.slice(0, columnLimit).map(cell)), total };
	}

	const print = (...values) => host('print', `${values.map((value) => inspect(value)).join(' ')}\n`);
	const table = (data, title = '') => {
		const part = asTable(data, String(title));
		if (part === undefined) print(data);
		else host('part', stringify(part));
	};

	globalThis.console = { log: print, info: print, warn: print, error: print, debug: print, table };
	globalThis.readFile = (name) => host('read', String(name));
	globalThis.writeFile = (name, text) => host('write', stringify([String(name), String(text)]));
	globalThis.listFiles = () => JSON.parse(host('list', ''));

	let timers = [];
	let nextTimer = 1;
	const addTimer = (callback, delay, every, values) => {
		const timer = { id: nextTimer++, callback, values, every, at: Date.now() + Math.max(0, Number(delay) || 0) };
		timers.push(timer);
		return timer.id;
	};
	const removeTimer = (id) => {
		timers = timers.filter((timer) => timer.id !== id);
	};
	globalThis.setTimeout = (callback, delay, ...values) => addTimer(callback, delay, undefined, values);
	globalThis.setInterval = (callback, delay, ...values) =>
		addTimer(callback, delay, Math.max(1, Number(delay) || 0), values);
	globalThis.clearTimeout = globalThis.clearInterval = removeTimer;

	function show(value) {
		if (value === undefined) return;
		const part = asTable(value, '');
		if (part === undefined) host('print', `${typeof value === 'string' ? stringify(value) : inspect(value)}\n`);
		else host('part', stringify(part));
	}

	let state = { settled: true, error: undefined };
	const settle = (error) => {
		state.settled = true;
		state.error = error;
	};
	return {
		describe,
		/** Takes the value of a program; a promise is waited for by running timers and jobs. */
		finish(value) {
			state = { settled: false, error: undefined };
			if (value instanceof Promise) {
				value.then(show).then(
					() => settle(undefined),
					(error) => settle(describe(error))
				);
			} else {
				show(value);
				settle(undefined);
			}
		},
		/** Milliseconds to the next timer, or -1 when there is none. */
		wait() {
			if (timers.length === 0) return -1;
			return Math.max(0, Math.min(...timers.map((timer) => timer.at)) - Date.now());
		},
		runTimer() {
			const timer = timers.reduce((first, each) => (each.at < first.at ? each : first));
			if (timer.every === undefined) removeTimer(timer.id);
			else timer.at = Date.now() + timer.every;
			timer.callback(...timer.values);
		},
		forgetTimers() {
			timers = [];
		},
		outcome: () => (state.settled ? (state.error ?? '') : 'The promise was never settled.')
	};
};
