import type { Message } from './message.ts';

/** The terminal's words. */
export const shell = {
	usage: {
		en: `Usage: hearth [COMMAND] [--data DIR] [--json]

  (nothing)                          opens the app; without a display, a chat in the terminal
  ask TEXT [--allow TOOL] [--grant DIR] [--model ID] [--conversation ID]
  ask --batch FILE [--plan]          JSON lines in, JSON lines out; "-" reads standard input
  documents add PATH... | list | remove ID | search QUERY [--limit N]
  memory list | add TEXT | search QUERY | forget ID
  memory export [--format markdown] | import FILE [--plan]
  conversations list | show ID | search QUERY | export ID
  models list | pull ID | import FILE | remove ID | verify [ID]
  red-team [--obedient]              tries whether text can get the model to act unasked
  mcp list | tools | add NAME COMMAND-OR-ADDRESS... | import FILE [--plan]
  mcp connect ID | agree ID | remove ID
  export DIR | export FILE.zip       everything, in open formats
  import FILE [--plan]               an export, or an archive of ChatGPT, Jan or Open WebUI
  doctor                             what is installed, what is missing
`,
		ko: `사용법: hearth [명령] [--data 폴더] [--json]

  (없음)                             앱을 열어요. 화면이 없으면 터미널에서 대화해요
  ask 글 [--allow 도구] [--grant 폴더] [--model ID] [--conversation ID]
  ask --batch 파일 [--plan]          JSON 줄을 읽고 JSON 줄로 답해요. "-"는 표준 입력이에요
  documents add 경로... | list | remove ID | search 검색어 [--limit N]
  memory list | add 글 | search 검색어 | forget ID
  memory export [--format markdown] | import 파일 [--plan]
  conversations list | show ID | search 검색어 | export ID
  models list | pull ID | import FILE | remove ID | verify [ID]
  red-team [--obedient]              글이 허락 없이 일을 시킬 수 있는지 시험해요
  mcp list | tools | add 이름 명령-또는-주소... | import 파일 [--plan]
  mcp connect ID | agree ID | remove ID
  export 폴더 | export 파일.zip      모두를 열린 형식으로
  import 파일 [--plan]               내보낸 것, 또는 ChatGPT, Jan, Open WebUI 보관 파일
  doctor                             설치된 것과 빠진 것
`
	},
	unknownCommand: { en: 'There is no command "{command}".', ko: '"{command}"라는 명령은 없어요.' },
	badOption: {
		en: 'The option {option} cannot be used like this. Text that begins with - goes behind --.',
		ko: '{option} 옵션은 이렇게 쓸 수 없어요. -로 시작하는 글은 -- 뒤에 적어 주세요.'
	},
	needs: { en: '{command} needs {what}.', ko: '{command}에는 {what}이(가) 필요해요.' },
	unknownTool: {
		en: 'There is no tool "{tool}". There are: {tools}.',
		ko: '"{tool}"라는 도구는 없어요. 있는 도구: {tools}.'
	},
	refused: {
		en: '[{tool} was not allowed: nobody to ask. Use --allow {tool}.]',
		ko: '[{tool}은(는) 물어볼 사람이 없어서 허용하지 않았어요. --allow {tool}를 쓰세요.]'
	},
	toolRuns: { en: '[{tool} {input}]', ko: '[{tool} {input}]' },
	chatHello: {
		en: 'Hearth in the terminal, because there is no display. Write and press Enter; Ctrl+C stops an answer, Ctrl+D ends.',
		ko: '화면이 없어서 터미널에서 Hearth를 열었어요. 글을 쓰고 Enter를 누르세요. Ctrl+C는 답을 멈추고 Ctrl+D는 끝내요.'
	},
	loading: { en: 'Loading the model…', ko: '모델을 불러오는 중…' },
	stopped: {
		en: 'Stopped. The text so far is kept.',
		ko: '멈췄어요. 지금까지의 글은 그대로 있어요.'
	},
	wants: { en: '{tool} wants to touch: {target}', ko: '{tool} 도구가 쓰려는 대상: {target}' },
	approve: { en: 'Allow it this once? [y/N] ', ko: '이번 한 번 허용할까요? [y/N] ' },
	added: {
		en: '{id}  {state}  {title} ({passages} passages)',
		ko: '{id}  {state}  {title} (단락 {passages}개)'
	},
	removed: { en: 'Moved to the bin: {what}', ko: '휴지통으로 옮겼어요: {what}' },
	nothing: { en: 'Nothing there yet.', ko: '아직 아무것도 없어요.' },
	notFound: { en: 'Nothing was found for “{query}”.', ko: '“{query}”에 맞는 것을 찾지 못했어요.' },
	unknownFormat: {
		en: 'There is no format "{format}". There are: json, markdown.',
		ko: '"{format}"이라는 형식은 없어요. 있는 형식: json, markdown.'
	},
	unknownModel: {
		en: 'There is no model "{id}". "hearth models list" shows those there are.',
		ko: '"{id}"라는 모델은 없어요. "hearth models list"로 있는 모델을 볼 수 있어요.'
	},
	badLine: {
		en: 'Line {line} of the batch is not a request: {reason}',
		ko: '배치의 {line}번째 줄은 요청이 아니에요: {reason}'
	},
	verified: { en: '{file}: whole and unchanged', ko: '{file}: 온전해요' },
	damaged: {
		en: '{file}: damaged or changed; pull it again',
		ko: '{file}: 손상되었어요. 다시 받아 주세요'
	},
	missing: { en: '{file}: not installed', ko: '{file}: 설치되지 않았어요' }
} satisfies Record<string, Message>;
