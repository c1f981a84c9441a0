"""How a template becomes a request: slots are filled, the text is made human, marked spans are cut out.

In a template, `{word}` is a slot, `⟦...⟧` marks what the call copies, `⟨...⟩` what noise must leave alone.
"""

import functools
import json
import random
import re
import zlib

from prompt import clip

MARKS = re.compile('[⟦⟧⟨⟩]')
SLOT = re.compile(r'\{(\w+)\}')
WORDS = {}
# Marks where a slot ended, until its particle is right.
FILLED = '\x05'
PARTICLES = [('은', '는'), ('이', '가'), ('을', '를'), ('과', '와'), ('으로', '로'), ('이야', '야'), ('이에요', '예요'), ('이라고', '라고'), ('이랑', '랑')]
PARTICLE = re.compile(f'([가-힣])([⟧⟩\'"]*{FILLED}[⟧⟩\'"{FILLED}]*)({"|".join(p for pair in sorted(PARTICLES, key=lambda pair: -len(pair[0])) for p in pair)})(?=[\\s?.!,]|$)')


def mark_of(item):
    """A number that what an item says always gives."""
    if isinstance(item, tuple):
        return zlib.crc32(repr([part for part in item if not callable(part)]).encode())
    return mark_of_one(item) if isinstance(item, (str, int)) else zlib.crc32(repr(item).encode())


@functools.cache
def mark_of_one(item):
    return zlib.crc32(repr(item).encode())


def is_held_out(item):
    """Whether an item belongs to validation, by what it says: the same in every run."""
    return mark_of(item) % 9 == 0


class Chance(random.Random):
    """Random choices for one side of the split: training and validation share no template and few words.

    With `held_out` None there is no split: for the end of a run, when nothing is measured any more.
    """

    def __init__(self, seed, held_out=False):
        super().__init__(seed)
        self.held_out = held_out

    def pick(self, items):
        if self.held_out is not None and len(items) >= 8:
            marks = [mark_of(i) for i in items]
            # Where chance holds nothing out, the one of the lowest mark is.
            held = {n for n, mark in enumerate(marks) if mark % 9 == 0} or {marks.index(min(marks))}
            items = [i for n, i in enumerate(items) if (n in held) == self.held_out]
        return items[int(self.random() * len(items))]

    def often(self, share):
        return self.random() < share


def fill(chance, text, given=None):
    """Fills the slots of a template from `given` or the word lists; what is filled in may have slots."""
    given = given or {}

    def one(match):
        name = match.group(1)
        if name in given:
            return f'{given[name]}{FILLED}'
        value = WORDS.get(name) or WORDS[name.rstrip('0123456789')]
        value = value(chance) if callable(value) else chance.pick(value)
        return fill(chance, value, given) + FILLED

    filled = SLOT.sub(one, text)
    return PARTICLE.sub(right_particle, filled).replace(FILLED, '')


def right_particle(match):
    """The particle in the form that the syllable before it asks for."""
    syllable, mark, particle = match.groups()
    closed, open_ = next(pair for pair in PARTICLES if particle in pair)
    ending = (ord(syllable) - 0xAC00) % 28
    # A final ㄹ takes 로.
    return syllable + mark + (closed if ending and not (open_ == '로' and ending == 8) else open_)


def spans(text):
    """The text without marks, and the marked spans in their order."""
    found = [MARKS.sub('', part) for part in re.findall('⟦(.*?)⟧', text)]
    return MARKS.sub('', text), found


def call(tool, *inputs):
    return f'{tool}({", ".join(json.dumps(i, ensure_ascii=False) for i in inputs)})'


def example(text, called, language='en', earlier=(), kind='', within=(), **more):
    """One example: earlier turns, the request, what already happened in this turn, and the next call."""
    said = [[role, clip(words)] for role, words in earlier]
    turns = [*said, ['user', text], *([role, clip(words) if role == 'tool' else words] for role, words in within)]
    return {'turns': turns, 'call': called, 'language': language, 'kind': kind, **more}


