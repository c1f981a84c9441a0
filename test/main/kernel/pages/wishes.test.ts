import { expect, test } from 'vitest';
import {
	namedPages,
	wantedAfterSearch,
	wantedOfShown
} from '../../../../main/kernel/pages/wishes.ts';

test.each([
	['compare https://a.example/x and https://b.example/y', 2],
	['what is the difference between a.example and b.example/tea?', 2],
	['Read a.example, b.example and c.example and tell me which is cheaper', 3],
	['http://localhost:8080/a.html 와 http://localhost:8080/b.html 을 비교해줘', 2],
	['a.example과 b.example의 차이가 뭐야?', 2],
	['https://a.example/x, https://a.example/x 읽어줘', 0],
	['compare https://a.example/x with my notes', 0],
	['write a file links.txt with https://a.example and https://b.example', 0],
	['remember that my pages are a.example and b.example', 0],
	['open https://a.example', 0],
	['compare file:///etc/passwd and javascript:alert(1)', 0]
])('%s: %i pages are read', (request, count) => {
	expect(namedPages(request)).toHaveLength(count);
});

test('as many pages as can be cited well are read, no more', () => {
	const addresses = Array.from({ length: 12 }, (_, n) => `https://s${n}.example/`).join(' ');
	expect(namedPages(`compare ${addresses}`)).toHaveLength(5);
});

test.each([
	['compare the iPhone 15 and the Pixel 8', [0, 1, 2]],
	['look up the opening hours of the museum and tell me', [0, 1, 2]],
	['search for green tea and summarize the first two results', [0, 1]],
	['search the web for tea and read the top five', [0, 1, 2, 3, 4]],
	['find out who won the cup', [0, 1, 2]],
	['search for reviews of the kettle and read results 2 and 4', [1, 3]],
	['what do reviewers say about the kettle?', [0, 1, 2]],
	['아이폰이랑 픽셀 비교해줘', [0, 1, 2]],
	['박물관 시간 찾아서 알려줘', [0, 1, 2]],
	['녹차 검색해서 위의 두 개 읽어줘', [0, 1]],
	['녹차 검색하고 결과를 요약해줘', [0, 1, 2]],
	['search the web for green tea', []],
	['google the weather in Rome', []],
	['녹차 검색해줘', []],
	['look up tea and write it to tea.txt', []]
])('after a search for "%s" the results %j are read', (request, places) => {
	expect(wantedAfterSearch(request, 10)).toEqual(places);
});

test('no more results are read than were found', () => {
	expect(wantedAfterSearch('compare tea and coffee', 2)).toEqual([0, 1]);
	expect(wantedAfterSearch('read results 2 and 9', 3)).toEqual([1]);
	expect(wantedAfterSearch('compare tea and coffee', 0)).toEqual([]);
});

test.each([
	['read the first three', [0, 1, 2]],
	['open the top two and compare them', [0, 1]],
	['compare results 2 and 3', [1, 2]],
	['what do these pages say?', [0, 1, 2]],
	['첫 세 개를 읽고 비교해줘', [0, 1, 2]],
	['2번과 3번 비교해줘', [1, 2]],
	['open the first one', []],
	['open #2', []],
	['what is 18% of 2,340?', []],
	['how are you?', []],
	['compare https://a.example and https://b.example', []]
])('of results that were shown, "%s" reads %j', (request, places) => {
	expect(wantedOfShown(request, 10)).toEqual(places);
});

test('without results that were shown nothing is read', () => {
	expect(wantedOfShown('read the first three', 0)).toEqual([]);
});
