"""Keeps only examples that are right: expressions give their value, programs run, calls can be copied."""

import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
CONSTANTS = {str(n) for n in [*range(13), 16, 24, 30, 31, 50, 52, 60, 100, 365, 366, 1000, 1024, 3600]}
EDGE = '.,;:!?\'"()[]{}<>…~`“”‘’'


def inputs_of(call):
    return json.loads(f'[{call[call.index("(") + 1:-1]}]')


def words_of(text):
    return [word.strip(EDGE) for word in text.split() if word.strip(EDGE)]


def is_copied(wanted, seen):
    """Whether the words of `wanted` are words of `seen` in their order; a Hangul word may be cut at its end."""
    place = 0
    for word in words_of(wanted):
        while place < len(seen) and not (seen[place] == word or (re.search('[가-힣]', seen[place]) and seen[place].startswith(word))):
            place += 1
        if place == len(seen):
            return False
        place += 1
    return True


NUMBER_WORDS = re.compile(r'(?i)\b(zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)\b|[만천억십열쉰]|스물|서른|마흔|예순|일흔|여든|아흔|(하나|[둘셋넷]|다섯|여섯|일곱|여덟|아홉|[한두세네] |[이삼사오육칠팔구] )|\d\s?k\b')


def numbers_seen(text):
    """Every number that is written with digits in `text`, without separators."""
    found = set()
    for match in re.finditer(r'\d[\d,. ]*\d|\d', text):
        run = match.group()
        found.update(re.findall(r'\d+(?:\.\d+)?', run))
        found.add(re.sub(r'[, ]', '', run))
        found.add(run.replace(',', ''))
        found.update(part.strip(',.').replace(',', '') for part in run.split())
    return found


def reachable(example):
    """Whether the grammar of the turn, made of what was said, could print the call."""
    call = example['call']
    tool = call.split('(')[0]
    context = '\n'.join(text for role, text in example['turns'] if role != 'assistant' or not text.endswith('")'))
    if example['kind'] in ('algebra', 'naming', 'link'):
        return True
    if example['kind'] == 'date':
        return re.fullmatch(r'(\d{4}-\d\d-\d\d|today|tomorrow)( - (\d{4}-\d\d-\d\d|today)( to [a-z]+)?| [+-] \d+ [a-z]+)?', inputs_of(call)[0]) is not None
    if tool == 'calculator':
        expression = inputs_of(call)[0]
        bare = re.sub(r'(?<=[a-z])\d+|\^2(?=$| )(?=.*\bto\b)', '', expression)
        seen = numbers_seen(context)
        loose = NUMBER_WORDS.search(context)
        return loose is not None or all(n in seen or n in CONSTANTS for n in re.findall(r'\d+(?:\.\d+)?', bare))
    if tool in ('make_folder', 'delete_files', 'move_files', 'copy_files', 'rename_files'):
        return all(text and (text == example.get('pattern') or is_copied(text, words_of(context)) or text in context) for text in inputs_of(call))
    if tool in ('find_in_page', 'search_in_page'):
        return is_copied(inputs_of(call)[0], words_of(context)) and inputs_of(call)[0] != ''
    if tool in ('open_page', 'read_file', 'list_files'):
        return inputs_of(call)[0] in context or inputs_of(call)[0] == '.'
    if tool in ('write_file', 'append_file'):
        path, content = inputs_of(call)
        return path in context and is_copied(content, words_of(context))
    if tool in ('search_web', 'find_files', 'remember', 'recall', 'search_documents'):
        text = inputs_of(call)[0]
        return text != '' and is_copied(text, words_of(context))
    return True


def evaluate(expressions):
    """What mathjs makes of each expression, in one process: a number, or null."""
    done = subprocess.run(['node', os.path.join(HERE, 'evaluate.mjs')], input=json.dumps(expressions), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def run_python(codes):
    """What each Python program prints, or None where it failed; they run apart from this process."""
    done = subprocess.run([sys.executable, '-I', os.path.join(HERE, 'run_programs.py')], input=json.dumps(codes), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def run_javascript(codes):
    done = subprocess.run(['node', os.path.join(HERE, 'run_programs.mjs')], input=json.dumps(codes), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def close(one, other):
    return one is not None and abs(one - other) <= 1e-6 * max(1.0, abs(other))


def checked(examples):
    """Marks every example as right or wrong, and says why for the wrong ones."""
    sums = [e for e in examples if 'value' in e and e['call'].startswith('calculator')]
    wrong = {}
    for e, value in zip(sums, evaluate([inputs_of(e['call'])[0] for e in sums])):
        if not close(value, e['value']):
            wrong[id(e)] = f'value {value} is not {e["value"]}'
    for language, run in (('python', run_python), ('javascript', run_javascript)):
        programs = [e for e in examples if e.get('runs', {}).get('language') == language]
        codes = sorted({e['runs']['code'] for e in programs})
        printed = dict(zip(codes, run(codes)))
        for e in programs:
            output = printed[e['runs']['code']]
            if output is None or not output.strip():
                wrong[id(e)] = 'the program failed or printed nothing'
            elif e['runs'].get('expected', output.strip()) != output.strip():
                wrong[id(e)] = f'printed {output.strip()[:40]!r}, not {e["runs"]["expected"]!r}'
    for e in examples:
        if not all(text for _, text in e['turns']):
            wrong[id(e)] = 'empty request'
        elif id(e) not in wrong and not reachable(e):
            wrong[id(e)] = 'not reachable under the grammar'
    return wrong
