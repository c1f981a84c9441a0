"""Follow-ups whose call takes words of the turns before: on documents, files, searches, facts and talk."""

from generator.answers import said_after
from generator.base import WORDS, call, example, fill, made, spans
from generator.korean import KO, TALK
from generator.requests import EN, request
from generator.talk import talk

# What is asked about a document: of the thing marked first, then of others.
PAPERS_EN = 'what does the ⟦{d}⟧ say about {doctopic}?|what is the {docasked} in the ⟦{d}⟧|does my ⟦{d}⟧ mention {doctopic}?|find the part on {doctopic} in the ⟦{d}⟧|according to the ⟦{d}⟧, what is the {docasked}?|look up {doctopic} in my ⟦{d}⟧|is {doctopic} in the ⟦{d}⟧?|check the ⟦{d}⟧ for the {docasked}|in the ⟦{d}⟧, how is {doctopic} handled'.split('|')
PAPERS_EN_NEXT = 'who ⟦signed⟧ it?|who ⟦wrote⟧ it?|when was it ⟦signed⟧?|when does it ⟦end⟧|when does it ⟦start⟧?|how long is the ⟦notice⟧?|how long is the ⟦notice period⟧|and the ⟦{docasked}⟧?|what about the ⟦{docasked}⟧?|how about ⟦{doctopic}⟧?|and ⟦{doctopic}⟧?|what about ⟦{doctopic}⟧|what is the ⟦{docasked}⟧?|how much is the ⟦deposit⟧?|does it say anything about ⟦{doctopic}⟧?|is there a part on ⟦{doctopic}⟧ too?|anything on ⟦{doctopic}⟧ in there?|what else does it say about ⟦{doctopic}⟧|where does it mention ⟦{doctopic}⟧?|which ⟦page⟧ is the ⟦{docasked}⟧ on?|which ⟦date⟧ is on it?|are there any ⟦exceptions⟧?|is there a ⟦penalty⟧|who is the ⟦contact person⟧?|and is ⟦{doctopic}⟧ allowed?|how many ⟦pages⟧ does it have?|and what does it say on ⟦{doctopic}⟧?|then look for the ⟦{docasked}⟧ as well|now the ⟦{docasked}⟧ please|what did they ⟦conclude⟧?|also check ⟦{doctopic}⟧|does it name the ⟦{docasked}⟧?'.split('|')
PAPERS_EN_SAID = ['It says this on page 3 [1].', 'The passage reads: "This is agreed in writing." [1]', 'I found two passages about that.', 'Section 4 deals with that [1].', 'It is not mentioned there.', 'Yes, on page {n} [1].', '"{docasked}: see section {n}" [1]', 'Up to {n} days, it says on page 2.']
PAPERS_KO = '⟦{d}⟧에 {문서주제}에 대해 뭐라고 나와?|⟦{d}⟧에서 {문서물음} {찾아줘}|⟦{d}⟧에 따르면 {문서물음}이 뭐야?|내 ⟦{d}⟧에 {문서주제} 내용 있어?|⟦{d}⟧ 보고 {문서물음} {알려줘}|⟦{d}⟧에 {문서물음}이 적혀 있나요?'.split('|')
PAPERS_KO_NEXT = '누가 ⟦서명⟧했어?|누가 ⟦작성⟧했어?|언제 ⟦서명⟧했어?|언제 ⟦끝나⟧?|언제까지 ⟦유효⟧해?|⟦{문서물음}⟧은?|그럼 ⟦{문서물음}⟧은?|⟦{문서주제}⟧은 어떻게 돼?|⟦{문서주제}⟧에 대해서도 나와 있어?|거기 ⟦{문서물음}⟧도 있어?|⟦{문서물음}⟧도 {알려줘}|⟦{문서물음}⟧도 {찾아줘}|거기에 ⟦{문서주제}⟧ 얘기는 없어?|⟦{문서주제}⟧은 뭐라고 돼 있어요?|그 문서에 ⟦{문서물음}⟧이 나오나요?|⟦통보 기간⟧은 얼마나 돼?|⟦보증금⟧은 얼마야?|⟦예외⟧도 있어?|⟦위약금⟧은 있나요?|몇 ⟦페이지⟧짜리야?|⟦결론⟧은 뭐라고 해?|이어서 ⟦{문서물음}⟧도 확인해 줄래?|⟦날짜⟧는 언제로 되어 있어?|⟦담당자⟧가 누구로 돼 있어?'.split('|')
PAPERS_KO_SAID = ['3쪽에 나와 있어요 [1].', '관련 조항을 찾았어요.', '"서면으로 정한다"라고 되어 있어요 [1].', '{n}일이라고 적혀 있어요.', '거기에는 나오지 않아요.', '{n}쪽에 있습니다 [1].']


