"""Sums in two or three steps, told as people tell them; the Korean ones in the order Korean has."""


def add_families(family, ints, amounts, prices, rates):
    n, few = amounts(20, 3000), ints(2, 12)

    # One thing after the other
    family(2, {'a': n, 'b': amounts(2, 400), 'c': few}, '({a} - {b}) / {c}', lambda a, b, c: (a - b) / c, [
        '{a} minus {b}, and that divided by {c}', 'take {b} off {a}, then split it {c} ways', 'subtract {b} from {a} and divide by {c}', 'after paying {b} of {a} the rest is shared by {c}, how much each?', 'we collected {a}, spent {b}, and {c} of us share the rest'
    ], ['{a}에서 {b} 빼고 {c}로 나누면?', '{a}에서 {b}를 뺀 다음 {c}로 나눠줘', '{a} 빼기 {b} 한 걸 {c}로 나누면 {얼마야}', '{a}원에서 {b}원 쓰고 남은 걸 {c}명이 나누면?', '{a}에서 {b} 빼고 나서 {c}등분하면?'])
    family(2, {'a': n, 'b': amounts(2, 400), 'c': few}, '({a} + {b}) / {c}', lambda a, b, c: (a + b) / c, [
        '{a} plus {b}, then divided by {c}', 'add {b} to {a} and divide the sum by {c}', 'rent {a} and power {b}, for {c} flatmates, how much each', 'together {a} and {b}, split by {c}', 'bills of {a} and {b} shared between {c} people'
    ], ['{a}에 {b} 더하고 {c}로 나누면?', '{a}랑 {b}를 더해서 {c}로 나눠줘', '{a}원하고 {b}원을 {c}명이 나눠 내면?', '{a} 더하기 {b}를 {c}로 나누면 {얼마야}'])
    family(2, {'a': n, 'b': amounts(2, 400), 'c': few}, '({a} + {b}) * {c}', lambda a, b, c: (a + b) * c, [
        'add {a} and {b}, then times {c}', '{a} plus {b}, all multiplied by {c}', 'each of {c} rooms needs {a} and {b}, total?', 'a ticket is {a} and a meal {b}, for {c} people'
    ], ['{a}에 {b} 더하고 {c} 곱하면?', '{a}랑 {b}를 더한 다음 {c}배 하면?', '입장료 {a}원 식사 {b}원, {c}명이면 총 {얼마야}', '{a}하고 {b} 더한 값에 {c}를 곱해줘'])
    family(2, {'a': n, 'c': few, 'b': amounts(2, 400)}, '{a} * {c} - {b}', lambda a, b, c: a * c - b, [
        '{a} times {c}, minus {b}', 'multiply {a} by {c} and take away {b}', 'I earn {a} for {c} weeks and spend {b}, what is left?', '{a} apiece, {c} items, with a voucher of {b}'
    ], ['{a}에 {c} 곱하고 {b} 빼면?', '{a}원짜리 {c}개 사고 {b}원 할인받으면 {얼마야}', '{a} 곱하기 {c} 한 다음 {b} 빼줘', '{a}의 {c}배에서 {b} 빼면?'])
    family(2, {'a': n, 'c': few, 'b': amounts(2, 400)}, '{a} * {c} + {b}', lambda a, b, c: a * c + b, [
        '{a} times {c}, and add {b}', 'multiply {a} by {c} then add {b}', '{a} a night for {c} nights plus {b} cleaning', 'entry {a} for {c} of us and {b} for parking'
    ], ['{a}에 {c} 곱하고 {b} 더하면?', '{a}원씩 {c}번 내고 {b}원 더 내면 총 {얼마야}', '{a}원짜리 {c}개에 배송비 {b}원 더하면?', '{a}의 {c}배에 {b} 더해줘', '1박 {a}원 {c}박에 청소비 {b}원이면?'])
    family(1.6, {'a': n, 'c': few, 'b': amounts(2, 400)}, '{a} / {c} + {b}', lambda a, b, c: a / c + b, ['{a} divided by {c}, plus {b}', 'divide {a} by {c} and add {b}', 'my share of {a} among {c} plus {b} on top'], ['{a}을 {c}로 나누고 {b} 더하면?', '{a}을 {c}로 나눈 값에 {b}을 더해줘', '{a} 나누기 {c} 더하기 {b}'])
    family(1.6, {'a': n, 'c': few, 'b': amounts(2, 40)}, '{a} / {c} - {b}', lambda a, b, c: a / c - b, ['{a} divided by {c}, minus {b}', 'divide {a} by {c} then subtract {b}'], ['{a}을 {c}로 나누고 {b} 빼면?', '{a} 나누기 {c}에서 {b} 빼줘'])
    for words, ko, part in [('half', '절반', '2'), ('a third', '3분의 1', '3'), ('a quarter', '4분의 1', '4')]:
        family(0.8, {'a': n, 'b': amounts(2, 400)}, f'{{a}} / {part} + {{b}}', lambda a, b, part=part: a / int(part) + b, [f'{words} of {{a}} and then {{b}} on top', f'add {{b}} to {words} of {{a}}'], [f'{{a}}의 {ko}에 {{b}}을 더하면?', f'{{a}}의 {ko}에 {{b}} 더하기', f'{{a}} {ko}에다 {{b}} 더하면 {{얼마야}}'])
        family(0.6, {'a': n, 'b': amounts(2, 90)}, f'{{a}} / {part} - {{b}}', lambda a, b, part=part: a / int(part) - b, [f'{words} of {{a}} without {{b}}'], [f'{{a}}의 {ko}에서 {{b}}을 빼면?', f'{{a}} {ko}에서 {{b}} 빼기'])
        family(0.6, {'a': n}, f'{{a}} / {part}', lambda a, part=part: a / int(part), [f'{words} of {{a}}', f"what's {words} of {{a}}?"], [f'{{a}}의 {ko}은?', f'{{a}} {ko}은 {{얼마야}}', f'{{a}}의 {ko} {{계산}}'])

    # Percent said first, or told as a story
    family(3, {'p': rates(80), 'a': prices(20, 900)}, '{a} - {p}%', lambda p, a: a * (1 - p / 100), [
        'with {p} off, what is a {a} {thing}?', 'if I get {p} off, how much is the {thing} for {a}', '{p} discount today: what do I pay for a {a} {thing}', 'minus {p}, the {thing} at {a} costs?', 'they give {p} off, the tag says {a}. I pay?'
    ], ['{p} 할인하면 {a}짜리 {옷}은 {얼마야}', '{p} 세일이면 {a} {옷} {얼마야}', '{p} 할인된 {a}짜리 {옷} 가격은?', '{p} 쿠폰 쓰면 {a}짜리가 얼마 돼?', '{p} 깎아주면 {a}은 {얼마야}'])
    family(2, {'p': rates(40), 'a': prices(20, 900)}, '{a} + {p}%', lambda p, a: a * (1 + p / 100), [
        'with {p} on top, how much is {a}?', 'after a {p} rise my {cost} of {a} becomes', 'plus {p} {tax}, the {a} come to', 'if the {cost} {rises} by {p} from {a}, what is it then?'
    ], ['{p} 오르면 {a} {요금}는 {얼마야}', '{p} 인상되면 {a}은 얼마 돼?', '부가세 {p} 더하면 {a}은 {얼마야}', '{소득}이 {p} 오르면 {a}에서 얼마가 돼?'])
    family(2, {'a': prices(20, 900), 'b': prices(5, 400)}, '({a} - {b}) / {a} * 100', lambda a, b: (a - b) / a * 100, [
        'reduced from {a} to {b}, how many percent off?', 'marked down from {a} to {b}: what discount in percent', 'the {thing} cost {a}, now {b}. how much percent cheaper', 'what percent off is it if {a} became {b}?', 'how big is the discount when {a} is down to {b}, in percent'
    ], ['{a}에서 {b}로 할인했어. 할인율은?', '{a}짜리가 {b}이면 몇 퍼센트 할인이야?', '정가 {a} 판매가 {b} 할인율 {계산}', '{a}에서 {b}로 싸졌는데 몇 % 할인이지?'])
    family(1.5, {'p': rates(60), 'q': rates(60), 'a': prices(100, 9000, 0)}, '{p}% * {q}% * {a}', lambda p, q, a: p / 100 * q / 100 * a, [
        '{p} of {q} of {a}', 'what is {p} of {q} of {a}?', 'take {p} of {q} of {a}', 'how much is {p} out of {q} of {a}'
    ])
    family(1.5, {'n': few, 'a': prices(1, 90, 1)}, '{a} / {n}', lambda n, a: a / n, [
        '{n} {goods} cost {a}, what is one?', 'if {n} {goods} are {a}, how much is a single one', 'I paid {a} for {n} {goods}. price per piece?', 'a pack of {n} is {a}, so each is', '{n} for {a}: what does one cost', '{a} buys {n} {goods}, per unit?'
    ], ['{물건} {n}개에 {a}이면 한 개에 {얼마야}', '{n}개에 {a}인데 하나는 {얼마야}', '{a}에 {n}개 샀어. 개당 {얼마야}', '{n}개 {a}이면 1개 가격은?'])
    family(1.2, {'n': few, 'a': prices(1, 90, 1), 'k': ints(2, 40)}, '{a} / {n} * {k}', lambda n, a, k: a / n * k, [
        '{n} {goods} cost {a}, what do {k} cost?', 'if {n} are {a}, how much are {k}?', '{n} for {a}. I need {k}', 'for {n} it is {a}, for {k}?'
    ], ['{n}개에 {a}이면 {k}개는 {얼마야}', '{물건} {n}개가 {a}일 때 {k}개 값은?'])

    # On the way
    family(2, {'t': amounts(1, 12), 'v': ints(20, 140)}, '{v} * {t}', lambda t, v: v * t, [
        'how far is it after {t} hours at {v} km/h', 'driving {t} hours with {v} km per hour, what distance?', 'going {v} mph for {t} hours I get how far', 'a train does {v} km/h. how many km in {t} hours?', 'in {t} hours at {v} miles an hour, how many miles'
    ], ['시속 {v}km로 {t}시간 가면 몇 km야?', '{t}시간 동안 시속 {v}km로 달리면 거리는?', '한 시간에 {v}km씩 {t}시간이면?'])
    family(1.6, {'d': amounts(20, 900), 'v': ints(20, 140)}, '{d} / {v}', lambda d, v: d / v, [
        'how many hours do I need for {d} km at {v} km/h', '{d} miles to go at {v} mph, how long?', 'time for {d} km with {v} km per hour'
    ], ['{d}km를 시속 {v}km로 가면 몇 시간 걸려?', '{d}km 거리, 시속 {v}km면 소요 시간은?'])
    family(1.2, {'d': amounts(20, 900), 't': ints(2, 12)}, '{d} / {t}', lambda d, t: d / t, ['{d} km in {t} hours, average speed?', 'I drove {d} miles in {t} hours. how fast was that', 'what speed is {d} km over {t} hours'], ['{d}km를 {t}시간에 갔으면 평균 속도는?', '{d}km를 {t}시간에 달렸어. 시속 몇 km야?'])

    # Twice and half again
    family(1.2, {'a': n}, '{a} * 2 * 2', lambda a: a * 4, ['{a}, doubled two times', '{a} that doubles twice', 'double {a} and double it again', 'twice the double of {a}'], ['{a}을 두 배로, 다시 두 배로 하면?', '{a}이 두 번 두 배가 되면?'])
    family(0.8, {'a': n}, '{a} * 2^3', lambda a: a * 8, ['{a} doubling three times', '{a} after it has doubled 3 times', 'double {a} three times over'], ['{a}이 세 번 두 배가 되면?'])
    family(0.8, {'a': n}, '{a} / 2 / 2', lambda a: a / 4, ['half of half of {a}', '{a} halved twice', 'halve {a}, then halve it again'], ['{a}의 절반의 절반은?', '{a}을 두 번 반으로 나누면?'])
    family(1.2, {'a': amounts(2, 90), 'b': amounts(2, 90)}, '-{a} - {b}', lambda a, b: -a - b, ['minus {a} minus {b}', '-{a} - {b}', 'negative {a} minus {b}'], ['-{a} - {b}', '마이너스 {a} 빼기 {b}는?'])
    family(1, {'a': amounts(2, 90), 'b': amounts(2, 90)}, '-{a} + {b}', lambda a, b: b - a, ['minus {a} and then plus {b}', 'it is minus {a} degrees and gets {b} warmer'], ['마이너스 {a} 더하기 {b}는?', '영하 {a}도에서 {b}도 오르면?'])

    # Large Korean amounts
    big = prices(10_000, 900_000, 0)
    family(2.5, {'a': big, 'b': ints(2, 60)}, '{a} / {b}', lambda a, b: a / b, [], ['{a}을 {b}로 나누면', '{a}을 {b}개월로 나누면 {얼마야}', '{a} 나누기 {b}는?', '{a}을 {b}명이 나누면 1인당 {얼마야}', '{a} {b}개월 할부면 한 달에 {얼마야}'])
    family(2, {'a': big, 'p': rates(12), 'y': ints(2, 20)}, '{a} * (1 + {p}%)^{y}', lambda a, p, y: a * (1 + p / 100) ** int(y), [], ['{a}을 연 {p}로 {y}년 복리 예금하면 얼마가 돼요?', '{a}을 {p} 복리로 {y}년 두면 {얼마야}', '{a} 연 {p} {y}년 만기 복리면 {얼마야}', '원금 {a}, 이율 {p}, {y}년 복리 계산해줘'])
    family(2, {'a': big, 'p': rates(12)}, '{a} * {p}%', lambda a, p: a * p / 100, [], ['{a}의 {p} 이자는 {얼마야}', '{a} 대출에 연 {p}면 1년 이자 {얼마야}', '{a}의 {p}가 {얼마야}', '{a}에 수수료 {p}면?'])
    family(1.5, {'a': big, 'b': big}, '{a} + {b}', lambda a, b: a + b, [], ['{a}이랑 {b} 합치면 {얼마야}', '{a} 더하기 {b}', '{a}에 {b} 더 모으면?'])
    family(1.5, {'a': big, 'b': big}, '{a} - {b}', lambda a, b: a - b, [], ['{a}에서 {b} 빼면?', '{a} 중에 {b} 갚으면 얼마 남아?', '{a} 빼기 {b}'])
