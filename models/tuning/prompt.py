"""The text the model sees: the same as `docs/decisions.md` says and the kernel sends."""

import re

TOOLS = {
    'calculator': (['expression'], 'arithmetic, percent, units, dates'),
    'open_page': (['url'], 'open a web page'),
    'search_web': (['query'], 'search the web'),
    'list_files': (['path'], 'list a folder'),
    'read_file': (['path'], 'read a file'),
    'find_files': (['query'], 'find files by name or text'),
    'write_file': (['path', 'content'], 'write a text file'),
    'run_code': (['language', 'code'], 'run Python or JavaScript'),
    'remember': (['text'], 'keep a fact about the user'),
    'recall': (['query'], 'look up facts about the user'),
    'search_documents': (['query'], "search the user's documents"),
}
REPLY = 'reply(): talk, no tool needed'
EARLIER_TURNS = 6
CLIP = 240


def tool_line(name, inputs, brief):
    return f'{name}({", ".join(inputs)}): {brief}'


def system_text(names=None, extra=()):
    """The system text for the built-in tools in `names` (all by default) and lines of other tools."""
    chosen = TOOLS if names is None else [name for name in TOOLS if name in names]
    lines = [tool_line(name, *TOOLS[name]) for name in chosen]
    return '\n'.join(['You are Hearth. Answer with one call.', *lines, *extra, REPLY])


def clip(text, limit=CLIP):
    """At most `limit` characters, cut at the end of a word, with `...` where something is missing."""
    text = text.strip()
    if len(text) <= limit:
        return text
    return re.sub(r'\s\S{0,40}$', '', text[:limit], count=1).rstrip() + '...'


def ids_of_turn(tokenizer, role, text):
    """One ChatML turn as token ids. What was written by others can never become a special token."""
    start, end = tokenizer.special['<|im_start|>'], tokenizer.special['<|im_end|>']
    return [start, *tokenizer.encode(f'{role}\n'), *tokenizer.encode(text), end, *tokenizer.encode('\n')]


def ids_of_prefix(tokenizer, system):
    return ids_of_turn(tokenizer, 'system', system)


def ids_of_turns(tokenizer, turns):
    """All turns after the system text, up to the place where the call begins."""
    start = tokenizer.special['<|im_start|>']
    ids = [part for role, text in turns for part in ids_of_turn(tokenizer, role, text)]
    return [*ids, start, *tokenizer.encode('assistant\n')]


def ids_of_call(tokenizer, call):
    return [*tokenizer.encode(call), tokenizer.special['<|im_end|>']]
