import type { CertainCall } from './certain.ts';
import { readFigures } from './figures.ts';

const coin =
	/\b(?:flip|toss|throw)\b[^.?!]{0,24}\bcoins?\b|\bcoin ?(?:flip|toss)\b|동전\S*\s?(?:\S+\s){0,3}?\S*(?:던|튕)/iu;
const dice =
	/\b(?:roll|throw|cast)\b[^.?!]{0,24}\b(?:dice|die)\b|\b(?:dice|die) roll\b|주사위\S*\s?(?:\S+\s){0,3}?\S*(?:굴|던)/iu;
const between =
	/\b(?:random|pick|choose|give me|think of)\b[^.?!]{0,24}\b(?:a|one|any) (?:random )?number\b|\brandom number\b|(?:무작위|랜덤|아무)\s?(?:숫자|수|번호)|(?:숫자|수|번호)\s?(?:하나|한 ?개)[만를]?\s?(?:무작위로\s?)?(?:골라|뽑아)/iu;
/** What is to be done beside it is a program of its own. */
const special =
	/\b(?:python|javascript|js|code|program|function|chart|plot|graph|histogram|average|probability|chance|odds|sided|until|simulate|file)\b|파이썬|자바스크립트|코드|프로그램|함수|그래프|평균|확률|면체|나올 때까지|파일/iu;
const mostThrows = 1_000;

/** Coins, dice and a number between two: how many of them a small model forgets. Numbers are digits. */
export function readChance(text: string): CertainCall[] {
	if (text.length > 120 || special.test(text)) return [];
	// One number is asked for, and none of those it lies between.
	const figures = (readFigures(text) ?? [])
		.filter(
			({ at, end, after }) =>
				/\d/.test(text.slice(at, end)) && !/^\s?개\s?(?:만|를|뽑|골)/u.test(after)
		)
		.map(({ value }) => Number(value));
	if (figures.some((value) => !Number.isInteger(value) || value < 0)) return [];
	const isKorean = /\p{Script=Hangul}/u.test(text);
	const [first, second, ...more] = figures;
	if (coin.test(text) || dice.test(text)) {
		const count = first ?? 1;
		if (second !== undefined || count < 1 || count > mostThrows) return [];
		return run(coin.test(text) ? coins(count, isKorean) : rolls(count));
	}
	if (!between.test(text) || first === undefined || second === undefined || more.length > 0)
		return [];
	return first < second ? run([`print(random.randint(${first}, ${second}))`]) : [];
}

function coins(count: number, isKorean: boolean): string[] {
	const [head, tail] = isKorean ? ['앞', '뒤'] : ['heads', 'tails'];
	return [
		`flips = [random.choice(["${head}", "${tail}"]) for _ in range(${count})]`,
		'print(*flips, sep=", ")',
		...(count > 1
			? [`print(f"${head}: {flips.count('${head}')}, ${tail}: {flips.count('${tail}')}")`]
			: [])
	];
}

function rolls(count: number): string[] {
	return [
		`rolls = [random.randint(1, 6) for _ in range(${count})]`,
		count > 1 ? 'print(*rolls, sep=" + ", end=f" = {sum(rolls)}\\n")' : 'print(rolls[0])'
	];
}

function run(lines: string[]): CertainCall[] {
	const code = ['import random', ...lines].join('\n');
	return [{ tool: 'run_code', input: { language: 'python', code } }];
}
