"""Runs one program of a conversation and reports what came of it as a list of parts, in JSON."""

import ast
import asyncio
import base64
import builtins
import io
import json
import linecache
import mimetypes
import os
import random
import sys
import time
import traceback

import hearth

FOLDER = '/work'
TEXT_LIMIT = 100_000
TRACE_LIMIT = 6_000
FILE_LIMIT = 5_000_000
FILES_LIMIT = 20_000_000
FILE_COUNT = 20

_DRAWING = {'matplotlib', 'seaborn', 'plotly', 'bokeh', 'altair', 'pylab'}

_sleep = time.sleep


def _interruptible_sleep(seconds):
    """Sleeps in short naps, between which Stop is heard."""
    if seconds < 0:
        raise ValueError('sleep length must be non-negative')
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        _sleep(min(left, 0.05))


class _Selector:
    """Waits for nothing but time: there are no sockets here."""

    def select(self, timeout):
        time.sleep(3600 if timeout is None else max(timeout, 0))
        return []

    def get_map(self):
        return {}

    def close(self):
        pass


class _Loop(asyncio.BaseEventLoop):
    """An event loop for `asyncio.run`: the one of a browser cannot be waited for inside a program."""

    def __init__(self):
        super().__init__()
        self._selector = _Selector()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass


def _run_async(main, *, debug=None, loop_factory=None):
    loop = _Loop()
    asyncio.events._set_running_loop(None)
    asyncio.set_event_loop(loop)
    try:
        return loop.run_until_complete(main)
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        asyncio.set_event_loop(None)
        loop.close()


time.sleep = _interruptible_sleep
asyncio.run = _run_async
# A long number is what was asked for; the time limit bounds it.
sys.set_int_max_str_digits(0)

_names = {'__name__': '__main__', '__builtins__': builtins}
_runs = 0
_handed = {}


class _Writer(io.TextIOBase):
    """Keeps what is printed, up to the limit, in its place between tables and pictures."""

    def __init__(self, budget):
        self._budget = budget

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        kept = text[: max(0, self._budget['left'])]
        self._budget['left'] -= len(text)
        if kept:
            last = hearth._shown[-1] if hearth._shown else None
            if last is None or last['type'] != 'text':
                last = {'type': 'text', 'pieces': []}
                hearth._shown.append(last)
            last['pieces'].append(kept)
        return len(text)


def run(code):
    """Runs `code` with the names of earlier runs; returns JSON: parts, and whether it ran to its end."""
    global _runs
    _runs += 1
    budget = {'left': TEXT_LIMIT}
    before = _files()
    outer = sys.stdout, sys.stderr, sys.stdin
    hearth._shown.clear()
    sys.stdout = sys.stderr = _Writer(budget)
    sys.stdin = io.StringIO()
    error = None
    try:
        value = _evaluate(code, '<code>' if _runs == 1 else f'<code {_runs}>')
        if value is not None:
            _names['_'] = value
            _show(value)
    except SystemExit as leaving:
        if leaving.code not in (None, 0):
            error = f'The program ended itself with exit code {leaving.code!r}.'
    except BaseException as raised:
        error = _describe(raised)
    finally:
        sys.stdout, sys.stderr, sys.stdin = outer
    parts = [_finish(part) for part in hearth._shown]
    hearth._shown.clear()
    if budget['left'] < 0:
        parts.append({'type': 'text', 'text': f'[{-budget["left"]} more characters of output were left out]'})
    parts += _new_files(before)
    if error is not None:
        parts.append({'type': 'error', 'text': error})
    return json.dumps({'parts': parts, 'ok': error is None}, allow_nan=False)


def prepare():
    """Makes what a snapshot of memory cannot have: the working folder, and chance that is not the same every time."""
    os.makedirs(FOLDER, exist_ok=True)
    os.chdir(FOLDER)
    random.seed()


