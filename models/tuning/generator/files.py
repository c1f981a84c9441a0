"""Requests that change files: offered only where a folder was granted, so batches without these tools answer with talk."""

import re

import generator.korean  # noqa: F401 (fills the Korean word lists)
from generator.base import call, example, fill, made
from generator.words import add

add(
    kindname='pdf|jpg|png|txt|csv|mp3|mp4|docx|xlsx|zip|md|json|log|html|jpeg|pptx|py|gif',
    newdir='{dirname}|{lname}|{year}|{month}|{subject}|{hobby}|{company}|{city}-{year}|{stem}s|old-{stem}s|to-sort|new-{lname}|drafts-{n}|{city}|{name} {hobby}',
    place='{dirname}|{dirname}|{subdir}|{newdir}',
    onefile='{textfile}|{file}|{stem}.{ext}|{lname}-{stem}.{ext}|{dirname}/{stem}.{ext}|IMG_{n}.jpg|scan{n}.pdf|{한글이름}.{ext}',
    newname='{stem}-{lname}.{ext}|{stem}_{year}.{ext}|{lname}.{ext}|{stem}-final.{ext}|{stem}{n}.{ext}|{year}-{stem}.{ext}|{stem}-{lname}|{lname}_{stem}',
    line='{content}|{content}|{content}|{fact}',
    rule='by date|by date|by the date|with the date in front|date first|by modification date|numbered|with numbers|with numbers in front|in order, numbered|lowercase|to lowercase|in lower case|to all lowercase|uppercase|to capitals|replacing spaces with underscores|replace spaces with dashes|replace {stem} with {stem2}|replacing {lname} by {stem}|add {lname} in front|add {year} in front|with the prefix {lname}|with the suffix {lname}|adding {lname} at the end|remove the word {stem}|without the word {stem}|by number|numbered by date',
    한글규칙='날짜순으로|날짜별로|날짜를 앞에 붙여서|날짜를 앞에|번호를 붙여서|번호 붙여|순번을 붙여서|소문자로|전부 소문자로|대문자로|공백을 밑줄로|띄어쓰기를 하이픈으로|{한글이름}을 {한글이름2}로|앞에 {lname} 붙여서|앞에 {도시} 붙여|뒤에 {year} 붙여서|{한글이름}라는 말 빼고',
    한글새폴더='{한글폴더}|{도시} 여행|{이름} 자료|{year}년 {한글폴더}|{한글이름} 모음|백업|정리|{month}|{도시}|새 {한글폴더}',
    옮겨='옮겨줘|옮겨 줘|옮겨주세요|이동해줘|이동시켜줘|넣어줘|옮겨줄래?|옮겨',
    복사해='복사해줘|복사해 줘|복사해주세요|복사 좀|복사해줄래?|복사',
    지워='지워줘|삭제해줘|지워 줘|삭제해주세요|없애줘|휴지통에 넣어줘|지워|버려줘|삭제',
    바꿔='바꿔줘|바꿔 줘|바꿔주세요|변경해줘|바꿔줄래?|바꿔'
)

