"""Follow-ups on earlier turns, and second decisions within one turn."""

from fractions import Fraction

from generator.answers import answer, said_after, shown
from generator.base import WORDS, call, example, fill, made, spans
from generator.calculator import sum_example
from generator.follow_ups import another_day, another_one, document_again, named_file, other_files, recall_again, remember_answer, remember_more, remember_pointed, search_more, talk_on
from generator.korean import KO, TALK
from generator.numbers import amount, percent, whole
from generator.programs import TASKS, program, slots
from generator.requests import EN, request
from generator.talk import talk


NEXT_SUMS = [
    ('{v} / 2', lambda v, n: v / 2, ['and half of that?', 'half of that', "what's half of it?", 'and half?', 'now half that', 'cut that in half'], ['그 절반은?', '그거의 반은?', '절반은 얼마야?'], None),
    ('{v} * 2', lambda v, n: v * 2, ['double that', 'and double?', 'twice that?', 'times two', 'what is twice as much'], ['두 배는?', '그거 두 배면?', '곱하기 2는?'], None),
    ('{v} * {n}', lambda v, n: v * n, ['times {n}', 'multiply that by {n}', 'and times {n}?', 'now multiply by {n}', 'that times {n}', 'and for {n} people?', 'for {n} of them?'], ['거기에 {n} 곱하면?', '곱하기 {n}은?', '{n}배는?', '{n}명이면?'], (2, 40)),
    ('{v} + {n}', lambda v, n: v + n, ['plus {n}', 'add {n} to that', 'and {n} more?', 'now add {n}', 'and if I add {n}?'], ['거기에 {n} 더하면?', '더하기 {n}은?', '{n} 더하면?'], (2, 900)),
    ('{v} - {n}', lambda v, n: v - n, ['minus {n}', 'subtract {n} from that', 'take away {n}', 'now minus {n}', 'and without {n}?'], ['거기서 {n} 빼면?', '빼기 {n}은?', '{n} 빼줘'], (2, 900)),
    ('{v} / {n}', lambda v, n: v / n, ['divide that by {n}', 'divided by {n}?', 'split that by {n}', 'split it {n} ways', 'and between {n} people?', 'shared by {n}', 'now divide by {n}', 'over {n} months?'], ['그걸 {n}로 나누면?', '{n}명이 나누면?', '나누기 {n}은?', '{n}명이서 내면?'], (2, 24)),
    ('{n}% * {v}', lambda v, n: v * n / 100, ["what's {n}% of that?", '{n}% of that', 'and {n} percent of it?', 'how much is {n}% of that'], ['그거의 {n}%는?', '그 {n}퍼센트는?'], (2, 95)),
    ('{v} + {n}%', lambda v, n: v * (1 + n / 100), ['plus {n}%', 'add {n}% tax', 'with {n}% tax on top?', 'now add {n}%', 'and with a {n}% tip'], ['거기에 {n}% 더하면?', '부가세 {n}% 붙이면?'], (2, 30)),
    ('{v} - {n}%', lambda v, n: v * (1 - n / 100), ['minus {n}%', 'with {n}% off?', 'take {n}% off that', 'now {n}% less', 'and after a {n}% discount?'], ['거기서 {n}% 할인하면?', '{n}% 빼면?'], (2, 60)),
    ('{v} * 12', lambda v, n: v * 12, ['per year?', 'and per year', 'how much is that a year if it is monthly', 'for a whole year of months'], ['1년이면?', '12개월이면?'], None),
    ('{v} * 52', lambda v, n: v * 52, ['weekly, so how much a year?', 'every week for a year?'], ['매주면 1년에?'], None),
    ('{v} * 365', lambda v, n: v * 365, ['every day for a year?', 'and daily over a year?'], ['매일이면 1년에?'], None),
    ('{v}^2', lambda v, n: v * v, ['square that', 'squared?', 'and its square'], ['제곱하면?'], None),
    ('sqrt({v})', lambda v, n: float(v) ** 0.5, ['square root of that', 'and the square root?', 'now its square root'], ['제곱근은?'], None)
]
NEXT_UNITS = [
    ('km', 'mile', ['in miles?', 'now in miles', 'and in miles'], ['마일로는?']), ('mile', 'km', ['in km?', 'now in km', 'and in kilometers?'], ['킬로미터로는?', 'km로는?']), ('kg', 'lb', ['in pounds?', 'what is it in lbs', 'now in pounds'], ['파운드로는?']), ('lb', 'kg', ['in kilos?', 'and in kg', 'now in kg'], ['킬로그램으로는?']),
    ('cm', 'inch', ['in inches?', 'now in inches'], ['인치로는?']), ('m', 'ft', ['in feet?', 'and in feet'], ['피트로는?']), ('hour', 'minute', ['in minutes?', 'now in minutes'], ['분으로는?']), ('minute', 'second', ['in seconds?', 'and in seconds'], ['초로는?']), ('liter', 'gallon', ['in gallons?', 'now in gallons'], ['갤런으로는?']), ('degC', 'degF', ['in fahrenheit?', 'and in fahrenheit'], ['화씨로는?'])
]


