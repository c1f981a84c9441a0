"""Sums: each family has its numbers, its expression, the value worked out apart, and ways to ask for it."""

import math
from fractions import Fraction

from generator.base import call, example, fill, made
from generator.dates import date_example
from generator.everyday import add_families as add_everyday
from generator.numbers import Number, amount, decimal, money, percent, whole
from generator.steps import add_families as add_steps
from generator.units import conversion, duration

FAMILIES = []


def family(weight, numbers, expression, value, en, ko=()):
    FAMILIES.append((weight, numbers, expression, value, en, ko))


def ints(low, high, step=1):
    return lambda c, lang: whole(c, low, high, lang, step)


def amounts(low, high):
    return lambda c, lang: amount(c, low, high, lang)


def prices(low, high, cents=0.4):
    return lambda c, lang: money(c, low, high, lang, cents)


def rates(most):
    return lambda c, lang: percent(c, most, lang)


# Plain sums
family(7, {'a': amounts(2, 9000), 'b': amounts(2, 900)}, '{a} + {b}', lambda a, b: a + b, [
    "what's {a} plus {b}?", '{a} + {b}', 'add {a} and {b}', '{a}+{b}=?', 'sum of {a} and {b}', 'how much is {a} and {b} together?',
    'what do {a} and {b} add up to', 'I have {a} and get {b} more, how many is that?', 'total of {a} and {b}', '{a} + {b} = ?',
    'work out {a} + {b}', 'combine {a} with {b}', 'we had {a} visitors on Saturday and {b} on Sunday. total?', '{a} and {b} makes what'
], ['{a} 더하기 {b}는?', '{a}+{b}', '{a}랑 {b} 더하면 {얼마야}', '{a}하고 {b} 합치면?', '{a} + {b} {계산}', '{a}와 {b}의 합 {알려줘}', '{a}에 {b} 더해줘'])
family(7, {'a': amounts(20, 9000), 'b': amounts(2, 20)}, '{a} - {b}', lambda a, b: a - b, [
    "what's {a} minus {b}?", '{a} - {b}', '{a}-{b}', '{a} take away {b}', 'difference between {a} and {b}', 'how much is left of {a} after {b}',
    'I had {a} and spent {b}, what is left?', '{a} less {b}', '{a} minus {b} please',
    'what is the difference of {a} and {b}?', 'I owe {a} and paid {b}. how much do I still owe', '{a} without {b}, how many'
], ['{a} 빼기 {b}는?', '{a}-{b}', '{a}에서 {b} 빼면?', '{a}에서 {b} 빼 줘', '{a}원 있었는데 {b}원 썼어. 얼마 남아?', '{a}와 {b}의 차이는?'])
family(3, {'b': amounts(2, 90), 'a': amounts(100, 900)}, '{a} - {b}', lambda a, b: a - b, [
    'subtract {b} from {a}', 'take {b} off {a}', 'take {b} away from {a}', 'deduct {b} from {a}', '{b} less than {a}',
    'I spent {b} out of {a}, how much is left?', 'I used {b} of my {a}. what remains'
])
family(9, {'a': amounts(2, 3000), 'b': amounts(2, 500)}, '{a} * {b}', lambda a, b: a * b, [
    "what's {a} times {b}?", '{a} * {b}', '{a}x{b}', '{a} x {b}', 'multiply {a} by {b}', '{a} multiplied by {b}', 'product of {a} and {b}',
    '{a} × {b} = ?', 'how much is {a} times {b}', '{a} boxes with {b} in each, how many in all?', '{a} people pay {b} each. total?',
    '{a} tickets at {b} each', '{a} rows of {b} chairs, how many chairs',
    'calc {a}*{b}', '{a} shifts of {b} hours, how many hours', "{a} by {b}, multiplied"
], ['{a} 곱하기 {b}는?', '{a}*{b}', '{a}x{b} {얼마야}', '{a}에 {b} 곱해줘', '{a} 곱하기 {b} {계산}', '{a}명이 {b}개씩이면 모두 몇 개야?', '{a}원짜리 {b}개면 {얼마야}', '{a} × {b}'])
family(8, {'a': amounts(20, 9000), 'b': ints(2, 40)}, '{a} / {b}', lambda a, b: a / b, [
    "what's {a} divided by {b}?", '{a} / {b}', '{a}/{b}', 'divide {a} by {b}', '{a} over {b}', 'split {a} into {b} parts', '{a} ÷ {b}',
    '{a} shared between {b} people', '{a} split {b} ways', 'split {a} among {b} of us',
    '{a} cookies for {b} kids, how many each?', 'I have {a} pages to read in {b} days. how many a day?', 'what is {a} divided equally by {b}',
    '{a} spread over {b} weeks'
], ['{a} 나누기 {b}는?', '{a}/{b}', '{a}을 {b}로 나누면?', '{a}를 {b}명이 나누면 {얼마야}', '{a} ÷ {b} {계산}', '{a}을 {b}로 나눠줘', '{a}개를 {b}명한테 똑같이 나누면 몇 개씩?'])
family(3, {'b': ints(2, 40), 'a': amounts(50, 4000)}, '{a} / {b}', lambda a, b: a / b, [
    'how many times does {b} go into {a}?', 'we are {b} people and the bill is {a}, how much each?', '{b} of us share {a}. each pays?',
    'among {b} people, how much is {a} each', 'how many groups of {b} in {a}', 'packs of {b}: how many for {a} pieces'
], ['{b}명이서 {a}원 나눠 내면 {얼마야}', '{b}명이 {a}원을 똑같이 내면?', '{b}로 {a}을 나누면?'])
family(3, {'a': amounts(5, 4000), 'b': amounts(5, 4000), 'c': amounts(5, 4000)}, '{a} + {b} + {c}', lambda a, b, c: a + b + c, [
    'sum of {a}, {b} and {c}', 'add up {a}, {b}, {c}', '{a} + {b} + {c}', '{a}+{b}+{c}', 'total: {a}, {b}, {c}', "what's {a} plus {b} plus {c}",
    'I paid {a}, {b} and {c}. how much altogether?', 'add {a} {b} and {c} together', 'groceries {a}, gas {b}, lunch {c} - total?', 'my bills are {a}, {b} and {c}, what do they come to'
], ['{a}, {b}, {c} 다 더하면?', '{a}+{b}+{c}', '{a} 더하기 {b} 더하기 {c}', '점심 {a}원, 커피 {b}원, 택시 {c}원 총 {얼마야}', '{a}, {b}, {c} 합계 {알려줘}'])
family(2, {'a': prices(2, 400), 'b': prices(2, 400), 'c': prices(2, 400), 'd': prices(2, 90)}, '{a} + {b} + {c} + {d}', lambda a, b, c, d: a + b + c + d, [
    'add {a}, {b}, {c} and {d}', 'total of {a}, {b}, {c}, {d}', 'expenses this week: {a}, {b}, {c} and {d}. sum them', '{a} + {b} + {c} + {d}', 'what do {a}, {b}, {c} and {d} come to'
], ['{a}, {b}, {c}, {d} 합치면 {얼마야}', '{a} {b} {c} {d} 전부 더해줘'])
for text, expression, value in [
    ('{a} + {b} * {c}', '{a} + {b} * {c}', lambda a, b, c: a + b * c), ('({a} + {b}) * {c}', '({a} + {b}) * {c}', lambda a, b, c: (a + b) * c),
    ('({a}+{b})/{c}', '({a} + {b}) / {c}', lambda a, b, c: (a + b) / c), ('{a} * {b} - {c}', '{a} * {b} - {c}', lambda a, b, c: a * b - c),
    ('{a}*{b}+{c}', '{a} * {b} + {c}', lambda a, b, c: a * b + c), ('({a} - {b}) * {c}', '({a} - {b}) * {c}', lambda a, b, c: (a - b) * c),
    ('{a} / ({b} + {c})', '{a} / ({b} + {c})', lambda a, b, c: a / (b + c)), ('{a} - {b} + {c}', '{a} - {b} + {c}', lambda a, b, c: a - b + c),
    ('{a} times {b} plus {c}', '{a} * {b} + {c}', lambda a, b, c: a * b + c), ('{a} times {b} minus {c}', '{a} * {b} - {c}', lambda a, b, c: a * b - c),
    ('{a} plus {b} times {c}', '{a} + {b} * {c}', lambda a, b, c: a + b * c), ('{a} divided by {b} plus {c}', '{a} / {b} + {c}', lambda a, b, c: a / b + c),
    ('{a} times {b} divided by {c}', '{a} * {b} / {c}', lambda a, b, c: a * b / c), ('{a} plus {b} minus {c}', '{a} + {b} - {c}', lambda a, b, c: a + b - c),
    ('{a}*{b}*{c}', '{a} * {b} * {c}', lambda a, b, c: a * b * c), ('{a} x {b} x {c}', '{a} * {b} * {c}', lambda a, b, c: a * b * c)
]:
    family(0.7, {'a': amounts(20, 900), 'b': amounts(2, 90), 'c': amounts(2, 90)}, expression, value,
           [text, f'what is {text}', f'{text} = ?', f'calculate {text}', f'how much is {text}?', f'solve {text}', f'evaluate {text}', f"what's {text}"],
           [text, f'{text} {{계산}}', f'{text}는?', f'{text} {{얼마야}}'] if 'times' not in text and 'plus' not in text and 'divided' not in text else ())

