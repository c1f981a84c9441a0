"""Sums of daily life: what is sold by a measure, shared, scaled, raised and reduced, said in every order."""

import math
import statistics

from generator.base import WORDS
from generator.numbers import SMALL, Number, in_words

KO_TENS = ['', '열', '스물', '서른', '마흔', '쉰', '예순', '일흔', '여든', '아흔']
KO_ONES = ['', '하나', '둘', '셋', '넷', '다섯', '여섯', '일곱', '여덟', '아홉']
KO_DIGITS = ['', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구']
COUNTERS = '한 두 세 네 다섯 여섯 일곱 여덟 아홉 열'.split()

WORDS.update({
    'bills': 'bills|invoices|receipts|items|payments|expenses|purchases|orders|fees|trips|deposits'.split('|'),
    'sold': 'gas|petrol|diesel|milk|paint|heating oil|juice|cider'.split('|'),
    'weighed': 'rice|apples|coffee|flour|cheese|beef|sand|nails|grapes|salmon'.split('|'),
    'ingredient': 'flour|sugar|butter|rice|milk|pasta|lentils|oats|cream|cocoa|potatoes'.split('|'),
    'people': 'people|guests|persons|friends|kids|colleagues|portions|servings'.split('|'),
    'thing': 'jacket|bike|sofa|phone|laptop|camera|lamp|tent|desk|washing machine|guitar|pair of shoes|dress|printer|stroller'.split('|'),
    'earning': 'salary|pay|wage|pension|allowance|income'.split('|'),
    'cost': 'rent|insurance|electricity bill|subscription|membership|tuition|water bill|phone plan|car payment'.split('|'),
    'rises': 'goes up|rises|is raised|climbs|increases'.split('|'), 'rose': 'went up|rose|was raised|climbed|increased|jumped'.split('|'),
    'fell': 'went down|fell|dropped|was cut|sank|decreased'.split('|'), 'tax': 'VAT|sales tax|tax|GST|service charge|a service fee'.split('|'),
    '재료': '밀가루|설탕|쌀|우유|버터|감자|고기|간장'.split('|'), '옷': '신발|가방|자켓|노트북|의자|책상|시계|코트|모니터|자전거'.split('|'),
    '요금': '월세|보험료|전기요금|관리비|학원비|구독료|통신비|수도요금'.split('|'), '소득': '월급|연봉|시급|용돈|수입'.split('|')
})


def few(c, lang):
    n = c.randrange(2, 10)
    return Number(f'⟨{SMALL[n] if lang == "en" and c.often(0.45) else n}⟩', str(n))


def spoken(c, lang):
    """A number below a hundred in words."""
    n = c.randrange(3, 100)
    if lang != 'ko':
        return Number(f'⟨{in_words(n).replace("-", c.pick(["-", "-", " "]))}⟩', str(n))
    tens, ones = divmod(n, 10)
    native = KO_TENS[tens] + KO_ONES[ones]
    sino = (KO_DIGITS[tens] if tens > 1 else '') + ('십' if tens else '') + KO_DIGITS[ones]
    return Number(f'⟨{native if c.often(0.6) else sino}⟩', str(n))


def counted(c, lang):
    """한, 두, 세 ... before a counter."""
    n = c.randrange(1, 11)
    return Number(f'⟨{COUNTERS[n - 1]}⟩', str(n))


def add_families(family, ints, amounts, prices, rates):
    two, three = {'a': prices(2, 900), 'b': prices(2, 900)}, {'a': prices(2, 2000), 'b': prices(2, 900), 'c': prices(2, 900)}

    # How many there are is no summand.
    family(3, three, '{a} + {b} + {c}', lambda a, b, c: a + b + c, [
        'three {bills}: {a}, {b} and {c}. total?', 'I have 3 {bills}, {a}, {b} and {c}, how much is that in all', 'what do these 3 {bills} sum to: {a}, {b}, {c}', 'there were three {bills} of {a}, {b} and {c}, so altogether?',
        'the 3 {bills} are {a}, {b}, {c}, give me the total', 'got 3 {bills} this month - {a}, {b}, {c} - how much did I spend', 'my three {bills} ({a}, {b}, {c}) make how much together', 'add my 3 {bills} of {a} and {b} and {c}'
    ], ['영수증 3장이 {a}, {b}, {c}인데 다 합치면?', '세 번 썼는데 {a}, {b}, {c}이야. 총 {얼마야}', '3건 합계 {알려줘}: {a}, {b}, {c}'])
    family(2, two, '{a} + {b}', lambda a, b: a + b, [
        'two {bills}, {a} and {b}, what is the sum', 'I paid 2 {bills}: {a} and {b}. in total?', 'both {bills} together, {a} and {b}?', 'the 2 {bills} were {a} and {b}, so I spent how much', 'one of {a} and one of {b}, together'
    ], ['두 개에 {a}하고 {b}인데 합치면?', '2건이 {a}, {b}이야. 합계는?'])

    # Sold by a measure
    measured = {'p': prices(1, 9, 1), 'n': amounts(3, 90)}
    family(3, measured, '{p} * {n}', lambda p, n: p * n, [
        '{sold} costs {p} per liter and I need {n} liters, what do I pay?', 'if {sold} is {p} a litre, what do {n} litres cost', '{sold} at {p} a gallon, {n} gallons to fill up. cost?', '{weighed} is {p} per kilo, I take {n} kilos. price?',
        'at {p} per kg, what are {n} kg of {weighed}', 'with {sold} at {p} per liter, how much is a full {n} liter tank', '{p} for a kilo of {weighed}, so {n} kilos are?', 'a meter of cable is {p}, I want {n} meters', '{p} a pound, and I want {n} pounds of {weighed}',
        'the rate is {p} per hour and it took {n} hours', 'each ticket is {p} and there are {n} of us', 'if one costs {p}, what do {n} cost?', 'one {thing} is {p}. how much for {n}', '{p} each, {n} of them', 'at {p} apiece, {n} {goods} come to', 'parking is {p} an hour, we stayed {n} hours'
    ], ['리터당 {p}인데 {n}리터 넣으면 {얼마야}', '1kg에 {p}이면 {n}kg은 {얼마야}', '하나에 {p}인데 {n}개 사면?', '한 장에 {p}, {n}장이면 {얼마야}', '시간당 {p}이고 {n}시간이면?'])
    family(2.5, {'n': amounts(3, 90), 'p': prices(1, 9, 1)}, '{n} * {p}', lambda p, n: p * n, [
        'my tank takes {n} liters and {sold} is {p} a liter, what does it cost to fill', 'filling {n} litres at {p} a litre', '{n} kilos of {weighed} at {p} a kilo', 'I need {n} meters of fabric at {p} a meter, price?', '{n} gallons, {p} per gallon, total?', 'what do {n} {goods} cost if one is {p}',
        'we are {n} and a ticket is {p}', 'it took {n} hours at {p} per hour', 'bought {n} pounds of {weighed} for {p} a pound', '{n} of those at {p} apiece', 'how much are {n} {goods} when each is {p}?'
    ], ['{n}리터 넣는데 리터당 {p}이면?', '{n}kg 사는데 1kg에 {p}이야. {얼마야}', '{n}개 사려는데 개당 {p}이면 총 {얼마야}'])
    family(2.5, {'p': prices(1, 90), 'k': counted}, '{p} * {k}', lambda p, k: p * k, [], ['{p}짜리 {k} 개면 {얼마야}', '{p}짜리 {물건} {k} 개는?', '{p}짜리 {k} 장 사면 총 {얼마야}', '한 개에 {p}인데 {k} 개면?', '{p}씩 {k} 명이면 {얼마야}', '{p}짜리 {k} 병 {계산}'])
    family(2, {'a': few, 'p': prices(2, 90)}, '{p} / {a}', lambda a, p: p / a, [
        '{a} {goods} cost {p}, how much for one?', 'if {a} {goods} are {p}, what is one?', 'I paid {p} for {a} {goods}, price of one', 'when {a} {goods} cost {p}, what does a single one cost', '{p} for {a}, so one is?', 'a pack of {a} {goods} is {p}, each?'
    ], ['{물건} {a}개에 {p}이면 하나는 {얼마야}', '{a}개에 {p}인데 한 개 가격은?'])
    family(3, {'a': few, 'n': amounts(50, 900), 'b': ints(2, 20)}, '{n} / {a} * {b}', lambda a, n, b: n / a * b, [
        'a recipe for {a} {people} takes {n} g of {ingredient}, how much for {b}?', 'the recipe serves {a} and uses {n} g {ingredient}. I cook for {b}. how much {ingredient}?', '{a} portions need {n} ml of {ingredient}, what about {b} portions', 'for {a} I use {n} grams of {ingredient}; we will be {b}',
        '{a} {goods} cost {n}, so what do {b} cost?', 'if {a} tickets are {n}, how much are {b} tickets', 'it takes {n} minutes for {a} pages, how long for {b} pages', '{a} boxes weigh {n} kg, how much do {b} weigh', 'scale {n} g from {a} {people} to {b}', '{a} workers earn {n}, {b} workers earn?'
    ], ['{a}인분에 {재료} {n}g이면 {b}인분은?', '{a}개에 {n}원이면 {b}개는 {얼마야}', '{a}명 기준 {n}g인데 {b}명이면 몇 g이야?', '{a}장에 {n}분 걸리면 {b}장은 몇 분?'])
    family(2, {'n': amounts(50, 900), 'a': few, 'b': ints(2, 20)}, '{n} / {a} * {b}', lambda a, n, b: n / a * b, [
        '{n} g of {ingredient} is for {a} {people}, I need it for {b}', 'I have {n} for {a} days, how much is that for {b} days', 'it needs {n} g {ingredient} for {a}, and we are {b}', '{n} pages in {a} days: how many in {b} days?', 'we use {n} liters in {a} weeks, so in {b} weeks?'
    ], ['{재료} {n}g이 {a}인분인데 {b}인분이면?'])
    family(2, {'a': ints(3, 60), 'b': few, 'c': ints(4, 12)}, '{a} * {b} / {c}', lambda a, b, c: a * b / c, [
        '{a} {people}, {b} slices each, {c} slices in a cake: how many cakes?', '{a} guests drink {b} glasses each and a bottle gives {c}. how many bottles', 'we are {a}, everyone eats {b} rolls, a bag has {c}. how many bags?', '{a} kids get {b} stickers each, {c} on a sheet, number of sheets'
    ], ['{a}명이 {b}조각씩 먹고 한 판에 {c}조각이면 몇 판이야?', '{a}명이 {b}잔씩, 한 병에 {c}잔이면 몇 병 필요해?'])
    family(1.5, {'a': ints(30, 900), 'b': ints(4, 60)}, 'ceil({a} / {b})', lambda a, b: -(-a // b), [
        '{a} people, {b} fit in a bus. how many buses do we need?', 'how many boxes of {b} do I need for {a} {goods}', 'a table seats {b}, we are {a}: how many tables', 'packs of {b}; how many packs must I buy for {a}'
    ], ['{a}명인데 한 버스에 {b}명 타면 버스 몇 대 필요해?', '{b}개들이 상자에 {a}개 담으려면 몇 상자 필요해?'])
    family(2, {'t': ints(10, 90), 'd': amounts(2, 30)}, '{t} / {d}', lambda t, d: t / d, [
        '{t} minutes for {d} km, how many minutes per km?', 'it took me {t} min to run {d} miles. minutes per mile?', 'in {t} minutes I did {d} laps, time per lap?', '{t} hours for {d} chapters, hours per chapter'
    ], ['{t}분에 {d}km 뛰었어. 1km에 몇 분이야?'])
    family(2.5, {'d': amounts(2, 42), 't': ints(10, 300)}, '{t} / {d}', lambda t, d: t / d, [
        'I ran {d} km and needed {t} minutes, pace per km?', '{d} km in {t} min, what is my pace per kilometer', 'I swam {d} laps in {t} minutes, how long per lap', 'we walked {d} miles in {t} minutes. minutes for one mile?', 'did {d} k in {t} minutes, pace?', 'how many minutes per km is {d} km in {t} minutes'
    ], ['{d}km를 {t}분에 뛰면 km당 몇 분이야?', '{d}km {t}분이면 페이스는?'])
    family(2, {'d': amounts(40, 900), 'n': amounts(3, 60)}, '{d} / {n}', lambda d, n: d / n, [
        '{d} miles with {n} gallons, what is the mpg?', 'I drove {d} km on {n} liters, km per liter?', '{d} words in {n} minutes: words per minute?', 'we did {d} km in {n} days, how far per day', 'got {d} pages done in {n} hours, pages per hour?', 'earned {d} in {n} hours, so per hour?', 'my car went {d} miles using {n} gallons of gas, miles per gallon'
    ], ['{d}km를 {n}리터로 갔어. 연비는?'])

    # Up and down in percent
    up = {'n': prices(20, 90000, 0.1), 'p': rates(40)}
    family(4, up, '{n} + {p}%', lambda n, p: n * (1 + p / 100), [
        'my {earning} was {n} and I got {p} more. new {earning}?', 'my {cost} is {n} and {rises} by {p}. what will I pay?', 'I make {n} and get a {p} raise, what then?', '{n} before tax, tax is {p}. what is the total', 'with {n} now and {p} growth, what comes out', 'it cost {n}, prices {rose} {p}. price now?',
        'the {thing} is {n} plus {p} {tax}, what do I pay', '{n} and then {p} {tax} on it', 'net {n}, {tax} {p}, gross?', 'bill of {n}, leave {p}, total with tip', '{n} rent, raised {p}, new rent', 'the {cost} of {n} {rose} by {p}, how much now', 'I earn {n}; after a {p} raise I earn?'
    ], ['{소득}이 {n}인데 {p} 올랐어. 이제 {얼마야}', '{요금}이 {n}에서 {p} 인상되면 {얼마야}', '{n}에 {p} 세금 붙으면 총 {얼마야}', '{n}이 {p} 늘면?', '{n}에서 {p} 인상된 금액은?'])
    family(4, {'p': rates(40), 'n': prices(20, 90000, 0.1)}, '{n} + {p}%', lambda n, p: n * (1 + p / 100), [
        'add {p} {tax} to {n}', 'put {p} {tax} on {n}', 'with {p} {tax}, what does {n} become', 'a {p} raise on {n}', '{p} more than {n}', 'after a {p} raise from {n}, what do I make?', 'I got a {p} raise, I made {n} before. now?', 'include {p} {tax} in {n}', 'increase by {p}: {n}', '{p} on top of {n}', 'apply a {p} markup to {n}', 'adding {p} to {n} gives'
    ], ['{p} 부가세를 {n}에 더하면?', '{p} 인상됐는데 원래 {n}이었어. 지금은?', '{p} 오르면 {n}은 얼마가 돼?', '팁 {p} 더하면 {n}은 총 {얼마야}'])
    down = {'n': prices(20, 9000, 0.2), 'p': rates(80)}
    family(3, down, '{n} - {p}%', lambda n, p: n * (1 - p / 100), [
        'the {thing} was {n}, now {p} off, so I pay?', '{n} {thing} with a {p} voucher', 'my {cost} of {n} {fell} by {p}, what is it now', '{n} less a {p} discount', 'they take {p} off the {n}, final price?', 'the {thing} costs {n}, student discount {p}', 'from {n} they deduct {p}, what do I get', 'list price {n}, rebate {p}, what do I pay'
    ], ['{n}짜리 {옷} {p} 할인하면?', '{옷} 정가가 {n}인데 {p} 할인이야. 얼마 내면 돼?', '{n}에서 {p} 깎아주면 {얼마야}'])
    family(3.5, {'p': rates(80), 'n': prices(20, 9000, 0.2)}, '{n} - {p}%', lambda n, p: n * (1 - p / 100), [
        '{p} off a {n} {thing}', 'with {p} discount, what is a {n} {thing}', 'everything is {p} off: the {thing} for {n} costs now?', 'knock {p} off {n}', 'a {p} coupon on {n}, what is left to pay', 'discount {p}, price {n}, pay?', 'reduced by {p} from {n}'
    ], ['{p} 할인이면 {n}짜리 {옷}는 {얼마야}', '{p} 세일하면 {n} {옷} 가격은?', '{p} 할인받으면 {n}이 얼마가 돼?', '{p} 깎으면 {n}은?', '{p} 할인하면 {n}짜리 {옷}이 {얼마야}'])
    change = {'a': prices(20, 3000), 'b': prices(20, 3000)}
    family(5, change, '({b} - {a}) / {a} * 100', lambda a, b: (b - a) / a * 100, [
        'my {cost} {rose} from {a} to {b}, how many percent is it', 'my {earning} {rose} from {a} to {b}. in percent?', 'what percentage is a rise from {a} to {b}', '{a} last month, {b} now - change in percent?', 'it used to be {a} and now it is {b}, percent change', 'the {cost} {fell} from {a} to {b}, by what percent',
        'going from {a} to {b} is how many percent', '{a} to {b}, percentage change', 'the {thing} was {a}, now {b}. percent change?', 'how much in percent is the step from {a} to {b}?', 'if I went from {a} followers to {b}, growth %?'], ['{요금}가 {a}에서 {b}로 올랐는데 몇 퍼센트 오른 거야?', '{소득}이 {a}에서 {b}이 됐어. 몇 % 올랐지?', '{a}이던 게 {b}이 되면 몇 퍼센트 변한 거야?', '{a}에서 {b}으로 바뀌었으면 몇 프로 차이야?', '{요금} {a} -> {b} 몇 퍼센트?'])
    family(2, {'b': prices(20, 3000), 'a': prices(20, 3000)}, '({b} - {a}) / {a} * 100', lambda a, b: (b - a) / a * 100, [
        'it is {b} now and was {a} before, percent change?', 'now {b}, up from {a}. in percent?', '{b} today versus {a} last year, change in %', 'we sold {b} this year and {a} last year, growth in percent', 'now I pay {b}, before it was {a}, how many percent difference'
    ], ['지금 {b}인데 전에는 {a}이었어. 몇 퍼센트 변했어?', '올해 {b}, 작년 {a}. 증가율은?'])
    family(2.5, {'a': prices(60, 3000), 'b': prices(10, 59)}, '({a} - {b}) / {a} * 100', lambda a, b: (a - b) / a * 100, [
        'reduced from {a} to {b}, how many percent off is that', 'was {a}, now {b}: discount in percent', 'they lowered it from {a} to {b}, what discount is that', 'marked down from {a} to {b}, percent off?', 'from {a} down to {b}, what is the discount in percent'
    ], ['{a}에서 {b}로 할인하면 할인율은?', '{a}짜리를 {b}에 샀어. 몇 퍼센트 할인이야?'])
    family(2.5, {'p': rates(30), 'n': prices(20, 2000)}, '{n} / (1 + {p}%)', lambda n, p: n / (1 + p / 100), [
        'price with {p} {tax} is {n}, without {tax}?', 'including {p} tax it is {n}. how much before tax', '{p} vat is in the {n}, what is the net', 'with {p} tax I paid {n}, so net?', 'what was it before {p} tax if I paid {n}'
    ], ['세금 {p} 포함 가격이 {n}이면 세금 빼고 {얼마야}', '부가세 {p} 포함 {n}인데 공급가는?'])

    # Two steps
    steps = {'a': amounts(50, 5000), 'b': amounts(2, 900), 'c': ints(2, 20)}
    family(2.5, steps, '({a} - {b}) / {c}', lambda a, b, c: (a - b) / c, [
        '{a} minus {b}, then divided by {c}', 'from {a} take {b} and split the rest by {c}', '{a} less {b}, shared by {c}', 'I have {a}, spend {b} and split the rest among {c} people', 'start with {a}, subtract {b}, divide by {c}', '{a} budget, {b} already spent, {c} weeks left: how much a week?'
    ], ['{a}에서 {b} 빼고 {c}로 나누면?', '{a}에서 {b}를 뺀 다음 {c}로 나눠줘', '{a} 중에 {b} 쓰고 남은 걸 {c}명이 나누면?', '{a} 빼기 {b} 한 걸 {c}로 나누면 {얼마야}'])
    family(2, steps, '({a} + {b}) * {c}', lambda a, b, c: (a + b) * c, [
        'add {a} and {b}, then times {c}', '{a} plus {b}, all multiplied by {c}', 'take {a}, add {b}, multiply by {c}', '{a} rent and {b} utilities for {c} months', 'each gets {a} plus {b}, and there are {c} people', 'sum {a} and {b} and multiply the result by {c}'
    ], ['{a}에 {b} 더하고 {c} 곱하면?', '{a}랑 {b} 더한 다음 {c} 곱해줘', '{a} 더하기 {b} 한 값에 {c} 곱하면 {얼마야}'])
    family(2, steps, '({a} + {b}) / {c}', lambda a, b, c: (a + b) / c, ['add {a} and {b}, divide by {c}', '{a} plus {b}, then over {c}', 'take the sum of {a} and {b} and split it by {c}', '{a} and {b} together, divided among {c}'], ['{a}에 {b} 더해서 {c}로 나눠줘', '{a}랑 {b} 합친 걸 {c}로 나누면?'])
    family(2, steps, '({a} - {b}) * {c}', lambda a, b, c: (a - b) * c, ['{a} minus {b}, then times {c}', 'start with {a}, subtract {b}, multiply by {c}', 'income {a}, costs {b}, over {c} months how much is left'], ['{a}에서 {b} 빼고 {c} 곱하면?', '{a} 벌고 {b} 쓰면 {c}달 동안 얼마 남아?'])
    for words, ko, part in [('half', '절반', '2'), ('a third', '3분의 1', '3'), ('a quarter', '4분의 1', '4'), ('a fifth', '5분의 1', '5'), ('a tenth', '10분의 1', '10')]:
        family(0.7, {'a': prices(20, 9000), 'b': prices(2, 20)}, f'{{a}} / {part} - {{b}}', lambda a, b, part=part: a / int(part) - b, [f'{words} of {{a}} minus {{b}}', f'{words} of {{a}}, less {{b}}', f'take {words} of {{a}} and subtract {{b}}'], [f'{{a}}의 {ko}에서 {{b}} 빼면?'])
        family(0.7, {'a': prices(20, 9000), 'b': prices(2, 900)}, f'{{a}} / {part} + {{b}}', lambda a, b, part=part: a / int(part) + b, [f'{words} of {{a}} plus {{b}}', f'{words} of {{a}}, and {{b}} more', f'{words} of {{a}} with {{b}} added'], [f'{{a}}의 {ko}에 {{b}} 더하면?'])
    family(1.2, {'a': ints(2, 30), 'b': ints(2, 90)}, '{a}^2 - {b}', lambda a, b: a * a - b, ['{a} squared minus {b}', '{a} squared, less {b}', 'square {a} and take away {b}', '{a}² - {b}'], ['{a}의 제곱에서 {b} 빼면?'])
    family(1, {'b': ints(2, 90), 'a': ints(2, 30)}, '{a}^2 - {b}', lambda a, b: a * a - b, ['take {b} off {a} squared', 'subtract {b} from the square of {a}', 'deduct {b} from {a} squared'])
    family(1, {'a': ints(2, 30), 'b': ints(2, 90)}, '{a}^2 + {b}', lambda a, b: a * a + b, ['{a} squared plus {b}', 'the square of {a} and then {b} more', 'square {a}, add {b}'], ['{a}의 제곱에 {b} 더하면?'])

    # Dozens, shares of a week, time
    family(2, {'a': few, 'p': prices(0.5, 9, 1)}, '{a} * 12 * {p}', lambda a, p: a * 12 * p, ['{a} dozen {goods} at {p} each', '{a} dozen {goods} for {p} apiece, total', 'what do {a} dozen {goods} cost at {p} a piece', '{a} dozen rolls, {p} per roll'])
    family(1, {'a': few}, '{a} * 12', lambda a: a * 12, ['how many {goods} are {a} dozen', '{a} dozen, so how many', '{a} dozen {goods} in total?'])
    family(2, {'n': prices(1, 30), 'd': ints(2, 6)}, '{n} * {d} * 52', lambda n, d: n * d * 52, ['{n} {d} times a week, how much in a year?', 'I skip {n} of coffee {d} days a week, yearly savings?', '{n} for lunch {d} days a week, cost per year', 'what do I spend a year on {n} parking {d} days a week', '{n} a day, {d} days a week, for a year', 'saving {n} on {d} days of each week, how much is it after a year'], ['일주일에 {d}번 {n}씩 쓰면 1년에 {얼마야}', '{n}씩 주 {d}회면 1년에 {얼마야}'])
    for (unit, ko, name), (to, ko_to, ratio) in [
        (('a week', '일주일', 'week'), ('seconds', '초', 604800)), (('a week', '일주일', 'week'), ('minutes', '분', 10080)), (('a week', '일주일', 'week'), ('hours', '시간', 168)), (('a day', '하루', 'day'), ('seconds', '초', 86400)), (('a day', '하루', 'day'), ('minutes', '분', 1440)),
        (('an hour', '한 시간', 'hour'), ('seconds', '초', 3600)), (('an hour', '한 시간', 'hour'), ('minutes', '분', 60)), (('a mile', '1마일', 'mile'), ('feet', '피트', 5280)), (('a kilometer', '1킬로미터', 'km'), ('meters', '미터', 1000)), (('a foot', '1피트', 'ft'), ('inches', '인치', 12)), (('a pound', '1파운드', 'lb'), ('ounces', '온스', 16)), (('a pound', '1파운드', 'lb'), ('grams', '그램', 453.59237)), (('a mile', '1마일', 'mile'), ('kilometers', '킬로미터', 1.609344)), (('an inch', '1인치', 'inch'), ('centimeters', '센티미터', 2.54))
    ]:
        target = {'seconds': 'second', 'minutes': 'minute', 'hours': 'hour', 'feet': 'ft', 'meters': 'm', 'inches': 'inch', 'ounces': 'oz', 'grams': 'g', 'kilometers': 'km', 'centimeters': 'cm'}[to]
        family(0.5, {}, f'1 {name} to {target}', lambda ratio=ratio: ratio, [f'how many {to} are in {unit}', f'how many {to} are there in {unit}?', f'{to} in {unit}', f'number of {to} in {unit}', f'{unit} in {to}', f'how many {to} does {unit} have?', f'{to} per {unit.split()[1]}'], [f'{ko}은 몇 {ko_to}야?', f'{ko}는 몇 {ko_to}인지 {{계산}}', f'{ko}에 몇 {ko_to} 있어?', f'{ko}이 {ko_to}로 {{얼마야}}', f'{ko}이 몇 {ko_to}인지 {{알려줘}}'])
        family(0.3, {'n': ints(2, 60)}, f'{{n}} {name} to {target}', lambda n, ratio=ratio: n * ratio, [f'how many {to} in {{n}} {unit.split()[1]}s'.replace('foots', 'feet').replace('inchs', 'inches'), f'{to} in {unit} times {{n}}', f'{{n}} times the {to} of {unit}'])
    for small, big, ko_small, ko_big, ratio in [('minutes', 'hours', '분', '시간', 60), ('days', 'weeks', '일', '주', 7), ('hours', 'days', '시간', '일', 24), ('seconds', 'minutes', '초', '분', 60), ('seconds', 'hours', '초', '시간', 3600), ('minutes', 'days', '분', '일', 1440)]:
        family(0.8, {'n': amounts(20, 5000)}, f'{{n}} {small[:-1]} to {big[:-1]}', lambda n, ratio=ratio: n / ratio, [f'how many {big} is {{n}} {small}', f'how many {big} are {{n}} {small}?', f'{{n}} {small} is how many {big}', f'{{n}} {small} in {big}', f'{big} in {{n}} {small}', f'what is {{n}} {small} in {big}', f'the video is {{n}} {small}, in {big}?'], [f'{{n}}{ko_small}은 몇 {ko_big}이야?', f'{{n}}{ko_small}은 {ko_big}로 {{얼마야}}', f'{{n}}{ko_small} {ko_big}로 바꿔줘'])

    # Shapes
    for unit in ('m', 'cm', 'ft', 'meters', 'feet', 'inches'):
        family(0.4, {'r': amounts(2, 60)}, 'pi * {r}^2', lambda r: 3.141592653589793 * float(r) ** 2, [f'area of a circle with radius {{r}} {unit}', f'a round pool with a radius of {{r}} {unit}, what area is it', f'circle, r = {{r}} {unit}, area?', f'the pizza has a radius of {{r}} {unit}, how big is its area', f'how much area does a round rug of radius {{r}} {unit} cover'], [f'반지름 {{r}}인 원의 넓이는?', f'반지름이 {{r}}{unit}인 원 넓이 {{계산}}'] if unit in ('m', 'cm') else ())
        family(0.3, {'r': amounts(2, 60)}, '2 * pi * {r}', lambda r: 2 * 3.141592653589793 * float(r), [f'circumference of a circle with radius {{r}} {unit}', f'a wheel has a radius of {{r}} {unit}. distance around it?'], [f'반지름 {{r}}{unit}인 원의 둘레는?'] if unit in ('m', 'cm') else ())
        family(0.4, {'a': amounts(2, 60), 'b': amounts(2, 60)}, '{a} * {b}', lambda a, b: a * b, [f'a room is {{a}} by {{b}} {unit}, what area', f'area of a {{a}} by {{b}} {unit} rectangle', f'garden of {{a}} {unit} times {{b}} {unit}, how big', f'floor {{a}} x {{b}} {unit}, area?'], [f'가로 {{a}}{unit} 세로 {{b}}{unit} 넓이는?'] if unit in ('m', 'cm') else ())
        family(0.3, {'a': amounts(2, 60), 'b': amounts(2, 60)}, '2 * ({a} + {b})', lambda a, b: 2 * (a + b), [f'perimeter of {{a}} by {{b}} {unit}', f'fence around a {{a}} x {{b}} {unit} yard, how long'], [f'가로 {{a}}{unit} 세로 {{b}}{unit} 둘레는?'] if unit in ('m', 'cm') else ())
        family(0.3, {'a': amounts(2, 30), 'b': amounts(2, 30), 'c': amounts(2, 30)}, '{a} * {b} * {c}', lambda a, b, c: a * b * c, [f'volume of a box {{a}} by {{b}} by {{c}} {unit}', f'a tank measures {{a}} x {{b}} x {{c}} {unit}. volume?'])

    # Counting, and functions by their names
    family(1.5, {'a': ints(5, 20), 'b': ints(2, 5)}, 'combinations({a}, {b})', lambda a, b: math.comb(int(a), int(b)), ['{a} choose {b}', 'how many ways to choose {b} out of {a}', 'combinations of {b} from {a}', 'number of ways to pick {b} of {a} books', 'nCr of {a} and {b}'], ['{a}개 중에 {b}개 고르는 경우의 수는?', '{a}명 중 {b}명 뽑는 방법은 몇 가지야?'])
    family(1, {'a': spoken, 'b': few}, 'combinations({a}, {b})', lambda a, b: math.comb(int(a), int(b)), ['{a} choose {b}'])
    family(1.5, {'a': ints(4, 5000)}, 'log2({a})', lambda a: math.log2(a), ['log base 2 of {a}', 'base 2 logarithm of {a}', 'log of {a} to base two'], ['{a}의 밑이 2인 로그는?'])
    family(1, {'a': ints(4, 5000)}, 'log10({a})', lambda a: math.log10(a), ['log base 10 of {a}', 'common log of {a}', 'log10 of {a}'], ['{a}의 상용로그는?'])
    family(1.5, {'a': ints(4, 900)}, 'sqrt({a})', lambda a: math.sqrt(a), ['work out the root of {a}', 'what number squared gives {a}'], ['{a}의 제곱근 구해줘', '{a}의 제곱근 {얼마야}', '루트 {a} 값 {알려줘}', '{a} 제곱근 {계산}'])
    family(1.5, {'a': ints(2, 20), 'b': ints(3, 16)}, '{a}^{b}', lambda a, b: a ** int(b), ['{a} to the {b}th', 'raise {a} to the power of {b}'], ['{a}의 {b}제곱은?', '{a}의 {b}제곱 {얼마야}', '{a}의 {b}승은?', '{a}의 {b}제곱 {계산}'])
    for name, ways in [('std', ['standard deviation of {a}, {b}, {c} and {d}', 'std dev of {a}, {b}, {c}, {d}', 'stdev {a} {b} {c} {d}']), ('median', ['median of {a}, {b}, {c}, {d}', 'the median of {a} {b} {c} and {d}']), ('max', ['largest of {a}, {b}, {c}, {d}', 'which is biggest: {a}, {b}, {c} or {d}']), ('min', ['smallest of {a}, {b}, {c}, {d}'])]:
        reckon = {'std': statistics.stdev, 'median': statistics.median, 'max': max, 'min': min}[name]
        family(0.6, {c: ints(2, 300) for c in 'abcd'}, f'{name}({{a}}, {{b}}, {{c}}, {{d}})', lambda a, b, c, d, reckon=reckon: reckon([float(a), float(b), float(c), float(d)]), ways)

    # Numbers in words
    family(3, {'a': spoken, 'b': spoken}, '{a} * {b}', lambda a, b: a * b, ['{a} times {b}', 'what is {a} times {b}', '{a} multiplied by {b}'], ['{a} 곱하기 {b}', '{a} 곱하기 {b}는?', '{a} 곱하기 {b} {얼마야}'])
    family(3, {'a': spoken, 'b': spoken}, '{a} + {b}', lambda a, b: a + b, ['{a} plus {b}', 'add {a} and {b}', "what's {a} plus {b}"], ['{a} 더하기 {b}', '{a} 더하기 {b}는?', '{a}에 {b}을 더하면?'])
    family(2, {'a': spoken, 'b': spoken}, '{a} - {b}', lambda a, b: a - b, ['{a} minus {b}', 'what is {a} minus {b}'], ['{a} 빼기 {b}', '{a} 빼기 {b}는?', '{a}에서 {b}을 빼면?'])
    family(2, {'a': spoken, 'b': spoken}, '{a} / {b}', lambda a, b: a / b, ['{a} divided by {b}', 'divide {a} by {b}'], ['{a} 나누기 {b}', '{a} 나누기 {b}는?'])

    # Savings in Korean, where the words come in another order
    family(2.5, {'n': prices(1000, 90000, 0), 'p': rates(12), 'y': ints(2, 20)}, '{n} * (1 + {p}%)^{y}', lambda n, p, y: n * (1 + p / 100) ** int(y), [
        'a deposit of {n} at {p} a year, what is it after {y} years with compounding', '{n} in a fund with {p} a year for {y} years'
    ], ['{n}을 연 {p}로 {y}년 복리 예금하면 {얼마야}', '{n}을 연 {p}로 {y}년간 예치하면 얼마가 되나요?', '{n} 연 {p} 복리 {y}년이면 총 {얼마야}', '{n}을 {p} 이자로 {y}년 맡기면 얼마 받아?', '{n} 연 {p} {y}년 복리로 넣어두면?'])
    family(2, {'n': prices(100, 9000, 0), 'p': rates(15), 'y': ints(2, 10)}, '{n} * {p}% * {y}', lambda n, p, y: n * p / 100 * y, [
        'a {n} loan with {p} simple interest for {y} years, how much is the interest', 'simple interest: {n}, {p}, {y} years', 'interest for {n} at {p} simple over {y} years', 'how much interest on {n}, simple, {p} per year, {y} years'
    ], ['{n}을 연 {p} 단리로 {y}년 빌리면 이자는?'])