def thanked(chance, language, earlier):
    """Now and then a word of thanks comes between a turn and what follows up on it."""
    if not chance.often(0.12):
        return earlier
    said = ['고마워', '알겠어', '그렇구나', '오 좋아'] if language == 'ko' else ['thanks', 'ok, good to know', 'I see', 'great']
    return [*earlier, ['user', chance.pick(said)], ['assistant', chance.pick(['네!', '천만에요.'] if language == 'ko' else ["You're welcome.", 'Glad to help.'])]]


def document_again(chance, language):
    """Another question about the document of the turn before, which is only called "it"."""
    korean = language == 'ko'
    paper = fill(chance, chance.pick(['{문서이름}', '{문서이름}', '{문서}'] if korean else ['{doctitle}', '{docs}']))
    question, (named,) = made(chance, chance.pick(PAPERS_KO if korean else PAPERS_EN), language, {'d': paper})
    text, asked = made(chance, chance.pick(PAPERS_KO_NEXT if korean else PAPERS_EN_NEXT), language)
    earlier = [['user', question], ['assistant', fill(chance, chance.pick(PAPERS_KO_SAID if korean else PAPERS_EN_SAID))]]
    return example(text, call('search_documents', ' '.join([named, *asked])), language, thanked(chance, language, earlier), 'follow-document')


def other_files(chance, language):
    """After a search or a list of files: files of another kind, another subject, or another folder."""
    korean = language == 'ko'
    before = request(chance, chance.pick(['find_files', 'find_files', 'list_files', 'list_here']), language, KO if korean else EN)
    items = [fill(chance, '{한글파일}' if korean else '{file}') for _ in range(chance.randrange(1, 4))]
    said = chance.pick(['\n'.join(items), ', '.join(items), '찾지 못했어요.' if korean else 'I found nothing.'])
    if chance.often(0.62):
        texts = ['⟦{ext}⟧ 파일은?', '그럼 ⟦{ext}⟧ 파일은 있어?', '⟦{ext}⟧ 파일도 {찾아줘}', '⟦{찾을것}⟧ 파일은?', '⟦{찾을것}⟧ 파일도 {찾아줘}', '⟦{찾을것}⟧ 관련된 파일도 있어?', '⟦{한글이름}⟧ 파일은 어디 있어?', '그러면 ⟦{ext}⟧ 파일 중에는 없어?', '이름에 ⟦{한글이름}⟧ 들어간 것도 {찾아줘}'] if korean else ['and any ⟦{ext}⟧ files?', 'any ⟦{ext}⟧ files?', 'and ⟦{ext}⟧ files?', 'what about ⟦{ext}⟧ files', 'are there ⟦{ext}⟧ files as well?', 'now find the ⟦{ext}⟧ files', 'and files about ⟦{filething}⟧?', 'find the ones about ⟦{filething}⟧ too', 'any files with ⟦{stem}⟧ in the name?', 'and where is the ⟦{filething}⟧ file?', 'do I have files on ⟦{filething}⟧ as well', 'also look for files named ⟦{stem}⟧', 'then search for files mentioning ⟦{name}⟧']
        tool = 'find_files'
    else:
        texts = ['⟦{한글폴더}⟧ 폴더는?', '그럼 ⟦{한글폴더}⟧ 폴더에는 뭐가 있어?', '⟦{한글폴더}⟧ 폴더도 {보여줘}', '하위 폴더 ⟦{한글폴더}⟧에는?', '⟦{dirname}⟧ 폴더 안에는?', '이번엔 ⟦{한글폴더}⟧ 폴더 {보여줘}'] if korean else ['and in the subfolder ⟦{dirname}⟧?', 'and in ⟦{subdir}⟧?', 'what about the folder ⟦{dirname}⟧?', 'and the ⟦{dirname}⟧ folder?', 'and what is in ⟦{dirname}⟧?', 'now the ⟦{dirname}⟧ folder', 'same for the ⟦{dirname}⟧ folder', 'list the subfolder ⟦{dirname}⟧ too', 'look in the ⟦{dirname}⟧ folder as well', 'anything in the folder ⟦{dirname}⟧?', 'go into the ⟦{dirname}⟧ folder']
        tool = 'list_files'
    text, (asked,) = made(chance, chance.pick(texts), language)
    return example(text, call(tool, asked.strip('"')), language, [['user', before['turns'][-1][1]], ['assistant', said]], 'follow-files')


