/** With which the worker drives a program; made inside QuickJS by `prelude`. */
export interface Driver {
	describe: (error: unknown) => string;
	/** Takes the value of a program; a promise is waited for by running timers and jobs. */
	finish: (value: unknown) => void;
	/** Milliseconds to the next timer, or -1 when there is none. */
	wait: () => number;
	runTimer: () => void;
	forgetTimers: () => void;
	/** What went wrong with a promise, or empty text. */
	outcome: () => string;
}

type Host = (name: 'print' | 'part' | 'read' | 'write' | 'list', value: string) => string;

interface Timer {
	id: number;
	callback: (...values: unknown[]) => void;
	values: unknown[];
	every: number | undefined;
	at: number;
}

/**
 * Gives a program its console, tables, files and timers. Its text is evaluated inside QuickJS before any program, so it
 * uses nothing from outside itself; `host` is the only way out, and carries text.
 */
export function prelude(host: Host): Driver {
	const { stringify } = JSON;
	const rowLimit = 1000;
	const columnLimit = 50;

	/** How a value is written for a person: like JSON, but with undefined, functions, maps and circles. */
	function inspect(value: unknown, depth = 0, above: object[] = []): string {
		if (typeof value === 'string') return depth === 0 ? value : stringify(value);
		if (typeof value === 'bigint') return `${value}n`;
		if (typeof value === 'function') return `[function ${value.name || 'anonymous'}]`;
		if (typeof value === 'symbol') return value.toString();
		if (typeof value !== 'object' || value === null) {
			return Object.is(value, -0) ? '-0' : String(value);
		}
		if (value instanceof Error) return describe(value);
		if (value instanceof Date) {
			return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
		}
		if (value instanceof RegExp) return value.toString();
		if (value instanceof Promise) return '[promise]';
		if (above.includes(value)) return '[circle]';
		if (depth > 5) return Array.isArray(value) ? '[...]' : '{...}';
		const inner = (each: unknown): string => inspect(each, depth + 1, [...above, value]);
		if (value instanceof Map) {
			const pairs = [...value].map(([key, each]) => `${inner(key)} => ${inner(each)}`);
			return `Map {${pairs.join(', ')}}`;
		}
		if (value instanceof Set) return `Set {${[...value].map(inner).join(', ')}}`;
		if (Array.isArray(value) || ArrayBuffer.isView(value)) {
			const items: unknown[] = Array.from(value as unknown as ArrayLike<unknown>);
			const shown = items.slice(0, 1000).map(inner);
			if (items.length > 1000) shown.push(`... ${items.length - 1000} more`);
			return `[${shown.join(', ')}]`;
		}
		const entries = Object.entries(value).map(
			([key, each]) => `${/^[\w$]+$/.test(key) ? key : stringify(key)}: ${inner(each)}`
		);
		return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
	}

	function describe(error: unknown): string {
		if (!(error instanceof Error)) return `Uncaught ${inspect(error, 1)}`;
		const places = String(error.stack)
			.split('\n')
			.filter((line) => line.includes('code.js'))
			.map((line) => line.trim());
		const shown = places.length > 10 ? [...places.slice(0, 10), '...'] : places;
		return [`${error.name}: ${error.message}`, ...shown].join('\n    ');
	}

	function isRecord(row: unknown): row is Record<string, unknown> {
		return (
			typeof row === 'object' && row !== null && Object.getPrototypeOf(row) === Object.prototype
		);
	}

	function asTable(data: unknown, title: string): object | undefined {
		if (!Array.isArray(data) || data.length === 0) return undefined;
		const total = data.length;
		const rows: unknown[] = data.slice(0, rowLimit);
		const cell = (value: unknown): string =>
			value === undefined || value === null ? '' : inspect(value).slice(0, 1000);
		if (rows.every(isRecord)) {
			const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].slice(0, columnLimit);
			if (columns.length === 0) return undefined;
			const cells = rows.map((row) => columns.map((column) => cell(row[column])));
			return { type: 'table', title, columns, rows: cells, total };
		}
		const isRow = (row: unknown): row is unknown[] => Array.isArray(row);
		const width = isRow(rows[0]) ? rows[0].length : 0;
		if (total < 2 || width === 0 || !rows.every(isRow)) return undefined;
		if (rows.some((row) => row.length !== width)) return undefined;
		const cells = rows.map((row) => row.slice(0, columnLimit).map(cell));
		const columns = Array.from(
			{ length: Math.min(width, columnLimit) },
			(_, index) => `${index + 1}`
		);
		return { type: 'table', title, columns, rows: cells, total };
	}

	const print = (...values: unknown[]): void => {
		host('print', `${values.map((value) => inspect(value)).join(' ')}\n`);
	};
	const table = (data: unknown, title: unknown = ''): void => {
		const part = asTable(data, String(title));
		if (part === undefined) print(data);
		else host('part', stringify(part));
	};

	/** `plot(ys)`, `plot(xs, ys)`, and how: `{ kind, title, xlabel, ylabel }`. */
	const plot = (...given: unknown[]): void => {
		const isList = (each: unknown): each is unknown[] => Array.isArray(each);
		const lists = given.filter(isList);
		const options = given.find(isRecord) ?? {};
		const said = (name: string, otherwise = ''): string => {
			const value = options[name];
			return typeof value === 'string' ? value : otherwise;
		};
		const kind = said('kind', 'line').replace('scatter', 'point');
		if (!['line', 'bar', 'point'].includes(kind)) {
			throw new TypeError('kind is "line", "bar" or "scatter"');
		}
		const ys = (lists.length > 1 ? lists[1] : lists[0]) ?? [];
		const xs = lists.length > 1 ? (lists[0] ?? []) : ys.map((_, index) => index);
		if (ys.length === 0) throw new TypeError('plot needs data: plot(ys) or plot(xs, ys)');
		if (xs.length !== ys.length) {
			throw new TypeError(`x has ${xs.length} values, but y has ${ys.length}`);
		}
		const plain = (value: unknown): unknown =>
			typeof value === 'number' && Number.isFinite(value) ? value : String(value);
		const values = ys.map((y, index) => ({
			x: plain(xs[index]),
			y: typeof y === 'number' && Number.isFinite(y) ? y : null
		}));
		const step = Math.ceil(values.length / 5000);
		const isNumber = kind !== 'bar' && values.every(({ x }) => typeof x === 'number');
		const title = said('title');
		host(
			'part',
			stringify({
				type: 'plot',
				spec: {
					data: { values: values.filter((_, index) => index % step === 0) },
					mark: { type: kind, ...(kind === 'point' && { filled: true }) },
					encoding: {
						x: {
							field: 'x',
							type: isNumber ? 'quantitative' : 'nominal',
							title: said('xlabel'),
							...(!isNumber && { sort: null })
						},
						y: { field: 'y', type: 'quantitative', title: said('ylabel') }
					},
					...(title !== '' && { title })
				},
				alt: `${kind} plot${title === '' ? '' : ` "${title}"`}, ${values.length} points`
			})
		);
	};

	let timers: Timer[] = [];
	let nextTimer = 1;
	const addTimer = (
		callback: Timer['callback'],
		delay: unknown,
		every: number | undefined,
		values: unknown[]
	): number => {
		const at = Date.now() + Math.max(0, Number(delay) || 0);
		timers.push({ id: nextTimer, callback, values, every, at });
		return nextTimer++;
	};
	const removeTimer = (id: unknown): void => {
		timers = timers.filter((timer) => timer.id !== id);
	};

	Object.assign(globalThis, {
		console: { log: print, info: print, warn: print, error: print, debug: print, table },
		plot,
		readFile: (name: unknown) => host('read', String(name)),
		writeFile: (name: unknown, text: unknown) => {
			host('write', stringify([String(name), String(text)]));
		},
		listFiles: (): unknown => JSON.parse(host('list', '')),
		setTimeout: (callback: Timer['callback'], delay: unknown, ...values: unknown[]) =>
			addTimer(callback, delay, undefined, values),
		setInterval: (callback: Timer['callback'], delay: unknown, ...values: unknown[]) =>
			addTimer(callback, delay, Math.max(1, Number(delay) || 0), values),
		clearTimeout: removeTimer,
		clearInterval: removeTimer
	});

	function show(value: unknown): void {
		if (value === undefined) return;
		const part = asTable(value, '');
		if (part === undefined) {
			host('print', `${typeof value === 'string' ? stringify(value) : inspect(value)}\n`);
		} else {
			host('part', stringify(part));
		}
	}

	let outcome = '';
	return {
		describe,
		finish(value) {
			outcome = '';
			if (!(value instanceof Promise)) {
				show(value);
				return;
			}
			outcome = 'The promise was never settled.';
			value.then(show).then(
				() => {
					outcome = '';
				},
				(error: unknown) => {
					outcome = describe(error);
				}
			);
		},
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
		outcome: () => outcome
	};
}
