import type { Message } from './message.ts';

/** New versions of Hearth: the field in the settings, and what is said when one does not start. */
export const update = {
	title: { en: 'New versions', ko: '새 버전' },
	hint: {
		en: 'Off until you turn it on: before, Hearth asks nothing of the network. It asks {host} for a list and sends nothing about you. Nothing is downloaded or installed without your yes.',
		ko: '켜기 전에는 네트워크에 아무것도 묻지 않아요. 켜면 {host}에서 목록만 받아 오고, 아무 정보도 보내지 않아요. 동의 없이는 내려받거나 설치하지 않아요.'
	},
	none: {
		en: 'This Hearth was made without an address for new versions. Install a newer one over it; your data stays.',
		ko: '이 Hearth에는 새 버전을 찾을 주소가 없어요. 새 버전을 위에 설치하면 되고, 데이터는 그대로예요.'
	},
	automatic: { en: 'Look for a new version once a day', ko: '하루에 한 번 새 버전 찾기' },
	look: { en: 'Look now', ko: '지금 찾기' },
	looking: { en: 'Looking…', ko: '찾는 중…' },
	newest: { en: 'This is the newest version.', ko: '가장 새로운 버전이에요.' },
	checked: { en: 'Last looked: {when}', ko: '마지막으로 찾은 때: {when}' },
	available: {
		en: 'Hearth {version} is there ({size}).',
		ko: 'Hearth {version} 버전이 있어요 ({size}).'
	},
	notes: { en: 'What is new', ko: '달라진 점' },
	download: { en: 'Download it', ko: '내려받기' },
	goOn: { en: 'Go on downloading', ko: '이어서 내려받기' },
	pause: { en: 'Pause', ko: '잠시 멈춤' },
	downloading: { en: '{done} of {total}', ko: '{total} 중 {done}' },
	left: { en: '{span} left', ko: '{span} 남음' },
	verifying: { en: 'Checking what came…', ko: '받은 파일을 확인하는 중…' },
	ready: {
		en: 'Hearth {version} is here and is what its makers signed.',
		ko: 'Hearth {version} 버전을 받았고, 만든 사람의 서명을 확인했어요.'
	},
	installNow: { en: 'Install and start anew', ko: '설치하고 다시 시작' },
	installByHand: { en: "Open the system's installer", ko: '시스템 설치 프로그램 열기' },
	installing: {
		en: 'Keeping a snapshot of your data, then installing…',
		ko: '데이터 스냅숏을 남기고 설치하는 중…'
	},
	handedOver: {
		en: 'The system installs it. If nothing opened, this does the same in a terminal. Then start Hearth anew.',
		ko: '시스템이 설치해요. 아무것도 열리지 않으면 터미널에서 이 명령을 쓰세요. 그다음 Hearth를 다시 시작해 주세요.'
	},
	copyCommand: { en: 'Copy the command', ko: '명령 복사' },
	news: { en: 'Hearth {version} is there.', ko: 'Hearth {version} 버전이 나왔어요.' },
	show: { en: 'Show', ko: '보기' },

	notStarted: {
		en: 'Hearth {version} did not start twice',
		ko: 'Hearth {version} 버전이 두 번 시작되지 않았어요'
	},
	notStartedHint: {
		en: 'Version {previous}, which worked, is still here. Your data stays as it is. Go back to it?',
		ko: '잘 되던 {previous} 버전이 남아 있어요. 데이터는 그대로예요. 그 버전으로 돌아갈까요?'
	},
	notStartedCommand: {
		en: 'Version {previous} worked. Your data stays as it is. To go back, type this in a terminal and start Hearth again:\n\n{command}',
		ko: '{previous} 버전은 잘 됐어요. 데이터는 그대로예요. 돌아가려면 터미널에서 이 명령을 쓰고 Hearth를 다시 시작해 주세요.\n\n{command}'
	},
	notStartedOld: {
		en: 'Version {previous} worked. Your data stays as it is. To go back, install that version again from where you had it.',
		ko: '{previous} 버전은 잘 됐어요. 데이터는 그대로예요. 돌아가려면 그 버전을 받았던 곳에서 다시 설치해 주세요.'
	},
	goBack: { en: 'Go back to {previous}', ko: '{previous} 버전으로 돌아가기' },
	tryAgain: { en: 'Try again', ko: '다시 시도' },
	end: { en: 'Quit', ko: '끝내기' },
	broken: {
		en: 'Hearth could not start. Your data was not touched. Please install Hearth again.',
		ko: 'Hearth를 시작하지 못했어요. 데이터는 건드리지 않았어요. Hearth를 다시 설치해 주세요.'
	}
} satisfies Record<string, Message>;

export const updateErrors = {
	UPDATE_UNREACHABLE: {
		en: '{host} could not be asked for a new version. Nothing was changed. Try again when there is a network.',
		ko: '{host}에 새 버전이 있는지 묻지 못했어요. 바뀐 것은 없어요. 네트워크가 될 때 다시 시도해 주세요.'
	},
	UPDATE_BAD_SIGNATURE: {
		en: 'What {host} says about new versions is not signed by the makers of Hearth, so it was not believed. Nothing was changed. Try again later.',
		ko: '{host}의 새 버전 정보에 Hearth를 만든 사람의 서명이 없어서 믿지 않았어요. 바뀐 것은 없어요. 나중에 다시 시도해 주세요.'
	},
	UPDATE_UNREADABLE: {
		en: '{host} tells about new versions in a form that this Hearth does not know. Nothing was changed. Please install a newer Hearth by hand.',
		ko: '{host}의 새 버전 정보를 이 Hearth가 읽을 수 없어요. 바뀐 것은 없어요. 새 버전을 직접 설치해 주세요.'
	},
	UPDATE_REFUSED: {
		en: 'The server does not give the file of the new version. Nothing was changed. Try again later.',
		ko: '서버가 새 버전 파일을 주지 않아요. 바뀐 것은 없어요. 나중에 다시 시도해 주세요.'
	},
	UPDATE_WRONG: {
		en: 'What came is not what the makers of Hearth signed, so it was thrown away. Nothing was changed. Try again later.',
		ko: '받은 파일이 Hearth를 만든 사람이 서명한 것과 달라서 버렸어요. 바뀐 것은 없어요. 나중에 다시 시도해 주세요.'
	},
	UPDATE_NOT_INSTALLED: {
		en: 'The new version could not be put in place, so this one goes on. Nothing was lost. Try again, or install it by hand.',
		ko: '새 버전을 설치하지 못해서 지금 버전을 계속 써요. 잃은 것은 없어요. 다시 시도하거나 직접 설치해 주세요.'
	},
	UPDATE_STEPPED_BACK: {
		en: 'Hearth {to} did not start here, so {from} is back. Nothing was lost.',
		ko: 'Hearth {to} 버전이 시작되지 않아서 {from} 버전으로 돌아왔어요. 잃은 것은 없어요.'
	},
	STORE_STEPPED_BACK: {
		en: 'An older Hearth is back, so your data was opened as it was before the update ({date}). What the newer one wrote since then was set aside as {aside}.',
		ko: '이전 Hearth로 돌아와서 업데이트 전({date}) 데이터를 열었어요. 새 버전이 그 뒤에 쓴 것은 {aside}(으)로 따로 두었어요.'
	}
} satisfies Record<string, Message>;