IMPERATIVE = set(
    'calculate compute find search look google open go visit show list read print tell give work figure add '
    'subtract multiply divide convert write create make save put run execute plot draw simulate sort count '
    'generate remember note keep store recall check pull bring browse load fetch take solve evaluate explain '
    'summarize summarise describe translate help suggest reverse estimate split round sum get display see '
    'navigate what\'s let compare recommend review proofread rewrite'.split()
)
QUESTION = set('what what\'s how who when where which why is are do does did can could will would has have whats hows'.split())
BEFORE = [
    'hey, ', 'hi, ', 'hi! ', 'hello, ', 'hey hearth, ', 'Hearth, ', 'ok, ', 'ok so ', 'so ', 'um, ', 'quick question: ',
    'quick one: ', 'hey ', 'alright, ', 'now ', 'good morning, ', 'sorry to bother you, ', 'one more thing: ', 'and ', 'yo ',
    'hmm, ', 'also, ', 'right, ', 'next: ', 'okay '
]
ASK_DO = [
    'can you {}', 'could you {}', 'could you please {}', 'can you please {}', 'please {}', 'pls {}', 'would you {}',
    'i want you to {}', "I'd like you to {}", 'i need you to {}', 'can u {}', 'will you {}', 'would you be so kind and {}',
    'go ahead and {}', 'do me a favor and {}', 'just {}', 'maybe you could {}', 'I was hoping you could {}', 'kindly {}',
    "let's {}", 'you should {}', 'any chance you could {}', 'is it possible for you to {}', 'please could you {}'
]
ASK_KNOW = [
    'can you tell me {}', 'do you know {}', 'tell me {}', 'please tell me {}', 'I wonder {}', 'any idea {}', 'i need to know {}',
    'could you tell me {}', 'help me out: {}', "I'd like to know {}", 'not sure, {}', 'just wondering, {}'
]
AFTER = [
    ' please', ' thanks', ' thx', ' pls', ', thanks!', ' for me', ', please', ' real quick', ' if you can', ' now', ' ty',
    '. Thank you', ' asap', ', would you', ' when you have a sec', ', cheers'
]
LEADS = """I'm planning a trip.|My friend asked me something.|I'm at work right now.|It's for school.|I was at the store today.|My boss wants to know.|I'm helping {person} with something.|We had guests yesterday.|I'm cleaning up my computer.|I have a bit of time.|Sorry, I'm new to this.|I'm writing a report.|I need this for a meeting.|We're moving next month.|I'm doing my homework.|So I've been thinking.|It's been a long day.|I just got home.|I'm in a hurry.|Bear with me.|Let's get to work.|I almost forgot.|I'm preparing for {weekday}.|{name} told me to ask you.|We're arguing about this.|I promised {person} to check.|I got an email about this.|I've got a small problem.|Here's the thing.|Long story short.""".split('|')
TAILS = """I need it for work.|It's for {person}.|It's urgent.|No rush.|My boss is waiting.|I keep forgetting.|I can't do that in my head.|Just curious.|It's for a friend.|We're leaving soon.|I promised {name}.|Thank you in advance.|I'd do it myself but I'm busy.|That would help a lot.""".split('|')
KO_LEADS = '여행 준비 중이야.|숙제하는 중인데.|회사에서 필요해서.|친구가 물어봐서.|급하게 필요해.|정리 좀 하려고.|궁금한 게 있어.|회의 준비 중이야.|방금 집에 왔어.|부탁이 있어.|깜빡할 뻔했네.|오늘 바쁘다.'.split('|')
KO_BEFORE = [
    '혹시 ', '저기 ', '음 ', '그럼 ', '안녕, ', '안녕하세요, ', '미안한데 ', '급한데 ', '아 ', '야 ', '있잖아 ', '그리고 ', '자 ', '저기요 ',
    '질문! ', '참, ', '이제 ', '지금 ', '죄송한데 ', '잠깐, '
]
KO_AFTER = [' 부탁해', ' 부탁드려요', ' 고마워', ' 부탁합니다', ' 빨리', ' ㅎㅎ', ' 좀', ' 감사합니다', '~', ' 제발', '!!', ' ㅠㅠ', ' ㅋㅋ']