def sum_follow_up(chance, language):
    """A sum on the result of the one before."""
    before = sum_example(chance, language)
    if chance.often(0.15):
        return unit_follow_up(chance, language)
    value = shown(before['value']) if 'value' in before else None
    if value is None or value.startswith('-'):
        return sum_follow_up(chance, language)
    if '.' in value and len(value.split('.')[1]) > 3:
        value = f'{before["value"]:.2f}'
    expression, worth, en, ko, limits = chance.pick(NEXT_SUMS)
    n = whole(chance, *limits, language, words=False) if limits else None
    text, _ = made(chance, chance.pick(ko if language == 'ko' else en), language, {'n': n.text if n else ''})
    literal = fill(chance, expression, {'v': value, 'n': n.literal if n else ''})
    said = f'{int(value):,}' if value.isdigit() and len(value) > 3 and chance.often(0.6) else value
    earlier = [['user', before['turns'][-1][1]], ['assistant', answer(chance, language, said)]]
    result = float(worth(Fraction(value), n.value if n else 0))
    return example(text, call('calculator', literal), language, earlier, 'follow-sum', value=result)


def unit_follow_up(chance, language):
    a, b, en, ko = chance.pick(NEXT_UNITS)
    n = amount(chance, 3, 300, language)
    names = {'degC': ('°C', '도')}
    unit = names.get(a, (a, a))[0]
    question = chance.pick(['how far is it?', 'what did the table say?', 'add 3 and 4', 'what was the total?', 'how much was it again?'] if language == 'en' else ['얼마나 돼?', '총 얼마였지?', '결과가 뭐야?'])
    earlier = [['user', question], ['assistant', answer(chance, language, f'{n.literal} {unit}')]]
    text, _ = made(chance, chance.pick(ko if language == 'ko' else en), language)
    factor = {('km', 'mile'): 1 / 1.609344, ('mile', 'km'): 1.609344, ('kg', 'lb'): 1 / 0.45359237, ('lb', 'kg'): 0.45359237, ('cm', 'inch'): 1 / 2.54, ('m', 'ft'): 1 / 0.3048, ('hour', 'minute'): 60, ('minute', 'second'): 60, ('liter', 'gallon'): 1 / 3.785411784}
    value = float(n.value) * 9 / 5 + 32 if a == 'degC' else float(n.value) * factor[a, b]
    return example(text, call('calculator', f'{n.literal} {a} to {b}'), language, earlier, 'follow-unit', value=value)


def again(chance, language):
    """The same sum with another number: "what about 20%?"."""
    n, p, q = whole(chance, 40, 5000, language, words=False), percent(chance, 60, language), percent(chance, 60, language)
    m = whole(chance, 40, 5000, language, words=False)
    first = chance.pick(['{n}의 {p}는?', '{n}의 {p} 계산해줘'] if language == 'ko' else ['what is {p} of {n}?', '{p} of {n}', 'how much is {p} of {n}'])
    question, _ = made(chance, first, language, {'n': n.text, 'p': p.text})
    value = shown(float(p.value * n.value / 100))
    earlier = [['user', question], ['assistant', answer(chance, language, value)]]
    if chance.often(0.5):
        text, _ = made(chance, chance.pick(['{q}는?', '{q}면?', '그럼 {q}는?'] if language == 'ko' else ['what about {q}?', 'and {q}?', 'and with {q}', 'make it {q}', 'now {q}', 'same with {q}']), language, {'q': q.text})
        literal, worth = f'{q.literal}% * {n.literal}', q.value * n.value / 100
    else:
        text, _ = made(chance, chance.pick(['{m}은?', '{m}이면?', '그럼 {m}은?'] if language == 'ko' else ['what about {m}?', 'and of {m}?', 'and for {m}', 'same for {m}', 'now with {m}']), language, {'m': m.text})
        literal, worth = f'{p.literal}% * {m.literal}', p.value * m.value / 100
    return example(text, call('calculator', literal), language, earlier, 'follow-again', value=float(worth))


