import type { Message } from './message.ts';

/** How it is said which of several documents comes first in something. */
export const winners = {
	winner: {
		en: '{word} is **{title}**: **{value}** ({others}).',
		ko: '{word} 쪽은 **{title}**예요: **{value}** ({others}).'
	} satisfies Message,
	same: {
		en: 'They are the same: **{value}**.',
		ko: '서로 같아요: **{value}**.'
	} satisfies Message,
	/** Among two, and among more. */
	words: {
		cheap: {
			more: { en: 'Cheaper', ko: '더 싼' },
			most: { en: 'Cheapest', ko: '가장 싼' }
		},
		dear: {
			more: { en: 'More expensive', ko: '더 비싼' },
			most: { en: 'Most expensive', ko: '가장 비싼' }
		},
		long: { more: { en: 'Longer', ko: '더 긴' }, most: { en: 'Longest', ko: '가장 긴' } },
		short: { more: { en: 'Shorter', ko: '더 짧은' }, most: { en: 'Shortest', ko: '가장 짧은' } },
		early: { more: { en: 'Earlier', ko: '더 빠른' }, most: { en: 'Earliest', ko: '가장 빠른' } },
		late: { more: { en: 'Later', ko: '더 늦은' }, most: { en: 'Latest', ko: '가장 늦은' } },
		high: { more: { en: 'Higher', ko: '더 큰' }, most: { en: 'Highest', ko: '가장 큰' } },
		low: { more: { en: 'Lower', ko: '더 작은' }, most: { en: 'Lowest', ko: '가장 작은' } }
	} satisfies Record<string, Record<'more' | 'most', Message>>
};