def typo(chance, word):
    place = chance.randrange(1, len(word) - 1)
    way = chance.randrange(4)
    if way == 0:
        return word[:place] + word[place + 1:]
    if way == 1:
        return word[:place] + word[place] + word[place:]
    if way == 2:
        return word[: place] + word[place + 1] + word[place] + word[place + 2:]
    near = dict(zip('qwertyuiopasdfghjklzxcvbnm', 'wertyuioipsdfghjklkxcvbnmn'))
    return word[:place] + near.get(word[place], word[place]) + word[place + 1:]


def split_marked(text):
    """Pieces of the text as (piece, free), where free pieces are outside every mark."""
    pieces, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        if letter in '⟦⟨':
            if depth == 0:
                pieces.append((text[start:place], True))
                start = place
            depth += 1
        elif letter in '⟧⟩':
            depth -= 1
            if depth == 0:
                pieces.append((text[start: place + 1], False))
                start = place + 1
    return [*pieces, (text[start:], True)]


def free_words(chance, text, share, change):
    def one(match):
        return change(match.group()) if chance.often(share) else match.group()

    return ''.join(re.sub(r'[A-Za-z]{5,}', one, piece) if free else piece for piece, free in split_marked(text))


def wrap(chance, text):
    first = re.split(r'[\s,]', MARKS.sub('', text), maxsplit=1)[0].lower()
    low = text[0].lower() + text[1:] if text[1:2].islower() or text[1:2] in " '" else text
    if first in IMPERATIVE and chance.often(0.42):
        text = chance.pick(ASK_DO).format(low)
        if text.split()[0].lower() in QUESTION and not text.endswith('?'):
            text = text.rstrip('.') + '?'
    elif first in QUESTION and chance.often(0.14):
        text = chance.pick(ASK_KNOW).format(low)
    if chance.often(0.17):
        before = chance.pick(BEFORE)
        text = before + (text[0].lower() + text[1:] if chance.often(0.7) and text[1:2].islower() else text)
    if chance.often(0.05):
        text = f"{fill(chance, chance.pick(LEADS))} {text[0].upper() + text[1:] if chance.often(0.6) else text}"
    elif chance.often(0.04) and '\n' not in text:
        text = f"{text if text[-1] in '?.!' else text + '.'} {fill(chance, chance.pick(TAILS))}"
    if chance.often(0.12) and '\n' not in text:
        mark = text[-1] if text[-1] in '?.!' else ''
        text = text[: len(text) - len(mark)] + chance.pick(AFTER) + mark
    return text


def humanize(chance, text, wrapping=True):
    """Makes an English request look typed by a person in a hurry, now and then."""
    if wrapping:
        text = wrap(chance, text)
    if chance.often(0.06):
        text = free_words(chance, text, 0.35, lambda word: typo(chance, word))
    way = chance.random()
    if way < 0.36:
        text = text.lower()
    elif way < 0.38:
        text = text.upper()
    elif way < 0.8:
        text = text[0].upper() + text[1:]
    if chance.often(0.4):
        text = re.sub(r'[?.!]+$', '', text)
    elif text[-1] == '?' and chance.often(0.08):
        text = text + '?'
    if chance.often(0.25):
        text = re.sub(r"(?i)\b(what|how|where|who|that|it|let|don|can|i)'(s|t|m)\b", r'\1\2', text)
    if chance.often(0.05):
        text = text.replace('you', 'u').replace('please', 'plz')
    return text


def humanize_korean(chance, text):
    if chance.often(0.14):
        text = chance.pick(KO_BEFORE) + text
    elif chance.often(0.05):
        text = f'{chance.pick(KO_LEADS)} {text}'
    if chance.often(0.08):
        text = re.sub(r'[?.!]$', '', text) + chance.pick(KO_AFTER)
    elif chance.often(0.35):
        text = re.sub(r'[?.!]+$', '', text)
    if chance.often(0.06):
        free = [re.sub('(?<=[가-힣]) (?=[가-힣])', '', piece, count=1) if free else piece for piece, free in split_marked(text)]
        text = ''.join(free)
    return text


def made(chance, text, language='en', given=None):
    """Fills and humanizes a template: the request, and what was marked in it."""
    text = fill(chance, text, given)
    if language == 'en':
        text = humanize(chance, text)
    elif language == 'ko':
        text = humanize_korean(chance, text)
    elif chance.often(0.4):
        text = text.lower()
    return spans(text.strip())