SAME = [
    # The first question, its expression, and what changes in it when a number is said anew.
    ('{n} for {k} people, how much each?|split {n} between {k} people|{n} shared by {k}|{k} of us share {n}, each?', '{n} / {k}', '{n}원을 {k}명이 나누면?|{k}명이 {n}원 나눠 내면?', 'k', 'and with {m} people?|same for {m} people|if we were {m}?|for {m} guests?|what if there are {m} of us|and {m}?', '{m}명이면?|{m}명일 때는?|그럼 {m}명은?'),
    ('{n} per person for {k} people, total?|{k} tickets at {n}|{k} guests at {n} each, cost?|{n} times {k}', '{n} * {k}', '{n}원씩 {k}명이면?|{n}원짜리 {k}개면?', 'k', 'and for {m} people?|same with {m}|what about {m} of them?|make it {m}|for {m} guests instead?|now for {m}', '{m}명이면?|{m}개면?|그럼 {m}은?'),
    ('{n} per person for {k} people, total?|{k} tickets at {n}|{k} nights at {n}', '{n} * {k}', '{n}원씩 {k}명이면?', 'n', 'and at {m} each?|if one is {m}?|what if it were {m} apiece|with {m} instead of {n}', '{m}원이면?|하나에 {m}원이면?'),
    ('{n} plus {k}|add {n} and {k}|{n} + {k}', '{n} + {k}', '{n} 더하기 {k}는?', 'k', 'and plus {m}?|same with {m}|what about {m} instead|and {n} plus {m}?', '{m} 더하면?|{n} 더하기 {m}은?'),
    ('{n} minus {k}|{n} - {k}|take {k} off {n}', '{n} - {k}', '{n} 빼기 {k}는?', 'k', 'and minus {m}?|what about {m} instead|and with {m}?', '{m} 빼면?|{n} 빼기 {m}은?'),
    ('{n} km at {k} km/h takes how long?|how long for {n} km at {k} km/h', '{n} / {k}', '{n}km를 시속 {k}km로 가면 몇 시간?', 'k', 'and at {m}?|at {m} km/h?|what about {m} km/h|same at {m}', '시속 {m}km면?|{m}이면?'),
    ('{n} a month for {k} years, total?|saving {n} a month for {k} years', '{n} * 12 * {k}', '매달 {n}원씩 {k}년이면?', 'k', 'and for {m} years?|over {m} years?|make that {m} years|what if it is {m} years', '{m}년이면?|{m}년 동안이면?'),
    ('{n} a month for {k} years, total?|paying {n} monthly over {k} years', '{n} * 12 * {k}', '매달 {n}원씩 {k}년이면?', 'n', 'and with {m} a month?|{m} a month?|if it were {m}?', '{m}원이면?|한 달에 {m}원이면?')
]
BOTH = [
    ('{v} + {w}', lambda v, w: v + w, ['add the two', 'add both results', 'both together?', 'sum of the two', 'what do they make together', 'add these two up', 'total of both'], ['둘을 더하면?', '두 결과 더해줘', '둘 다 합치면?']),
    ('{v} * {w}', lambda v, w: v * w, ['multiply both', 'multiply these two', 'the product of the two?', 'now multiply one with the other', 'both multiplied'], ['둘을 곱하면?', '두 결과 곱해줘']),
    ('{w} - {v}', lambda v, w: w - v, ['difference between the two?', 'how much more is the second', 'the second minus the first', 'by how much do they differ'], ['둘의 차이는?', '두 번째에서 첫 번째 빼면?']),
    ('({v} + {w}) / 2', lambda v, w: (v + w) / 2, ['average of the two', 'and the mean of both?', 'the average of these two results'], ['둘의 평균은?'])
]


