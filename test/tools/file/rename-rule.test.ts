import { expect, test } from 'vitest';
import { readRule } from '../../../tools/file/rename-rule.ts';

test.each([
	['by date', { kind: 'date' }],
	['date first', { kind: 'date' }],
	['put the date in front', { kind: 'date' }],
	['add the date at the beginning', { kind: 'date' }],
	['날짜순으로', { kind: 'date' }],
	['날짜별로', { kind: 'date' }],
	['앞에 날짜 붙여', { kind: 'date' }],
	['number them', { kind: 'number', by: 'name', isReverse: false }],
	['numbered', { kind: 'number', by: 'name', isReverse: false }],
	['number them by date', { kind: 'number', by: 'date', isReverse: false }],
	['numbered, newest first', { kind: 'number', by: 'date', isReverse: true }],
	['번호를 붙여', { kind: 'number', by: 'name', isReverse: false }],
	['날짜순으로 번호를 붙여 줘', { kind: 'number', by: 'date', isReverse: false }],
	['앞에 번호 붙여', { kind: 'number', by: 'name', isReverse: false }],
	['lower case', { kind: 'case', upper: false }],
	['to lowercase', { kind: 'case', upper: false }],
	['소문자로', { kind: 'case', upper: false }],
	['change the names to upper case', { kind: 'case', upper: true }],
	['파일 이름을 대문자로 바꿔 줘', { kind: 'case', upper: true }],
	['replace spaces with underscores', { kind: 'replace', from: ' ', to: '_' }],
	['replace all spaces by dashes', { kind: 'replace', from: ' ', to: '-' }],
	['change IMG to photo', { kind: 'replace', from: 'IMG', to: 'photo' }],
	['replace "draft 1" with "final"', { kind: 'replace', from: 'draft 1', to: 'final' }],
	['replace copy with nothing', { kind: 'replace', from: 'copy', to: '' }],
	['spaces to underscores', { kind: 'replace', from: ' ', to: '_' }],
	['공백을 밑줄로', { kind: 'replace', from: ' ', to: '_' }],
	['공백을 모두 밑줄로 바꿔 줘', { kind: 'replace', from: ' ', to: '_' }],
	['IMG 대신 사진', { kind: 'replace', from: 'IMG', to: '사진' }],
	['add trip in front', { kind: 'add', text: 'trip', where: 'front' }],
	['add "2026_" at the beginning', { kind: 'add', text: '2026_', where: 'front' }],
	['add old at the end', { kind: 'add', text: 'old', where: 'end' }],
	['put trip before the name', { kind: 'add', text: 'trip', where: 'front' }],
	['prefix with trip', { kind: 'add', text: 'trip', where: 'front' }],
	['앞에 여행 붙여', { kind: 'add', text: '여행', where: 'front' }],
	['여행을 앞에 붙여 줘', { kind: 'add', text: '여행', where: 'front' }],
	['이름 뒤에 완료를 추가해', { kind: 'add', text: '완료', where: 'end' }],
	['remove copy', { kind: 'remove', words: ['copy'] }],
	['remove the word final from the names', { kind: 'remove', words: ['final'] }],
	['remove "draft" and "old"', { kind: 'remove', words: ['draft', 'old'] }],
	['remove brackets', { kind: 'remove', words: [/[()[\]{}]/g] }],
	['사본 빼 줘', { kind: 'remove', words: ['사본'] }],
	['이름에서 복사본을 지워 줘', { kind: 'remove', words: ['복사본'] }]
])('“%s” is read', (text, rule) => {
	expect(readRule(text)).toEqual(rule);
});

test.each([
	'',
	'  ',
	'nicely',
	'so that they look good',
	'alphabetically',
	'rm -rf /',
	'rename to vacation',
	'sort to folders',
	'예쁘게',
	'x'.repeat(400)
])('“%s” is no rule', (text) => {
	expect(readRule(text)).toBeUndefined();
});
