import { oneOf } from './gbnf.ts';

/** Numbers that may stand in an expression although nobody typed them. */
export const commonConstants: readonly string[] = [
	...Array.from({ length: 13 }, (_, number) => String(number)),
	...['16', '24', '30', '31', '50', '52', '60', '100', '365', '366', '1000', '1024', '3600']
];

const functions =
	words(`sqrt cbrt nthRoot abs round floor ceil fix sign exp log log2 log10 pow mod gcd lcm factorial
	combinations permutations isPrime min max sum mean median mode std variance prod hypot sin cos tan asin acos atan
	sinh cosh tanh`);

const units =
	words(`m cm mm km um nm meter meters kilometer kilometers centimeter centimeters millimeter millimeters
	inch inches in foot feet ft yard yards yd mile miles mi angstrom
	m2 cm2 km2 mm2 sqft sqin sqyd sqmi acre acres hectare hectares
	m3 cm3 L l liter liters litre litres ml mL milliliter milliliters cl dl cc teaspoon teaspoons tablespoon tablespoons
	cup cups pint pints pt quart quarts qt gallon gallons gal fluidounce fluidounces floz
	deg degree degrees rad radian radians
	s sec secs second seconds ms us ns min mins minute minutes h hr hrs hour hours day days week weeks month months
	year years decade decades century centuries
	g kg mg ug gram grams kilogram kilograms milligram milligrams tonne tonnes ton tons lb lbs lbm ounce ounces oz stone
	degC degF K celsius fahrenheit
	Hz kHz MHz GHz N kN J kJ MJ Wh kWh MWh BTU eV W kW MW hp A mA V mV ohm
	Pa kPa MPa hPa bar mbar psi atm torr mmHg
	b bit bits B byte bytes kb Mb Gb kB MB GB TB PB KiB MiB GiB TiB kilobyte kilobytes megabyte megabytes gigabyte
	gigabytes terabyte terabytes`);

function words(list: string): string[] {
	return list.split(/\s+/);
}

/** What doesn't change from turn to turn: made once. */
const fixedRules = [
	// Only what has a unit can be converted.
	'quantity ::= chain | measured " to " unit',
	'measured ::= (factor operator)* measure (operator factor)*',
	'measure ::= "-"? (figure " " unit | "(" measured ")" postfix*)',
	'chain ::= factor (operator factor)*',
	'operator ::= " " ("+" | "-" | "*" | "/" | "mod" | ">" | "<" | "==") " "',
	'factor ::= "-"? primary postfix*',
	'postfix ::= "^" "-"? (figure | "pi" | "e" | "(" chain ")") | "%" | "!"',
	'primary ::= figure (" " unit)? | "pi" | "e" | "(" quantity ")" | function "(" list ")" | "[" list "]"',
	'list ::= chain (", " chain)*',
	'unit ::= unit-name ("^" [23])? ("/" unit-name ("^" [23])?)?',
	'period ::= ("day" | "week" | "month" | "year" | "hour" | "minute") "s"?',
	`unit-name ::= ${oneOf(units)}`,
	`function ::= ${oneOf(functions)}`
].join('\n');

/** What a turn offers to an expression. */
export interface Figures {
	numbers: readonly string[];
	/** Numbers that mean nothing by themselves, so that they are no constants either. */
	parts: readonly string[];
	/** Calculations that were typed out: they are taken whole. */
	typed: readonly string[];
	dates: readonly string[];
}

/**
 * The rule `expression`: a JSON string with an expression the calculator can read. Its numbers are among those offered
 * and the common constants, whole: between two of them stands always an operator, a bracket or a comma. With dates, it
 * may also be the time between two of them, or a date so and so much later.
 */
export function expressionRules({ numbers, parts, typed, dates }: Figures): string {
	const time = `date (" - " date (" to " period)? | " " [+-] " " figure " " period)`;
	const readings = dates.length === 0 ? 'quantity' : `(quantity | ${time})`;
	const constants = commonConstants.filter((constant) => !parts.includes(constant));
	return [
		String.raw`expression ::= "\"" ${readings} "\""`,
		fixedRules,
		`figure ::= ${oneOf([...typed, ...numbers, ...constants])}`,
		`date ::= ${dates.length === 0 ? '"today"' : oneOf(dates)}`
	].join('\n');
}

/** Functions and units that an expression may name. */
export const expressionNames = { functions, units };
