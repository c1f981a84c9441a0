"""Requests about the page that is open beside the talk: offered only while one is."""

import generator.korean  # noqa: F401 (fills the Korean word lists)
from generator.base import WORDS, call, example, fill, made
from generator.words import add

add(
    pageword='{doctopic}|{doctopic}|{subject}|price|prices|opening hours|phone number|contact|shipping|returns|address|email|{product}|{name}|{year}|login|download|license|{illness}|warranty|delivery|{city}|"{doctopic}"',
    pagequery='{product}|{subject}|{dish}|{city} {hobby}|{library}|{illness}|{show}|{person2}|{doctopic}|used {product}',
    페이지말='{문서주제}|{문서주제}|가격|전화번호|영업시간|배송|환불|주소|이메일|{물품}|{이름}|{주제}|로그인|다운로드'
)
FIND = [
    'find ⟦{pageword}⟧ on this page', 'find ⟦{pageword}⟧ on the page', 'where does it say ⟦{pageword}⟧ on this page?', 'is ⟦{pageword}⟧ mentioned on this page?', 'look for ⟦{pageword}⟧ in the page', 'search this page for ⟦{pageword}⟧', 'does this page say anything about ⟦{pageword}⟧?', 'does the page mention ⟦{pageword}⟧', 'find the word ⟦{pageword}⟧ here on the page', 'ctrl f ⟦{pageword}⟧', 'where on the page is ⟦{pageword}⟧', 'what does this page say about ⟦{pageword}⟧', 'show me ⟦{pageword}⟧ on the page', 'jump to ⟦{pageword}⟧ on this page', 'scan the open page for ⟦{pageword}⟧', 'on that site, where is ⟦{pageword}⟧', 'how often does ⟦{pageword}⟧ come up on this page'
]
FIND_KO = ['이 페이지에서 ⟦{페이지말}⟧ 찾아줘', '페이지에 ⟦{페이지말}⟧ 있어?', '이 페이지에 ⟦{페이지말}⟧ 나와?', '지금 페이지에서 ⟦{페이지말}⟧ 부분 보여줘', '이 페이지에서 ⟦{페이지말}⟧ 어디 있어?', '열린 페이지에서 ⟦{페이지말}⟧ 검색', '이 사이트 어디에 ⟦{페이지말}⟧ 있지?', '페이지 안에서 ⟦{페이지말}⟧ 찾아봐', '여기 페이지에 ⟦{페이지말}⟧에 대해 뭐라고 돼 있어?']
FILL_IN = [
    'type ⟦{pagequery}⟧ into the search box', 'use the search box on this page for ⟦{pagequery}⟧', 'enter ⟦{pagequery}⟧ in the search field', "search for ⟦{pagequery}⟧ with the site's own search", 'put ⟦{pagequery}⟧ in the search bar of the page', 'search ⟦{pagequery}⟧ on this site', 'search this site for ⟦{pagequery}⟧', "fill ⟦{pagequery}⟧ into the page's search box", 'look up ⟦{pagequery}⟧ using the search on that page', 'in the search box there, type ⟦{pagequery}⟧', 'search within this website: ⟦{pagequery}⟧'
]
FILL_IN_KO = ['검색창에 ⟦{검색어}⟧ 입력해줘', '이 사이트에서 ⟦{물품}⟧ 검색해줘', '이 페이지 검색창에 ⟦{물품}⟧ 쳐줘', '거기 검색창에 ⟦{주제}⟧ 넣어줘', '사이트 내 검색으로 ⟦{물품}⟧ 찾아줘', '여기 검색란에 ⟦{음식}⟧ 써줘']
PICTURE = ['take a picture of the page', 'screenshot this page', 'take a screenshot of the page', 'capture the page', 'show me what the page looks like', 'make a picture of this site', 'screenshot please', 'snap the open page', 'how does the page look? take a picture', 'save an image of the page', 'get me a screenshot', 'a screenshot of that site', 'picture of this page please']
PICTURE_KO = ['이 페이지 캡처해줘', '페이지 스크린샷 찍어줘', '지금 페이지 화면 찍어줘', '스크린샷 찍어줘', '페이지 화면 캡처 부탁해', '이 사이트 캡처']
ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
KO_ORDINALS = ['첫 번째', '두 번째', '세 번째', '네 번째', '다섯 번째', '여섯 번째', '일곱 번째', '여덟 번째', '아홉 번째', '열 번째']
LINK = ['open link {n}', 'follow link {n}', 'click link {n}', 'go to link {n}', 'open link number {n}', 'link {n} please', 'open link #{n}', 'open [{n}]', 'click on [{n}]', 'follow [{n}]', 'take link {n}', 'show me link {n}', 'read link {n}', 'what is behind link {n}?']
LINK_ORDINAL = ['open the {o} link', 'follow the {o} link', 'click the {o} link', 'go to the {o} link on the page', 'the {o} link please', 'click on the {o} link', 'what is behind the {o} link?']
LINK_KO = ['{n}번 링크 열어줘', '{n}번 링크로 가줘', '{n}번 링크 눌러줘', '링크 {n}번 열어', '[{n}] 열어줘', '{n}번 링크 클릭해줘', '{n}번 링크 보여줘']
LINK_ORDINAL_KO = ['{o} 링크 열어줘', '{o} 링크로 가줘', '{o} 링크 눌러줘', '{o} 링크 클릭']


def opened(chance, language):
    """The exchange in which the page was opened."""
    address = WORDS['url'](chance)
    if language == 'ko':
        return [['user', chance.pick([f'{address} 열어줘', f'{address} 읽어줘', f'{address} 보여줘'])], ['assistant', fill(chance, chance.pick(['{주제}에 대한 글입니다.', '{회사} 홈페이지입니다.', '페이지를 열었어요.']))]]
    return [['user', chance.pick([f'open {address}', f'read {address}', f'go to {address}', f'show me {address}'])], ['assistant', fill(chance, chance.pick(['A page about {subject}. It lists {doctopic} and {doctopic2}.', 'The page is open in the side panel.', 'Welcome to {company}: {product}, {doctopic}.', '{subject}: everything about {doctopic}.']))]]


def page_request(chance, language='en'):
    """A request about the open page, with its call."""
    ko = language == 'ko'
    earlier = opened(chance, language) if chance.often(0.7) else []
    kind = chance.choices(['find', 'fill', 'picture', 'link'], [5, 3, 1.5, 4])[0]
    if kind == 'link':
        n = chance.randrange(1, 11 if chance.often(0.7) else 60)
        ordinal = n <= 10 and chance.often(0.4)
        template = chance.pick((LINK_ORDINAL_KO if ordinal else LINK_KO) if ko else (LINK_ORDINAL if ordinal else LINK))
        word = (KO_ORDINALS if ko else ORDINALS)[n - 1] if ordinal else ''
        text, _ = made(chance, template, language, {'n': n, 'o': word})
        return example(text, call('open_page', f'#{n}'), language, earlier, 'link')
    if kind == 'picture':
        text, _ = made(chance, chance.pick(PICTURE_KO if ko else PICTURE), language)
        return example(text, call('picture_of_page'), language, earlier, 'page')
    templates = {'find': (FIND, FIND_KO), 'fill': (FILL_IN, FILL_IN_KO)}[kind][ko]
    text, found = made(chance, chance.pick(templates), language)
    return example(text, call('find_in_page' if kind == 'find' else 'search_in_page', found[0].strip('"')), language, earlier, 'page')