# Percent
family(7, {'p': rates(100), 'n': prices(20, 9000)}, '{p} * {n}'.replace('{p}', '{p}%'), lambda p, n: p / 100 * n, [
    'what is {p} of {n}?', "what's {p} of {n}", '{p} of {n}', 'how much is {p} of {n}?', 'calculate {p} of {n}', 'find {p} of {n}', 'whats {p} from {n}',
    'I want to know {p} of {n}', '{p} out of {n} is how much', 'give me {p} of {n}', 'I get {p} of the {n}, how much is that', 'a {p} cut of {n}',
    'a {p} tip on {n}', '{p} tip on a {n} bill', '{p} commission on {n}', '{p} sales tax on {n} - how much tax?', '{p} vat on {n}, only the tax', 'how much is a {p} deposit on {n}?',
    'leave {p} on {n}. how much tip?'
])
family(5, {'n': prices(20, 9000), 'p': rates(100)}, '{n} * {p}%', lambda p, n: p / 100 * n, [
    'dinner was {n}, what is a {p} tip?', 'tip on {n} at {p}', 'the bill is {n}. how much is {p}', 'on {n}, what would {p} be', '{n} bill, {p} tip, how much tip?', 'I earn {n} and save {p}. how much do I save?',
    'the house costs {n}, {p} down payment is how much?', '{n} times {p}', 'of {n}, {p} is what', 'if I make {n} and pay {p} tax how much tax is that'
], ['{n}의 {p}는?', '{n}의 {p} {얼마야}', '{n}에서 {p}면 {얼마야}', '{n}의 {p} {계산}', '{n} 중에 {p}는 {얼마야}', '월급 {n}의 {p} {알려줘}', '밥값 {n}인데 팁 {p}면 {얼마야}', '{n}에 대한 {p} 수수료는?'])
family(5, {'n': prices(10, 5000), 'p': rates(60)}, '{n} + {p}%', lambda n, p: n * (1 + p / 100), [
    '{n} plus {p}', 'add {p} to {n}', 'increase {n} by {p}', '{n} + {p}', 'what is {n} with {p} tax?', '{n} with a {p} tip, total?', 'total for {n} including {p} tip', 'price {n} plus {p} vat',
    'raise {n} by {p}', 'my rent of {n} goes up {p}, what will it be?', 'my salary is {n} and I get a {p} raise. new salary?', '{n} and {p} tax on top, how much do I pay', '{n} after a {p} increase',
    'what do I pay in total for {n} with {p} service charge', 'the hotel is {n} before {p} tax. how much with tax', 'what will {n} be after growing {p}', 'add a {p} tip to {n}', 'mark up {n} by {p}'
], ['{n}에 {p} 더하면?', '{n}에 부가세 {p} 붙이면 {얼마야}', '{n}에서 {p} 오르면 {얼마야}', '{n}의 {p} 인상하면?', '월세 {n}이 {p} 올랐어. 이제 {얼마야}', '연봉 {n}에서 {p} 오르면 {얼마야}', '{n} + {p}', '식사비 {n}에 팁 {p} 포함하면 총 {얼마야}'])
family(5, {'n': prices(10, 5000), 'p': rates(90)}, '{n} - {p}%', lambda n, p: n * (1 - p / 100), [
    '{n} minus {p}', 'take {p} off {n}', '{p} off {n}', '{n} with {p} off', '{n} - {p}', 'a {n} jacket is {p} off. what do I pay?', '{n} at a {p} discount', 'how much is {n} after a {p} discount?',
    'reduce {n} by {p}', 'sale: {p} off, original price {n}. new price?', 'shoes cost {n}, discounted by {p}', 'decrease {n} by {p}', 'if {n} drops by {p} what is left', 'price after {p} discount on {n}',
    'the tv is {n} but I have a {p} coupon, final price', '{n} loses {p} of its value, worth?', 'I make {n} and {p} goes to taxes. what do I keep?', 'what is {n} less {p}'
], ['{n}에서 {p} 할인하면 {얼마야}', '{n}의 {p} 할인가는?', '{n}짜리 옷 {p} 세일하면 {얼마야}', '{n}에서 {p} 빼면?', '{p} 할인 쿠폰으로 {n}짜리 사면 {얼마야}', '{n} - {p}', '정가 {n}, {p} 할인. 얼마 내?', '{n}에서 {p} 떨어지면?'])
family(2.2, {'n': prices(20, 900), 'p': rates(60), 't': rates(25)}, '({n} - {p}%) + {t}%', lambda n, p, t: n * (1 - p / 100) * (1 + t / 100), [
    '{n} with {p} off and then {t} tax', 'a {n} coat at {p} off plus {t} sales tax', '{n}, {p} discount, {t} vat. what do I pay?', 'how much is {n} after {p} off, with {t} tax added', 'take {p} off {n} then add {t}', 'discount of {p} on {n}, then {t} tax on top'
], ['{n}에서 {p} 할인하고 세금 {t} 붙이면 {얼마야}', '{n}짜리 {p} 할인 후 부가세 {t} 더하면?'])
family(1.2, {'n': prices(20, 900), 'p': rates(60), 't': rates(30)}, '({n} - {p}%) - {t}%', lambda n, p, t: n * (1 - p / 100) * (1 - t / 100), [
    '{n} at {p} off, then another {t} off', 'first {n} minus {p}, then minus {t} again', '{n} reduced by {p} and again by {t}', '{n}, {p} discount and an additional {t} at the till'
], ['{n}에서 {p} 할인하고 또 {t} 할인하면 {얼마야}'])
family(6, {'a': prices(20, 3000), 'b': prices(20, 3000)}, '({b} - {a}) / {a} * 100', lambda a, b: (b - a) / a * 100, [
    'percent change from {a} to {b}', 'percentage increase from {a} to {b}?', 'what percent did it change from {a} to {b}', 'it went from {a} to {b}, how much is that in percent?', 'the price rose from {a} to {b}. what percent is that',
    'how many percent up is {a} to {b}', 'rent went from {a} to {b}, percent increase?', 'sales were {a} and now {b}, growth in percent?', 'my weight changed from {a} to {b}, what percentage', 'percent difference going from {a} to {b}',
    'from {a} to {b} is what % change', 'stock bought at {a}, now at {b}, return in percent?', 'what is the growth rate from {a} to {b}', 'dropped from {a} to {b}: percent?', 'it was {a} last year and {b} this year. percentage change?',
    '{a} -> {b} in percent', 'by what percentage did it grow from {a} to {b}', 'subscribers {a} to {b} percent growth'
], ['{a}에서 {b}로 오르면 몇 퍼센트야?', '{a}에서 {b}로 몇 % 변했어?', '{a}이 {b}가 되면 증가율은?', '작년 {a}, 올해 {b}. 몇 퍼센트 늘었어?', '{a}에서 {b}로 증감률 {계산}', '{a}에 산 게 {b}이 됐어, 수익률은?', '가격이 {a}에서 {b}로 떨어졌어. 몇 프로야?'])
family(4, {'a': amounts(3, 900), 'b': amounts(20, 3000)}, '{a} / {b} * 100', lambda a, b: a / b * 100, [
    '{a} is what percent of {b}?', 'what percentage is {a} of {b}', '{a} out of {b} as a percentage', 'I got {a} out of {b} points, what percent is that?', '{a} of {b} in percent', 'score {a}/{b}, percentage?', 'how many percent is {a} out of {b}',
    '{a} people out of {b} voted yes. what percent?', 'what share is {a} of {b} in percent', 'express {a} of {b} as a percent', '{a} correct answers of {b}, grade in %'
], ['{a}는 {b}의 몇 퍼센트야?', '{a}은 {b}의 몇 %?', '{a}/{b}는 몇 프로야?', '{a}명이 {b}명 중 몇 퍼센트야?'])
family(1.5, {'b': amounts(20, 3000), 'a': amounts(3, 900)}, '{a} / {b} * 100', lambda a, b: a / b * 100, [
    'what percent of {b} is {a}?', 'of {b} guests {a} came, in percent?', 'out of {b} questions I had {a} right. percentage?', 'my income is {b}, rent is {a}: what percent goes to rent?', 'in a class of {b}, {a} passed. what %'
], ['{b}의 몇 퍼센트가 {a}야?', '{b}문제 중 {a}개 맞았어. 몇 퍼센트야?', '{b}명 중에 {a}명이면 몇 프로?', '월급 {b}에 월세 {a}이면 몇 퍼센트야?'])
family(1.5, {'p': rates(60), 'n': prices(20, 900)}, '{n} / (1 - {p}%)', lambda p, n: n / (1 - p / 100), [
    'after {p} off it costs {n}. what was the original price?', 'I paid {n} with a {p} discount, original price?', 'the price is {n} after a {p} discount, how much was it before'
], ['{p} 할인해서 {n}이야. 원래 가격은?'])
family(1.5, {'n': prices(20, 900), 'p': rates(30)}, '{n} / (1 + {p}%)', lambda p, n: n / (1 + p / 100), [
    '{n} including {p} tax, what is it before tax?', 'net price of {n} with {p} vat included', 'I paid {n}, tax of {p} included. how much without tax', 'remove {p} vat from {n}', '{n} gross with {p} tax, net?'
], ['부가세 {p} 포함해서 {n}이면 원래 {얼마야}', '{n}에 세금 {p} 포함이야. 세전 가격은?'])
family(1.2, {'a': prices(5, 400), 'b': prices(20, 900)}, '({b} - {a}) / {b} * 100', lambda a, b: (b - a) / b * 100, [
    'profit margin if it costs me {a} and sells for {b}', 'bought for {a}, sold for {b}, what is my margin in percent of the sale?', 'cost {a}, price {b}, margin %'
])

