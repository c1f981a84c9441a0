"""Conversions of units, with factors written here and not taken from the calculator."""

from generator.base import call, example, made
from generator.numbers import amount, whole

# unit -> (dimension, how much of the base, ways to write it in English, in Korean)
UNITS = {
    'km': ('length', 1000, ['km', 'kilometers', 'kilometres', 'kilometer', 'kms'], ['km', '킬로미터', '킬로']),
    'm': ('length', 1, ['m', 'meters', 'metres', 'meter'], ['m', '미터']),
    'cm': ('length', 0.01, ['cm', 'centimeters', 'centimetres'], ['cm', '센티미터', '센티']),
    'mm': ('length', 0.001, ['mm', 'millimeters'], ['mm', '밀리미터']),
    'mile': ('length', 1609.344, ['miles', 'mi', 'mile'], ['마일']),
    'yard': ('length', 0.9144, ['yards', 'yd'], ['야드']),
    'ft': ('length', 0.3048, ['feet', 'ft', 'foot'], ['피트']),
    'inch': ('length', 0.0254, ['inches', 'inch', 'in.'], ['인치']),
    'kg': ('mass', 1000, ['kg', 'kilos', 'kilograms', 'kilo', 'kgs'], ['kg', '킬로그램', '킬로']),
    'g': ('mass', 1, ['g', 'grams', 'gram'], ['g', '그램']),
    'lb': ('mass', 453.59237, ['lb', 'lbs', 'pounds', 'pound'], ['파운드']),
    'oz': ('mass', 28.349523125, ['oz', 'ounces', 'ounce'], ['온스']),
    'liter': ('volume', 1, ['liters', 'litres', 'l', 'liter'], ['리터', 'L']),
    'ml': ('volume', 0.001, ['ml', 'milliliters', 'millilitres'], ['ml', '밀리리터']),
    'gallon': ('volume', 3.785411784, ['gallons', 'gal', 'gallon'], ['갤런']),
    'cup': ('volume', 0.2365882365, ['cups', 'cup'], ['컵']),
    'day': ('time', 86400, ['days', 'day'], ['일']),
    'hour': ('time', 3600, ['hours', 'h', 'hrs', 'hour'], ['시간']),
    'minute': ('time', 60, ['minutes', 'min', 'mins', 'minute'], ['분']),
    'second': ('time', 1, ['seconds', 'sec', 'secs'], ['초']),
    'week': ('time', 604800, ['weeks', 'week'], ['주']),
    'km/h': ('speed', 1 / 3.6, ['km/h', 'kmh', 'kph', 'kilometers per hour', 'km per hour'], ['km/h', '시속 킬로미터']),
    'mile/h': ('speed', 0.44704, ['mph', 'miles per hour', 'miles/hour'], ['mph', '시속 마일']),
    'm/s': ('speed', 1, ['m/s', 'meters per second'], ['m/s', '초속 미터']),
    'GB': ('data', 8e9, ['GB', 'gigabytes', 'gigs', 'gb'], ['GB', '기가']),
    'MB': ('data', 8e6, ['MB', 'megabytes', 'megs'], ['MB', '메가']),
    'TB': ('data', 8e12, ['TB', 'terabytes'], ['TB', '테라']),
    'kB': ('data', 8e3, ['KB', 'kilobytes', 'kb'], ['KB', '킬로바이트']),
    'm^2': ('area', 1, ['square meters', 'm2', 'sqm', 'm²', 'square metres'], ['제곱미터', '㎡']),
    'ft^2': ('area', 0.09290304, ['square feet', 'sq ft', 'sqft', 'ft2'], ['제곱피트']),
    'acre': ('area', 4046.8564224, ['acres', 'acre'], ['에이커']),
    'hectare': ('area', 10000, ['hectares', 'ha'], ['헥타르']),
}
COMMON = [
    ('km', 'mile'), ('mile', 'km'), ('cm', 'inch'), ('inch', 'cm'), ('ft', 'm'), ('m', 'ft'), ('ft', 'cm'), ('kg', 'lb'), ('lb', 'kg'),
    ('oz', 'g'), ('g', 'oz'), ('liter', 'gallon'), ('gallon', 'liter'), ('cup', 'ml'), ('ml', 'cup'), ('hour', 'minute'), ('minute', 'hour'),
    ('day', 'hour'), ('km/h', 'mile/h'), ('mile/h', 'km/h'), ('GB', 'MB'), ('MB', 'GB'), ('m^2', 'ft^2'), ('ft^2', 'm^2'), ('yard', 'm')
]
# mathjs means years of 365.25 days, so years and months are left out here.
EN = [
    'convert {n} {a} to {b}', '{n} {a} in {b}', '{n} {a} to {b}', 'how many {b} are in {n} {a}?', 'how many {b} is {n} {a}', "what's {n} {a} in {b}?", 'what is {n} {a} in {b}', '{n} {a} = ? {b}',
    'turn {n} {a} into {b}', '{n} {a} as {b}', '{n} {a} into {b}', 'express {n} {a} in {b}', 'how much is {n} {a} in {b}?', 'change {n} {a} to {b}', 'the sign says {n} {a}, what is that in {b}?', 'it is {n} {a}, in {b}?',
    'I need {n} {a} in {b}', '{n} {a} equals how many {b}', 'my recipe says {n} {a}, how many {b}', "what's that in {b}: {n} {a}", 'in {b}, how much is {n} {a}?', 'give me {n} {a} in {b}', '{n} {a} -> {b}', '{n} {a} converted to {b}'
]
KO = ['{n}{a}는 몇 {b}야?', '{n} {a}를 {b}로 바꿔줘', '{n}{a} {b}로', '{n}{a}가 {b}로 {얼마야}', '{n}{a}는 {b}로 몇이야?', '{n} {a}을 {b}로 변환해줘', '{n}{a}면 몇 {b}?', '{n} {a} -> {b}', '{n}{a}를 {b}로 {알려줘}', '{n}{a}는 몇 {b}인가요?']


