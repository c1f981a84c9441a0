import type { Message } from './message.ts';

/** What is said after something was taken back because a person asked for it in words. */
export const takenBack = {
	change: { en: 'Done: the last change was undone.', ko: '마지막으로 바꾼 것을 되돌렸어요.' },
	changeOf: {
		en: 'Done: the change of **{name}** was undone.',
		ko: '**{name}**에서 바꾼 것을 되돌렸어요.'
	},
	noChange: {
		en: 'There is nothing in this conversation that I could undo. All changes are listed in Settings under *Activity*.',
		ko: '이 대화에는 되돌릴 것이 없어요. 바뀐 것은 모두 설정의 *활동*에서 볼 수 있어요.'
	},
	fact: {
		en: 'Forgotten: “{text}”. For 30 days it can be brought back under *Memory*.',
		ko: '잊었어요: “{text}”. 30일 안에는 *기억*에서 되살릴 수 있어요.'
	},
	corrected: {
		en: 'Corrected: “{text}”. What it said before is kept under *Memory*.',
		ko: '고쳤어요: “{text}”. 전에 적은 것은 *기억*에 남아 있어요.'
	},
	noFact: {
		en: 'I remember nothing that says “{text}”, so nothing was forgotten. All I remember is listed under *Memory*.',
		ko: '“{text}”에 대해 기억하는 것이 없어서 잊은 것도 없어요. 기억하는 것은 모두 *기억*에서 볼 수 있어요.'
	},
	noFactMeant: {
		en: 'I am not sure what to forget, so nothing was forgotten. Say what it is about, or delete it under *Memory*.',
		ko: '무엇을 잊어야 할지 몰라서 그대로 두었어요. 무엇에 대한 것인지 말씀해 주시거나 *기억*에서 지워 주세요.'
	},
	severalFacts: {
		en: 'Several things fit, so nothing was forgotten. Say which one, or delete it under *Memory*:',
		ko: '여러 개가 해당해서 아직 잊지 않았어요. 어느 것인지 말씀해 주시거나 *기억*에서 지워 주세요:'
	}
} satisfies Record<string, Message>;