# Interest and loans
family(5, {'n': prices(200, 50000, 0.02), 'p': rates(15), 'y': ints(2, 30)}, '{n} * (1 + {p}%)^{y}', lambda n, p, y: n * (1 + p / 100) ** int(y), [
    'compound interest on {n} at {p} for {y} years', '{n} at {p} compounded yearly for {y} years', 'if I invest {n} at {p} for {y} years, how much will I have?', 'what will {n} be worth at {p} after {y} years',
    '{n} growing {p} a year for {y} years', 'future value of {n} at {p} annually, {y} years', 'put {n} in a savings account with {p} interest, {y} years, how much at the end', 'I have {n} at {p} interest per year. balance after {y} years?',
    'a city of {n} people grows {p} a year, how many in {y} years?', '{n} invested with {p} annual return for {y} yrs', 'deposit {n}, {p} apy, {y} years: total?', 'how much does {n} become with {p} compound interest in {y} years'
], ['{n}을 연 {p} 복리로 {y}년 넣으면 {얼마야}', '{n}, 연이율 {p}, {y}년 복리 {계산}', '{n}을 연 {p}로 {y}년 투자하면 얼마가 돼?', '{n}이 매년 {p}씩 {y}년 늘면?', '원금 {n} 연 {p} 복리 {y}년 뒤 {얼마야}'])
family(2, {'y': ints(2, 30), 'n': prices(200, 50000, 0.02), 'p': rates(15)}, '{n} * (1 + {p}%)^{y}', lambda n, p, y: n * (1 + p / 100) ** int(y), [
    'in {y} years, what will {n} be at {p} interest?', 'after {y} years how much is {n} worth growing at {p}', 'over {y} years with {n} at {p} compound interest, how much?', '{y} years, {n}, {p} yearly: final amount'
], ['{y}년 동안 {n}을 연 {p} 복리로 굴리면 {얼마야}', '{y}년 뒤에 {n}이 연 {p}면 {얼마야}'])
family(1.3, {'n': prices(200, 50000, 0.02), 'p': rates(25), 'y': ints(2, 15)}, '{n} * (1 - {p}%)^{y}', lambda n, p, y: n * (1 - p / 100) ** int(y), [
    'a car worth {n} loses {p} a year, value after {y} years?', '{n} shrinking {p} every year for {y} years', '{n} depreciates {p} per year, what is it worth in {y} years', '{n} with {p} inflation a year, buying power after {y} years'
], ['{n}짜리 차가 매년 {p}씩 떨어지면 {y}년 뒤 {얼마야}'])
family(1.6, {'n': prices(200, 50000, 0.02), 'p': rates(12), 'y': ints(2, 20)}, '{n} * (1 + {p}% / 12)^(12 * {y})', lambda n, p, y: n * (1 + p / 1200) ** (12 * int(y)), [
    '{n} at {p} compounded monthly for {y} years', 'monthly compounding: {n}, {p}, {y} years', 'invest {n} at {p} a year compounded monthly, {y} years', 'how much is {n} after {y} years at {p}, compounded every month'
], ['{n}을 연 {p} 월복리로 {y}년 두면 {얼마야}'])
family(2.5, {'n': prices(200, 50000, 0.02), 'p': rates(15), 'y': ints(2, 20)}, '{n} * {p}% * {y}', lambda n, p, y: n * p / 100 * y, [
    'simple interest on {n} at {p} for {y} years', 'how much simple interest does {n} earn at {p} over {y} years', '{n} at {p} simple interest, {y} years, interest only', 'interest on {n}, {p} a year, {y} years, not compounded'
], ['{n} 연 {p} 단리로 {y}년이면 이자 {얼마야}', '{n}에 {p} 단리 {y}년 이자 {계산}'])
family(1.5, {'n': prices(200, 50000, 0.02), 'p': rates(15), 'y': ints(2, 20)}, '{n} * (1 + {p}%)^{y} - {n}', lambda n, p, y: n * (1 + p / 100) ** int(y) - n, [
    'how much interest do I earn on {n} at {p} compounded over {y} years?', 'interest earned: {n}, {p} compound, {y} years', 'what profit do I make on {n} at {p} a year for {y} years, compounded, without the principal'
])
family(2, {'n': prices(200, 50000, 0.02), 'p': rates(20)}, '{n} * {p}% / 12', lambda n, p: n * p / 1200, [
    'monthly interest on {n} at {p} a year', '{n} loan at {p} yearly, how much interest per month?', 'interest per month for {n} at {p} annual rate', 'what does {n} at {p} apr cost in interest each month'
], ['{n} 연 {p}면 한 달 이자 {얼마야}', '{n} 대출, 연 {p}. 월 이자는?'])
family(3, {'n': prices(2000, 400000, 0), 'p': rates(15), 'y': ints(2, 30)}, '{n} * ({p}% / 12) / (1 - (1 + {p}% / 12)^(-12 * {y}))',
       lambda n, p, y: n * (p / 1200) / (1 - (1 + p / 1200) ** (-12 * int(y))), [
    'monthly payment on a {n} loan at {p} over {y} years', '{n} mortgage at {p} for {y} years, what is the monthly payment?', 'how much a month for a {n} loan, {p}, {y} years', 'car loan {n} at {p} for {y} years monthly payment?',
    'I borrow {n} at {p} for {y} years. what do I pay each month', 'loan payment: {n}, {p}, {y} years', 'what would my mortgage payment be on {n} with {p} interest and {y} years', 'installment for {n} at {p} apr, {y} year term'
], ['{n} 대출, 금리 {p}, {y}년 상환이면 월 납입금은?', '{n}을 {p}로 {y}년 빌리면 매달 얼마 내?', '{n} 주택담보대출 {p} {y}년 원리금균등 월 상환액 {계산}'])

