"""Follow-ups on earlier turns, and second decisions within one turn."""

from fractions import Fraction

from generator.base import WORDS, call, example, fill, made, spans
from generator.calculator import sum_example
from generator.numbers import amount, percent, whole
from generator.programs import TASKS, program, slots
from generator.requests import EN, request
from generator.korean import KO, TALK
from generator.talk import talk


def shown(value):
    """A value as the answers show it."""
    text = f'{value:.10g}'
    return text if 'e' not in text else None


def answer(chance, language, text):
    if language == 'ko':
        return chance.pick(['{}입니다.', '{}', '답은 {}입니다.', '결과: {}', '{}이에요.']).format(text)
    return chance.pick(['{}', 'The result is {}.', "That's {}.", '{}.', 'It comes to {}.', 'The answer is {}.', '= {}', 'That makes {}.']).format(text)


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
        question, _ = made(chance, chance.pick(['{w}{f} {t} {알려줘}', '{w}{f} {t} {검색해줘}', '{w}{f} {t} 어때?', '{w}{f} {t} 좀 봐줘', '{w}{f}의 {t} {알려줘}']), 'ko', {'w': when, 'f': first, 't': thing})
        text, _ = made(chance, chance.pick(['{s}은?', '그럼 {s}은?', '{s}은 어때?', '{s}도 {알려줘}', '{s}은 어떤가요?', '그럼 {s}은 어떨까?', '그러면 {s} 쪽은요?', '{s} 쪽은?', '{s}도 {검색해줘}', '이번엔 {s}', '{s} 것도 {알려줘}', '{s}은 어떻대?', '같은 걸로 {s}도 부탁해']), 'ko', {'s': second})
        said = chance.pick(['{} {} 정보입니다.', '{} {} 검색 결과예요.', '{}의 {} 소식을 찾았어요.', '{} {}은 위 결과를 보세요.']).format(first, thing)
        return example(text, call('search_web', f'{when}{thing} {second}'), 'ko', [['user', question], ['assistant', said]], 'follow-search')
    first, second = chance.sample(WORDS['city'], 2)
    thing = chance.pick(['weather in', 'hotels in', 'flights to', 'restaurants in', 'things to do in', 'weather forecast for', 'concerts in', 'apartments in', 'news from', 'jobs in', 'air quality in'])
    question, _ = made(chance, chance.pick([f"what's the {thing} {first}?" if 'weather' in thing else f'find {thing} {first}', f'search for {thing} {first}', f'look up {thing} {first}']), 'en')
    text, (city,) = made(chance, chance.pick([f'what about ⟦{second}⟧?', f'and ⟦{second}⟧?', f'and in ⟦{second}⟧', f'how about ⟦{second}⟧', f'same for ⟦{second}⟧']), 'en')
    kept = next((w for w in (thing, thing.upper(), thing[0].upper() + thing[1:]) if w in question), thing)
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


def said_after(chance, asked, language):
    """A short answer as Hearth gives it after the tool ran."""
    tool = asked['call'].split('(')[0]
    if 'value' in asked:
        return answer(chance, language, shown(asked['value']) or '0')
    if language == 'ko':
        return chance.pick({'remember': ['기억했어요.', '네, 기억해 둘게요.'], 'write_file': ['저장했어요.'], 'recall': ['아직 그건 몰라요.', '{생일}이에요.']}.get(tool, ['여기 있어요.', '찾은 내용입니다.', '결과입니다.'])).replace('{생일}', '3월 5일')
    return chance.pick({'remember': ["I'll remember that.", 'Noted.'], 'write_file': ['Saved.', 'The file is written.'], 'recall': ["I don't know that yet.", 'You told me it is in May.'], 'run_code': ['Done, see the output above.', 'The program printed the result.'], 'search_documents': ['It says this on page 3.', 'I found nothing about that.']}.get(tool, ['Here it is.', 'This is what I found.', 'I found three results.', 'The page is open in the side panel.']))


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
        question, _ = made(chance, chance.pick(['{f} {t} {뭐야}', '{f} {t} {알려줘}', '{f} {t} 기억나?']), 'ko', {'f': first, 't': thing})
        text, _ = made(chance, chance.pick(['{s} 거는?', '그럼 {s}은?', '{s} 것도 {알려줘}', '{s}은?']), 'ko', {'s': second})
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


def follow_up(chance, language):
    ways = [(sum_follow_up, 5), (again, 2), (same_with, 4), (both_results, 1.5), (pick_from_list, 4), (open_it, 3), (search_again, 2.5), (remember_that, 1), (small_talk_after, 6), (document_again, 3.5), (other_files, 2.5), (named_file, 2), (search_more, 3), (remember_pointed, 1.5), (remember_more, 1), (recall_again, 1.5), (another_one, 1.5), (talk_on, 3)]
    if language == 'en' and chance.often(0.1):
        return program_again(chance)
    way = chance.choices([w for w, _ in ways], [n for _, n in ways])[0]
    return way(chance, language)
