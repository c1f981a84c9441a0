import { expect, test } from 'vitest';
import { asksToKeep } from '../../../main/kernel/asks-to-keep.ts';
import { loadRequests } from '../../dispatch/requests.ts';

test.each([
	'remember that I live in Busan',
	'can you remember my shoe size, it is 43?',
	"Don't let me forget: the dentist is on Tuesday",
	'I am lactose intolerant, keep that in mind',
	'My student number is 20230417. Remember it.',
	'note for later: the garage code is 4471',
	'I told you already: I hate olives, save that please',
	'could you hold on to this: I park on level 3',
	'update what you know about me: I moved to Seoul',
	'it would be good if you remembered that I am left-handed',
	'저는 새우 알레르기가 있어요. 기억해 주세요',
	'차는 지하 3층에 세웠다고 알아둬',
	'From now on I live in Malmö',
	'you should know that our daughter starts school in August',
	'앞으로 나는 부산에 살아',
	'recuerda que soy vegetariano',
	'请记住我住在首尔'
])('"%s" asks for it to be kept', (message) => expect(asksToKeep(message)).toBe(true));

test.each([
	'My name is Jin.',
	'By the way, I am vegetarian and my wife is called Mina.',
	'FYI my wifi password is hunter22',
	'from now on answer in French',
	'I keep a dog called Rex',
	'I remember my first computer, it was a Commodore',
	"I can't remember where I parked the Volvo",
	'My dentist appointment is on Friday at 3pm.',
	'I want to keep my job at the bank',
	'I save money in Seoul',
	'내 이름은 민수야',
	'참고로 나는 채식주의자야'
])('"%s" only says it', (message) => expect(asksToKeep(message)).toBe(false));

test('of the requests that are to be remembered hardly one is only offered', () => {
	const asked = loadRequests().filter(({ expect }) => expect[0]?.tool === 'remember');
	const missed = asked
		.filter(({ request, context }) => !asksToKeep(request, context.at(-1)?.content))
		.map(({ id }) => id);
	expect(missed).toEqual([]);
});
