import { CalculatorError } from './calculator-error.ts';

const zoned =
	/^(now|\d{1,2}:\d{2})\s+([\p{L}_]+(?:\/[\p{L}_+-]+)*)\s+to\s+([\p{L}_]+(?:\/[\p{L}_+-]+)*)$/u;
const minute = 60_000;

/** The value of `15:00 America/New_York to Europe/London` and `now Asia/Seoul to Asia/Tokyo`, today; undefined for anything else. */
export function evaluateZones(text: string, now: Date): string | undefined {
	const [, clock = '', from = '', to = ''] = zoned.exec(text) ?? [];
	if (clock === '') return undefined;
	const at = clock === 'now' ? now.getTime() : instantOf(clock, from, now);
	const [here, there] = [localOf(at, from), localOf(at, to)];
	const days = Math.round((startOf(there) - startOf(here)) / (1440 * minute));
	const printed = new Date(there).toISOString().slice(11, 16);
	if (days === 0) return printed;
	return `${printed} (${days > 0 ? '+' : ''}${days} day${Math.abs(days) === 1 ? '' : 's'})`;
}

/** When it is that time of this day there. */
function instantOf(clock: string, zone: string, now: Date): number {
	const [hours = 0, minutes = 0] = clock.split(':').map(Number);
	if (hours > 24 || minutes > 59)
		throw new CalculatorError('BAD_INPUT', `There is no time ${clock}.`);
	const wanted = startOf(localOf(now.getTime(), zone)) + (hours * 60 + minutes) * minute;
	// What differs from there may differ from itself an hour on, when clocks are changed.
	const guess = wanted - (localOf(wanted, zone) - wanted);
	return wanted - (localOf(guess, zone) - guess);
}

/** The time that clocks show there, as if it were UTC. */
function localOf(at: number, zone: string): number {
	const parts = new Map(
		formatOf(zone)
			.formatToParts(at)
			.map(({ type, value }) => [type, Number(value)])
	);
	const of = (type: string): number => parts.get(type as Intl.DateTimeFormatPartTypes) ?? 0;
	return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour') % 24, of('minute'));
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
	try {
		return new Intl.DateTimeFormat('en-GB', {
			timeZone,
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			hourCycle: 'h23'
		});
	} catch {
		throw new CalculatorError('BAD_INPUT', `There is no time zone ${timeZone}.`);
	}
}

function startOf(local: number): number {
	return Math.floor(local / (1440 * minute)) * 1440 * minute;
}

/** Places that give no zone its name, and what others are called in Korean. */
const further: Record<string, string> = {
	'America/New_York':
		'nyc|boston|washington|miami|philadelphia|atlanta|뉴욕|보스턴|워싱턴|마이애미|애틀랜타',
	'America/Los_Angeles':
		'la|san francisco|seattle|san diego|las vegas|california|silicon valley|로스앤젤레스|엘에이|샌프란시스코|시애틀|라스베이거스|캘리포니아',
	'America/Chicago': 'dallas|houston|austin|texas|시카고|댈러스|휴스턴|텍사스',
	'America/Denver': '덴버',
	'America/Toronto': 'montreal|ottawa|토론토|몬트리올|오타와',
	'America/Vancouver': '밴쿠버',
	'America/Sao_Paulo': 'são paulo|rio|rio de janeiro|상파울루|리우',
	'America/Mexico_City': '멕시코시티|멕시코',
	'Europe/London': 'uk|england|britain|edinburgh|manchester|런던|영국',
	'Europe/Paris': 'france|파리|프랑스',
	'Europe/Berlin': 'germany|munich|frankfurt|hamburg|cologne|베를린|독일|뮌헨|프랑크푸르트',
	'Europe/Zurich': 'switzerland|geneva|취리히|스위스|제네바',
	'Europe/Vienna': 'austria|비엔나|빈|오스트리아',
	'Europe/Rome': 'italy|milan|로마|이탈리아|밀라노',
	'Europe/Madrid': 'spain|barcelona|마드리드|스페인|바르셀로나',
	'Europe/Amsterdam': 'netherlands|암스테르담|네덜란드',
	'Europe/Istanbul': 'turkey|이스탄불|튀르키예|터키',
	'Europe/Moscow': '모스크바',
	'Asia/Seoul': 'korea|south korea|busan|서울|한국|부산',
	'Asia/Tokyo': 'japan|osaka|kyoto|도쿄|동경|일본|오사카',
	'Asia/Shanghai': 'china|beijing|shenzhen|중국|베이징|북경|상하이|상해',
	'Asia/Hong_Kong': '홍콩',
	'Asia/Taipei': 'taiwan|타이베이|대만',
	'Asia/Singapore': '싱가포르',
	'Asia/Bangkok': 'thailand|방콕|태국',
	'Asia/Ho_Chi_Minh': 'vietnam|hanoi|saigon|호찌민|호치민|하노이|베트남',
	'Asia/Manila': 'philippines|마닐라|필리핀',
	'Asia/Jakarta': '자카르타',
	'Asia/Kolkata': 'india|delhi|new delhi|mumbai|bangalore|인도|델리|뭄바이',
	'Asia/Dubai': 'uae|두바이',
	'Australia/Sydney': 'canberra|시드니',
	'Pacific/Auckland': 'new zealand|오클랜드|뉴질랜드',
	'Pacific/Honolulu': 'hawaii|하와이|호놀룰루',
	UTC: 'gmt|utc'
};

/** The zone of a city or of a country that has one zone, as people name it; undefined for anything else. */
export function zoneOf(place: string): string | undefined {
	return named().get(place.toLowerCase());
}

/** All names of places, the longest first, so that New York is found before York. */
export function zoneNames(): string[] {
	return [...named().keys()].sort((one, other) => other.length - one.length);
}

let names: Map<string, string> | undefined;

function named(): Map<string, string> {
	if (names !== undefined) return names;
	names = new Map();
	for (const zone of Intl.supportedValuesOf('timeZone')) {
		const city = zone.split('/').at(-1)?.replaceAll('_', ' ').toLowerCase() ?? '';
		if (zone.includes('/') && /^[a-z .'-]{4,}$/.test(city)) names.set(city, zone);
	}
	for (const [zone, places] of Object.entries(further)) {
		for (const place of places.split('|')) names.set(place, zone);
	}
	return names;
}