# Per day, week, month, year
for (en_from, ko_from), (en_to, ko_to), expression, value in [
    (('a day', '하루에'), ('a year', '1년에'), '{n} * 365', lambda n: n * 365), (('a day', '하루에'), ('a week', '일주일에'), '{n} * 7', lambda n: n * 7),
    (('a day', '하루에'), ('a month', '한 달에'), '{n} * 30', lambda n: n * 30), (('a week', '일주일에'), ('a year', '1년에'), '{n} * 52', lambda n: n * 52),
    (('a week', '일주일에'), ('a month', '한 달에'), '{n} * 52 / 12', lambda n: n * 52 / 12), (('a month', '한 달에'), ('a year', '1년에'), '{n} * 12', lambda n: n * 12),
    (('a month', '한 달에'), ('a day', '하루에'), '{n} / 30', lambda n: n / 30), (('a year', '1년에'), ('a month', '한 달에'), '{n} / 12', lambda n: n / 12),
    (('a year', '1년에'), ('a week', '일주일에'), '{n} / 52', lambda n: n / 52), (('a year', '1년에'), ('a day', '하루에'), '{n} / 365', lambda n: n / 365),
    (('a month', '한 달에'), ('a week', '일주일에'), '{n} * 12 / 52', lambda n: n * 12 / 52), (('a week', '일주일에'), ('a day', '하루에'), '{n} / 7', lambda n: n / 7),
    (('an hour', '시간당'), ('a day', '하루에'), '{n} * 24', lambda n: n * 24)
]:
    way = {'a day': 'per day', 'a week': 'per week', 'a month': 'per month', 'a year': 'per year', 'an hour': 'per hour'}
    every = {'a day': 'every day', 'a week': 'every week', 'a month': 'every month', 'a year': 'every year', 'an hour': 'every hour'}
    adverb = {'a day': 'daily', 'a week': 'weekly', 'a month': 'monthly', 'a year': 'yearly', 'an hour': 'hourly'}
    f, t = en_from, en_to
    family(0.75, {'n': prices(2, 3000, 0.3)}, expression, value, [
        f'I spend {{n}} {f} on {{habit}}, how much is that {t}?', f'{{n}} {f} is how much {t}?', f'{{n}} {way[f]}, what is that {way[t]}', f'{{habit}} costs me {{n}} {f}. {way[t]}?', f'how much {t} is {{n}} {f}',
        f'what does {{n}} {every[f]} come to {t}', f'I pay {{n}} {adverb[f]}, how much is it {adverb[t]}?', f'if I save {{n}} {every[f]} how much do I save {t}', f'{{n}} {adverb[f]} in {adverb[t]} terms', f'my {{habit}} is {{n}} {f}, so {t}?',
        f'turn {{n}} {way[f]} into {way[t]}', f'we earn {{n}} {f}. how much {t}'
    ], [f'{ko_from} {{n}}씩 쓰면 {ko_to} {{얼마야}}', f'{ko_from} {{n}}이면 {ko_to} {{얼마야}}', f'{ko_from} {{n}} 벌면 {ko_to}는?', f'{{습관}}에 {ko_from} {{n}} 써. {ko_to} {{얼마야}}'])
family(1.5, {'n': prices(10, 90), 'h': ints(10, 60)}, '{n} * {h} * 52', lambda n, h: n * h * 52, [
    'I make {n} an hour, {h} hours a week. yearly?', '{n} per hour at {h} hours a week, annual salary?', 'what is {n} an hour in a year with {h} hours a week', 'yearly income with {n}/hour and {h} h per week'
], ['시급 {n}, 주 {h}시간이면 연봉 {얼마야}'])
family(1.5, {'n': prices(10, 90), 'h': ints(3, 60)}, '{n} * {h}', lambda n, h: n * h, [
    'I make {n} an hour and worked {h} hours', '{n} per hour for {h} hours', 'at {n} an hour, what do I get for {h} hours?', 'hourly rate {n}, {h} hours. total pay'
], ['시급 {n}으로 {h}시간 일하면 {얼마야}', '시급 {n}, {h}시간. 총 {얼마야}'])
family(1.3, {'h': ints(3, 60), 'n': prices(10, 90)}, '{h} * {n}', lambda n, h: n * h, [
    'I worked {h} hours at {n} an hour, what do I get?', '{h} hours at {n}', '{h} hours of work for {n} each, total?', '{h} nights at {n} a night', 'staying {h} nights, {n} per night', '{h} days of parking at {n} a day'
], ['{h}시간 일하고 시급 {n}이면 {얼마야}', '{h}박에 1박 {n}이면 총 {얼마야}', '{h}명 입장료 {n}씩이면?'])
family(1.0, {'h': ints(2, 40), 'n': prices(5, 90), 'w': ints(2, 20)}, '{h} * {n} * {w}', lambda h, n, w: h * n * w, [
    '{h} hours a week at {n} an hour for {w} weeks', '{h} people, {n} a day, {w} days: total?', '{h} employees paid {n} an hour for {w} hours', 'we need {h} rooms at {n} for {w} nights', '{h} coffees a day at {n} for {w} days'
], ['{h}명이 하루 {n}씩 {w}일이면 {얼마야}', '방 {h}개, 1박 {n}, {w}박이면 총 {얼마야}'])
family(1.2, {'n': prices(1000, 200000, 0), 'h': ints(30, 45)}, '{n} / 52 / {h}', lambda n, h: n / 52 / h, [
    'I earn {n} a year working {h} hours a week, what is my hourly rate?', 'hourly wage of a {n} salary at {h} hours a week', '{n} yearly, {h} hours weekly, per hour?'
])

# Bills, tips, averages
family(3, {'n': prices(20, 900), 'p': rates(30), 'k': ints(2, 12)}, '({n} + {p}%) / {k}', lambda n, p, k: n * (1 + p / 100) / k, [
    'split {n} with a {p} tip between {k} people', 'bill is {n}, {p} tip, {k} people. how much each?', '{n} plus {p} tip split {k} ways', 'dinner {n}, tip {p}, we are {k}, what does everyone pay?', 'divide {n} including {p} tip by {k}', 'add {p} to {n} and split it among {k}',
    '{n} bill + {p} tip / {k} persons', 'the check was {n}, we tip {p}, and split it {k} ways'
], ['{n}에 팁 {p} 더해서 {k}명이 나누면 {얼마야}', '밥값 {n}, 팁 {p}, {k}명이면 각자 {얼마야}', '{n}에 봉사료 {p} 붙여서 {k}명이 나눠 내면?'])
family(1.2, {'k': ints(2, 12), 'n': prices(20, 900), 'p': rates(30)}, '({n} + {p}%) / {k}', lambda n, p, k: n * (1 + p / 100) / k, [
    '{k} of us ate for {n} and want to tip {p}. each?', 'we are {k} people, the bill is {n} and we leave {p}. how much per person', 'for {k} friends, {n} with {p} tip, each pays?'
], ['{k}명이서 {n} 먹고 팁 {p} 내면 1인당 {얼마야}'])
family(1.2, {'a': prices(5, 200), 'b': prices(5, 200), 'k': ints(2, 9)}, '({a} + {b}) / {k}', lambda a, b, k: (a + b) / k, [
    'taxi {a} and food {b}, split by {k}', 'add {a} and {b} and divide by {k}', 'we paid {a} and {b}, {k} people, how much each?', '({a} + {b}) split {k} ways'
], ['{a}하고 {b} 합쳐서 {k}명이 나누면 {얼마야}', '택시비 {a}, 밥값 {b}, {k}명이서 나누면?'])
family(2.2, {'a': amounts(3, 500), 'b': amounts(3, 500), 'c': amounts(3, 500)}, '({a} + {b} + {c}) / 3', lambda a, b, c: (a + b + c) / 3, [
    'average of {a}, {b} and {c}', 'mean of {a}, {b}, {c}', 'what is the average of {a}, {b}, {c}?', 'my scores are {a}, {b} and {c}, average?', 'avg {a} {b} {c}', 'I ran {a}, {b} and {c} km, on average?', 'find the mean of {a} {b} and {c}', 'temperatures of {a}, {b} and {c} - whats the average'
], ['{a}, {b}, {c}의 평균은?', '{a} {b} {c} 평균 {계산}', '점수가 {a}, {b}, {c}인데 평균 {얼마야}', '{a}, {b}, {c} 평균 {알려줘}'])
family(1.5, {'a': amounts(3, 500), 'b': amounts(3, 500), 'c': amounts(3, 500), 'd': amounts(3, 500)}, '({a} + {b} + {c} + {d}) / 4', lambda a, b, c, d: (a + b + c + d) / 4, [
    'average of {a}, {b}, {c} and {d}', 'mean of {a}, {b}, {c}, {d}', 'what do {a}, {b}, {c} and {d} average out to?', 'my grades: {a}, {b}, {c}, {d}. average?'
], ['{a}, {b}, {c}, {d}의 평균은?', '{a} {b} {c} {d} 평균 {얼마야}'])
family(1.0, {'a': amounts(3, 900), 'b': amounts(3, 900)}, '({a} + {b}) / 2', lambda a, b: (a + b) / 2, [
    'average of {a} and {b}', 'what is halfway between {a} and {b}', 'the midpoint of {a} and {b}', 'mean of {a} and {b}'
], ['{a}와 {b}의 평균은?', '{a}랑 {b} 평균 {얼마야}'])