def named_file(chance, language):
    """One of the files that an answer listed, called by a part of its name."""
    korean = language == 'ko'
    kind, shape = chance.pick(['txt', 'md', 'pdf', 'csv', 'docx', 'xlsx']), chance.pick(['{a}-{b}', '{a}_{b}', '{b}_{a}', '{b}-{a}', '{b}'])
    slot = chance.pick(['month_ko', '이름', '한글이름', '요일', '도시'] if korean else ['month', 'lname', 'stem', 'weekday', 'subfile'])
    if slot == 'subfile':
        parts = chance.sample(['draft', 'final', 'old', 'new', 'copy', 'summary', 'appendix', 'cover', 'intro', 'plan', 'costs', 'team', 'photos', 'rules'], 4)
    else:
        words = sorted({fill(chance, f'{{{slot}}}').lower() for _ in range(30)})
        parts = chance.sample(words, min(4, len(words)))
    stem = fill(chance, '{한글이름}' if korean else '{stem}')
    parts = [part for part in parts if part not in stem and stem not in part and not any(part in other for other in parts if other != part)]
    if len(parts) < 2:
        return named_file(chance, language)
    items = [f'{shape.format(a=stem, b=part)}.{kind}' for part in parts]
    place = chance.randrange(len(parts))
    before = request(chance, chance.pick(['list_files', 'list_here', 'find_files']), language, KO if korean else EN)
    listed = chance.pick(['', '찾았어요: ', '파일: '] if korean else ['', 'Found: ', 'These files: ']) + chance.pick([', '.join(items), '\n'.join(items), '\n'.join(f'- {i}' for i in items)])
    word = parts[place] if korean or slot not in ('month', 'weekday') or chance.often(0.5) else parts[place].capitalize()
    texts = ['그럼 {x} 거 {열어줘}', '{x} 거 {읽어줘}', '{x} 파일 {읽어줘}', '{x} {보여줘}', '{x} 거요', '{x} 것만 {보여줘}', '그중에 {x} 거 {읽어줘}', '{x} 파일에는 뭐라고 써 있어?'] if korean else ['{x} then', '{x} please', 'the {x} one', 'the {x} file', 'ok, {x}', 'open {x}', 'open the {x} one', 'show me {x}', 'read the {x} one', "what's in the {x} one?", 'let me see {x}', "let's take {x}", 'and what does the {x} one say?', 'I want to see the {x} file', 'start with {x}']
    text, _ = made(chance, chance.pick(texts), language, {'x': word})
    return example(text, call('read_file', items[place]), language, [['user', before['turns'][-1][1]], ['assistant', listed]], 'follow-named')