# What stands in ⟦⟧ is copied, in the order of the inputs.
EN = {
    'append_file': [
        'add {line} to ⟦{textfile}⟧', 'append {line} to ⟦{textfile}⟧', 'append {line} to the end of ⟦{textfile}⟧', 'add a line to ⟦{textfile}⟧: {line}', 'put {line} at the end of ⟦{textfile}⟧', 'also add {line} to ⟦{textfile}⟧', 'attach {line} to ⟦{textfile}⟧', '⟦{textfile}⟧ needs another line: {line}',
        'add to ⟦{textfile}⟧: {line}', 'write {line} below what is in ⟦{textfile}⟧', 'extend ⟦{textfile}⟧ with {line}', 'add {line} as a new line in ⟦{textfile}⟧', 'tack {line} onto ⟦{textfile}⟧', 'at the bottom of ⟦{textfile}⟧ add {line}', 'one more entry for ⟦{textfile}⟧: {line}', 'keep what is in ⟦{textfile}⟧ and add {line}'
    ],
    'make_folder': [
        'make a folder called ⟦{newdir}⟧', 'create a folder ⟦{newdir}⟧', 'new folder ⟦{newdir}⟧', 'mkdir ⟦{newdir}⟧', 'create a new directory named ⟦{newdir}⟧', 'make a directory ⟦{newdir}⟧', 'I need a folder for ⟦{newdir}⟧', 'set up a folder named ⟦{newdir}⟧', 'add a folder "⟦{newdir}⟧"', 'create the folder ⟦{subdir}⟧', 'make me a new folder and call it ⟦{newdir}⟧', 'start a folder ⟦{newdir}⟧ for my {hobby} things', 'make folder ⟦{subdir}⟧', 'could there be a folder named ⟦{newdir}⟧'
    ],
    'move_files': [
        'move ⟦{onefile}⟧ to ⟦{place}⟧', 'move ⟦{onefile}⟧ into ⟦{place}⟧', 'move the file ⟦{onefile}⟧ to the folder ⟦{place}⟧', 'put ⟦{onefile}⟧ into the ⟦{place}⟧ folder', 'move ⟦{onefile}⟧ to the ⟦{place}⟧ folder', 'rename ⟦{onefile}⟧ to ⟦{newname}⟧', 'rename the file ⟦{onefile}⟧ to ⟦{newname}⟧', 'change the name of ⟦{onefile}⟧ to ⟦{newname}⟧', 'call ⟦{onefile}⟧ ⟦{newname}⟧ instead', 'rename ⟦{onefile}⟧ as ⟦{newname}⟧', 'mv ⟦{onefile}⟧ ⟦{place}⟧',
        'mv ⟦{onefile}⟧ ⟦{newname}⟧', 'move the folder ⟦{dirname}⟧ into ⟦{place}⟧', 'rename the folder ⟦{dirname}⟧ to ⟦{newdir}⟧', '⟦{onefile}⟧ belongs in ⟦{place}⟧, move it there', 'shift ⟦{onefile}⟧ over to ⟦{place}⟧', 'file ⟦{onefile}⟧ under ⟦{place}⟧', 'the file ⟦{onefile}⟧ should be named ⟦{newname}⟧', 'give ⟦{onefile}⟧ the name ⟦{newname}⟧', '⟦{onefile}⟧ -> ⟦{place}⟧, move it', 'relocate ⟦{onefile}⟧ to ⟦{place}⟧', 'I want ⟦{onefile}⟧ in ⟦{place}⟧'
    ],
    'copy_files': [
        'copy ⟦{onefile}⟧ to ⟦{place}⟧', 'copy the file ⟦{onefile}⟧ into ⟦{place}⟧', 'make a copy of ⟦{onefile}⟧ in ⟦{place}⟧', 'make a copy of ⟦{onefile}⟧ called ⟦{newname}⟧', 'duplicate ⟦{onefile}⟧ as ⟦{newname}⟧', 'cp ⟦{onefile}⟧ ⟦{place}⟧', 'back up ⟦{onefile}⟧ to ⟦{place}⟧', 'put a copy of ⟦{onefile}⟧ into ⟦{place}⟧', 'copy the folder ⟦{dirname}⟧ to ⟦{place}⟧', 'save a copy of ⟦{onefile}⟧ in the ⟦{place}⟧ folder', 'keep a second copy of ⟦{onefile}⟧ in ⟦{place}⟧', 'clone ⟦{onefile}⟧ to ⟦{newname}⟧', 'I want ⟦{onefile}⟧ copied to ⟦{place}⟧'
    ],
    'delete_files': [
        'delete ⟦{onefile}⟧', 'delete the file ⟦{onefile}⟧', 'remove ⟦{onefile}⟧', 'get rid of ⟦{onefile}⟧', 'throw ⟦{onefile}⟧ away', 'trash ⟦{onefile}⟧', 'rm ⟦{onefile}⟧', 'erase ⟦{onefile}⟧', 'delete the folder ⟦{dirname}⟧', 'bin ⟦{onefile}⟧', "I don't need ⟦{onefile}⟧ any more, delete it", 'move ⟦{onefile}⟧ to the bin', 'put ⟦{onefile}⟧ in the trash', '⟦{onefile}⟧ can go', 'clear out the folder ⟦{dirname}⟧', 'remove the old ⟦{onefile}⟧', 'please drop the file ⟦{onefile}⟧, I have it twice'
    ],
    'rename_files': [
        'rename all files in ⟦{dirname}⟧ ⟦{rule}⟧', 'rename everything in ⟦{dirname}⟧ ⟦{rule}⟧', 'rename the files in ⟦{dirname}⟧ ⟦{rule}⟧', 'in ⟦{dirname}⟧, rename all files ⟦{rule}⟧', 'rename my ⟦{dirname}⟧ ⟦{rule}⟧', 'give all files in ⟦{dirname}⟧ new names, ⟦{rule}⟧', 'bulk rename ⟦{dirname}⟧: ⟦{rule}⟧', 'the files in ⟦{dirname}⟧ should be renamed ⟦{rule}⟧', 'batch rename the ⟦{dirname}⟧ folder ⟦{rule}⟧', 'rename the photos in ⟦{dirname}⟧ ⟦{rule}⟧', 'rename all pictures in ⟦{dirname}⟧ ⟦{rule}⟧', 'can all the names in ⟦{dirname}⟧ be changed ⟦{rule}⟧', 'tidy up the names in ⟦{dirname}⟧: ⟦{rule}⟧', 'all file names of ⟦{subdir}⟧ ⟦{rule}⟧'
    ]
}
KO = {
    'append_file': ['⟦{한글텍스트}⟧에 {quote} 추가해줘', '⟦{한글텍스트}⟧ 끝에 {quote} 붙여줘', '⟦{한글텍스트}⟧ 맨 아래에 {quote} 추가해', '{quote} ⟦{한글텍스트}⟧에 추가해줘', '⟦{한글텍스트}⟧ 마지막 줄에 {quote}라고 덧붙여줘', '⟦{한글텍스트}⟧에 한 줄 추가: {quote}', '⟦{한글텍스트}⟧에 {quote}도 추가해줄래?', '⟦{한글텍스트}⟧ 파일에 {quote} 이어서 써줘', '{quote} 이거 ⟦{한글텍스트}⟧ 뒤에 덧붙여'],
    'make_folder': ['⟦{한글새폴더}⟧ 폴더 만들어줘', '⟦{newdir}⟧ 폴더 하나 만들어줘', "'⟦{한글새폴더}⟧' 폴더 생성해줘", '⟦{한글새폴더}⟧라는 폴더 만들어줄래?', '새 폴더 ⟦{newdir}⟧ 만들어', '⟦{newdir}⟧라는 이름으로 폴더 만들어줘', '폴더 만들어줘, 이름은 ⟦{한글새폴더}⟧', '⟦{한글새폴더}⟧ 폴더가 필요해, 만들어줘'],
    'move_files': ['⟦{한글파일}⟧ ⟦{한글폴더}⟧ 폴더로 {옮겨}', '⟦{한글파일}⟧을 ⟦{한글폴더}⟧로 {옮겨}', '⟦{한글파일}⟧ 파일을 ⟦{dirname}⟧ 폴더로 {옮겨}', '⟦{onefile}⟧ 이름을 ⟦{newname}⟧로 {바꿔}', '⟦{한글파일}⟧ 파일 이름 ⟦{newname}⟧로 {바꿔}', '⟦{한글파일}⟧ 이름 바꿔줘, ⟦{newname}⟧로', '⟦{onefile}⟧ ⟦{dirname}⟧에 {옮겨}', '⟦{한글폴더}⟧ 폴더를 ⟦{dirname}⟧ 안으로 {옮겨}', '⟦{onefile}⟧를 ⟦{newname}⟧라는 이름으로 {바꿔}', '⟦{한글파일}⟧ 좀 ⟦{한글폴더}⟧에 정리해줘'],
    'copy_files': ['⟦{한글파일}⟧ ⟦{한글폴더}⟧ 폴더에 {복사해}', '⟦{onefile}⟧을 ⟦{dirname}⟧로 {복사해}', '⟦{한글파일}⟧ 복사본을 ⟦{한글폴더}⟧에 만들어줘', '⟦{onefile}⟧을 ⟦{newname}⟧로 {복사해}', '⟦{한글폴더}⟧ 폴더를 ⟦{dirname}⟧에 {복사해}', '⟦{한글파일}⟧ ⟦{한글폴더}⟧에 백업해줘', '⟦{onefile}⟧ 사본 하나 ⟦{dirname}⟧에 넣어줘'],
    'delete_files': ['⟦{한글파일}⟧ {지워}', '⟦{onefile}⟧ 파일 {지워}', '⟦{한글폴더}⟧ 폴더 {지워}', '⟦{한글파일}⟧ 이제 필요 없어, {지워}', '⟦{onefile}⟧ 좀 {지워}', '오래된 ⟦{한글파일}⟧ {지워}', '⟦{dirname}⟧ 폴더 통째로 {지워}', '⟦{한글파일}⟧ 휴지통으로 보내줘'],
    'rename_files': ['⟦{한글폴더}⟧ 폴더 파일 이름을 ⟦{한글규칙}⟧ {바꿔}', '⟦{dirname}⟧ 파일들 이름 ⟦{한글규칙}⟧ {바꿔}', '⟦{한글폴더}⟧에 있는 파일 이름 전부 ⟦{한글규칙}⟧ {바꿔}', '⟦{한글폴더}⟧ 사진 이름을 ⟦{한글규칙}⟧ {바꿔}', '⟦{dirname}⟧ 폴더 안 파일 모두 ⟦{한글규칙}⟧ 이름 {바꿔}', '⟦{한글폴더}⟧ 파일 이름 정리해줘, ⟦{한글규칙}⟧']
}
TOOLS = list(EN)
WEIGHTS = [4, 3, 7, 4, 5, 5]
# All files of a kind, in a folder or where one is: the grammar offers `folder/*.kind` for what is named.
MANY = {
    'move_files': (['move all {kind}s in ⟦{dir}⟧ to ⟦{to}⟧', 'move every {kind} from ⟦{dir}⟧ to ⟦{to}⟧', 'move all {kind} files in ⟦{dir}⟧ into ⟦{to}⟧', 'put all the {kind}s of ⟦{dir}⟧ into ⟦{to}⟧', 'all {kind} files in ⟦{dir}⟧ should go to ⟦{to}⟧', 'move the {kind}s to ⟦{to}⟧', 'move all {kind} files to ⟦{to}⟧'], ['⟦{dir}⟧에 있는 {kind} 파일 전부 ⟦{to}⟧로 옮겨줘', '⟦{dir}⟧ 폴더의 {kind} 다 ⟦{to}⟧ 폴더로 옮겨줘', '{kind} 파일 모두 ⟦{to}⟧로 이동해줘']),
    'copy_files': (['copy all {kind}s in ⟦{dir}⟧ to ⟦{to}⟧', 'copy every {kind} file from ⟦{dir}⟧ into ⟦{to}⟧', 'back up the {kind} files of ⟦{dir}⟧ to ⟦{to}⟧', 'copy all {kind} files to ⟦{to}⟧'], ['⟦{dir}⟧의 {kind} 파일 전부 ⟦{to}⟧에 복사해줘', '{kind} 파일 다 ⟦{to}⟧로 복사해줘']),
    'delete_files': (['delete all {kind}s in ⟦{dir}⟧', 'delete every {kind} file from ⟦{dir}⟧', 'remove the {kind} files in ⟦{dir}⟧', 'get rid of all {kind}s in ⟦{dir}⟧', 'clean ⟦{dir}⟧ of {kind} files', 'delete all {kind} files', 'throw away the {kind}s'], ['⟦{dir}⟧에 있는 {kind} 파일 다 지워줘', '⟦{dir}⟧의 {kind} 전부 삭제해줘', '{kind} 파일 모두 삭제해줘']),
    'rename_files': (['rename all {kind}s in ⟦{dir}⟧ ⟦{rule}⟧', 'rename the {kind} files in ⟦{dir}⟧ ⟦{rule}⟧', 'rename every {kind} of ⟦{dir}⟧ ⟦{rule}⟧', 'rename all {kind} files ⟦{rule}⟧'], ['⟦{dir}⟧에 있는 {kind} 파일 이름을 ⟦{rule}⟧ 바꿔줘', '{kind} 파일들 이름 ⟦{rule}⟧ 바꿔줘'])
}
# Of the folder that was just listed.
HERE_EN = ['rename all these ⟦{rule}⟧', 'rename them all ⟦{rule}⟧', 'rename these files ⟦{rule}⟧', 'give them new names ⟦{rule}⟧', 'now rename everything there ⟦{rule}⟧', 'can you rename those ⟦{rule}⟧']
HERE_KO = ['이 파일들 이름 ⟦{한글규칙}⟧ 바꿔줘', '다 ⟦{한글규칙}⟧ 이름 바꿔줘', '거기 있는 거 전부 ⟦{한글규칙}⟧ 이름 바꿔줘']
CONTENT = ['⟦{line}⟧', '"⟦{line}⟧"', "'⟦{line}⟧'", '"⟦{line}⟧"']


