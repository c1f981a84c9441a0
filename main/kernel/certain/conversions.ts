import type { CertainCall } from './certain.ts';

type Kind = 'length' | 'mass' | 'volume' | 'area' | 'time' | 'speed' | 'temperature' | 'data';

/** How the calculator writes a unit, what it measures, and how people name it. */
const units: readonly (readonly [unit: string, kind: Kind, names: string])[] = [
	['km/h', 'speed', 'km\\/h|kmh|kph|kilomet(?:er|re)s? (?:per|an) hour|킬로미터 ?매시'],
	['mi/h', 'speed', 'mph|miles? (?:per|an) hour|마일 ?매시'],
	['m/s', 'speed', 'm\\/s|met(?:er|re)s? (?:per|a) second'],
	['km^2', 'area', 'km²|km2|sq(?:uare)?\\.? ?(?:km|kilomet(?:er|re)s?)|제곱킬로미터'],
	['m^2', 'area', 'm²|㎡|m2|sqm|sq(?:uare)?\\.? ?(?:m|met(?:er|re)s?)|제곱미터|평방미터'],
	['ft^2', 'area', 'ft²|ft2|sqft|sq(?:uare)?\\.? ?(?:ft|feet|foot)|제곱피트|평방피트'],
	['acre', 'area', 'acres?|에이커'],
	['hectare', 'area', 'hectares?|ha|헥타르'],
	['km', 'length', 'kms?|kilomet(?:er|re)s?|[킬키]로미터'],
	['cm', 'length', 'cms?|centimet(?:er|re)s?|센티(?:미터)?|센치'],
	['mm', 'length', 'mm|millimet(?:er|re)s?|밀리미터'],
	['m', 'length', 'm|met(?:er|re)s?|미터'],
	['inch', 'length', 'inch(?:es)?|in(?= ?(?:to|in) )|"|인치'],
	['ft', 'length', "ft|foot|feet|'|피트"],
	['yd', 'length', 'yards?|yds?|야드'],
	['mile', 'length', 'miles?|mi|마일'],
	['kg', 'mass', 'kgs?|kilos?|kilograms?|[킬키]로그램|[킬키]로'],
	['mg', 'mass', 'mg|milligrams?|밀리그램'],
	['g', 'mass', 'g|grams?|그램'],
	['lb', 'mass', 'lbs?|pounds?|파운드'],
	['oz', 'mass', 'oz|ounces?|온스'],
	['stone', 'mass', 'stones?|st|스톤'],
	['tonne', 'mass', 'tonnes?|톤'],
	['liter', 'volume', 'l|lit(?:er|re)s?|리터'],
	['ml', 'volume', 'ml|millilit(?:er|re)s?|밀리리터|씨씨|cc'],
	['cl', 'volume', 'cl|centilit(?:er|re)s?'],
	['dl', 'volume', 'dl|decilit(?:er|re)s?|데시리터'],
	['gallon', 'volume', 'gallons?|갤런'],
	['cup', 'volume', 'cups?|컵'],
	['pint', 'volume', 'pints?|파인트'],
	['quart', 'volume', 'quarts?|쿼트'],
	['tablespoon', 'volume', 'tablespoons?|tbsps?|큰술|테이블스푼'],
	['teaspoon', 'volume', 'teaspoons?|tsps?|작은술|티스푼'],
	['floz', 'volume', 'fl(?:uid)?\\.? ?(?:oz|ounces?)'],
	['week', 'time', 'weeks?|주(?:일|간)?'],
	['day', 'time', 'days?|일'],
	['hour', 'time', 'hours?|hrs?|h|시간'],
	['minute', 'time', 'minutes?|mins?|분'],
	['second', 'time', 'seconds?|secs?|초'],
	[
		'degC',
		'temperature',
		'(?:degrees? |deg |°) ?(?:c|celsius|centigrade)|celsius|centigrade|°c|c|도씨'
	],
	['degF', 'temperature', '(?:degrees? |deg |°) ?(?:f|fahrenheit)|fahrenheit|farenheit|°f|f'],
	['GB', 'data', 'gb|gigabytes?|기가(?:바이트)?'],
	['MB', 'data', 'mb|megabytes?|메가(?:바이트)?'],
	['TB', 'data', 'tb|terabytes?|테라(?:바이트)?'],
	['kB', 'data', 'kb|kilobytes?|킬로바이트']
];

