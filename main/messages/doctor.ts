import type { Message } from './message.ts';

/** What the doctor looks at. */
export const doctorTopics = {
	version: { en: 'Hearth', ko: 'Hearth' },
	system: { en: 'System', ko: '시스템' },
	processor: { en: 'Processor', ko: '프로세서' },
	graphics: { en: 'Graphics card', ko: '그래픽 카드' },
	memory: { en: 'Memory', ko: '메모리' },
	data: { en: 'Data folder', ko: '데이터 폴더' },
	disk: { en: 'Disk', ko: '디스크' },
	logs: { en: 'Logs', ko: '로그' },
	sandbox: { en: 'Sandbox', ko: '샌드박스' },
	libraries: { en: 'System libraries', ko: '시스템 라이브러리' },
	notifications: { en: 'Notifications', ko: '알림' },
	store: { en: 'Store', ko: '저장소' },
	encryption: { en: 'Encryption', ko: '암호화' },
	model: { en: 'Model', ko: '모델' },
	loading: { en: 'Loading', ko: '불러오기' },
	decision: { en: 'Deciding', ko: '결정' },
	reading: { en: 'Reading', ko: '읽기' },
	writing: { en: 'Writing', ko: '쓰기' },
	speed: { en: 'Speed', ko: '속도' }
} satisfies Record<string, Message>;
export type DoctorTopic = keyof typeof doctorTopics;

/** What it finds there. */
export const doctorTexts = {
	plain: { en: '{value}', ko: '{value}' },
	/** An error's own sentence stands in its place. */
	failed: { en: '{reason}', ko: '{reason}' },
	version: {
		en: '{version} (Electron {electron}, Node {node}, Chromium {chrome})',
		ko: '{version} (Electron {electron}, Node {node}, Chromium {chrome})'
	},
	processor: { en: '{name}, {count} threads', ko: '{name}, 스레드 {count}개' },
	card: { en: 'There is one ({names}).', ko: '있어요 ({names}).' },
	noCard: {
		en: 'None to be seen; models run on the processor.',
		ko: '보이지 않아요. 모델은 프로세서에서 돌아가요.'
	},
	memory: { en: '{available} available of {total}', ko: '{total} 중 {available} 사용 가능' },
	littleMemory: {
		en: 'Only {available} available of {total}. Close other programs, or models will be slow or not load.',
		ko: '{total} 중 {available}만 쓸 수 있어요. 다른 프로그램을 닫지 않으면 모델이 느리거나 불러오지 못할 수 있어요.'
	},
	disk: { en: '{free} free', ko: '{free} 남음' },
	littleDisk: {
		en: 'Only {free} free. Nothing is lost, but free some space so that Hearth can go on saving.',
		ko: '{free}밖에 남지 않았어요. 잃은 것은 없지만, 계속 저장할 수 있게 공간을 비워 주세요.'
	},
	notWritable: {
		en: 'Hearth cannot write to {folder}. Make it writable, or start with --data and another folder.',
		ko: '{folder}에 쓸 수 없어요. 쓰기 권한을 주거나 --data로 다른 폴더를 지정해 주세요.'
	},
	sandboxOn: {
		en: 'On: web pages and programs are shut in.',
		ko: '켜져 있어요. 웹 페이지와 프로그램이 갇혀 있어요.'
	},
	sandboxRoot: {
		en: 'Off, because you are root. Start Hearth as an ordinary user.',
		ko: 'root로 실행해서 꺼져 있어요. 일반 사용자로 실행해 주세요.'
	},
	sandboxOff: {
		en: 'Off, because Hearth was started with --no-sandbox. Start it without.',
		ko: '--no-sandbox로 실행해서 꺼져 있어요. 그 옵션 없이 실행해 주세요.'
	},
	librariesThere: { en: 'All there.', ko: '모두 있어요.' },
	librariesUnknown: {
		en: 'Not looked for: there is no ldd on this system.',
		ko: '이 시스템에 ldd가 없어서 확인하지 못했어요.'
	},
	librariesMissing: {
		en: 'Missing: {names}. Install them with your package manager.',
		ko: '없어요: {names}. 패키지 관리자로 설치해 주세요.'
	},
	librariesInstall: {
		en: 'Missing: {names}. This installs them: {command}',
		ko: '없어요: {names}. 이 명령으로 설치할 수 있어요: {command}'
	},
	notificationsMissing: {
		en: 'None are shown, because the library libnotify is missing. Everything else works. Install it with your package manager.',
		ko: 'libnotify 라이브러리가 없어서 알림이 뜨지 않아요. 다른 것은 모두 잘돼요. 패키지 관리자로 설치해 주세요.'
	},
	notificationsInstall: {
		en: 'None are shown, because the library libnotify is missing. Everything else works. This installs it: {command}',
		ko: 'libnotify 라이브러리가 없어서 알림이 뜨지 않아요. 다른 것은 모두 잘돼요. 이 명령으로 설치할 수 있어요: {command}'
	},
	encryptionOff: {
		en: 'Off. It can be turned on in the settings, Privacy.',
		ko: '꺼져 있어요. 설정의 개인정보에서 켤 수 있어요.'
	},
	encryptionOn: {
		en: 'On; the keychain has the key.',
		ko: '켜져 있고, 키는 키체인에 있어요.'
	},
	encryptionAsks: {
		en: 'On; the recovery key is asked for at each start.',
		ko: '켜져 있고, 시작할 때마다 복구 키를 물어봐요.'
	},
	encryptionLocked: {
		en: 'On, and locked: the recovery key opens it.',
		ko: '켜져 있고 잠겨 있어요. 복구 키로 열 수 있어요.'
	},
	encryptionCopies: {
		en: '{count} older copies can be read without the key. See the settings, Privacy.',
		ko: '키 없이 읽을 수 있는 이전 사본이 {count}개 있어요. 설정의 개인정보를 봐 주세요.'
	},
	storeOpen: { en: 'Open and whole.', ko: '온전하게 열려 있어요.' },
	modelWhole: { en: '{title}: whole and unchanged', ko: '{title}: 온전해요' },
	modelHere: {
		en: '{title}: there, with the right header (not read through)',
		ko: '{title}: 있고 헤더가 맞아요 (끝까지 읽지는 않았어요)'
	},
	modelDamaged: {
		en: '{title}: damaged or cut short. Download it again in the models view.',
		ko: '{title}: 손상되었거나 잘렸어요. 모델 화면에서 다시 받아 주세요.'
	},
	/** Followed by the reason. */
	modelUnusable: {
		en: '{title}: download it again, or choose another one.',
		ko: '{title}: 다시 받거나 다른 모델을 골라 주세요.'
	},
	modelMissing: {
		en: '{title} is chosen and not there. Get it with: hearth models pull {id}',
		ko: '고른 모델 {title}이(가) 없어요. 이 명령으로 받을 수 있어요: hearth models pull {id}'
	},
	noModel: {
		en: 'No model for talking is there. Download one in the models view.',
		ko: '대화할 모델이 없어요. 모델 화면에서 하나 받아 주세요.'
	},
	loading: { en: 'The model was ready in {seconds} s.', ko: '모델이 {seconds}초 만에 준비됐어요.' },
	decisionQuick: {
		en: 'Quick: it decides what to do in {ms} ms.',
		ko: '빨라요. 무엇을 할지 {ms} ms 만에 정해요.'
	},
	decisionFine: {
		en: 'It takes a moment: {ms} ms to decide what to do.',
		ko: '잠깐 걸려요. 무엇을 할지 정하는 데 {ms} ms.'
	},
	decisionSlow: {
		en: 'Slow: {ms} ms to decide what to do. Close other programs or choose a smaller model.',
		ko: '느려요. 무엇을 할지 정하는 데 {ms} ms. 다른 프로그램을 닫거나 더 작은 모델을 골라 주세요.'
	},
	reading: { en: 'It reads {count} words a second.', ko: '초당 {count}단어를 읽어요.' },
	writingQuick: {
		en: 'It writes {count} words a second, as fast as people read or faster.',
		ko: '초당 {count}단어를 써요. 사람이 읽는 속도와 같거나 더 빨라요.'
	},
	writingSlow: {
		en: 'It writes {count} words a second, slower than people read. A smaller model is faster.',
		ko: '초당 {count}단어를 써요. 사람이 읽는 것보다 느려요. 더 작은 모델이 더 빨라요.'
	},
	notMeasured: {
		en: 'Not measured, because the store is not open.',
		ko: '저장소가 열려 있지 않아서 재지 않았어요.'
	}
} satisfies Record<string, Message>;
export type DoctorText = keyof typeof doctorTexts;