def place_of(language):
    return 3 if language == 'ko' else 2


def pair(chance):
    if chance.often(0.6):
        return chance.pick(COMMON)
    a = chance.pick(list(UNITS))
    others = [u for u in UNITS if u != a and UNITS[u][0] == UNITS[a][0] and 1e-5 < UNITS[u][1] / UNITS[a][1] < 1e5]
    return a, chance.pick(others)


def conversion(chance, language):
    roll = chance.random()
    if roll < 0.16:
        return temperature(chance, language)
    if roll < 0.22 and language == 'en':
        return height(chance)
    if roll < 0.29 and language == 'en':
        return one_of(chance)
    a, b = pair(chance)
    number = amount(chance, 2, 900, language)
    names = {'n': number.text, 'a': chance.pick(UNITS[a][place_of(language)]), 'b': chance.pick(UNITS[b][place_of(language)])}
    template = chance.pick(KO if language == 'ko' else EN)
    if language == 'en' and len(names['a']) < 3 and chance.often(0.4):
        template = template.replace('{n} {a}', '{n}{a}')
    text, _ = made(chance, template, language, names)
    value = float(number.value) * UNITS[a][1] / UNITS[b][1]
    return example(text, call('calculator', f'{number.literal} {a} to {b}'), language, kind='unit', value=value)


def temperature(chance, language):
    number = whole(chance, -20 if language == 'en' else 1, 400, language, words=False) if chance.often(0.4) else whole(chance, 1, 110, language, words=False)
    to_f = chance.often(0.5)
    c, f = (['섭씨', '섭씨'], ['화씨', '화씨']) if language == 'ko' else (['celsius', 'C', '°C', 'degrees celsius', 'centigrade'], ['fahrenheit', 'F', '°F', 'degrees fahrenheit'])
    a, b = (c, f) if to_f else (f, c)
    if language == 'ko':
        template = chance.pick(['{a} {n}도는 {b}로 몇 도야?', '{a} {n}도를 {b}로 바꿔줘', '{a} {n}도 {b}로', '{a} {n}도가 {b} 몇 도?'])
    else:
        template = chance.pick(EN[:14] + ['the oven says {n} {a}, what is it in {b}?', "it's {n} {a} outside, in {b}?", 'preheat to {n} {a}: how hot in {b}'])
    text, _ = made(chance, template, language, {'n': number.text, 'a': chance.pick(a), 'b': chance.pick(b)})
    x = float(number.value)
    value = x * 9 / 5 + 32 if to_f else (x - 32) * 5 / 9
    names = ('degC', 'degF') if to_f else ('degF', 'degC')
    return example(text, call('calculator', f'{number.literal} {names[0]} to {names[1]}'), language, kind='unit', value=value)