# The first search, with what stays marked, and what is looked for next.
MORE_EN = [
    ('weather in ⟦{city}⟧ {when}|flights to ⟦{city}⟧|find things to do in ⟦{city}⟧|look up the train from {city2} to ⟦{city}⟧|search for the {city2} to ⟦{city}⟧ bus|find {adjective} {place} in ⟦{city}⟧', 'then look for ⟦{place}⟧ there|and ⟦{place}⟧ there?|and ⟦{adjective} {place}⟧ there?|find ⟦{adjective} {place}⟧ there too|what is the ⟦weather⟧ like there {nowhen}?|now search for ⟦{place}⟧ there|are there any ⟦{place}⟧?|and what ⟦concerts⟧ are on there|how much is a ⟦taxi⟧ there|look for ⟦{hobby} courses⟧ there as well'),
    ('when does ⟦{show}⟧ come out?|look up reviews of ⟦{show}⟧|search for ⟦{show}⟧ online|google ⟦{show}⟧|find the release date of ⟦{show}⟧ on the web', 'and ⟦who wrote⟧ it|⟦who directed⟧ it?|and ⟦who made⟧ it?|where can I ⟦watch⟧ it?|is there a ⟦sequel⟧?|and the ⟦cast⟧?|what about the ⟦soundtrack⟧|find ⟦reviews⟧ of it too|how ⟦long⟧ is it?|look for the ⟦trailer⟧ too'),
    ('find reviews of the ⟦{product}⟧|price of ⟦{product}⟧|what is the best ⟦{product}⟧ right now|google the ⟦{product}⟧|search the web for ⟦{product}⟧', 'and what does it ⟦cost⟧?|where can I ⟦buy⟧ it?|is it ⟦in stock⟧ anywhere|and a ⟦used⟧ one?|look for ⟦{adjective}⟧ ones|search for the ⟦manual⟧ too|and the ⟦warranty⟧?|are there ⟦discounts⟧ at the moment|any ⟦alternatives⟧?|find ⟦tests⟧ of it as well'),
    ('latest news about ⟦{company}⟧|⟦{company}⟧ stock price|look up ⟦{company}⟧ on the web|search for ⟦{company}⟧ news', 'who is the ⟦ceo⟧ now?|and their ⟦earnings⟧?|what about the ⟦layoffs⟧|are they ⟦hiring⟧?|and the ⟦dividend⟧ this year?|look for their ⟦customer service number⟧|where is their ⟦headquarters⟧|and the ⟦share price⟧?'),
    ('tour dates of ⟦{person2}⟧|search for ⟦{person2}⟧|news about ⟦{person2}⟧|google ⟦{person2}⟧', 'and the ⟦new album⟧?|what about ⟦tickets⟧|look for ⟦interviews⟧ too|and the ⟦net worth⟧?|any ⟦photos⟧?|now search for the ⟦latest tweet⟧'),
    ('search for ⟦{conference}⟧|when is the ⟦{conference}⟧ this year?|look up the ⟦{conference}⟧', 'who is ⟦speaking⟧ there?|and what do ⟦tickets⟧ cost?|find ⟦hotels⟧ near it|and the ⟦program⟧?|is there ⟦parking⟧?|look for the ⟦exact address⟧|and the ⟦dates⟧ for next year?'),
    ('search for ⟦{library}⟧ tutorials|latest version of ⟦{library}⟧?|look up the ⟦{library}⟧ release notes|find ⟦{library}⟧ documentation online', 'and the ⟦changelog⟧?|now look for ⟦known bugs⟧|who ⟦maintains⟧ it?|find a ⟦video⟧ too|and ⟦alternatives⟧ to it?|how do I ⟦{webtask}⟧ with it? look it up')
]
MORE_KO = [
    ('⟦{도시}⟧ 날씨 {알려줘}|⟦{도시}⟧ 맛집 {검색해줘}|⟦{도시}⟧ 항공권 가격 {알려줘}|⟦{도시}⟧ 축제 일정 {알려줘}', '거기 ⟦호텔⟧도 {검색해줘}|거기 ⟦{맛집}⟧도 {찾아줘}|그럼 거기 ⟦{맛집}⟧은?|거기 ⟦가는 기차⟧도 {검색해줘}|거기 ⟦주차장⟧은 있어?|⟦숙소⟧도 {검색해줘}|⟦렌터카⟧는 얼마야?|그 동네 ⟦아파트 시세⟧는?'),
    ('⟦{작품}⟧ 개봉일 {알려줘}|⟦{작품}⟧ {검색해줘}|⟦{작품}⟧ 후기 {검색해줘}', '⟦감독⟧은 누구야?|⟦원작⟧은 누가 썼어?|⟦출연진⟧도 {알려줘}|⟦상영 시간⟧은?|⟦속편⟧도 나와?|⟦예고편⟧도 {검색해줘}|⟦평점⟧은 어때?'),
    ('⟦{물품}⟧ 가격 {알려줘}|⟦{물품}⟧ 후기 {검색해줘}|⟦{물품}⟧ 추천 {검색해줘}', '⟦최저가⟧도 {검색해줘}|⟦중고⟧는 얼마야?|⟦할인⟧하는 데 있어?|⟦단점⟧도 {검색해줘}|그럼 ⟦신제품⟧은?|⟦수리 비용⟧은 얼마나 들어?|⟦AS 센터⟧도 {검색해줘}'),
    ('⟦{회사}⟧ 주가 {얼마야}|⟦{회사}⟧ 뉴스 {검색해줘}|⟦{회사}⟧ 실적 {알려줘}', '⟦채용 일정⟧도 {알려줘}|⟦배당금⟧은?|⟦본사⟧는 어디야?|⟦고객센터 번호⟧도 {검색해줘}|그럼 ⟦대표⟧는 누구야?'),
    ('⟦{인물}⟧ 콘서트 일정 {알려줘}|⟦{인물}⟧ 근황 {검색해줘}', '⟦신곡⟧은?|⟦티켓 가격⟧도 {알려줘}|⟦인터뷰⟧도 {검색해줘}|⟦예매⟧는 언제부터야?'),
    ('⟦{팀}⟧ 경기 결과 {알려줘}|⟦{팀}⟧ 순위 {알려줘}', '⟦다음 경기⟧는 언제야?|⟦예매⟧는 어디서 해?|⟦선발 투수⟧는 누구야?|⟦감독⟧은 누구야?|⟦중계⟧는 어디서 해?')
]


