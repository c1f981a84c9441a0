"""Equations, derivatives, plots and names for values: what is typed is copied whole, in the calculator's own functions."""

from generator.base import call, example, made
from generator.numbers import decimal, percent, whole

SOLVE = ['solve {f}', 'solve {f} for {v}', 'solve the equation {f}', 'find {v} if {f}', 'what is {v} in {f}?', '{f}, what is {v}?', 'for which {v} is {f}', '{f}. find {v}', 'what are the roots of {f}', 'solve for {v}: {f}', 'give me the solutions of {f}', 'help me solve {f}', 'if {f} then {v} is?', 'what value of {v} makes {f} true', 'homework: {f}, solve it', 'which {v} satisfies {f}?']
SOLVE_KO = ['{f} 풀어줘', '방정식 {f} 풀어줘', '{f}일 때 {v}는?', '{f}에서 {v} 값 구해줘', '{f}의 해를 구해줘', '{f} 방정식의 근이 뭐야?', '{f} {v} 구해줘']
SYSTEM = ['solve {f} and {g}', 'solve the system {f}, {g}', '{f} and {g}: what are {v} and {w}?', 'find {v} and {w} with {f} and {g}', 'if {f} and {g}, what is {v}']
SYSTEM_KO = ['{f}, {g} 연립방정식 풀어줘', '{f} 그리고 {g}일 때 {v}랑 {w} 구해줘']
DERIVE = ['derivative of {f}', 'what is the derivative of {f}?', 'differentiate {f}', 'differentiate {f} with respect to {v}', 'derive {f}', "find f' of {f}", 'd/d{v} of {f}', 'take the derivative of {f}', 'what do I get if I differentiate {f}', 'slope function of {f}']
DERIVE_KO = ['{f} 미분해줘', '{f}의 도함수는?', '{f}를 미분하면?', '{f} 미분 좀', '{f}의 미분 구해줘']
PLOT = ['plot {f}', 'plot {f} from {a} to {b}', 'draw the graph of {f}', 'graph {f}', 'show me the curve of {f} between {a} and {b}', 'plot the function {f}', 'plot {f} for {v} from {a} to {b}', 'what does {f} look like? plot it', 'sketch {f} from {a} to {b}', 'graph of {f} between {a} and {b}', 'draw {f}', 'chart the function {f} on {a} to {b}']
PLOT_KO = ['{f} 그래프 그려줘', '{f} 그래프를 {a}부터 {b}까지 그려줘', '{f} 함수 그려줘', '{f} 그래프 보여줘', '{a}에서 {b}까지 {f} 그래프 그려줘']
FUNCTIONS = ['sin({v})', 'cos({v})', 'tan({v})', 'sqrt({v})', 'log({v})', 'exp({v})', 'sin(2{v})', 'sin({v}) + cos({v})', '{v} * sin({v})', 'e^{v}', '1/{v}', 'abs({v})', '{v}^3 - {m}{v}']
NAMES = 'price rate tax budget rent salary width height length cost income fee total speed distance weight bonus deposit profit discount'.split()
KO_NAMES = '가격 월세 예산 월급 세금 할인율 너비 높이 길이 비용'.split()
SET = ['{n} = {x}', 'let {n} be {x}', 'set {n} to {x}', 'let {n} = {x}', 'define {n} as {x}', 'say {n} is {x}', 'store {x} as {n}', 'the variable {n} is {x}', 'assign {x} to {n}']
USE = [
    ('{n} * {k}', ['{n} * {k}', 'what is {n} times {k}', '{n} times {k}?', 'multiply {n} by {k}', 'and {k} times {n}?']), ('{n} + {k}', ['{n} + {k}', '{n} plus {k}', 'add {k} to {n}', 'what is {n} plus {k}?']), ('{n} / {k}', ['{n} / {k}', '{n} divided by {k}', 'split {n} by {k}', 'divide {n} by {k}']),
    ('{n} - {k}', ['{n} - {k}', '{n} minus {k}', 'take {k} off {n}']), ('{n} + {p}%', ['{n} plus {p}%', '{n} + {p}%', 'add {p}% to {n}', '{n} with {p}% on top']), ('{p}% * {n}', ['{p}% of {n}', 'what is {p}% of {n}?', 'how much is {p}% of {n}']), ('{n}', ['what is {n}?', 'show {n}', 'value of {n}', 'how much is {n} again'])
]


def polynomial(chance, v):
    """A polynomial as people type it."""
    a, b, c = (chance.randrange(1, 13) for _ in range(3))
    sign, sign2 = chance.pick(['+', '-']), chance.pick(['+', '-'])
    power = chance.pick(['^2', '^2', '^2', '²', '**2', '^3'])
    shape = chance.pick(['{v}{p} {s} {b}{v} {t} {c}', '{v}{p} {s} {b}{v}', '{a}{v}{p} {s} {b}{v} {t} {c}', '{a}{v} {s} {b}', '{v}{p} {s} {c}', '{a}*{v}{p} {s} {b}*{v}', '{a}{v}{p}', '{v}^4 {s} {b}{v}^2', '({v} {s} {b})({v} {t} {c})', '({v} {s} {b})^2'])
    text = shape.format(v=v, p=power, a=a if a > 1 else 2, b=b if b > 1 else 2, c=c, s=sign, t=sign2)
    return text.replace(' ', '') if chance.often(0.3) else text