/** The doctor's page, and the end of its report in the terminal. */
export const doctor = {
	tab: { en: 'Doctor', ko: '진단' },
	lead: {
		en: 'What is installed, what is missing, and how fast this machine is.',
		ko: '무엇이 있고 무엇이 빠졌는지, 이 컴퓨터가 얼마나 빠른지 보여 드려요.'
	},
	examining: { en: 'Looking at everything…', ko: '모두 살펴보는 중…' },
	again: { en: 'Look again', ko: '다시 살펴보기' },
	copy: { en: 'Copy a report', ko: '보고서 복사' },
	copyHint: {
		en: 'The report holds what you see here. Your home folder is ~ in it, and nothing you wrote is.',
		ko: '보고서에는 여기 보이는 내용만 들어가요. 홈 폴더는 ~로 나오고, 쓰신 글은 들어가지 않아요.'
	},
	copied: { en: 'The report is copied.', ko: '보고서를 복사했어요.' },
	openLogs: { en: 'Open the log folder', ko: '로그 폴더 열기' },
	logsHint: {
		en: 'Logs stay on this machine and never hold what you wrote.',
		ko: '로그는 이 컴퓨터에만 있고 쓰신 글은 담지 않아요.'
	},
	good: { en: 'Fine', ko: '좋음' },
	warning: { en: 'Worth knowing', ko: '알아 두세요' },
	bad: { en: 'Broken', ko: '문제' },
	allGood: { en: 'Everything Hearth needs works.', ko: 'Hearth에 필요한 것이 모두 잘 돌아가요.' },
	someBad: {
		en: 'Something needs your attention: see the lines marked “!”.',
		ko: '살펴볼 것이 있어요. “!” 표시가 있는 줄을 봐 주세요.'
	}
} satisfies Record<string, Message>;