def search_more(chance, language):
    """What is looked for next about the same place, work or thing: words of both turns, in their order."""
    korean = language == 'ko'
    firsts, nexts = chance.pick(MORE_KO if korean else MORE_EN)
    question, (kept,) = made(chance, chance.pick(firsts.split('|')), language)
    text, asked = made(chance, chance.pick(nexts.split('|')), language, {'nowhen': chance.pick(['', 'then', 'now'])})
    said = chance.pick(['검색 결과예요.', '찾은 내용입니다.', f'{kept} 관련 결과를 찾았어요.'] if korean else [f'Here is what I found about {kept}.', 'I found three results.', 'These pages look right.', f'{kept}: see the results above.'])
    return example(text, call('search_web', ' '.join([kept, *asked])), language, thanked(chance, language, [['user', question], ['assistant', said]]), 'follow-more')


def another_day(chance, language):
    """The same for another day: "and tomorrow?"."""
    if language == 'ko':
        first, second = chance.sample(['오늘', '내일', '모레', '이번 주말', '다음 주', '오늘 밤', '내일 아침', '토요일', '일요일', '다음 주 월요일'], 2)
        question, (kept,) = made(chance, chance.pick(['{w} ⟦{도시} 날씨⟧ 어때?', '{w} ⟦{도시} 날씨⟧ {알려줘}', '{w} ⟦{도시} 기온⟧ {알려줘}', '{w} ⟦{도시} 미세먼지⟧ 어때?', '{w} ⟦{도시} 영화 상영 시간⟧ {알려줘}', '{w} ⟦{팀} 경기 일정⟧ {알려줘}', '{w} ⟦{가게} 영업시간⟧ {알려줘}']), 'ko', {'w': first})
        text, (when,) = made(chance, chance.pick(['⟦{s}⟧은?', '그럼 ⟦{s}⟧은?', '⟦{s}⟧은 어때?', '⟦{s}⟧은 어떨까?', '⟦{s}⟧도 {알려줘}', '⟦{s}⟧ 거는?', '그러면 ⟦{s}⟧에는?', '⟦{s}⟧은 어떤가요?']), 'ko', {'s': second})
        said = chance.pick(['검색 결과예요.', '찾은 내용입니다.', f'{kept} 정보입니다.'])
    else:
        first, second = chance.sample(['today', 'tomorrow', 'tonight', 'this weekend', 'next week', 'on Monday', 'on Friday', 'on Sunday', 'next Saturday', 'this evening'], 2)
        question, (kept,) = made(chance, chance.pick(["what's the ⟦weather in {city}⟧ {w}?", "how's the ⟦weather in {city}⟧ {w}", 'is it going to ⟦rain in {city}⟧ {w}?', 'find ⟦concerts in {city}⟧ {w}', 'look up ⟦opening hours of the {museum}⟧ {w}', 'look up ⟦flights from {city} to {city2}⟧ {w}', 'what movies are ⟦playing in {city}⟧ {w}?', 'how ⟦cold is it in {city}⟧ {w}']), 'en', {'w': first})
        text, (when,) = made(chance, chance.pick(['and ⟦{s}⟧?', 'what about ⟦{s}⟧?', 'and what about ⟦{s}⟧', 'how about ⟦{s}⟧?', 'and ⟦{s}⟧ then?', 'same for ⟦{s}⟧', 'now ⟦{s}⟧ please']), 'en', {'s': second})
        said = chance.pick(['This is what I found.', 'Here is what I found.', 'See the results above.'])
    return example(text, call('search_web', f'{kept} {when}'), language, thanked(chance, language, [['user', question], ['assistant', said]]), 'follow-day')