def function(chance, v):
    return chance.pick(FUNCTIONS).format(v=v, m=chance.randrange(2, 9)) if chance.often(0.45) else polynomial(chance, v)


def equation(chance, v):
    left = polynomial(chance, v)
    right = '0' if chance.often(0.45) else str(chance.randrange(1, 60)) if chance.often(0.8) else f'{chance.randrange(2, 9)}{v} + {chance.randrange(1, 30)}'
    space = ' ' if ' ' in left else ''
    return f'{left}{space}={space}{right}'


def algebra(chance, language='en'):
    """An equation to solve, a function to differentiate or to draw."""
    ko = language == 'ko'
    v = chance.choices(['x', 'y', 't', 'n', 'a', 'z'], [14, 2, 2, 1, 1, 1])[0]
    kind = chance.choices(['solve', 'system', 'derive', 'plot'], [6, 1.2, 4, 5])[0]
    given = {'v': v}
    if kind == 'solve':
        f = equation(chance, v)
        inner, templates = f'solve({f}, {v})', SOLVE_KO if ko else SOLVE
    elif kind == 'system':
        w = 'y' if v != 'y' else 'x'
        a, b = chance.randrange(2, 9), chance.randrange(2, 9)
        f = chance.pick([f'{v} + {w} = {chance.randrange(3, 60)}', f'{a}{v} + {b}{w} = {chance.randrange(9, 90)}', f'{a}{v} - {w} = {chance.randrange(1, 30)}'])
        g = chance.pick([f'{v} - {w} = {chance.randrange(1, 20)}', f'{b}{v} - {a}{w} = {chance.randrange(1, 20)}', f'{w} = {a}{v}'])
        given |= {'g': f'⟨{g}⟩', 'w': w}
        inner, templates = f'solve({f}, {g}, {v}, {w})', SYSTEM_KO if ko else SYSTEM
    elif kind == 'derive':
        f = function(chance, v)
        inner, templates = f'derivative({f}, {v})', DERIVE_KO if ko else DERIVE
    else:
        f = function(chance, v)
        a, b = chance.pick([(0, chance.randrange(2, 21)), (-chance.randrange(1, 11), chance.randrange(1, 21)), (1, chance.randrange(3, 101))])
        given |= {'a': f'⟨{a}⟩', 'b': f'⟨{b}⟩'}
        templates = PLOT_KO if ko else PLOT
        template = chance.pick(templates)
        text, _ = made(chance, template, language, given | {'f': f'⟨{f}⟩'})
        if f not in text:
            return algebra(chance, language)
        ends = f', {a}, {b}' if '{a}' in template else ''
        return example(text, call('calculator', f'plot({f}, {v}{ends})'), language, kind='algebra')
    text, _ = made(chance, chance.pick(templates), language, given | {'f': f'⟨{f}⟩'})
    # What came in capitals would be another variable.
    return example(text, call('calculator', inner), language, kind='algebra') if f in text else algebra(chance, language)


def naming(chance, language='en'):
    """A value gets a name, or one that was named before is used."""
    ko = language == 'ko'
    name = chance.pick(KO_NAMES if ko else NAMES)
    if chance.often(0.2) and not ko:
        name = chance.pick(['x', 'y', 'a', 'b', 'r', 'p'])
    value = whole(chance, 2, 5000, language, words=False) if chance.often(0.6) else decimal(chance, 1, 900)
    if chance.often(0.2):
        rate = percent(chance, 40, language)
        x, literal = rate.text, f'{rate.literal}%'
    else:
        x, literal = value.text, value.literal
    said, _ = made(chance, chance.pick(['{n} = {x}', '{n}을 {x}로 정해줘', '{n}은 {x}라고 하자'] if ko else SET), language, {'n': f'⟨{name}⟩', 'x': x})
    if name not in said:
        return naming(chance, language)
    if chance.often(0.45):
        return example(said, call('calculator', f'{name} = {literal}'), language, kind='naming')
    expression, ways = chance.pick(USE)
    k, p = whole(chance, 2, 60, language, words=False), percent(chance, 40, language)
    given = {'n': f'⟨{name}⟩', 'k': k.text, 'p': p.literal}
    text, _ = made(chance, chance.pick([f'{expression}', '{n}에 {k} 곱하면?'] if ko and '*' in expression and '%' not in expression else [expression] if ko else ways), language, given)
    if name not in text:
        return naming(chance, language)
    inner = expression.format(n=name, k=k.literal, p=p.literal)
    earlier = [['user', said], ['assistant', chance.pick([f'{name} = {literal}', f'{literal}', f'{name} is {literal}.'])]]
    return example(text, call('calculator', inner), language, earlier, 'naming')
