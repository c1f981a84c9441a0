"""Days between dates, dates so much later, and weekdays, as the calculator reads them: `2025-03-01 - today to week`."""

from datetime import date, timedelta

from generator.base import WORDS, call, example, made

PERIODS = {'day': (['days', 'day'], '일'), 'week': (['weeks', 'week'], '주'), 'month': (['months', 'month'], '개월'), 'year': (['years', 'year'], '년')}
BETWEEN = [
    'how many {u} between {a} and {b}?', 'how many {u} are there between {a} and {b}', '{u} between {a} and {b}', '{u} from {a} to {b}', 'how many {u} from {a} to {b}?', 'how many {u} from {a} until {b}', 'number of {u} between {a} and {b}', 'how long is it from {a} to {b} in {u}?',
    'count the {u} from {a} to {b}', 'my trip is from {a} to {b}, how many {u} is that?', 'the project runs {a} to {b}. how many {u}', 'I stayed from {a} to {b}. {u}?'
]
UNTIL = ['how many {u} until {b}?', '{u} until {b}', 'how many {u} till {b}', 'how many {u} left until {b}?', '{u} left to {b}', 'how many {u} are left before {b}', 'countdown in {u} to {b}', 'how many {u} from today to {b}', 'how many {u} do I have until {b}', 'how long until {b} in {u}']
SINCE = ['how many {u} since {a}?', '{u} since {a}', 'how many {u} have passed since {a}', 'how many {u} ago was {a}?', 'I started on {a}, how many {u} is that until today', 'born on {a}, how many {u} old am I?', 'how many {u} has it been since {a}']
LATER = ['what date is {n} {u} after {a}?', '{n} {u} after {a}', '{a} plus {n} {u}', 'add {n} {u} to {a}', 'what is {a} + {n} {u}', 'which date is {n} {u} later than {a}', 'the deadline is {n} {u} after {a}. when is that?', 'when is {n} {u} from {a}']
EARLIER = ['what date is {n} {u} before {a}?', '{n} {u} before {a}', '{a} minus {n} {u}', 'subtract {n} {u} from {a}', 'which date is {n} {u} earlier than {a}']
FROM_NOW = ['what date is it in {n} {u}?', 'what date is {n} {u} from now', '{n} {u} from today is what date', 'which day is it {n} {u} from now?', 'date in {n} {u}', 'today plus {n} {u}', 'what will be the date in {n} {u}', 'what day will it be in {n} {u}?', 'if I start today, when are {n} {u} over']
AGO = ['what date was it {n} {u} ago?', 'which date was {n} {u} ago', '{n} {u} before today', 'what day was it {n} {u} ago', 'today minus {n} {u}', 'date {n} {u} ago']
WEEKDAY = ['what day of the week was {a}?', 'which weekday is {a}', 'weekday of {a}', 'what day is {a}', 'on what day of the week does {a} fall', 'is {a} a weekday?', 'what weekday was {a}', '{a} is which day of the week?']
TODAY = ["what's the date today?", 'what day is it today', "what's today's date", 'what is the date', "today's date please", 'which day is today?', 'what weekday is it today', 'what day of the week is it today?', 'tell me the date of today']
TOMORROW = ["what's the date tomorrow?", 'which date is tomorrow', 'what day is tomorrow?', "tomorrow's date"]
KO = {
    'between': ['{a}부터 {b}까지 며칠이야?', '{a}에서 {b}까지 며칠?', '{a}과 {b} 사이는 며칠이야?', '{a}부터 {b}까지 몇 {u}야?'], 'until': ['{b}까지 며칠 남았어?', '{b}까지 며칠 남았지?', '오늘부터 {b}까지 며칠이야?', '{b}까지 몇 {u} 남았어?', '{b} 디데이 며칠이야?'], 'since': ['{a}부터 오늘까지 며칠 지났어?', '{a}부터 며칠 됐어?', '{a}부터 오늘까지 몇 {u}이야?'],
    'later': ['{a}에서 {n}{u} 뒤는 며칠이야?', '{a}의 {n}{u} 후 날짜 알려줘', '{a} + {n}{u}'], 'earlier': ['{a}의 {n}{u} 전은 며칠이야?', '{a}에서 {n}{u} 전 날짜 알려줘'], 'from now': ['{n}{u} 뒤는 며칠이야?', '오늘부터 {n}{u} 후는 며칠이야?', '{n}{u} 후 날짜 알려줘'], 'ago': ['{n}{u} 전은 며칠이야?', '{n}{u} 전 날짜 알려줘', '오늘부터 {n}{u} 전은 며칠이었어?'],
    'weekday': ['{a}은 무슨 요일이야?', '{a} 무슨 요일이었지?', '{a} 요일 알려줘'], 'today': ['오늘 며칠이야?', '오늘 날짜 알려줘', '오늘 무슨 요일이야?', '오늘이 며칠이지?'], 'tomorrow': ['내일 며칠이야?', '내일 무슨 요일이야?']
}
EN = {'between': BETWEEN, 'until': UNTIL, 'since': SINCE, 'later': LATER, 'earlier': EARLIER, 'from now': FROM_NOW, 'ago': AGO, 'weekday': WEEKDAY, 'today': TODAY, 'tomorrow': TOMORROW}
OFTEN = {'between': 6, 'until': 5, 'since': 3, 'later': 3, 'earlier': 1.5, 'from now': 3, 'ago': 2, 'weekday': 3, 'today': 2, 'tomorrow': 0.6}