# What was said, what of it is to be kept, and how it is pointed at.
POINTED_EN = [
    ('my new {pet} is called {petname}|our baby will be called {name}|my new neighbor is called {name}|the new teacher is called {name}', 'remember that name|remember the name please|keep that name in mind|don\'t forget that name|can you remember her name for me|save the name'),
    ('my new {code} is {codevalue}|the {code} is {codevalue}|they gave me {codevalue} as {code}', 'remember it|keep that number for me|save it for later|remember that code|don\'t lose it|you will need it later, remember it|remember it for me please'),
    ('my {dated} is on {date}|my {dated} was moved to {weekday}|they set my {dated} for {date}', 'remember that date|please keep the date in mind|don\'t let me forget it|remember it for me|save that date|make a note of it'),
    ('{fact}|{fact}', 'remember it|you should remember that about me|keep it in mind from now on|please don\'t forget what I just said|add it to what you know about me|can you keep that in your memory|store what I just told you|that is important, remember it|make a mental note of that')
]
POINTED_KO = [
    ('우리 {동물} 이름은 {애칭}야|새 팀장 이름은 {이름}이야|조카 이름은 {이름}이야', '그 이름 {기억해줘}|이름 {기억해줘}|그 이름 꼭 {기억해줘}|이름 까먹지 말아줘'),
    ('새 {코드}는 {코드값}이야|{코드}는 {코드값}이야|{코드}가 {코드값}으로 바뀌었어', '그거 {기억해줘}|그 번호 {기억해줘}|나중에 물어볼게, {기억해줘}|방금 말한 거 {기억해줘}|그거 저장해 둬'),
    ('{일정}은 {생일}이야|{일정}이 {요일}로 미뤄졌어', '그 날짜 {기억해줘}|날짜 {기억해줘}|그거 까먹지 않게 {기억해줘}|방금 말한 날짜 {기억해줘}'),
    ('{사실}|{사실}', '그거 {기억해줘}|방금 한 말 {기억해줘}|중요하니까 {기억해줘}|내가 방금 말한 거 {기억해줘}|앞으로도 {기억해줘}|그것도 {기억해줘}')
]


def remember_pointed(chance, language):
    """A fact of the turn before, that is only pointed at now: "remember that name"."""
    facts, wishes = chance.pick(POINTED_KO if language == 'ko' else POINTED_EN)
    fact = spans(fill(chance, chance.pick(facts.split('|'))))[0]
    said = chance.pick(['그렇군요!', '알겠어요.', '좋네요.'] if language == 'ko' else ['Nice to know!', 'I see.', 'Good to hear.', 'Thanks for telling me.', 'Alright.'])
    text, _ = made(chance, chance.pick(wishes.split('|')), language)
    return example(text, call('remember', fact), language, [['user', fact], ['assistant', said]], 'follow-pointed')


# What is asked about, marked, and what it turns out to be.
TOLD_EN = [
    ("when is ⟦my {kin}'s birthday⟧?|do you know when ⟦my {kin}'s birthday⟧ is|when is ⟦my {dated}⟧?|what date is ⟦my {dated}⟧", '{date}'),
    ('what is ⟦my {code}⟧?|do you know ⟦my {code}⟧|what was ⟦my {code}⟧ again', '{codevalue}'), ('what is ⟦my shoe size⟧?|do you know ⟦my shoe size⟧', '{shoe}'),
    ("what's ⟦my {pet}'s name⟧?|do you know ⟦my {pet}'s name⟧", '{petname}'), ("what is ⟦my {kin}'s name⟧?|do you know ⟦my {kin}'s name⟧", '{name}'), ('what is ⟦my favorite color⟧?|do you know ⟦my favorite color⟧', '{color}')
]
TOLD_KO = [
    ('⟦{가족} 생일⟧ {언제야}|⟦내 생일⟧ {언제야}|⟦{일정}⟧ {언제야}', '{생일}'), ('⟦내 {코드}⟧ {뭐야}|⟦{코드}⟧ 알아?', '{코드값}'),
    ('⟦우리 {동물} 이름⟧ {뭐야}|⟦{동물} 이름⟧ 알아?', '{애칭}'), ('⟦{가족} 이름⟧ {뭐야}|⟦{가족} 이름⟧ 알아?', '{이름}')
]


def remember_answer(chance, language):
    """What was asked about and not known is told now, to be kept."""
    korean = language == 'ko'
    asked, value = chance.pick(TOLD_KO if korean else TOLD_EN)
    question, (thing,) = made(chance, chance.pick(asked.split('|')), language)
    texts = [f'⟦{value}⟧이야, {{기억해줘}}', f'⟦{value}⟧이야. {{기억해줘}}', f'⟦{value}⟧이라고 {{기억해줘}}', f'⟦{value}⟧이에요, {{기억해줘}}'] if korean else [f"it's ⟦{value}⟧, remember it", f"it's ⟦{value}⟧, please remember that", f"it's ⟦{value}⟧. don't forget it", f'⟦{value}⟧, remember it for next time', f"then remember: it's ⟦{value}⟧", f'that is ⟦{value}⟧, keep it in mind', f"oh, it's ⟦{value}⟧. remember that from now on"]
    text, (told,) = made(chance, chance.pick(texts), language)
    said = chance.pick(['아직 그건 몰라요.', '말해 준 적이 없어요.'] if korean else ["I don't know that yet.", "You haven't told me that.", "I couldn't find that."])
    return example(text, call('remember', f'{thing} {told}'), language, [['user', question], ['assistant', said]], 'follow-told')


