"""Puts examples together into batches that share one system text."""

import json

import generator.words  # noqa: F401 (fills the word lists)
from generator.base import Chance
from generator.algebra import algebra, naming
from generator.calculator import sum_example
from generator.check import checked, reachable
from generator.extra_tools import TOOLS as EXTRA
from generator.extra_tools import extra_request, invented
from generator.files import is_change, manage
from generator.korean import KO, TALK
from generator.other_languages import other
from generator.pages import page_request
from generator.programs import program
from generator.requests import EN, request
from generator.talk import talk
from generator.turns import after_tool, follow_up, two_steps, with_history
from prompt import ALWAYS, FOLDER_TOOLS, PAGE_TOOLS, system_text

MIX = [
    ('sum', 30), ('algebra', 3), ('naming', 1.2), ('talk', 20), ('code', 13), ('search_web', 7.5), ('read_file', 4.5), ('read_bare', 0.6), ('find_files', 4), ('list_files', 2.5), ('list_here', 0.7),
    ('write_file', 3), ('open_page', 4), ('remember', 3.5), ('recall', 4.5), ('search_documents', 5), ('follow', 18), ('after', 5), ('two', 2)
]


def one(chance):
    """One example of any kind, in the languages people use."""
    roll = chance.random()
    if roll < 0.03:
        return other(chance)
    language = 'ko' if roll < 0.33 else 'en'
    kind = chance.choices([k for k, _ in MIX], [n for _, n in MIX])[0]
    if kind == 'follow':
        made = follow_up(chance, language)
        return with_history(chance, made, language) if chance.often(0.15) else made
    if kind == 'after':
        return after_tool(chance, language)
    if kind == 'two':
        return two_steps(chance, language)
    if kind == 'naming':
        return naming(chance, language)
    if kind == 'algebra':
        made = algebra(chance, language)
    elif kind == 'sum':
        made = sum_example(chance, language)
    elif kind == 'talk':
        made = talk(chance, 'ko', TALK) if language == 'ko' else talk(chance)
    elif kind == 'code':
        made = program(chance, language)
    else:
        made = request(chance, kind, language, KO if language == 'ko' else EN)
    while chance.often(0.13):
        made = with_history(chance, made, language)
    return made


def tool_of(example):
    return example['call'].split('(')[0]


def used(example):
    """The tools an example names, in its call and in what already ran."""
    ran = [text.split('(')[0] for (role, text), after in zip(example['turns'], example['turns'][1:]) if after[0] == 'tool']
    return {tool_of(example), *ran} - {'reply'}


def batch_of(chance, pool, size):
    """One batch from the pool of right examples: all tools, those of a folder or a page as well, some missing, or some that are new."""
    way = chance.random()
    if way < 0.55:
        return {'system': system_text(), 'examples': [pool() for _ in range(size)]}
    if way < 0.78:
        return offered_batch(chance, pool, size)
    if way < 0.88:
        missing = set(chance.sample(ALWAYS, chance.choices([1, 2, 3, 5, 8], [5, 4, 3, 2, 1])[0]))
        examples = []
        while len(examples) < size:
            example = pool()
            ran = used(example)
            if not ran & missing:
                examples.append(example)
            elif ran == {tool_of(example)} and len(example['turns']) % 2 and chance.often(0.6):
                examples.append({**example, 'call': 'reply()', 'kind': 'missing'})
        return {'system': system_text(set(ALWAYS) - missing), 'examples': examples}
    real = [t for t in EXTRA if chance.held_out is None or (hash_of(t[0]) % 7 == 0) == chance.held_out]
    extra = chance.sample(real, chance.randrange(3)) + [invented(chance) for _ in range(chance.randrange(1, 4))]
    chance.shuffle(extra)
    clash = {'get_weather', 'find_flight', 'get_stock', 'convert_currency', 'get_recipe', 'get_definition', 'translate', 'get_directions'}
    names = {line.split('(')[0] for line, _ in extra}
    examples = []
    for _ in range(size):
        asked = chance.often(0.45)
        example = extra_request(chance, chance.pick(extra)) if asked else pool()
        while not asked and (names & clash and tool_of(example) in ('search_web', 'reply') or example['kind'] == 'talk' and chance.often(0.6)):
            example = pool()
        examples.append(example)
    return {'system': system_text(None, [line for line, _ in extra]), 'examples': examples}


def offered_batch(chance, pool, size):
    """A batch in which the tools of a granted folder, of an open page, or of both are there."""
    folder, page = chance.pick([(True, False), (True, False), (True, False), (False, True), (True, True)])
    names = [*ALWAYS, *(FOLDER_TOOLS if folder else []), *(PAGE_TOOLS if page else [])]
    examples = []
    while len(examples) < size:
        language = 'ko' if chance.often(0.3) else 'en'
        roll = chance.random()
        if folder and roll < 0.36:
            example = with_history(chance, manage(chance, language), language) if chance.often(0.1) else manage(chance, language)
        elif page and roll > 0.74:
            example = page_request(chance, language)
        else:
            example = pool()
            # With tools for it this is no talk; a screenshot could be one of the page.
            if tool_of(example) == 'reply' and (is_change(example['turns'][-1][1]) or 'screenshot' in example['turns'][-1][1].lower()):
                continue
        if checkable(example):
            examples.append(example)
    return {'system': system_text(names), 'examples': examples}


def checkable(example):
    """What the pool has checked already, or what the grammar of its turn could print."""
    return example['kind'] not in ('manage', 'page', 'link') or reachable(example)


def hash_of(text):
    return sum(text.encode())


def right_examples(chance, count, say):
    """At least `count` checked examples; what is wrong is dropped and counted by reason."""
    right, wrong = [], {}
    while len(right) < count:
        examples = [one(chance) for _ in range(min(4000, count))]
        failed = checked(examples)
        for e in examples:
            reason = failed.get(id(e))
            if reason is None:
                right.append({key: e[key] for key in ('turns', 'call', 'language', 'kind')})
            else:
                wrong.setdefault((e['kind'], reason.split(' ')[0]), []).append((reason, e['turns'][-1][1], e['call']))
    for (kind, _), cases in sorted(wrong.items(), key=lambda item: -len(item[1])):
        say(f'dropped {len(cases)} of "{kind}", such as {cases[0]}')
    return right


def generate(path, seed, batches, size=32, held_out=False, say=print):
    """Writes checked batches, one a line; the same seed always writes the same file."""
    chance = Chance(seed, held_out)
    examples = iter(right_examples(chance, int(batches * size * 1.35) + 600, say))
    with open(path, 'w', encoding='utf-8') as file:
        for _ in range(batches):
            file.write(json.dumps(batch_of(chance, lambda: next(examples), size), ensure_ascii=False) + '\n')