def put_file(name, data_base64):
    """Lays a file that was handed in into the working folder; what a program made of it since is kept."""
    path = os.path.join(FOLDER, os.path.basename(name))
    if _handed.get(path) == hash(data_base64) and os.path.exists(path):
        return
    _handed[path] = hash(data_base64)
    with open(path, 'wb') as file:
        file.write(base64.b64decode(data_base64))


def _evaluate(code, name):
    linecache.cache[name] = (len(code), None, code.splitlines(True), name)
    tree = ast.parse(code, name)
    last = tree.body[-1] if tree.body else None
    if isinstance(last, ast.Expr):
        tree.body.pop()
        exec(compile(tree, name, 'exec'), _names)
        return eval(compile(ast.Expression(last.value), name, 'eval'), _names)
    exec(compile(tree, name, 'exec'), _names)
    return None


def _show(value):
    part = hearth.as_table(value) if isinstance(value, (list, tuple)) or hasattr(value, 'fetchmany') else None
    part = part or hearth.as_picture(value)
    if part is None:
        print(repr(value))
    else:
        hearth._shown.append(part)


def _finish(part):
    if part['type'] != 'text':
        return part
    return {'type': 'text', 'text': ''.join(part['pieces']).rstrip('\n')}


def _describe(error):
    """The traceback without our own frames and those of the library: what the writer of the code can act on."""
    if isinstance(error, ModuleNotFoundError):
        error = _missing(error)
    report = traceback.TracebackException.from_exception(error, compact=True, max_group_depth=3)
    each = report
    while each is not None:
        own = [frame for frame in each.stack if frame.filename.startswith('<code')]
        each.stack = traceback.StackSummary.from_list(own)
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    text = ''.join(report.format(chain=True)).rstrip()
    if isinstance(error, EOFError):
        text += '\nNobody can type here while a program runs: put the value into the program.'
    if isinstance(error, MemoryError):
        text += '\nThe sandbox has 512 MB of memory. Work on smaller pieces.'
    if len(text) > TRACE_LIMIT:
        text = text[: TRACE_LIMIT // 2] + '\n  ...\n' + text[-TRACE_LIMIT // 2 :]
    return text


def _missing(error):
    name = (error.name or '').partition('.')[0]
    hint = 'Only the standard library of Python is here; nothing can be installed.'
    if name in _DRAWING:
        hint += " To draw: import hearth; hearth.plot(xs, ys, kind='line'), or kind 'bar', 'scatter', 'histogram'."
    elif name in ('numpy', 'pandas', 'scipy'):
        hint += ' Use lists and dicts with math, statistics, csv or sqlite3; hearth.table(rows) shows a table.'
    plain = ModuleNotFoundError(f'No module named {name!r}. {hint}', name=error.name)
    return plain.with_traceback(error.__traceback__)


def _files():
    found = {}
    for folder, _, names in os.walk(FOLDER):
        for name in names:
            path = os.path.join(folder, name)
            try:
                state = os.stat(path)
            except OSError:
                continue
            found[path] = (state.st_mtime_ns, state.st_size)
    return found


def _new_files(before):
    """Files that the program made or changed, as parts; what is over the limits is named instead."""
    parts, left_out, room = [], [], FILES_LIMIT
    changed = [path for path, state in _files().items() if before.get(path) != state]
    for path in sorted(changed):
        name = os.path.relpath(path, FOLDER)
        size = os.path.getsize(path)
        if size > min(FILE_LIMIT, room) or len(parts) >= FILE_COUNT:
            left_out.append(f'{name} ({size} bytes)')
            continue
        room -= size
        with open(path, 'rb') as file:
            data = base64.b64encode(file.read()).decode()
        mime = mimetypes.guess_type(name)[0] or 'application/octet-stream'
        parts.append({'type': 'file', 'name': name, 'mime': mime, 'base64': data})
    if left_out:
        shown = ', '.join(left_out[:10])
        parts.append({'type': 'text', 'text': f'[too large or too many to hand over: {shown}]'})
    return parts