def remember_more(chance, language):
    """Another fact right after one that was kept."""
    korean = language == 'ko'
    before = request(chance, 'remember', language, KO if korean else EN)
    texts = ['그리고 ⟦{사실}⟧, 이것도 {기억해줘}', '⟦{사실}⟧, 이것도', '⟦{값뒤}⟧. 이것도 {기억해줘}', '이것도 {기억해줘}: ⟦{사실}⟧', '하나 더, ⟦{사실}⟧'] if korean else ['and ⟦{fact}⟧, remember that too', 'also ⟦{fact}⟧, keep that as well', 'one more: ⟦{fact}⟧', 'and also remember ⟦{nounvalue}⟧', 'and remember that ⟦{fact}⟧ too', 'another one to remember: ⟦{fact}⟧', 'oh, and ⟦{fact}⟧. keep that too']
    text, (fact,) = made(chance, chance.pick(texts), language)
    return example(text, call('remember', fact), language, [['user', before['turns'][-1][1]], ['assistant', said_after(chance, before, language)]], 'follow-remember')


def recall_again(chance, language):
    """The same about another person or thing: "and my brother's?"."""
    korean = language == 'ko'
    if korean:
        first, second = chance.sample(WORDS['가족'], 2)
        thing = chance.pick(['생일', '전화번호', '이름', '알레르기', '직업', '주소'])
        question, _ = made(chance, chance.pick(['{f} ⟦{t}⟧ {뭐야}', '{f} ⟦{t}⟧ {알려줘}', '{f} ⟦{t}⟧ 기억나?']), 'ko', {'f': first, 't': thing})
        text, _ = made(chance, chance.pick(['⟦{s}⟧ 거는?', '그럼 ⟦{s}⟧은?', '⟦{s}⟧ 것도 {알려줘}', '⟦{s}⟧은?']), 'ko', {'s': second})
        return example(text, call('recall', f'{thing} {second}'), 'ko', [['user', question], ['assistant', chance.pick(['아직 그건 몰라요.', '3월 5일이라고 했어요.', '말해 준 적이 없어요.'] if thing == '생일' else ['아직 그건 몰라요.', '말해 준 적이 없어요.'])]], 'follow-recall')
    if chance.often(0.5):
        first, second = chance.sample(WORDS['kin'], 2)
        question, (thing,) = made(chance, chance.pick(["when is my {f}'s ⟦birthday⟧?", "what is my {f}'s ⟦name⟧", "do you know my {f}'s ⟦phone number⟧?", "what's my {f}'s ⟦address⟧", "what's my {f}'s ⟦favorite food⟧?", "remind me of my {f}'s ⟦job⟧"]), 'en', {'f': first})
        text, (who,) = made(chance, chance.pick(["and my ⟦{s}'s⟧?", "what about my ⟦{s}'s⟧?", "and my ⟦{s}'s⟧, do you know it?", "do you know my ⟦{s}'s⟧ too?"]), 'en', {'s': second})
        return example(text, call('recall', f'{thing} {who}'), 'en', [['user', question], ['assistant', chance.pick(["I don't know that yet.", 'You told me once: {}.'.format(fill(chance, '{date}')) if thing.lower() == 'birthday' else "You haven't told me that."])]], 'follow-recall')
    before = request(chance, 'recall', 'en', EN)
    text, (asked,) = made(chance, chance.pick(['and my ⟦{code}⟧?', 'and my ⟦{detail}⟧?', 'what about my ⟦{code}⟧?', 'and the ⟦{dated}⟧, when is that?', 'and my ⟦favorite {liked}⟧?', 'do you know my ⟦{detail}⟧ as well?', 'and do you still have the ⟦{code}⟧', 'and when is my ⟦{dated}⟧?']), 'en')
    return example(text, call('recall', asked), 'en', [['user', before['turns'][-1][1]], ['assistant', said_after(chance, before, 'en')]], 'follow-recall')