# Fractions and parts
for words, ko, expression, value in [
    ('half of', '의 절반', '{n} / 2', lambda n: n / 2), ('a third of', '의 3분의 1', '{n} / 3', lambda n: n / 3), ('a quarter of', '의 4분의 1', '{n} / 4', lambda n: n / 4), ('two thirds of', '의 3분의 2', '{n} * 2 / 3', lambda n: n * 2 / 3),
    ('three quarters of', '의 4분의 3', '{n} * 3 / 4', lambda n: n * 3 / 4), ('double', '의 두 배', '{n} * 2', lambda n: n * 2), ('twice', '의 2배', '{n} * 2', lambda n: n * 2), ('triple', '의 세 배', '{n} * 3', lambda n: n * 3), ('a tenth of', '의 10분의 1', '{n} / 10', lambda n: n / 10)
]:
    family(0.6, {'n': prices(10, 5000)}, expression, value, [f"what's {words} {{n}}?", f'{words} {{n}}', f'how much is {words} {{n}}', f'calculate {words} {{n}}', f'I only need {words} {{n}}, how much is it?', f'what is {words} {{n}}'],
           [f'{{n}}{ko}은?', f'{{n}}{ko}은 {{얼마야}}', f'{{n}}{ko} {{알려줘}}'])
family(1.5, {'a': ints(1, 7), 'b': ints(8, 12), 'n': amounts(20, 900)}, '{a} / {b} * {n}', lambda a, b, n: a / b * n, [
    '{a}/{b} of {n}', 'what is {a}/{b} of {n}?', 'how much is {a}/{b} of {n}', 'find {a}/{b} of {n}'
])
family(1, {'n': amounts(20, 900), 'a': ints(1, 7), 'b': ints(8, 12)}, '{n} * {a} / {b}', lambda a, b, n: a / b * n, ['{n} times {a}/{b}', '{n}, of which {a}/{b}', '{n} * {a}/{b}'], ['{n}의 {a}/{b}는?', '{n} 곱하기 {a}/{b}'])

# Powers, roots, functions
family(1.6, {'a': ints(2, 400)}, 'sqrt({a})', lambda a: math.sqrt(a), ['square root of {a}', 'sqrt {a}', 'sqrt({a})', "what's the square root of {a}?", 'root of {a}', '√{a}', 'find the square root of {a}'], ['{a}의 제곱근은?', '루트 {a}는?', '√{a}', '루트 {a} {얼마야}'])
family(1.6, {'a': ints(2, 40), 'b': ints(3, 12)}, '{a}^{b}', lambda a, b: a ** int(b), ['{a} to the power of {b}', '{a}^{b}', '{a} to the {b}th power', '{a} to the {b}', '{a} raised to {b}', '{a}**{b}', "what's {a} to the power {b}?"], ['{a}의 {b}제곱은?', '{a}의 {b}승 {얼마야}', '{a}^{b}'])
family(1, {'a': amounts(3, 300)}, '{a}^2', lambda a: a * a, ['{a} squared', 'square of {a}', "what's {a} squared?", 'square {a}', '{a}²'], ['{a}의 제곱은?', '{a} 제곱 {얼마야}'])
family(0.7, {'a': ints(2, 60)}, '{a}^3', lambda a: a ** 3, ['{a} cubed', 'cube of {a}', "what's {a} cubed?"], ['{a}의 세제곱은?'])
family(0.6, {'a': ints(2, 900)}, 'cbrt({a})', lambda a: float(a) ** (1 / 3), ['cube root of {a}', "what's the cube root of {a}", 'third root of {a}'], ['{a}의 세제곱근은?'])
family(0.8, {'a': ints(3, 20)}, '{a}!', lambda a: math.factorial(int(a)), ['{a} factorial', 'factorial of {a}', '{a}!', "what's {a} factorial?", 'in how many ways can {a} people stand in a line?', 'how many ways to arrange {a} books on a shelf'], ['{a} 팩토리얼은?', '{a}!은 {얼마야}', '{a}명을 한 줄로 세우는 방법은 몇 가지야?'])
family(0.6, {'a': ints(5, 30), 'b': ints(2, 5)}, 'combinations({a}, {b})', lambda a, b: math.comb(int(a), int(b)), ['{a} choose {b}', 'from {a} people, how many groups of {b} are possible?', 'number of combinations: {a} items taken {b} at a time'], ['{a}명 중 {b}명 뽑는 경우의 수는?'])
family(0.7, {'a': ints(20, 900), 'b': ints(3, 20)}, 'mod({a}, {b})', lambda a, b: int(a) % int(b), ['remainder of {a} divided by {b}', '{a} mod {b}', "what's left over when {a} is divided by {b}?", '{a} modulo {b}'], ['{a}을 {b}로 나눈 나머지는?'])
family(0.6, {'a': ints(8, 200), 'b': ints(8, 200)}, 'gcd({a}, {b})', lambda a, b: math.gcd(int(a), int(b)), ['greatest common divisor of {a} and {b}', 'gcd of {a} and {b}', 'largest common factor of {a} and {b}'], ['{a}와 {b}의 최대공약수는?'])
family(0.5, {'a': ints(4, 90), 'b': ints(4, 90)}, 'lcm({a}, {b})', lambda a, b: math.lcm(int(a), int(b)), ['least common multiple of {a} and {b}', 'lcm of {a} and {b}', 'lowest common multiple of {a} and {b}'], ['{a}와 {b}의 최소공배수는?'])
family(0.6, {'a': ints(2, 5000)}, 'log10({a})', lambda a: math.log10(a), ['log10 of {a}', 'log base 10 of {a}', 'base ten logarithm of {a}'], ['{a}의 상용로그는?'])
family(0.4, {'a': ints(2, 900)}, 'log({a})', lambda a: math.log(a), ['natural log of {a}', 'ln {a}', 'ln({a})'], ['{a}의 자연로그는?'])
for name in ('sin', 'cos', 'tan'):
    family(0.3, {'a': ints(5, 85)}, f'{name}({{a}} deg)', lambda a, name=name: getattr(math, name)(math.radians(a)), [f'{name} of {{a}} degrees', f'{name}({{a}} degrees)', f"what's the {name} of {{a}}°"], [f'{name} {{a}}도는?'])

# Geometry
family(2.2, {'a': amounts(2, 90), 'b': amounts(2, 90)}, '{a} * {b}', lambda a, b: a * b, [
    'area of a {a} by {b} {room}', 'a {room} is {a} by {b} {long}, what is the area?', 'rectangle with sides {a} and {b}, area?', 'how many square {long} is a {a} x {b} {room}', 'floor space of {a} by {b}', 'area: width {a}, length {b}', 'my {room} measures {a} by {b}, how big is it'
], ['가로 {a}, 세로 {b} 직사각형 넓이는?', '{a}m x {b}m 방 넓이 {얼마야}', '가로 {a}미터 세로 {b}미터 면적 {계산}'])
family(0.9, {'a': amounts(2, 90), 'b': amounts(2, 90)}, '2 * ({a} + {b})', lambda a, b: 2 * (a + b), ['perimeter of a {a} by {b} rectangle', 'how much fence for a {a} by {b} garden?', 'perimeter with sides {a} and {b}'], ['가로 {a}, 세로 {b} 직사각형 둘레는?'])
family(1.3, {'r': amounts(2, 60)}, 'pi * {r}^2', lambda r: math.pi * float(r) ** 2, ['area of a circle with radius {r}', 'circle radius {r} area', 'a round table has a radius of {r} {long}, what is its area', 'pizza with radius {r}, how big is its area?'], ['반지름 {r}인 원의 넓이는?', '반지름이 {r}cm인 원 면적 {계산}'])
family(0.9, {'d': amounts(2, 60)}, 'pi * ({d} / 2)^2', lambda d: math.pi * (float(d) / 2) ** 2, ['area of a circle with diameter {d}', 'a {d} inch pizza has what area?', 'round pool, diameter {d} {long}: area?'], ['지름 {d}인 원의 넓이는?'])
family(0.9, {'r': amounts(2, 60)}, '2 * pi * {r}', lambda r: 2 * math.pi * float(r), ['circumference of a circle with radius {r}', 'radius {r}, circumference?', 'how long is the edge of a circle of radius {r}'], ['반지름 {r}인 원의 둘레는?'])
family(0.8, {'b': amounts(2, 60), 'h': amounts(2, 60)}, '{b} * {h} / 2', lambda b, h: b * h / 2, ['area of a triangle with base {b} and height {h}', 'triangle base {b} height {h}', 'base {b}, height {h}, triangle area?'], ['밑변 {b}, 높이 {h} 삼각형 넓이는?'])
family(0.9, {'a': amounts(2, 60), 'b': amounts(2, 60), 'c': amounts(2, 60)}, '{a} * {b} * {c}', lambda a, b, c: a * b * c, ['volume of a box {a} by {b} by {c}', 'a box is {a} x {b} x {c} {long}, volume?', 'how much fits in an aquarium of {a}, {b} and {c} {long}', 'volume of a {a}x{b}x{c} room'], ['가로 {a} 세로 {b} 높이 {c} 상자 부피는?'])
family(0.7, {'r': amounts(2, 30), 'h': amounts(2, 60)}, 'pi * {r}^2 * {h}', lambda r, h: math.pi * float(r) ** 2 * float(h), ['volume of a cylinder with radius {r} and height {h}', 'cylinder radius {r}, height {h}, volume?', 'a tank with radius {r} and height {h} holds how much'], ['반지름 {r}, 높이 {h} 원기둥 부피는?'])
family(0.5, {'r': amounts(2, 30)}, '4 / 3 * pi * {r}^3', lambda r: 4 / 3 * math.pi * float(r) ** 3, ['volume of a sphere with radius {r}', 'a ball with radius {r}, what volume?'], ['반지름 {r}인 구의 부피는?'])
family(0.9, {'a': ints(2, 40), 'b': ints(2, 40)}, 'sqrt({a}^2 + {b}^2)', lambda a, b: math.hypot(a, b), ['hypotenuse of a right triangle with legs {a} and {b}', 'right triangle with sides {a} and {b}, how long is the third?', 'diagonal of a {a} by {b} rectangle'], ['직각삼각형 두 변이 {a}, {b}일 때 빗변은?'])