def same_with(chance, language):
    """A sum of two numbers again, with another number in place of one of them."""
    en, expression, ko, changed, again_en, again_ko = chance.pick(SAME)
    numbers = {'n': whole(chance, 40, 5000, language, words=False), 'k': whole(chance, 2, 40, language, words=False)}
    other = whole(chance, 40, 5000, language, words=False) if changed == 'n' else whole(chance, 2, 60, language, words=False)
    first, _ = made(chance, chance.pick((ko if language == 'ko' else en).split('|')), language, {name: n.text for name, n in numbers.items()})
    text, _ = made(chance, chance.pick((again_ko if language == 'ko' else again_en).split('|')), language, {'m': other.text, 'n': numbers['n'].text})

    def worth(given):
        return float(eval(fill(chance, expression, given)))

    before = shown(round(worth({name: n.literal for name, n in numbers.items()}), 4))
    after = {**{name: n.literal for name, n in numbers.items()}, changed: other.literal}
    earlier = [['user', first], ['assistant', answer(chance, language, before)]]
    return example(text, call('calculator', fill(chance, expression, after)), language, earlier, 'follow-same', value=worth(after))


def both_results(chance, language):
    """A sum on the results of the two turns before."""
    results, earlier = [], []
    while len(results) < 2:
        before = sum_example(chance, language)
        value = shown(before['value']) if 'value' in before else None
        if value is None or value.startswith('-') or value in results or '.' in value and len(value.split('.')[1]) > 3:
            continue
        results.append(value)
        earlier += [['user', before['turns'][-1][1]], ['assistant', answer(chance, language, value)]]
    expression, worth, en, ko = chance.pick(BOTH)
    text, _ = made(chance, chance.pick(ko if language == 'ko' else en), language)
    v, w = results
    return example(text, call('calculator', fill(chance, expression, {'v': v, 'w': w})), language, earlier, 'follow-both', value=float(worth(Fraction(v), Fraction(w))))


ORDER = [(0, ['first', '1st'], '첫 번째'), (1, ['second', '2nd'], '두 번째'), (2, ['third', '3rd'], '세 번째'), (-1, ['last'], '마지막')]


def pick_from_list(chance, language):
    """The second one of what an answer listed: files or web addresses."""
    web = chance.often(0.45)
    count = chance.randrange(3, 5)
    items = [WORDS['url'](chance) if web else fill(chance, chance.pick(['{stem}.{ext}', '{stem}.{textext}', '{stem}_{n}.{ext}', '{한글이름}.{ext}' if language == 'ko' else '{textfile}'])) for _ in range(count)]
    numbered = [f'{n + 1}. {item}' for n, item in enumerate(items)]
    if web:
        before = request(chance, 'search_web', language, KO if language == 'ko' else EN)
        titles = [fill(chance, '{subject}|{city} guide|{product} review|{dish} recipe'.split('|')[chance.randrange(4)]) for _ in items]
        listed = '\n'.join(f'{n + 1}. {title} - {item}' for n, (title, item) in enumerate(zip(titles, items))) if chance.often(0.6) else '\n'.join(numbered)
    else:
        before = request(chance, chance.pick(['list_files', 'list_here', 'find_files']), language, KO if language == 'ko' else EN)
        listed = chance.pick(['\n'.join(numbered), ', '.join(items), '\n'.join(items), '\n'.join(f'- {i}' for i in items)])
        lead = ['Found: ', 'These files: ', '', 'I found: '] if language == 'en' else ['파일: ', '', '찾았어요: ']
        listed = chance.pick(lead) + listed
    place, en, ko = chance.pick(ORDER)
    kind = items[place].rsplit('.', 1)[-1] if not web else ''
    if language == 'ko':
        texts = [f'{ko} 거 열어줘', f'{ko} 것 보여줘', f'{ko} 열어', f'{ko} 링크 열어줘' if web else f'{ko} 파일 읽어줘', f'{ko} 거 읽어줘']
    else:
        word = chance.pick(en)
        texts = [f'open the {word} one', f'the {word} one', f'show me the {word}', f'read the {word} one', f'open the {word} {"link" if web else "file"}', f'the {word} {"result" if web else "file"} please', f'{word} one', f"what's in the {word} one?", f'let me see the {word} one', f'open number {place + 1 if place >= 0 else count}']
        if not web and sum(i.endswith(f'.{kind}') for i in items) == 1 and chance.often(0.3):
            texts = [f'read the {kind}', f'open the {kind} one', f'show me the {kind} file', f'the {kind}']
    text, _ = made(chance, chance.pick(texts), language)
    earlier = [['user', before['turns'][-1][1]], ['assistant', listed]]
    return example(text, call('open_page' if web else 'read_file', items[place]), language, earlier, 'follow-pick')


