"""Answers as Hearth gives them, for the turns before a request."""


def shown(value):
    """A value as the answers show it."""
    text = f'{value:.10g}'
    return text if 'e' not in text else None


def answer(chance, language, text):
    if language == 'ko':
        return chance.pick(['{}입니다.', '{}', '답은 {}입니다.', '결과: {}', '{}이에요.']).format(text)
    return chance.pick(['{}', 'The result is {}.', "That's {}.", '{}.', 'It comes to {}.', 'The answer is {}.', '= {}', 'That makes {}.']).format(text)


def said_after(chance, asked, language):
    """A short answer as Hearth gives it after the tool ran."""
    tool = asked['call'].split('(')[0]
    if 'value' in asked:
        return answer(chance, language, shown(asked['value']) or '0')
    if language == 'ko':
        return chance.pick({'remember': ['기억했어요.', '네, 기억해 둘게요.'], 'write_file': ['저장했어요.'], 'recall': ['아직 그건 몰라요.', '{생일}이에요.']}.get(tool, ['여기 있어요.', '찾은 내용입니다.', '결과입니다.'])).replace('{생일}', '3월 5일')
    return chance.pick({'remember': ["I'll remember that.", 'Noted.'], 'write_file': ['Saved.', 'The file is written.'], 'recall': ["I don't know that yet.", 'You told me it is in May.'], 'run_code': ['Done, see the output above.', 'The program printed the result.'], 'search_documents': ['It says this on page 3.', 'I found nothing about that.']}.get(tool, ['Here it is.', 'This is what I found.', 'I found three results.', 'The page is open in the side panel.']))