export interface Unit {
	unit: string;
	kind: Kind;
}

/** Where the name of a unit ends; marks of feet and inches do so by themselves. */
const end = String.raw`(?:(?<=['"])|(?![\p{Script=Latin}\d²³^/]))`;
const particle = '(?:은|는|이|가|을|를|으로|로|에)?';
const forms = units.map(([unit, kind, names]) => ({
	unit,
	kind,
	names: new RegExp(`^[ -]?(?:${names})${end}`, 'iu')
}));
const digits = /(?<![\p{L}\d.,:/])-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d:]|,\d)/gu;

/** What makes it more than one measure told in another unit. */
const special =
	/\b(?:per|each|every|times|plus|minus|add|difference|between|than|at|from|left|remain\w*|cost\w*|prices?|pay|euros?|dollars?|cents?|square|cubic|squared|cubed|since|until|ago|after|before|save|write|remember|file|search|document|page|code|python|javascript)\b|[$€£₩+*=]|당|마다|씩|더하|빼|곱|나[누눠]|차이|비싸|가격|얼마나|남|원(?![가-힣])|세제곱|뒤|후|전(?![가-힣])|저장|기억|파일|검색|문서/i;
const kilo = /[킬키]로(?![그미바칼])/u;
const speed = /시속\s*/u;
/** "How many km in a mile", "how many grams is one ounce": one of them, said without a digit. */
const oneOf =
	/(\bhow many [\p{L} ]{1,24}?(?:in|is|are|make|to|does)(?: there in)?) (?:an?|one) (?=\p{L})/iu;

/**
 * One measure asked for in another unit: "how many minutes are 3.5 hours", "6 foot 1 in cm", "키 6피트 1인치는 몇 센티야?".
 * A small model loses one of two units, or takes a number of an earlier turn. The text has its numbers in digits.
 */
export function readConversion(text: string): CertainCall[] {
	if (text.length > 160) return [];
	// A 키로 is a kilogram or a kilometre, whichever fits.
	if (kilo.test(text)) {
		const [inMass = [], inLength = []] = ['킬로그램', '킬로미터'].map((unit) =>
			readConversion(text.replace(new RegExp(kilo, 'gu'), unit))
		);
		return inMass.length > 0 ? inMass : inLength;
	}
	const request = text
		.replace(/[’′]/g, "'")
		.replace(/[“”″]/g, '"')
		.replace(/화씨\s*(-?[\d.,]+)\s*도/u, '$1 fahrenheit')
		.replace(/섭씨\s*(-?[\d.,]+)\s*도/u, '$1 celsius')
		.replace(/화씨/u, 'fahrenheit')
		.replace(oneOf, '$1 1 ')
		.replace(/섭씨/u, 'celsius');
	const measured = readMeasures(request);
	if (measured === undefined) return [];
	const { measures, rest } = measured;
	const target = readTarget(
		rest,
		measures.map(({ unit }) => unit)
	);
	if (target === undefined || special.test(rest.replaceAll(target.said, ' '))) return [];
	const quantities = measures.map(({ value, unit }) => {
		// What is measured as a volume is told in fluid ounces.
		const isFluid = unit.unit === 'oz' && target.kind === 'volume';
		return `${value} ${isFluid ? 'floz' : unit.unit}`;
	});
	return [
		{
			tool: 'calculator',
			input: { expression: `${quantities.join(' + ')} to ${target.unit}` }
		}
	];
}

/** The measures of a text, each by itself; undefined where something else in it is a number. */
export function measuresIn(text: string): { value: string; unit: Unit }[] | undefined {
	const found = [...text.matchAll(digits)].map(({ 0: number, index }) => {
		const unit = unitAt(text.slice(index + number.length));
		return unit && { value: number.replaceAll(',', ''), unit };
	});
	return found.every((one) => one !== undefined) ? found : undefined;
}

