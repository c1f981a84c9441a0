import type { SentenceShape } from './fact-reading.ts';

const often = '(?:(?:currently|now|still|just|also|usually|always|mostly|really|recently)\\s+)*';
/** Who a kept fact speaks of: the person, in the first person or without saying. */
const who = `(?:(?:i|we|the user|user)\\s+${often})?`;
const am = `(?:(?:i'm|i am|i've been|i have been|the user is)\\s+${often})`;
const rest = '(?<value>\\S.{0,120}?)';
const since =
	'(?:,?\\s+(?:now|these days|at the moment|currently|right now|since .*|for .* years?))?';
const article = '(?:an?\\s+)?';
const relations =
	'wife|husband|partner|spouse|girlfriend|boyfriend|fianc[ée]e?|son|daughter|child|baby|kid|brother|sister|mother|mom|mum|' +
	'father|dad|grandmother|grandfather|grandma|grandpa|aunt|uncle|cousin|nephew|niece|dog|cat|pet|boss|manager|doctor|dentist|' +
	'teacher|best friend|roommate|flatmate|company|team';
const professions =
	'nurse|chef|cook|student|accountant|architect|pilot|judge|librarian|electrician|mechanic|musician|physician|technician|' +
	'politician|dentist|scientist|artist|pianist|therapist|pharmacist|journalist|economist|receptionist|consultant|assistant|' +
	'teacher|lawyer|engineer|developer|programmer|designer|writer|baker|farmer|carpenter|plumber|driver|manager|photographer|' +
	'researcher|lecturer|firefighter|police officer|soldier|doctor|professor|author|editor|actor|translator|freelancer|retiree';
const conditions =
	'asthma|diabetes|epilepsy|adhd|autism|dyslexia|migraines|celiac disease|coeliac disease|high blood pressure|hay fever|' +
	'insomnia|arthritis|tinnitus';
/** Things of which "my … is" tells something that lasts; of others it may be the mood of the day. */
const attributes = new RegExp(
	'(?:^|\\s)(?:birthday|anniversary|address|phone number|email|time zone|timezone|blood type|native language|mother tongue|' +
		'first language|nationality|profession|occupation|job|hobby|home ?town|shoe size|height|weight|pronouns|nickname|' +
		`surname|last name|first name|middle name|favou?rite .+|(?:${relations})'s (?:name|birthday))$`
);

function shape(pattern: string): RegExp {
	return new RegExp(`^${pattern}$`, 'iu');
}

/** What people say of themselves in English; the first shape that fits counts. */
export const englishReadings: readonly SentenceShape[] = [
	{ pattern: shape(`my name(?:'s| is)\\s+${rest}`), about: 'name', single: true },
	{
		// Not "call me later".
		pattern: /^(?:[Pp]lease )?[Cc]all me (?<value>\p{Lu}[\p{L}'\- ]{0,40})$/u,
		about: 'name',
		single: true
	},
	{
		pattern: shape(
			`(?:${who}(?:lives?|have lived|'ve lived|reside)|${am}(?:living|based)|(?:i've|i have|i)\\s+${often}moved)` +
				`\\s+(?:in|to)\\s+(?!(?:fear|peace|hope|the past|the next|the moment|another)\\b)${rest}${since}`
		),
		about: 'home',
		single: true
	},
	{
		pattern: shape(
			`(?:${am}(?:originally )?from|i come from|i was born in|i grew up in)\\s+${rest}`
		),
		about: 'origin',
		single: true
	},
	{ pattern: shape(`i was born on\\s+${rest}`), about: 'birthday', single: true },
	{ pattern: shape(`${am}(?<value>\\d{1,3})\\s+years? old`), about: 'age', single: true },
	{ pattern: shape(`${who}works? as\\s+${article}${rest}${since}`), about: 'job', single: true },
	{
		pattern: shape(`${am}${article}(?<value>(?:[\\p{L}-]+ ){0,3}(?:${professions}))${since}`),
		about: 'job',
		single: true
	},
	{
		pattern: shape(
			`${who}works? (?:at|for)\\s+(?!(?:night|home|the moment|weekends|fun|me|now)\\b)${rest}${since}`
		),
		about: 'workplace',
		single: true
	},
	{ pattern: shape(`(?:${am}|${who}is )allergic to\\s+${rest}`), about: 'allergy' },
	{ pattern: shape(`i have an?\\s+${rest}\\s+allergy`), about: 'allergy' },
	{
		pattern: shape(`${am}${article}(?<value>vegan|vegetarian|pescatarian)`),
		about: 'diet',
		single: true
	},
	{
		pattern: shape(
			`${am}${article}(?<value>diabetic|dyslexic|asthmatic|lactose[- ]intolerant|gluten[- ]intolerant|` +
				`colou?r[- ]?blind|left[- ]handed|right[- ]handed|hard of hearing|deaf|blind)`
		),
		about: 'condition'
	},
	{ pattern: shape(`i have (?<value>${conditions})`), about: 'condition' },
	{
		pattern: shape(
			`i (?:don't|do not|can't|cannot|never) (?:eat|drink)\\s+(?!(?:it|that|this|there|much|here)\\b)${rest}`
		),
		about: 'avoided food'
	},
	{
		pattern: shape(`my (?<of>(?:\\S+ )?(?:${relations})) is (?:called|named)\\s+${rest}`),
		about: "{of}'s name",
		single: true
	},
	{
		pattern: shape(
			`i have (?<value>(?:an?|one|two|three|four|five|\\d+) (?:\\S+ ){0,2}` +
				`(?:kids?|children|sons?|daughters?|dogs?|cats?|brothers?|sisters?|siblings?|pets?)(?: .{1,60})?)`
		),
		about: 'family'
	},
	{ pattern: shape(`i speak\\s+${rest}`), about: 'languages' },
	{
		pattern: shape(`(?:i study|${am}studying)\\s+(?!(?:for|at|hard|now)\\b)${rest}`),
		about: 'studies'
	},
	{
		pattern: shape(
			`i (?:\\w+ )?prefer\\s+(?!(?:it|this|that|the (?:first|second|last))\\b)${rest}`
		),
		about: 'preference'
	},
	{
		pattern: shape(
			`(?:my|our)\\s+(?<of>[\\p{L}\\p{N}'\\- ]{2,40}?)\\s*(?:\\s(?:is|are)(?: now)?\\s|:|=)\\s*${rest}`
		),
		about: '{of}',
		single: true,
		lasting: (of) => attributes.test(of)
	}
];