def height(chance):
    """Two units of one kind: 5 foot 11 in cm, 3 lb 5 oz in grams, 2 hours 45 minutes in minutes."""
    a, b, to, first, second = chance.pick([
        ('ft', 'inch', 'cm', (4, 6), (1, 11)), ('ft', 'inch', 'm', (4, 6), (1, 11)), ('lb', 'oz', 'g', (1, 12), (1, 15)), ('lb', 'oz', 'kg', (1, 12), (1, 15)),
        ('hour', 'minute', 'minute', (1, 12), (5, 55)), ('hour', 'minute', 'second', (1, 6), (5, 55)), ('minute', 'second', 'second', (1, 50), (5, 55))
    ])
    x, y = whole(chance, *first, words=False), whole(chance, *second, words=False)
    names = {'x': x.text, 'y': y.text, 'a': chance.pick(UNITS[a][2]), 'b': chance.pick(UNITS[b][2]), 'to': chance.pick(UNITS[to][2])}
    text, _ = made(chance, chance.pick(['{x} {a} {y} {b} in {to}', 'convert {x} {a} {y} {b} to {to}', 'how many {to} is {x} {a} and {y} {b}?', "what's {x} {a} {y} {b} in {to}", '{x} {a} and {y} {b} to {to}', 'how much is {x} {a} {y} {b} in {to}']), 'en', names)
    value = (float(x.value) * UNITS[a][1] + float(y.value) * UNITS[b][1]) / UNITS[to][1]
    return example(text, call('calculator', f'{x.literal} {a} + {y.literal} {b} to {to}'), 'en', kind='unit', value=value)


def one_of(chance):
    a, b = chance.pick([('day', 'minute'), ('day', 'second'), ('week', 'hour'), ('week', 'minute'), ('hour', 'second'), ('mile', 'ft'), ('gallon', 'cup'), ('gallon', 'liter'), ('acre', 'm^2'), ('lb', 'oz'), ('yard', 'inch'), ('TB', 'GB'), ('mile', 'km'), ('kg', 'lb'), ('inch', 'cm')])
    one = UNITS[a][2][-1] if a in ('gallon', 'acre', 'mile') else {'lb': 'pound', 'TB': 'terabyte', 'kg': 'kilo', 'yard': 'yard'}.get(a, a)
    article = 'an' if one[0] in 'aeiou' or one == 'hour' else 'a'
    text, _ = made(chance, chance.pick([f'how many {{b}} in {article} {one}?', f'how many {{b}} are there in {article} {one}', f'how many {{b}} does {article} {one} have', f'{article} {one} is how many {{b}}', f'how many {{b}} per {one}']), 'en', {'b': UNITS[b][2][0]})
    return example(text, call('calculator', f'1 {a} to {b}'), 'en', kind='unit', value=UNITS[a][1] / UNITS[b][1])


DURATION = [
    'how many hours from {a} to {b} o\'clock?', 'I work from {a} to {b}, how many hours is that', 'hours between {a}:00 and {b}:00', 'the shop is open from {a} to {b}. how many hours?', 'my shift runs {a} to {b}, how long is it?', 'from {a}:00 until {b}:00 is how many hours',
    'school lasts from {a} to {b}, in hours?', 'the museum opens at {a} and closes at {b}. for how many hours is it open?', 'count the hours from {a} till {b}', 'we were on the road from {a} to {b} o\'clock, how long'
]
DURATION_KO = ['{a}시부터 {b}시까지 몇 시간이야?', '{a}시에서 {b}시까지 몇 시간?', '{a}시에 출근해서 {b}시에 퇴근하면 몇 시간이야?', '{a}시부터 {b}시까지 일하면 총 몇 시간?', '가게가 {a}시부터 {b}시까지 열면 몇 시간 영업이야?', '{a}시 시작 {b}시 종료면 몇 시간이지?', '{a}시와 {b}시 사이는 몇 시간이야?', '{a}시부터 {b}시까지 시간 {계산}']


def duration(chance, language):
    """Hours and minutes that are added up or subtracted."""
    a, b = whole(chance, 2, 12, language, words=False), whole(chance, 13, 23, language, words=False)
    texts = DURATION_KO if language == 'ko' else DURATION
    text, _ = made(chance, chance.pick(texts), language, {'a': a.text, 'b': b.text})
    return example(text, call('calculator', f'{b.literal} - {a.literal}'), language, kind='sum', value=float(b.value - a.value))