def written(chance, day, language):
    """A date as people write it. One of this year or the next may leave the year out, as the calculator then takes it."""
    if date.today().year <= day.year <= date.today().year + 1:
        return without_year(chance, day, language) if chance.often(0.6) else day.isoformat()
    month = WORDS['month'][day.month - 1]
    if language == 'ko':
        return chance.pick([f'{day.year}년 {day.month}월 {day.day}일', f'{day.year}년 {day.month}월 {day.day}일', day.isoformat()])
    end = 'th' if 10 < day.day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day.day % 10, 'th')
    if chance.often(0.3):
        return day.isoformat()
    return chance.pick([f'{month} {day.day}, {day.year}', f'{day.day} {month} {day.year}', f'{month} {day.day} {day.year}', f'{month[:3]} {day.day}, {day.year}', f'{day.day} {month[:3]} {day.year}', f'{month} {day.day}{end}, {day.year}', f'the {day.day}{end} of {month} {day.year}'])


def without_year(chance, day, language):
    if language == 'ko':
        return f'{day.month}월 {day.day}일'
    month = WORDS['month'][day.month - 1]
    end = 'th' if 10 < day.day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day.day % 10, 'th')
    return chance.pick([f'{month} {day.day}', f'{day.day} {month}', f'{month} {day.day}{end}', f'the {day.day}{end} of {month}', f'{month[:3]} {day.day}'])


def any_day(chance, first=1970, last=2035):
    return date(chance.randrange(first, last + 1), 1, 1) + timedelta(days=chance.randrange(365))


def date_example(chance, language):
    kind = chance.choices(list(OFTEN), list(OFTEN.values()))[0]
    unit = chance.choices(list(PERIODS), [6, 2, 1.2, 0.6])[0]
    a = any_day(chance, 2015, 2030)
    b = a + timedelta(days=chance.randrange(5, 900))
    today = date.today()
    if kind == 'until':
        b = today + timedelta(days=chance.randrange(5, 364) if chance.often(0.6) else chance.randrange(365, 2600))
    if kind == 'between' and chance.often(0.3):
        # Days of one year, most of them said without it.
        a = date(date.today().year, 1, 1) + timedelta(days=chance.randrange(250))
        b = a + timedelta(days=chance.randrange(5, 110))
    if kind == 'since':
        a = any_day(chance, 1950 if chance.often(0.5) else 2015, today.year - 1)
    n = chance.randrange(2, 400 if unit == 'day' else 40)
    template = chance.pick((KO if language == 'ko' else EN)[kind])
    if language == 'ko' and '며칠' in template and kind in ('between', 'until', 'since'):
        unit = 'day'
    shown = PERIODS[unit][1] if language == 'ko' else PERIODS[unit][0][0]
    names = {'a': f'⟨{written(chance, a, language)}⟩', 'b': f'⟨{written(chance, b, language)}⟩', 'n': f'⟨{n}⟩', 'u': f'⟨{shown}⟩'}
    text, _ = made(chance, template, language, names)
    to = '' if unit == 'day' else f' to {unit}'
    expression = {
        'between': f'{b} - {a}{to}', 'until': f'{b} - today{to}', 'since': f'today - {a}{to}', 'later': f'{a} + {n} {unit}', 'earlier': f'{a} - {n} {unit}',
        'from now': f'today + {n} {unit}', 'ago': f'today - {n} {unit}', 'weekday': f'{a}', 'today': 'today', 'tomorrow': 'tomorrow'
    }[kind]
    return example(text, call('calculator', expression), language, kind='date')