def open_it(chance, language):
    web = chance.often(0.5)
    item = WORDS['url'](chance) if web else fill(chance, '{textfile}')
    if language == 'ko':
        said = chance.pick(['{}에서 찾았어요.', '{} 입니다.', '{}에 있어요.', '{}']).format(item)
        texts = ['열어줘', '그거 열어줘', '읽어줘', '그거 읽어줘', '보여줘', '거기 들어가줘' if web else '그 파일 보여줘', '내용 보여줘']
        question = chance.pick(['공식 사이트가 어디야?', '{주제} 설명 어디 있어?'] if web else ['{찾을것} 파일 어디 있어?', '{찾을것} 파일 찾아줘'])
    else:
        said = chance.pick(['I found {}.', 'It is {}.', 'The best match is {}', '{}', "It's in {}.", 'Saved to {}.' if not web else 'See {}.']).format(item)
        texts = ['open it', 'open that', 'read it', 'read that', 'show me', 'show it to me', 'ok open it', 'yes, open it', 'open that page' if web else 'open that file', 'what does it say?', 'summarize it', 'go there' if web else 'read that file to me', "what's in it?"]
        question = chance.pick(['where is the official page for {library}?', 'what is the best site about {subject}?', 'where can I read about {subject}'] if web else ['where is the file with {filething}?', 'find my {filething}', 'save this to a file'])
    text, _ = made(chance, chance.pick(texts), language)
    earlier = [['user', fill(chance, question)], ['assistant', said]]
    return example(text, call('open_page' if web else 'read_file', item), language, earlier, 'follow-it')


def search_again(chance, language):
    """What about another place: words of both requests, in their order."""
    if language == 'ko':
        first, second = chance.sample(WORDS['도시'], 2)
        thing = chance.pick(['날씨', '맛집', '호텔', '미세먼지', '여행 코스', '카페', '기온', '축제', '항공권', '일기예보', '습도', '숙소', '맛집 추천', '아파트 시세'])
        when = fill(chance, '{때} ') if thing in ('날씨', '기온', '일기예보', '미세먼지', '습도') and chance.often(0.5) else ''
        question, _ = made(chance, chance.pick(['{w}{f} ⟦{t}⟧ {알려줘}', '{w}{f} ⟦{t}⟧ {검색해줘}', '{w}{f} ⟦{t}⟧ 어때?', '{w}{f} ⟦{t}⟧ 좀 봐줘', '{w}{f}의 ⟦{t}⟧ {알려줘}']), 'ko', {'w': when, 'f': first, 't': thing})
        text, _ = made(chance, chance.pick(['⟦{s}⟧은?', '그럼 ⟦{s}⟧은?', '⟦{s}⟧은 어때?', '⟦{s}⟧도 {알려줘}', '⟦{s}⟧은 어떤가요?', '그럼 ⟦{s}⟧은 어떨까?', '그러면 ⟦{s}⟧ 쪽은요?', '⟦{s}⟧ 쪽은?', '⟦{s}⟧도 {검색해줘}', '이번엔 ⟦{s}⟧', '⟦{s}⟧ 것도 {알려줘}', '⟦{s}⟧은 어떻대?', '같은 걸로 ⟦{s}⟧도 부탁해']), 'ko', {'s': second})
        said = chance.pick(['{} {} 정보입니다.', '{} {} 검색 결과예요.', '{}의 {} 소식을 찾았어요.', '{} {} 검색 결과는 위에 있어요.']).format(first, thing)
        return example(text, call('search_web', f'{when}{thing} {second}'), 'ko', [['user', question], ['assistant', said]], 'follow-search')
    first, second = chance.sample(WORDS['city'], 2)
    thing = chance.pick(['weather in', 'hotels in', 'flights to', 'restaurants in', 'things to do in', 'weather forecast for', 'concerts in', 'apartments in', 'news from', 'jobs in', 'air quality in'])
    question, (kept,) = made(chance, chance.pick([f"what's the ⟦{thing}⟧ {first}?" if 'weather' in thing else f'find ⟦{thing}⟧ {first}', f'search for ⟦{thing}⟧ {first}', f'look up ⟦{thing}⟧ {first}']), 'en')
    text, (city,) = made(chance, chance.pick([f'what about ⟦{second}⟧?', f'and ⟦{second}⟧?', f'and in ⟦{second}⟧', f'how about ⟦{second}⟧', f'same for ⟦{second}⟧']), 'en')
    said = chance.pick([f'Here is what I found about {first}.', f'{first}: see the results above.', f'I found several pages on {thing} {first}.'])
    return example(text, call('search_web', f'{kept} {city}'), 'en', [['user', question], ['assistant', said]], 'follow-search')