# Shopping, travel, cooking
family(2.4, {'a': ints(2, 12), 'p': prices(1, 60), 'b': ints(2, 12), 'q': prices(1, 60)}, '{a} * {p} + {b} * {q}', lambda a, p, b, q: a * p + b * q, [
    '{a} {goods} at {p} and {b} {goods2} at {q}, total?', '{a} {goods} for {p} each plus {b} {goods2} for {q} each', 'I buy {a} {goods} at {p} each and {b} {goods2} at {q} each. how much?', 'cost of {a} {goods} ({p} each) and {b} {goods2} ({q} each)', '{a} x {p} and {b} x {q}, what is the total', 'we sold {a} {goods} for {p} and {b} {goods2} for {q}, how much in all'
], ['{물건} {a}개에 {p}씩, {물건2} {b}개에 {q}씩이면 총 {얼마야}', '{a}개 {p}짜리랑 {b}개 {q}짜리 사면 {얼마야}'])
family(1.2, {'p': prices(5, 30), 'a': ints(2, 9), 'q': prices(31, 99)}, '{q} - {a} * {p}', lambda p, a, q: q - a * p, ['{goods} cost {p}, I buy {a} and pay with {q}. change?', 'each is {p}, I take {a} and give {q}, how much do I get back?'])
family(1.5, {'a': ints(2, 12), 'p': prices(1, 60), 'q': prices(20, 200)}, '{q} - {a} * {p}', lambda p, a, q: q - a * p, ['I buy {a} {goods} at {p} each and pay with {q}, how much change?', '{a} {goods} for {p} each, paid {q}. change?', '{a} tickets at {p}, I give {q}, what do I get back'], ['{물건} {a}개를 {p}에 사고 {q} 내면 거스름돈은?'])
family(1.6, {'p': prices(10, 99), 'q': prices(1, 50)}, '{p} - {q}', lambda p, q: p - q, ['I have {p} and buy something for {q}, change?', 'paid {p} for a {q} lunch, how much change do I get', 'my balance was {p} and I withdrew {q}'], ['{p} 내고 {q}짜리 사면 거스름돈은?', '{p}에서 {q} 쓰면 얼마 남아?'])
family(1.8, {'a': ints(2, 12), 'p': prices(2, 90), 'b': ints(2, 30)}, '{p} / {a} * {b}', lambda a, p, b: p / a * b, ['if {a} {goods} cost {p}, how much are {b}?', '{a} {goods} are {p}. price of {b}?', '{a} for {p}, so {b} would be', 'a pack of {a} costs {p}, what would {b} cost'], ['{물건} {a}개에 {p}이면 {b}개는 {얼마야}', '{a}개 {p}, {b}개면?'])
family(1.6, {'n': amounts(50, 900), 'a': ints(2, 8), 'b': ints(2, 20)}, '{n} / {a} * {b}', lambda n, a, b: n / a * b, ['a recipe needs {n} g flour for {a} people, how much for {b}?', '{n} grams serves {a}, what do I need for {b} people', '{n} ml for {a} servings, scale to {b} servings', 'it takes {n} minutes for {a} units, how long for {b}'], ['{n}g이 {a}인분이면 {b}인분은?', '밀가루 {n}g으로 {a}인분인데 {b}인분이면 {얼마야}'])
family(1.2, {'a': amounts(50, 900), 'p': prices(2, 30)}, '{p} / {a} * 100', lambda a, p: p / a * 100, ['{a} g for {p}, price per 100 g?', '{a} ml cost {p}, how much is that per 100 ml'], ['{a}g에 {p}이면 100g당 {얼마야}'])
family(1.2, {'p': prices(2, 90), 'a': ints(2, 60)}, '{p} / {a}', lambda a, p: p / a, ['{p} for {a} {goods}, how much each?', 'unit price of {p} for {a}', '{p} for a pack of {a}, price per piece?', 'I paid {p} for {a} {goods}. what did one cost'], ['{p}에 {a}개면 개당 {얼마야}', '{p}이 {a}개 값이면 하나에 {얼마야}'])
family(1.8, {'d': amounts(50, 900), 'c': amounts(4, 15), 'p': prices(1, 3, 1)}, '{d} / 100 * {c} * {p}', lambda d, c, p: d / 100 * c * p, [
    'driving {d} km with {c} liters per 100 km at {p} a liter, cost?', 'fuel cost for {d} km, {c} l/100km, {p} per liter', 'a trip of {d} km, my car uses {c} litres per 100 km and petrol is {p}. how much?', '{d}km, {c}L/100km, {p} per litre: total fuel price'
], ['{d}km 가는데 100km당 {c}리터, 리터당 {p}이면 기름값은?'])
family(1.3, {'d': amounts(50, 900), 'm': ints(15, 50), 'p': prices(2, 6, 1)}, '{d} / {m} * {p}', lambda d, m, p: d / m * p, ['{d} miles at {m} mpg and {p} a gallon, how much for gas?', 'gas cost for {d} miles, {m} mpg, {p} per gallon', 'drive {d} miles, car gets {m} miles per gallon, gas is {p}'], ['{d}km, 연비 {m}, 리터당 {p}이면 기름값 {얼마야}'])
family(0.9, {'d': amounts(50, 900), 'c': amounts(4, 15)}, '{d} / 100 * {c}', lambda d, c: d / 100 * c, ['how much fuel for {d} km at {c} l per 100 km?', '{d} km with {c} liters per 100km, how many liters'], ['{d}km 가는데 100km당 {c}리터면 몇 리터 필요해?'])
family(0.8, {'c': amounts(10, 60), 'd': amounts(100, 900)}, '{c} / {d} * 100', lambda c, d: c / d * 100, ['I used {c} liters for {d} km, how much per 100 km?', '{c} l of petrol over {d} km, consumption per 100'])
family(1.8, {'d': amounts(20, 900), 't': amounts(2, 12)}, '{d} / {t}', lambda d, t: d / t, ['average speed for {d} km in {t} hours', 'I drove {d} miles in {t} hours, how fast?', '{d} km in {t} hours is what speed', 'ran {d} km in {t} hours. pace in km/h?'], ['{d}km를 {t}시간에 가면 시속 몇 km야?', '{d}km {t}시간 평균 속도는?'])
family(1.8, {'d': amounts(50, 900), 's': ints(20, 130)}, '{d} / {s}', lambda d, s: d / s, ['how long does it take to drive {d} km at {s} km/h?', '{d} miles at {s} mph takes how many hours?', 'travel time: {d} km, {s} km per hour', 'at a distance of {d} km going {s} kmh, how long'], ['{d}km를 시속 {s}km로 가면 몇 시간 걸려?', '{d}km 시속 {s}면 얼마나 걸려?'])
family(1, {'s': ints(20, 130), 't': amounts(2, 12)}, '{s} * {t}', lambda s, t: s * t, ['how far do I get at {s} km/h in {t} hours?', 'driving {s} mph for {t} hours, distance?', '{s} kmh for {t} hours is how far'], ['시속 {s}km로 {t}시간 가면 몇 km야?'])
family(1.5, {'n': prices(500, 20000, 0), 'm': prices(20, 900, 0.1)}, '{n} / {m}', lambda n, m: n / m, ['I want to save {n}, putting away {m} a month. how many months?', 'how long to save {n} at {m} a week', 'to pay off {n} with {m} per month, how many months?', '{n} goal, {m} each month, how long will it take'], ['{n} 모으려면 한 달에 {m}씩 몇 달 걸려?', '{n} 빚을 매달 {m}씩 갚으면 몇 달이야?'])
family(1.2, {'m': prices(20, 900, 0.1), 'y': ints(2, 30)}, '{m} * 12 * {y}', lambda m, y: m * 12 * y, ['{m} a month for {y} years, how much in total?', 'if I save {m} every month for {y} years', 'I pay {m} monthly over {y} years. total cost?', 'subscription of {m} per month, over {y} years'], ['매달 {m}씩 {y}년 모으면 {얼마야}', '월 {m}씩 {y}년이면 총 {얼마야}'])
family(1, {'m': prices(2, 90, 0.4), 'y': ints(2, 30)}, '{m} * 365 * {y}', lambda m, y: m * 365 * y, ['{m} a day for {y} years, how much?', 'a {m} coffee every day for {y} years costs', 'I spend {m} daily, over {y} years?'], ['하루에 {m}씩 {y}년이면 {얼마야}'])
family(1.4, {'m': prices(2, 900, 0.2), 'k': ints(2, 48)}, '{m} * {k}', lambda m, k: m * k, ['{m} a month for {k} months', '{m} per week for {k} weeks, total?', 'paying {m} in {k} installments, how much altogether', '{m} times {k} payments'], ['매달 {m}씩 {k}개월이면 {얼마야}', '{m}씩 {k}번 내면 총 {얼마야}'])
family(1, {'n': prices(500, 5000, 0), 'd': prices(50, 400, 0), 'k': ints(6, 48)}, '({n} - {d}) / {k}', lambda n, d, k: (n - d) / k, ['a {n} laptop, {d} down, the rest in {k} monthly payments. how much a month?', '{n} minus {d} deposit, spread over {k} months', 'phone costs {n}, I pay {d} now and the rest over {k} months, monthly?'], ['{n}에서 선금 {d} 내고 {k}개월 할부면 월 {얼마야}'])
family(1, {'a': prices(1000, 9000, 0), 'b': prices(300, 900, 0.2), 'c': prices(50, 400, 0.2)}, '{a} - {b} - {c}', lambda a, b, c: a - b - c, ['I earn {a}, rent is {b} and food {c}. what is left?', '{a} minus {b} minus {c}', 'budget {a}, spent {b} and {c}, remaining?', 'income {a}, expenses {b} and {c}, how much do I have left'], ['{a} 벌고 월세 {b}, 식비 {c} 쓰면 얼마 남아?', '{a} 빼기 {b} 빼기 {c}', '예산 {a}에서 {b}하고 {c} 썼어. 남은 돈은?'])
family(1.2, {'a': amounts(2, 3), 'n': prices(5, 2000)}, '{n} * {a}', lambda a, n: a * n, ['{n} at an exchange rate of {a}', 'convert {n} with a rate of {a}', '{n} changed at {a}, what do I get'], ['{n}을 환율 {a}로 바꾸면 {얼마야}'])
family(1, {'r': ints(1100, 1500), 'n': ints(5, 900)}, '{n} * {r}', lambda r, n: r * n, ['at {r} won per dollar, how many won is {n} dollars?', '1 usd is {r} krw, what are {n} usd', 'with a rate of {r}, {n} dollars is how many won'], ['환율 {r}원일 때 {n}달러는 {얼마야}', '1달러에 {r}원이면 {n}달러는 몇 원이야?'])
family(0.8, {'w': amounts(45, 110), 'h': lambda c, lang: decimal(c, 1.5, 2.0, 2, lang)}, '{w} / {h}^2', lambda w, h: w / h ** 2, ['bmi with {w} kg and {h} m', 'my weight is {w} kg and height {h} m, what is my bmi?', 'body mass index: {w} kilos, {h} meters'], ['{w}kg, {h}m면 BMI는?', '몸무게 {w}kg 키 {h}m BMI {계산}'])
family(1.2, {'a': ints(2, 20), 'b': ints(2, 30), 'c': ints(2, 60)}, '{a} * {b} + {c}', lambda a, b, c: a * b + c, ['{a} boxes of {b} plus {c} loose ones, how many?', '{a} teams of {b} and {c} helpers. how many people', '{a} packs with {b} pens each and {c} extra pens'], ['{a}상자에 {b}개씩, 낱개 {c}개면 모두 몇 개야?'])
family(1.0, {'a': ints(1900, 2023), 'b': ints(1901, 2030)}, '{b} - {a}', lambda a, b: b - a, ['how many years from {a} to {b}?', 'born in {a}, how old in {b}?', 'I was born in {a}, what age was I in {b}', 'years between {a} and {b}'], ['{a}년부터 {b}년까지 몇 년이야?', '{a}년생은 {b}년에 몇 살이야?'])
family(0.8, {'n': amounts(2, 12)}, '{n} * 12', lambda n: n * 12, ['how many are {n} dozen?', '{n} dozen eggs, how many eggs'])
family(0.7, {'n': ints(2, 30), 'p': prices(1, 20)}, '{n} * {p}', lambda n, p: n * p, ['{n} {goods} at {p} apiece, how much?', 'how much would {n} {goods} be at {p}', 'price for {n} {goods} at {p} each', '{n} {goods}, {p} each'], ['{물건} {n}개, 하나에 {p}이면 {얼마야}', '{n}개에 {p}씩이면?'])