/** The measures of a text that are one together, if nothing else in it is a number, and the text without them. */
function readMeasures(
	request: string
): { measures: { value: string; unit: Unit }[]; rest: string } | undefined {
	const isSpeed = speed.test(request);
	const text = request.replace(speed, '');
	const measures: { value: string; unit: Unit; at: number; end: number }[] = [];
	let rest = '';
	let from = 0;
	for (const { 0: number, index } of text.matchAll(digits)) {
		const at = index + number.length;
		const value = number.replaceAll(',', '');
		const last = measures.at(-1);
		const found =
			unitAt(text.slice(at), isSpeed) ?? smallerThan(last, text.slice(last?.end, index));
		if (found === undefined) return undefined;
		// Two measures belong together when nothing is between them: a larger and a smaller one.
		if (
			last !== undefined &&
			!/^(?:\s|,|and|하고|그리고|와|과)*$/i.test(text.slice(last.end, index))
		)
			return undefined;
		const stop = at + found.length;
		measures.push({ value, unit: found, at: index, end: stop });
		rest += `${text.slice(from, index)} `;
		from = stop;
	}
	const [first, second] = measures;
	if (first === undefined || measures.length > 2) return undefined;
	if (
		second !== undefined &&
		(second.unit.kind !== first.unit.kind || second.unit.unit === first.unit.unit)
	)
		return undefined;
	return { measures, rest: rest + text.slice(from) };
}

const smaller: Partial<Record<string, Unit & { length: number }>> = {
	ft: { unit: 'inch', kind: 'length', length: 0 },
	stone: { unit: 'lb', kind: 'mass', length: 0 }
};

/** "6 foot 1", "12 stone 4": the unit of what follows another without one. */
function smallerThan(
	last: { unit: Unit } | undefined,
	between: string
): (Unit & { length: number }) | undefined {
	return /^\s*$/.test(between) ? smaller[last?.unit.unit ?? ''] : undefined;
}

/** The unit that a text begins with, and how long its name is. */
export function unitAt(text: string, isSpeed = false): (Unit & { length: number }) | undefined {
	for (const { unit, kind, names } of forms) {
		const said = names.exec(text)?.[0];
		if (said === undefined) continue;
		if (!isSpeed) return { unit, kind, length: said.length };
		const fast = unit === 'kg' || unit === 'km' ? 'km/h' : unit === 'mile' ? 'mi/h' : undefined;
		return fast === undefined ? undefined : { unit: fast, kind: 'speed', length: said.length };
	}
	return undefined;
}

/** The one unit that is asked for: "how many ...", "in ...", "몇 ...", "...로". */
function readTarget(rest: string, from: readonly Unit[]): (Unit & { said: string }) | undefined {
	const [first] = from;
	const found = units.flatMap(([unit, kind, names]) => {
		const shapes = [
			String.raw`(?:\b(?:how many|in|into|to|as)\s+(?:the\s+)?|몇\s?)(?:${names})${end}`,
			String.raw`(?<![\p{L}\d])(?:${names})(?:으로|로)(?![가-힣])`
		];
		const said = shapes.map((shape) => new RegExp(shape, 'iu').exec(rest)?.[0]).find(Boolean);
		const means = kind === 'length' && first?.kind === 'speed' ? speedOf(unit) : unit;
		if (said === undefined || means === undefined) return [];
		const is: Kind = means === unit ? kind : 'speed';
		const volume = unit === 'oz' && first?.kind === 'volume';
		return [{ unit: volume ? 'floz' : means, kind: volume ? ('volume' as const) : is, said }];
	});
	const longest = found.filter(
		(one) =>
			!found.some(
				(other) =>
					other !== one && other.said.length > one.said.length && other.said.includes(one.said)
			)
	);
	const [target, ...others] = longest;
	if (target === undefined || others.length > 0 || first === undefined) return undefined;
	const fits =
		target.kind === first.kind ||
		(target.kind === 'volume' && from.every(({ unit }) => unit === 'oz'));
	if (!fits || from.some(({ unit }) => unit === target.unit && from.length === 1)) return undefined;
	return namesAnother(rest.replace(target.said, ' ')) ? undefined : target;
}

function speedOf(unit: string): string | undefined {
	return unit === 'mile' ? 'mi/h' : unit === 'km' ? 'km/h' : undefined;
}

/** A second unit in what is left: then it is a rate or a sum. A letter or two may be a word of any kind. */
function namesAnother(rest: string): boolean {
	return units.some(([, , names]) =>
		[
			...rest.matchAll(
				new RegExp(String.raw`(?<![\p{L}\d])(?:${names})${particle}(?![\p{L}\d])`, 'giu')
			)
		].some(([said]) => said.length > 2 || /[가-힣]/.test(said))
	);
}