def program_again(chance):
    """The same program for another number or in the other language."""
    usable = [t for t in TASKS if '{k}' in t[2] and '{{' not in t[2] and (t[3] is None or '{{' not in t[3])]
    _, en, python, javascript, _, _ = chance.pick(usable)
    given = slots(chance)
    given['given'], given['py'], given['py2'], given['name'] = given['w'], 'use python to', 'python', 'python'
    template = chance.pick([t for t in en if '{k}' in t] or list(en))
    if '{k}' not in template:
        return program_again(chance)
    question = spans(fill(chance, template, given))[0]
    ways = 0 if javascript is None or chance.often(0.7) else 1
    if ways == 0:
        other = {**given, 'k': chance.pick([5, 8, 12, 35, 45, 70, 110, 400])}
        text, _ = made(chance, chance.pick(['now up to {k}', 'and up to {k}?', 'make it {k}', 'do it again with {k}', 'same for {k}', 'now for {k}', 'again, but {k}', 'change it to {k}']), 'en', other)
        language, code = 'python', fill(chance, python, other)
    else:
        text, _ = made(chance, chance.pick(['now in javascript', 'and in js?', 'do the same in javascript', 'write it in javascript instead', 'same in JavaScript please']), 'en')
        language, code = 'javascript', fill(chance, javascript, given)
    return example(text, call('run_code', language, code), 'en', [['user', question], ['assistant', 'Done, see the output above.']], 'follow-code', runs={'language': language, 'code': code})


def remember_that(chance, language):
    """A fact that was said, and only then the wish to keep it."""
    fact = fill(chance, '{사실}' if language == 'ko' else '{fact}')
    said = chance.pick(['그렇군요!', '좋네요.', '알겠어요.'] if language == 'ko' else ['Nice to know!', 'Good to know.', 'Thanks for telling me.', 'I see.'])
    text, _ = made(chance, chance.pick(['그거 기억해줘', '기억해줘', '방금 말한 거 기억해', '꼭 기억해둬'] if language == 'ko' else ['remember that', 'please remember that', "don't forget it", 'keep that in mind', 'save that to memory', 'remember this', 'can you remember that for me']), language)
    return example(text, call('remember', fact), language, [['user', fact], ['assistant', said]], 'follow-remember')


AFTER_EN = "thanks|thank you|ok thanks|great|cool, thanks|are you sure?|why?|how did you get that?|explain that|is that a lot?|what does that mean?|nice|ok|perfect, thanks|wow, that is a lot|hm, really?|that seems wrong|good|that was quick|how does that work?|no that is all|is that normal?|what do you think about it?|so what should I do?|do you like it?|can you explain it simply?|tell me more about it|interesting|lol|got it|ok got it, thanks|that helps|that helped a lot|that's what I was afraid of|that's more than I thought|that's less than I thought|so few?|so many?|oh no|oh, good|phew|hm, ok|hm, not sure about that|I don't think so|I think you're wrong|that can't be|are you certain?|did you check that?|how sure are you|where does that come from?|why is that?|how come|is that good or bad?|is that a good thing?|is that usual?|makes sense|fair enough|as I thought|I knew it|never mind then|forget it|no, not that|not what I meant|I meant something else|you misunderstood|sorry, my mistake|explain please|in simple words please|could you explain that|what does this mean for me?|should I be worried?|should I be happy about that?|what would you do?|what do you suggest?|any advice?|good job|well done|you're fast|brilliant|awesome|ha, nice|haha|you're kidding|seriously?|wait, what?|thanks, I'll tell {name}|{name} won't like that|my {kin} will be surprised|thanks, that's all for today|no more questions|ok bye|let me think about it|I'll get back to you|great, saves me a lot of time|not very helpful|can you say that shorter|too long|I already knew that|perfect, just what I needed".split('|')
AFTER_KO = '고마워|감사합니다|오 좋아|진짜?|왜?|어떻게 나온 거야?|설명해줘|맞아?|확실해?|그렇구나|좋아|알겠어|무슨 뜻이야?|그게 많은 거야?|와 빠르다|틀린 것 같은데|됐어|도움이 됐어요|생각보다 많네|생각보다 적네|다행이다|큰일이네|그럴 줄 알았어|말도 안 돼|진짜로?|왜 그런 거야?|왜 그렇게 돼?|근거가 뭐야?|믿어도 돼?|확실한 거 맞아요?|그게 좋은 거야?|그게 정상이야?|쉽게 설명해줘|한마디로 말해줘|그래서 어떻게 하라는 거야?|어떻게 생각해?|네 생각은 어때?|나라면 어떻게 할까|아니 그거 말고|내 말은 그게 아니었어|잘못 물어봤네 미안|오해한 것 같아|그건 이미 알고 있었어|별 도움이 안 되네|너무 길어|짧게 말해줘|수고했어|잘했어|대단하다|똑똑하네|ㅋㅋ 고마워|고마워요, 끝이에요|오늘은 여기까지|{이름}한테 말해줘야지|{가족}가 놀라겠다|아 그렇군요|오케이|넵|이해했어요|완벽해|딱이야|좀 더 생각해볼게|나중에 다시 올게|조금 걱정되네|헐|와|에이'.split('|')