# Longer lists, signs, rounding, more of daily life
family(1.5, {c: amounts(2, 500) for c in 'abcde'}, '{a} + {b} + {c} + {d} + {e}', lambda a, b, c, d, e: a + b + c + d + e, [
    'sum of {a}, {b}, {c}, {d}, {e}', 'add up {a} {b} {c} {d} {e}', 'total of {a}, {b}, {c}, {d} and {e}', '{a}+{b}+{c}+{d}+{e}', 'what is {a} + {b} + {c} + {d} + {e}', 'my week: {a}, {b}, {c}, {d}, {e}. total?', 'if I add {a}, {b}, {c}, {d} and {e} what do I get'
], ['{a}, {b}, {c}, {d}, {e} 다 더하면?', '{a}+{b}+{c}+{d}+{e}', '{a}, {b}, {c}, {d}, {e} 합계'])
family(1.2, {c: amounts(2, 500) for c in 'abcde'}, '({a} + {b} + {c} + {d} + {e}) / 5', lambda a, b, c, d, e: (a + b + c + d + e) / 5, [
    'average of {a}, {b}, {c}, {d} and {e}', 'mean of {a} {b} {c} {d} {e}', 'what is the mean of {a}, {b}, {c}, {d}, {e}?', 'avg of {a},{b},{c},{d},{e}', 'scores {a}, {b}, {c}, {d}, {e}: average?'
], ['{a}, {b}, {c}, {d}, {e}의 평균은?', '{a} {b} {c} {d} {e} 평균 {얼마야}'])
family(1, {'a': amounts(2, 90), 'b': amounts(2, 90)}, '-{a} + {b}', lambda a, b: b - a, ['-{a} + {b}', 'what is -{a} + {b}?', 'minus {a} plus {b}', 'negative {a} plus {b}'], ['-{a} + {b}', '-{a} 더하기 {b}는?'])
family(0.8, {'a': amounts(2, 90), 'b': amounts(2, 90)}, '{a} * -{b}', lambda a, b: -a * b, ['{a} * -{b}', '{a} times minus {b}', '{a} times negative {b}', 'what is {a} times -{b}'], ['{a} 곱하기 -{b}는?'])
for a, b, c, d in [(1, 3, 1, 4), (2, 3, 1, 6), (1, 2, 1, 5), (3, 4, 1, 8), (5, 6, 2, 3), (3, 8, 1, 4), (7, 8, 1, 2), (2, 5, 3, 10), (1, 6, 1, 9), (4, 5, 1, 10)]:
    family(0.2, {}, f'{a} / {b} + {c} / {d}', lambda a=a, b=b, c=c, d=d: Fraction(a, b) + Fraction(c, d), [f'{a}/{b} + {c}/{d}', f'what is {a}/{b} + {c}/{d}?', f'add {a}/{b} and {c}/{d}', f'{a}/{b} plus {c}/{d}'], [f'{a}/{b} 더하기 {c}/{d}는?'])
    family(0.1, {}, f'{a} / {b} - {c} / {d}', lambda a=a, b=b, c=c, d=d: Fraction(a, b) - Fraction(c, d), [f'{a}/{b} - {c}/{d}', f'{a}/{b} minus {c}/{d}', f'what is {a}/{b} minus {c}/{d}'])
    family(0.1, {}, f'{a} / {b} * {c} / {d}', lambda a=a, b=b, c=c, d=d: Fraction(a, b) * Fraction(c, d), [f'{a}/{b} * {c}/{d}', f'{a}/{b} times {c}/{d}', f'multiply {a}/{b} by {c}/{d}'])
