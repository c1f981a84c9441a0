"""Numbers in the shapes people write them, each with what an expression says and what it is worth."""

from dataclasses import dataclass
from fractions import Fraction

SMALL = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split()
TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split()
KO_COUNT = {1: '한', 2: '두', 3: '세', 4: '네', 5: '다섯', 6: '여섯', 7: '일곱', 8: '여덟', 9: '아홉', 10: '열'}


@dataclass(frozen=True)
class Number:
    text: str
    literal: str

    @property
    def value(self):
        return Fraction(self.literal)


def in_words(n):
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10] + (f'-{SMALL[n % 10]}' if n % 10 else '')
    if n < 1000 and n % 100 == 0:
        return f'{SMALL[n // 100]} hundred'
    if n < 20_000 and n % 1000 == 0:
        return f'{in_words(n // 1000)} thousand'
    return None


def korean_number(n):
    """억, 만 and 천 as people write them: 35000 -> 3만 5천, 52000000 -> 5천2백만."""
    if n % 1000 or n < 1000 or n >= 10**11:
        return None
    high, low = divmod(n, 10**8)
    middle, low = divmod(low, 10**4)
    tens = f'{middle // 1000}천만' if middle >= 1000 and middle % 1000 == 0 else f'{middle}만' if middle else ''
    return ' '.join(part for part in (f'{high}억' if high else '', tens, f'{low // 1000}천' if low else '') if part)


def whole(chance, low, high, language='en', step=1, words=True):
    n = chance.randrange(low, high + 1)
    n = max(low, n // step * step) if step > 1 else n
    text = str(n)
    roll = chance.random()
    if n >= 1000 and roll < 0.45:
        text = f'{n:,}'
    elif language == 'ko' and roll < 0.75 and korean_number(n):
        text = korean_number(n)
    elif language == 'en' and n >= 1000 and n % 100 == 0 and n < 1_000_000 and roll < 0.55:
        text = f'{n / 1000:g}k'
    elif language == 'en' and n >= 1_000_000 and n % 100_000 == 0 and roll < 0.8:
        text = f'{n / 1_000_000:g} million'
    elif language == 'en' and n >= 1000 and roll > 0.985:
        text = f'{n:,}'.replace(',', ' ')
    elif language == 'en' and words and (roll > 0.86 if n <= 20 else roll > 0.95) and in_words(n):
        text = in_words(n)
    return Number(f'⟨{text}⟩', str(n))


def decimal(chance, low, high, places=2, language='en'):
    places = places if chance.often(0.7) else max(1, places - 1)
    value = low + (high - low) * chance.random()
    literal = f'{value:.{places}f}'
    text = f'{float(literal):,.{places}f}' if value >= 1000 and chance.often(0.5) else literal
    return Number(f'⟨{text}⟩', literal)


def skewed(chance, low, high):
    """A whole number that is small more often than large, with few digits more often than many."""
    ratio = (high / max(low, 1)) ** (chance.random() ** 1.15)
    n = int(max(low, 1) * ratio)
    if n > 100 and chance.often(0.5):
        digits = 10 ** (len(str(n)) - chance.pick([1, 2, 2]))
        n = max(low, n // digits * digits)
    return min(high, n)


def amount(chance, low, high, language='en'):
    """A plain quantity: mostly whole, sometimes with decimals."""
    if chance.often(0.22) and high <= 5000:
        return decimal(chance, low, high, chance.randrange(1, 3), language)
    n = skewed(chance, low, high)
    return whole(chance, n, n, language)


def money(chance, low, high, language='en', cents=0.4):
    if language == 'ko':
        return won(chance, low, high)
    cents = cents if high < 3000 else 0.06
    if chance.often(cents):
        number = decimal(chance, low, high, 2)
        number = number if '.' in number.literal else Number(f'⟨{number.literal}⟩', number.literal)
    else:
        n = skewed(chance, low, high)
        number = whole(chance, n, n)
    bare = number.text[1:-1]
    roll = chance.random()
    shape = (
        '{}' if roll < 0.25 else '${}' if roll < 0.66 else '{} dollars' if roll < 0.76 else '€{}' if roll < 0.82
        else '£{}' if roll < 0.88 else '{} euros' if roll < 0.92 else '{} bucks' if roll < 0.95 else '{}$' if roll < 0.97 else '{} usd'
    )
    return Number(f'⟨{shape.format(bare)}⟩', number.literal)


def won(chance, low, high):
    n = skewed(chance, max(1, low), high)
    roll = chance.random()
    if roll < 0.12:
        return Number(f'⟨{n}달러⟩', str(n))
    n = n * 1000
    text = f'{n:,}' if roll < 0.5 else str(n) if roll < 0.65 else korean_number(n) or f'{n:,}'
    return Number(f'⟨₩{n:,}⟩' if roll > 0.95 else f'⟨{text}원⟩', str(n))


PERCENTS = '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 27 28 30 32 33 35 36 38 40 42 44 45 48 50 55 60 64 65 70 72 75 80 85 90 95 2.5 3.5 4.5 7.5 8.5 12.5 17.5 6.25 8.25 8.875 37.5 0.5 1.5 3.75'.split()


def percent(chance, most=100, language='en'):
    literal = chance.pick([p for p in PERCENTS if float(p) <= most])
    roll = chance.random()
    if language == 'ko':
        shape = '{}%' if roll < 0.6 else '{}퍼센트' if roll < 0.85 else '{}프로'
        return Number(f'⟨{shape.format(literal)}⟩', literal)
    words = in_words(int(literal)) if '.' not in literal and roll > 0.93 else None
    shape = '{}%' if roll < 0.68 else '{} percent' if roll < 0.97 else '{} per cent'
    return Number(f'⟨{words} percent⟩' if words else f'⟨{shape.format(literal)}⟩', literal)