def single(chance, language):
    """One plain request of any kind, for use inside turns."""
    words = KO if language == 'ko' else EN
    tool = chance.pick(['open_page', 'search_web', 'list_files', 'read_file', 'find_files', 'write_file', 'remember', 'recall', 'search_documents', 'sum', 'sum', 'code'])
    if tool == 'sum':
        return sum_example(chance, language)
    if tool == 'code':
        return program(chance, language)
    return request(chance, tool, language, words)


def small_talk_after(chance, language):
    asked = single(chance, language)
    text, _ = made(chance, chance.pick(AFTER_KO if language == 'ko' else AFTER_EN), language)
    return example(text, 'reply()', language, [['user', asked['turns'][-1][1]], ['assistant', said_after(chance, asked, language)]], 'talk-after')


def with_history(chance, made_example, language):
    """An example after an exchange it has nothing to do with."""
    if len(made_example['turns']) > 4:
        return made_example
    before = talk(chance, 'ko', TALK) if language == 'ko' and chance.often(0.4) else talk(chance) if language == 'en' and chance.often(0.4) else single(chance, language)
    said = said_after(chance, before, language) if before['call'] != 'reply()' else chance.pick(['네!', '좋아요.', '저는 Hearth예요.'] if language == 'ko' else ['Hello!', 'Sure.', "I'm Hearth, a small model on your computer.", 'Happy to help.', 'Good question.', "I can't do that, sorry."])
    return {**made_example, 'turns': [['user', before['turns'][-1][1]], ['assistant', said], *made_example['turns']]}


def outputs(chance, tool, asked):
    if 'value' in asked:
        return shown(asked['value']) or '0'
    return fill(chance, chance.pick({
        'open_page': ['# {subject}\n{city} {event} {year}. Read more [1] about {topic}.', 'Error: the page could not be reached.', '{question}? Find out here. [1] Home [2] Contact'], 'search_web': ['1. {topic} - {host}\n2. {topic} - {host}', 'No results.', '1. {subject} - {url}'],
        'list_files': ['{textfile}\n{textfile}\n{file}', 'Error: no such folder.', '{dirname}/\n{textfile}', '(empty)'], 'read_file': ['{content}', '{content}\n{content}', 'Error: no such file.', '# {subject}\n{fact}.'], 'find_files': ['{textfile}\n{dirname}/{textfile}', 'No files found.', '{dirname}/{stem}.{ext}'],
        'write_file': ['Written.', 'Saved, {n} bytes.', 'Error: the user said no.'], 'run_code': ['{n}', '[{n}, {n2}, {n3}]', 'Hello, world!', 'Error: time limit reached.', '1\n2\n3\n4'], 'remember': ['Remembered.', 'Kept: {fact}'], 'recall': ['{fact}', 'Nothing found.', '1. {fact}'], 'calculator': ['{n} days', '2025-03-17 (Monday)', '{n}'], 'search_documents': ['[1] {doctopic}: see section {n}.', 'Nothing found.', '[1] The {docs} says: {content}.']
    }[tool]))


def after_tool(chance, language):
    """A tool has run in this turn: mostly it is time to answer."""
    asked = single(chance, language)
    tool = asked['call'].split('(')[0]
    within = [['assistant', asked['call']], ['tool', outputs(chance, tool, asked)]]
    return example(asked['turns'][-1][1], 'reply()', language, within=within, kind='after-tool')