family(1, {'a': amounts(20, 900), 'b': ints(3, 30), 'r': lambda c, lang: Number(f'⟨{(n := c.pick(["1", "2", "3"]))}⟩', n)}, 'round({a} / {b}, {r})', lambda a, b, r: round(float(a / b), int(r)), [
    '{a} divided by {b} rounded to {r} decimals', 'round {a} / {b} to {r} decimal places', '{a}/{b} with {r} decimals', 'what is {a} over {b}, rounded to {r} places'
], ['{a} 나누기 {b} 소수점 {r}자리까지'])
family(1.2, {'a': lambda c, lang: whole(c, 1_000_000, 90_000_000, lang, 100_000), 'b': ints(2, 60)}, '{a} / {b}', lambda a, b: a / b, ['{a} divided by {b}', 'split {a} among {b} people', 'a budget of {a} for {b} towns, how much for each?', 'what is {a} over {b}'], ['{a}원을 {b}명이 나누면 {얼마야}', '{a} 나누기 {b}는?'])
family(0.8, {'p': rates(60), 'a': lambda c, lang: whole(c, 1_000_000, 90_000_000, lang, 100_000)}, '{p}% * {a}', lambda p, a: p / 100 * a, ['{p} of {a}', 'what is {p} of {a}?', 'how many are {p} of {a} people'], ['{a}의 {p}는?'])
family(1.2, {'a': lambda c, lang: whole(c, 10**4, 10**9, lang, 1, False), 'b': lambda c, lang: whole(c, 10**3, 10**9, lang, 1, False)}, '{a} * {b}', lambda a, b: a * b, ['{a} * {b}', '{a} times {b}', 'multiply {a} by {b}', 'exactly how much is {a} x {b}'], ['{a} 곱하기 {b}는?', '{a} * {b}'])
family(0.7, {'a': lambda c, lang: whole(c, 10**4, 10**9, lang, 1, False), 'b': lambda c, lang: whole(c, 10**3, 10**9, lang, 1, False)}, '{a} + {b}', lambda a, b: a + b, ['{a} + {b}', '{a} plus {b}', 'add {a} and {b}'], ['{a} 더하기 {b}는?'])
family(0.6, {'a': ints(2, 5000)}, 'log2({a})', lambda a: math.log2(a), ['log base 2 of {a}', 'log2 of {a}', 'log2({a})', 'binary logarithm of {a}'])
family(0.6, {'a': ints(2, 12), 'b': ints(2, 12), 'c': ints(2, 12)}, '{a}^2 + {b}^2 + {c}^2', lambda a, b, c: a * a + b * b + c * c, ['{a} squared plus {b} squared plus {c} squared', '{a}^2 + {b}^2 + {c}^2'])
family(0.8, {'a': ints(2, 20), 'b': ints(2, 20)}, '{a}^2 + {b}^2', lambda a, b: a * a + b * b, ['{a} squared plus {b} squared', '{a}^2 + {b}^2', 'sum of the squares of {a} and {b}'], ['{a}제곱 더하기 {b}제곱은?'])
family(0.8, {'a': ints(2, 300), 'b': ints(2, 90)}, 'sqrt({a}) + {b}', lambda a, b: math.sqrt(a) + float(b), ['square root of {a} plus {b}', 'sqrt({a}) + {b}', 'the root of {a}, plus {b}'], ['루트 {a} 더하기 {b}는?'])
family(1, {'t': amounts(12, 60), 'd': amounts(3, 30)}, '{t} / {d}', lambda t, d: t / d, ['I ran {d} km in {t} minutes, what is my pace?', '{d} miles in {t} minutes: minutes per mile?', 'pace for {d} km in {t} minutes'], ['{d}km를 {t}분에 뛰면 페이스는?'])
family(1.2, {'h': ints(1, 12), 'm': ints(1, 59)}, '{h} * 60 + {m}', lambda h, m: h * 60 + m, ['{h}h {m}m in minutes total, as a number', 'how many minutes is {h}h{m}'], ['{h}시간 {m}분은 몇 분이야?', '{h}시간 {m}분을 분으로'])
family(1, {'a': ints(1, 12), 'b': ints(1, 59), 'c': ints(1, 12), 'd': ints(1, 59)}, '{a} hour + {b} minute + {c} hour + {d} minute to minute', lambda a, b, c, d: (a + c) * 60 + b + d, ['add {a} hours {b} minutes and {c} hours {d} minutes', '{a}h {b}min plus {c}h {d}min', 'total time of {a} hours {b} minutes and {c} hours {d} minutes'], ['{a}시간 {b}분 더하기 {c}시간 {d}분은?'])
family(1.2, {'n': prices(20, 900), 'a': ints(2, 9), 'b': ints(2, 9)}, '{n} / ({a} + {b})', lambda n, a, b: n / (a + b), ['split {n} between {a} adults and {b} kids', '{n} shared by {a} men and {b} women, each?', 'we are {a} from work and {b} friends, bill {n}, per person?'], ['어른 {a}명 아이 {b}명이 {n} 나누면 1인당 {얼마야}'])
family(1, {'a': ints(2, 30), 'p': prices(2, 90), 'q': rates(50)}, '{a} * {p} - {q}%', lambda a, p, q: a * p * (1 - q / 100), ['{a} {goods} at {p} each with {q} off', '{a} tickets for {p} each and a {q} discount, total?', 'buy {a} at {p}, {q} discount on everything'], ['{물건} {a}개 {p}씩인데 {q} 할인하면 총 {얼마야}'])
family(1, {'a': ints(2, 30), 'p': prices(2, 90), 'q': rates(25)}, '{a} * {p} + {q}%', lambda a, p, q: a * p * (1 + q / 100), ['{a} {goods} at {p} each plus {q} tax', '{a} nights at {p} plus {q} tax', '{a} meals at {p} with a {q} tip, total?'], ['{a}박 {p}씩에 세금 {q} 더하면 총 {얼마야}'])
family(1, {'a': prices(20, 900), 'b': prices(20, 900), 'p': rates(30)}, '({a} + {b}) + {p}%', lambda a, b, p: (a + b) * (1 + p / 100), ['{a} and {b} plus {p} tax', 'two items, {a} and {b}, with {p} tax in total', 'add {a} and {b}, then {p} on top'], ['{a}이랑 {b} 더하고 세금 {p} 붙이면 {얼마야}'])
family(1.2, {'n': prices(1000, 9000, 0), 'p': rates(50), 'q': rates(40)}, '{n} * {p}% * {q}%', lambda n, p, q: n * p / 100 * q / 100, ['take {p} of {n} and then {q} of that', 'I save {p} of my {n} salary and invest {q} of the savings. how much do I invest?', '{p} of {n}, and of that {q}'], ['{n}의 {p}의 {q}는?'])
family(1.2, {'a': prices(500, 9000, 0), 'b': prices(100, 400, 0.2), 'k': ints(2, 24)}, '{a} + {b} * {k}', lambda a, b, k: a + b * k, ['I have {a} and save {b} a month for {k} months. how much then?', '{a} plus {b} a month over {k} months', 'starting with {a}, adding {b} every week for {k} weeks', 'fee of {a} once and {b} per month for {k} months'], ['{a} 있고 매달 {b}씩 {k}개월 모으면 {얼마야}'])
family(1, {'a': prices(5000, 20000, 0), 'b': prices(100, 300, 0.2), 'k': ints(2, 24)}, '{a} - {b} * {k}', lambda a, b, k: a - b * k, ['I owe {a} and pay {b} a month. what is left after {k} months?', '{a} minus {b} a month for {k} months', 'with {a} in the bank and spending {b} a week, what remains after {k} weeks'], ['{a}에서 매달 {b}씩 {k}개월 쓰면 얼마 남아?'])


add_everyday(family, ints, amounts, prices, rates)
add_steps(family, ints, amounts, prices, rates)


def sum_example(chance, language):
    """One checked sum: `value` is what the expression must give."""
    if chance.often(0.18):
        return conversion(chance, language)
    if chance.often(0.075):
        return date_example(chance, language)
    if chance.often(0.03):
        return duration(chance, language)
    usable = [item for item in FAMILIES if item[5 if language == 'ko' else 4]]
    weight, numbers, expression, value, en, ko = chance.choices(usable, [item[0] for item in usable])[0]
    made_numbers = {name: make(chance, language) for name, make in numbers.items()}
    template = chance.pick(ko if language == 'ko' else en)
    text, _ = made(chance, template, language, {name: n.text for name, n in made_numbers.items()})
    literal = fill(chance, expression, {name: n.literal for name, n in made_numbers.items()})
    try:
        worth = value(**{name: n.value for name, n in made_numbers.items()})
    except (ZeroDivisionError, OverflowError):
        return sum_example(chance, language)
    return example(text, call('calculator', literal), language, kind='sum', value=float(worth), earlier=[])