def manage(chance, language='en'):
    """A request to change files, with its call."""
    roll = chance.random()
    if roll < 0.2:
        return many(chance, language)
    if roll < 0.27:
        return these(chance, language)
    tool = chance.choices(TOOLS, WEIGHTS)[0]
    template = chance.pick((KO if language == 'ko' else EN)[tool])
    if tool == 'append_file':
        template = template.replace('{quote}', chance.pick(["'⟦{적을것}⟧'", '"⟦{적을것}⟧"', '⟦{적을것}⟧'])).replace('{line}', chance.pick(CONTENT))
    text, found = made(chance, template, language)
    if tool == 'append_file' and re.search('{(textfile|한글텍스트|line|적을것)}', template)[1] in ('line', '적을것'):
        found = found[::-1]
    return example(text, call(tool, *(f.strip('"') for f in found)), language, kind='manage')


def many(chance, language):
    tool = chance.pick(list(MANY))
    en, ko = MANY[tool]
    template = chance.pick(ko if language == 'ko' else en)
    kind = fill(chance, '{kindname}')
    given = {
        'kind': kind if chance.often(0.8) else kind.upper(), 'dir': fill(chance, '{한글폴더}' if language == 'ko' and chance.often(0.6) else '{dirname}'),
        'to': fill(chance, '{한글폴더}' if language == 'ko' and chance.often(0.6) else '{newdir}'), 'rule': fill(chance, '{한글규칙}' if language == 'ko' else '{rule}')
    }
    text, found = made(chance, template, language, given)
    folder = found.pop(0) if '{dir}' in template else None
    pattern = f'*.{kind}' if folder is None else f'{folder}/*.{kind}'
    return example(text, call(tool, pattern, *found), language, kind='manage', pattern=pattern)


def these(chance, language):
    """All files of the folder that was listed just before."""
    folder = fill(chance, '{한글폴더}' if language == 'ko' else '{dirname}')
    question, _ = made(chance, chance.pick([f'{folder} 폴더에 뭐 있어?', f'{folder} 폴더 보여줘'] if language == 'ko' else [f"what's in {folder}?", f'list the files in {folder}', f'show me {folder}']), language)
    if folder not in question:
        return these(chance, language)
    files = ', '.join(fill(chance, '{onefile}') for _ in range(3))
    text, found = made(chance, chance.pick(HERE_KO if language == 'ko' else HERE_EN), language)
    return example(text, call('rename_files', folder, *found), language, [['user', question], ['assistant', files]], 'manage')


# Talk that a tool for files could answer: it must not be taught as talk where there is one.
CHANGES = re.compile(r'(?i)\b(delete|rename|move|copy|trash|folder)\b|지워|삭제|옮겨|복사')


def is_change(words):
    return CHANGES.search(words) is not None


