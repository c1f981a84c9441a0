import { calculate } from './calculate.ts';
import type { CertainCall } from './certain.ts';
import { readFigures } from './figures.ts';

/** What a calculator of the world does not know: each of these in units that it knows, as it is defined or sold. */
const everyday: readonly (readonly [unit: string, size: string])[] = [
	['평', '400/121 m^2'],
	['근', '600 g'],
	['돈', '3.75 g'],
	['되', '2401/1331 L'],
	['리', '4320/11 m']
];
/** A 근 of what grows is less than one of meat. */
const grown = /채소|야채|과일|나물|상추|배추|고추|마늘|딸기|감자|고구마|버섯|포도|사과/u;
const grownSize = '400 g';

const asked: readonly (readonly [word: RegExp, unit: string])[] = [
	[/제곱\s?미터|평방\s?미터|㎡|m²|m2|헤베/iu, 'm^2'],
	[/킬로\s?미터|㎞|(?<![a-z])km/iu, 'km'],
	[/킬로(?:그램|램)?|㎏|(?<![a-z])kg/iu, 'kg'],
	[/그램|(?<![a-zㄱ-힣])g(?![a-z])/iu, 'g'],
	[/밀리\s?리터|㎖|(?<![a-z])ml/iu, 'mL'],
	[/리터|(?<![a-z])L(?![a-z])/u, 'L'],
	[/미터|(?<![a-z])m(?![a-z²2])/u, 'm']
];

/** What may follow a unit: not the rest of another word, as in 리터 or 평균. */
const end = '(?=$|[\\s,.?!]|은|는|이|가|을|를|의|에|로|면|짜리|정도)';
/** Small numbers as they are said before a unit; by themselves these words are seldom numbers. */
const few: Record<string, string> = {
	한: '1',
	두: '2',
	세: '3',
	서: '3',
	석: '3',
	네: '4',
	넉: '4'
};

/** Units that only Korean has ("32평은 몇 제곱미터야?", "100㎡는 몇 평?"): one number, one of them, one that is known. */
export function readKoreanUnits(request: string): CertainCall[] {
	const [, known] = asked.find(([word]) => word.test(request)) ?? [];
	if (known === undefined) return [];
	const [figure, ...more] = readFigures(request) ?? [];
	if (more.length > 0) return [];
	for (const [unit, whole] of everyday) {
		const size = unit === '근' && grown.test(request) ? grownSize : whole;
		const said = new RegExp(`(?<![가-힣])([한두세서석네넉])\\s?${unit}${end}`, 'u').exec(
			request
		)?.[1];
		const isAfter = new RegExp(`^\\s?${unit}${end}`, 'u').test(figure?.after ?? '');
		const count = isAfter ? figure?.value : figure === undefined ? few[said ?? ''] : undefined;
		if (count !== undefined) return expression(`${count} * (${size}) to ${known}`);
		if (figure !== undefined && new RegExp(`몇\\s?${unit}`, 'u').test(request)) {
			return expression(`(${figure.value} ${known}) / (${size})`);
		}
	}
	return [];
}

function expression(text: string): CertainCall[] {
	return calculate(text);
}
