"""The text the model sees: the same as `docs/decisions.md` says and the kernel sends."""

import re

TOOLS = {
    'calculator': (['expression'], 'arithmetic, percent, units, dates'),
    'open_page': (['url'], 'open a web page'),
    'search_web': (['query'], 'search the web'),
    'find_in_page': (['text'], 'find words in the open page'),
    'search_in_page': (['text'], 'type into the search box of the open page'),
    'picture_of_page': ([], 'take a picture of the open page'),
    'list_files': (['path'], 'list a folder'),
    'read_file': (['path'], 'read a file'),
    'find_files': (['query'], 'find files by name or text'),
    'write_file': (['path', 'content'], 'write a text file'),
    'append_file': (['path', 'content'], 'add text at the end of a file'),
    'make_folder': (['path'], 'make a new folder'),
    'move_files': (['path', 'to'], 'move or rename a file or folder'),
    'copy_files': (['path', 'to'], 'copy a file or folder'),
    'delete_files': (['path'], 'move files to the bin'),
    'rename_files': (['path', 'rule'], 'rename all files in a folder by a rule'),
    'run_code': (['language', 'code'], 'run Python or JavaScript'),
    'remember': (['text'], 'keep a fact about the user'),
    'recall': (['query'], 'look up facts about the user'),
    'search_documents': (['query'], "search the user's documents"),
}
# Offered only while a page is open, and only where a folder was granted.
PAGE_TOOLS = ['find_in_page', 'search_in_page', 'picture_of_page']
FOLDER_TOOLS = ['append_file', 'make_folder', 'move_files', 'copy_files', 'delete_files', 'rename_files']
ALWAYS = [name for name in TOOLS if name not in PAGE_TOOLS and name not in FOLDER_TOOLS]
REPLY = 'reply(): talk, no tool needed'
EARLIER_TURNS = 6
CLIP = 240


def tool_line(name, inputs, brief):
    return f'{name}({", ".join(inputs)}): {brief}'


def system_text(names=None, extra=()):
    """The system text for the tools in `names` (those that are always offered by default) and lines of other tools."""
    chosen = [name for name in TOOLS if name in (ALWAYS if names is None else names)]
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
