/**
 * What set-up says. It speaks before any package is there, so its words are here and not in
 * `main/messages`; the form is the same.
 */
const words = {
	nodeTooOld: {
		en: 'Hearth needs Node {needed} or newer; this is {found}. Nothing was changed. Please install a newer Node and run the same command again.',
		ko: 'Hearth에는 Node {needed} 이상이 필요해요. 지금은 {found}이에요. 바뀐 것은 없어요. 새 Node를 설치하고 같은 명령을 다시 실행해 주세요.'
	},
	waiting: {
		en: 'Another set-up is running in this folder. Waiting for it...',
		ko: '이 폴더에서 다른 설치가 진행 중이에요. 끝나기를 기다릴게요...'
	},
	brokenOff: {
		en: 'Stopped. Nothing is lost: run the same command again to go on.',
		ko: '멈췄어요. 잃은 것은 없어요. 같은 명령을 다시 실행하면 이어서 해요.'
	},
	failed: {
		en: 'This step did not work: {step}. {reason}\nNothing is lost. Run the same command again to go on from here.',
		ko: '이 단계가 되지 않았어요: {step}. {reason}\n잃은 것은 없어요. 같은 명령을 다시 실행하면 여기서부터 이어서 해요.'
	},
	done: { en: 'done', ko: '완료' },
	packages: { en: 'Installing the packages of the lock file', ko: '패키지 설치' },
	electron: { en: 'Getting Electron {version}', ko: 'Electron {version} 받기' },
	starter: {
		en: 'Getting the starter model ({megabytes} MB)',
		ko: '기본 모델 받기 ({megabytes} MB)'
	},
	build: { en: 'Building the app', ko: '앱 만들기' },
	libraries: { en: 'Checking system libraries', ko: '시스템 라이브러리 확인' },
	virtualDisplay: { en: 'Getting a virtual display for the tests', ko: '테스트용 가상 화면 준비' },
	electronFromPackage: {
		en: "Electron's own download can't be reached from here; taking it from a package instead",
		ko: 'Electron 다운로드에 연결할 수 없어서 패키지에서 가져와요'
	},
	electronUnpacking: { en: 'Unpacking Electron', ko: 'Electron 풀기' },
	electronUnreachable: {
		en: "Electron's own download can't be reached ({reason}), and for this system there is no other source. Check the network or proxy (ELECTRON_MIRROR names another place).",
		ko: 'Electron을 내려받을 수 없고({reason}), 이 시스템에는 다른 출처가 없어요. 네트워크나 프록시를 확인해 주세요 (ELECTRON_MIRROR로 다른 곳을 지정할 수 있어요).'
	},
	electronDamaged: {
		en: 'What came is not the expected file, so it was thrown away.',
		ko: '받은 파일이 예상과 달라서 지웠어요.'
	},
	missingLibraries: {
		en: 'Some system libraries are missing ({names}). This installs them:\n\n  {command}\n',
		ko: '시스템 라이브러리가 없어요 ({names}). 이 명령으로 설치할 수 있어요:\n\n  {command}\n'
	},
	missingLibrariesUnknown: {
		en: "Some system libraries are missing: {names}. Please install them with your system's package manager.",
		ko: '시스템 라이브러리가 없어요: {names}. 시스템의 패키지 관리자로 설치해 주세요.'
	},
	notGlibc: {
		en: 'Electron needs a Linux with glibc; this one has another C library.',
		ko: 'Electron에는 glibc를 쓰는 리눅스가 필요한데, 이 시스템은 다른 C 라이브러리를 써요.'
	},
	noSandbox: {
		en: "This system doesn't let programs build a sandbox of their own, and Hearth doesn't run web pages without one. This allows it for Hearth:\n\n  {command}\n",
		ko: '이 시스템은 프로그램이 스스로 샌드박스를 만들지 못하게 해요. Hearth는 샌드박스 없이 웹 페이지를 열지 않아요. 이 명령으로 허용할 수 있어요:\n\n  {command}\n'
	},
	installing: { en: 'Running: {command}', ko: '실행: {command}' },
	noDisplay: {
		en: 'There is no display here, so this is the chat in the terminal.',
		ko: '화면이 없어서 터미널에서 대화해요.'
	},
	asRoot: {
		en: "You are root, so Electron's own sandbox is off. As an ordinary user it is on.",
		ko: 'root로 실행해서 Electron의 샌드박스가 꺼져 있어요. 일반 사용자로 실행하면 켜져요.'
	},
	opening: { en: 'Opening Hearth.', ko: 'Hearth를 열어요.' },
	notStarted: {
		en: 'Electron could not be started: {reason}',
		ko: 'Electron을 시작할 수 없어요: {reason}'
	},
	tooMuch: {
		en: 'That is too much for one command line. Name the folder instead of its files, or use --batch.',
		ko: '한 번의 명령으로는 너무 길어요. 파일 대신 폴더를 지정하거나 --batch를 써 주세요.'
	}
};

const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
const language = locale.startsWith('ko') ? 'ko' : 'en';

/**
 * @param {keyof typeof words} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
	return words[key][language].replaceAll(/\{(\w+)\}/g, (whole, name) =>
		String(values[String(name)] ?? whole)
	);
}
