const part = String.raw`\d+(?:\.\d+)?\s*(?:days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s|일|시간|분|초)`;
/** At least two units, or "m" after an hour: alone, "5 m" are metres. */
const compound = new RegExp(`^${part}(?:\\s*${part})+$`, 'i');
const single = new RegExp(`^${part}$`, 'i');
const clock = String.raw`(\d{1,2}):(\d{2})(?::(\d{2}))?`;
const clockOnly = new RegExp(`^${clock}$`);

const seconds: [RegExp, number][] = [
	[/^(?:d|days?|일)$/i, 86_400],
	[/^(?:h|hrs?|hours?|시간)$/i, 3_600],
	[/^(?:m|mins?|minutes?|분)$/i, 60],
	[/^(?:s|secs?|seconds?|초)$/i, 1]
];

/** How long "2h 45m" is, in seconds; undefined when the text is no duration of several units. */
export function readDuration(text: string, alone = false): number | undefined {
	const trimmed = text.trim();
	if (!compound.test(trimmed) && !(alone && single.test(trimmed))) return undefined;
	let sum = 0;
	for (const [, count = '0', unit = ''] of trimmed.matchAll(
		/(\d+(?:\.\d+)?)\s*([a-z일시간분초]+)/gi
	)) {
		sum += Number(count) * (seconds.find(([form]) => form.test(unit))?.[1] ?? 0);
	}
	return sum;
}

/** The value of `2h 45m + 1h 30m`, `14:30 + 2h 45m`, `9:15 to 17:40` or `2h 30m * 3`; undefined for anything else. */
export function evaluateTimes(text: string): string | undefined {
	const span = new RegExp(
		`^(?:from\\s+)?${clock}\\s*(?:to|until|till|부터|~)\\s*${clock}(?:까지)?$`,
		'i'
	).exec(text);
	if (span !== null) {
		const [start, end] = [readClock(span.slice(1, 4)), readClock(span.slice(4, 7))];
		if (start === undefined || end === undefined) return undefined;
		// To an earlier hour means over midnight.
		return printDuration(end >= start ? end - start : end + 86_400 - start);
	}
	const scaled = /^(.+?)\s*([*/])\s*(\d+(?:\.\d+)?)$/.exec(text);
	if (scaled !== null) {
		const length = readDuration((scaled[1] ?? '').replace(/^\((.*)\)$/, '$1'));
		const by = Number(scaled[3]);
		if (length === undefined || by === 0) return undefined;
		return printDuration(scaled[2] === '*' ? length * by : length / by);
	}
	return evaluateSum(text);
}

function evaluateSum(text: string): string | undefined {
	const pieces = text.split(/\s*([+-])\s*/);
	const isLong = (piece: string): boolean => readDuration(piece) !== undefined;
	const first = pieces[0] ?? '';
	const start = readClock(clockOnly.exec(first.trim())?.slice(1));
	if (start === undefined && !pieces.some(isLong)) return undefined;
	if (start !== undefined && pieces.length < 3) return undefined;
	let sum = start ?? readDuration(first, true);
	for (let index = 1; index < pieces.length && sum !== undefined; index += 2) {
		const next = pieces[index + 1] ?? '';
		const length =
			readDuration(next, true) ??
			(start === undefined ? undefined : readClock(clockOnly.exec(next)?.slice(1)));
		sum = length === undefined ? undefined : pieces[index] === '+' ? sum + length : sum - length;
	}
	if (sum === undefined) return undefined;
	const isSpan = start !== undefined && clockOnly.test((pieces[2] ?? '').trim());
	return start === undefined || (isSpan && pieces[1] === '-')
		? printDuration(sum)
		: printClock(sum);
}

function readClock(groups: (string | undefined)[] | undefined): number | undefined {
	if (groups === undefined) return undefined;
	const [hours = 0, minutes = 0, rest = 0] = groups.map((digits) => Number(digits ?? 0));
	return hours < 25 && minutes < 60 && rest < 60 ? hours * 3_600 + minutes * 60 + rest : undefined;
}

function printClock(time: number): string {
	const days = Math.floor(time / 86_400);
	const left = time - days * 86_400;
	const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
	const rest = left % 60 === 0 ? '' : `:${two(left % 60)}`;
	const day =
		days === 0 ? '' : ` (${days > 0 ? '+' : ''}${days} day${Math.abs(days) === 1 ? '' : 's'})`;
	return `${two(left / 3_600)}:${two((left % 3_600) / 60)}${rest}${day}`;
}

/** `4 h 15 min`; hours are not gathered into days. */
export function printDuration(length: number): string {
	const sign = length < 0 ? '-' : '';
	const whole = Math.abs(Math.round(length * 1000) / 1000);
	const parts = [
		[Math.floor(whole / 3_600), 'h'],
		[Math.floor((whole % 3_600) / 60), 'min'],
		[Math.round((whole % 60) * 1000) / 1000, 's']
	] as const;
	const shown = parts.filter(([count]) => count !== 0).map(([count, unit]) => `${count} ${unit}`);
	return shown.length === 0 ? '0 min' : `${sign}${shown.join(' ')}`;
}