def another_one(chance, language):
    """The same with another file or page."""
    korean, web = language == 'ko', chance.often(0.4)
    before = request(chance, 'open_page' if web else 'read_file', language, KO if korean else EN)
    slot = '{url}' if web else '{한글파일}' if korean else '{file}'
    texts = [f'⟦{slot}⟧도 {{읽어줘}}', f'그럼 ⟦{slot}⟧에는?', f'⟦{slot}⟧ 이것도', f'이번에는 ⟦{slot}⟧', f'⟦{slot}⟧은?'] if korean else [f'and ⟦{slot}⟧?', f'what about ⟦{slot}⟧?', f'now ⟦{slot}⟧', f'and what does ⟦{slot}⟧ say?', f'same for ⟦{slot}⟧', f'⟦{slot}⟧ too please', f'then ⟦{slot}⟧', f'ok, and in ⟦{slot}⟧?', f'how about ⟦{slot}⟧']
    text, (asked,) = made(chance, chance.pick(texts), language)
    return example(text, call('open_page' if web else 'read_file', asked.strip('"')), language, [['user', before['turns'][-1][1]], ['assistant', said_after(chance, before, language)]], 'follow-another')


TALK_ON_EN = "no, I meant someone else|no, I meant the other one|that's not what I meant|not her, the other one|I was talking about something else|no no, I mean in general|I was only joking|just kidding|I didn't mean it like that|why do you say that?|what makes you think so|how would you know|do you really think so?|I disagree|I agree|same here|me too|and you?|what about you?|what would you say?|tell me more|go on, I'm listening|and then?|what happened next?|another one please|one more|a longer one please|a bit shorter|make it funnier|make it sound nicer|less formal please|now in {language}|in {language} please|can you make it rhyme|change the ending|leave {name} out of it|make it about {poemtopic} instead|and for {person}?|could you do that for {name} too|can you give an example?|why is that so?|and how does that work?|so what's the difference?|is that always true?|are there exceptions?|I didn't get the last part|explain the last part again|what was the first thing you said?|say it more simply|I've tried that already|that doesn't work for me|that's easy for you to say|easier said than done|good idea, I'll try that|what if I can't?|and if that fails?|anything else I should know?|which one would you choose?|why that one?|I like the first one|the second one is better|thanks, you're kind|that made me laugh|that was a bad joke|you're funny|I feel better now|still sad though|it's complicated|it's my {kin}, you know|{name} said the same|nobody understands me|never mind, let's talk about {subject}|ok enough about me".split('|')
TALK_ON_KO = '아니, 다른 사람 말한 거야|아니 그 사람 말고|그런 뜻이 아니었어|내 말은 그게 아니야|일반적으로 말이야|농담이었어|장난친 거야|왜 그렇게 생각해?|네가 어떻게 알아?|정말 그렇게 생각해?|난 그렇게 생각 안 해|나도 그렇게 생각해|나도|너는?|너는 어때?|너라면 뭐라고 할래?|더 얘기해줘|계속해봐|그래서?|그다음엔?|하나 더 해줘|또 해줘|좀 더 길게 써줘|더 짧게 해줘|더 웃기게 해줘|더 공손하게 바꿔줘|영어로도 해줘|{이름} 얘기는 빼줘|{가족}한테 보낼 것도 써줘|예를 들면?|왜 그런 거야?|그럼 차이가 뭐야?|항상 그래?|예외도 있어?|마지막 부분 다시 설명해줘|더 쉽게 말해줘|그건 벌써 해봤어|나한텐 안 맞아|말이 쉽지|좋은 생각이네, 해볼게|안 되면 어떡해?|또 알아야 할 거 있어?|너라면 뭘 고를래?|첫 번째가 마음에 들어|두 번째가 더 낫다|고마워 위로가 됐어|웃겼어|재미없어|기분이 좀 나아졌어|그래도 슬퍼|복잡해|{이름}도 똑같이 말했어|아무도 날 이해 못 해|됐고 다른 얘기 하자'.split('|')


def talk_on(chance, language):
    """Talk goes on: what only points back at talk is talk too."""
    before = talk(chance, 'ko', TALK) if language == 'ko' else talk(chance)
    said = chance.pick(['저는 Hearth예요.', '그럴 수도 있죠.', '재미있는 질문이네요.', '제 생각에는 그래요.', '천천히 해 보세요.', '그 마음 이해해요.'] if language == 'ko' else ['Good question.', "I'm Hearth, a small model on your computer.", 'It depends.', 'Take your time, and start small.', 'That sounds hard.', 'Here is one.', 'I think so, yes.', 'It is a matter of taste.', 'Sure, happy to.'])
    text, _ = made(chance, chance.pick(TALK_ON_KO if language == 'ko' else TALK_ON_EN), language)
    return example(text, 'reply()', language, [['user', before['turns'][-1][1]], ['assistant', said]], 'talk-on')
