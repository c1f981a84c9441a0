import { expect, test } from 'vitest';
import { certainCalls } from '../../../../main/kernel/certain/certain.ts';

test.each([
	'what do you remember about me?',
	'What do you know about me?',
	'what have you remembered so far?',
	'tell me everything you know about me',
	'list all the facts you remember',
	'show my memories',
	'나에 대해 뭘 기억해?',
	'저에 대해 무엇을 기억하고 있나요?',
	'나에 대해 알고 있는 거 알려줘',
	'뭘 기억하고 있어?',
	'기억하고 있는 것 전부 보여줘'
])('"%s" asks for all that is remembered', (request) => {
	expect(certainCalls(request)).toEqual([{ tool: 'recall', input: { query: '*' } }]);
});

test.each([
	'what do you remember about my dog?',
	'what do you know?',
	'remember that I like tea',
	'나는 커피를 좋아한다고 기억해',
	'내 생일 기억해?'
])('"%s" does not', (request) => expect(certainCalls(request)).toEqual([]));