def two_steps(chance, language):
    """A request that takes two tools; either of the two decisions."""
    way = chance.randrange(5)
    file = fill(chance, '{stem}.{textext}')
    url = WORDS['url'](chance)
    numbers = [str(chance.randrange(2, 400)) for _ in range(chance.randrange(2, 5))]
    if way == 0:
        texts = ['⟦{f}⟧ 읽고 숫자 다 더해줘', '⟦{f}⟧에 있는 숫자 합계 구해줘'] if language == 'ko' else ['read ⟦{f}⟧ and add up the numbers', 'sum the numbers in ⟦{f}⟧', 'open ⟦{f}⟧ and give me the total', 'what is the total of the amounts in ⟦{f}⟧?', 'add up everything in ⟦{f}⟧', 'read ⟦{f}⟧ and calculate the sum']
        text, (path,) = made(chance, chance.pick(texts), language, {'f': file})
        first, second = call('read_file', path), call('calculator', ' + '.join(numbers))
        result = chance.pick(['\n', ', ', ' ']).join(numbers) if chance.often(0.5) else '\n'.join(f'{fill(chance, "{goods}")},{n}' for n in numbers)
    elif way == 1:
        texts = ['⟦{검색어}⟧ 검색해서 첫 번째 결과 열어줘'] if language == 'ko' else ['search for ⟦{topic}⟧ and open the first result', 'look up ⟦{topic}⟧ and open the best page', 'find ⟦{topic}⟧ online and read the first page', 'google ⟦{topic}⟧ and open the top result']
        text, (query,) = made(chance, chance.pick(texts), language)
        first, second, result = call('search_web', query), call('open_page', url), f'1. {fill(chance, "{subject}")} - {url}\n2. {fill(chance, "{city} guide")} - {WORDS["host"](chance)}'
    elif way == 2:
        thing_texts = ['⟦{찾을것}⟧ 파일 찾아서 읽어줘'] if language == 'ko' else ['find the file with ⟦{filething}⟧ and read it', 'find my ⟦{filething}⟧ file and open it', 'locate the ⟦{filething}⟧ file and tell me what it says']
        text, (query,) = made(chance, chance.pick(thing_texts), language)
        first, second, result = call('find_files', query), call('read_file', file), f'{file}'
    elif way == 3:
        texts = ['⟦{d}⟧ 폴더 보고 ⟦{f}⟧ 읽어줘'] if language == 'ko' else ['list ⟦{d}⟧ and then read ⟦{f}⟧', 'look in ⟦{d}⟧ and open ⟦{f}⟧', 'show the folder ⟦{d}⟧, then show ⟦{f}⟧']
        text, (folder, path) = made(chance, chance.pick(texts), language, {'d': fill(chance, '{dirname}'), 'f': file})
        first, second, result = call('list_files', folder), call('read_file', path), f'{path}\n{fill(chance, "{textfile}")}'
    else:
        a, b = whole(chance, 3, 90, language, words=False), whole(chance, 3, 90, language, words=False)
        texts = ['{a} 곱하기 {b} 계산해서 ⟦{f}⟧에 저장해줘'] if language == 'ko' else ['calculate {a} times {b} and save it to ⟦{f}⟧', 'work out {a} * {b} and write the result to ⟦{f}⟧', 'compute {a} x {b}, then save the result in ⟦{f}⟧']
        text, (path,) = made(chance, chance.pick(texts), language, {'a': a.text, 'b': b.text, 'f': file})
        product = str(int(a.value * b.value))
        first, second, result = call('calculator', f'{a.literal} * {b.literal}'), call('write_file', path, product), product
    roll = chance.random()
    if roll < 0.35:
        return example(text, first, language, kind='two-first')
    within = [['assistant', first], ['tool', result]]
    if roll < 0.8:
        return example(text, second, language, within=within, kind='two-second')
    return example(text, 'reply()', language, within=[*within, ['assistant', second], ['tool', outputs(chance, second.split('(')[0], {})if not second.startswith('calculator') else str(sum(map(int, numbers)))]], kind='two-end')


def follow_up(chance, language):
    ways = [(sum_follow_up, 5), (again, 2), (same_with, 4), (both_results, 1.5), (pick_from_list, 4), (open_it, 3), (search_again, 2.5), (remember_that, 1), (small_talk_after, 6), (document_again, 3.5), (other_files, 2.5), (named_file, 2), (search_more, 3), (another_day, 1.2), (remember_pointed, 1.5), (remember_answer, 1.2), (remember_more, 1), (recall_again, 1.5), (another_one, 1.5), (talk_on, 3)]
    if language == 'en' and chance.often(0.1):
        return program_again(chance)
    way = chance.choices([w for w, _ in ways], [n for _, n in ways])[0]
    return way(chance, language)
