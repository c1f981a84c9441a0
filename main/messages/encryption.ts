import type { Message } from './message.ts';

/** Encryption of the store: the settings, the page before a locked store, the terminal. */
export const encryption = {
	tab: { en: 'Privacy', ko: '개인정보' },
	title: { en: 'Encrypt what Hearth keeps', ko: 'Hearth가 보관하는 내용 암호화' },
	hint: {
		en: 'Conversations, facts, documents with their originals, and all snapshots are encrypted on the disk (AES-256). Who has this disk or a copy of the folder cannot read them without the key.',
		ko: '대화, 기억, 문서와 그 원본, 모든 스냅숏을 디스크에서 암호화해요 (AES-256). 이 디스크나 폴더 사본을 가져도 키 없이는 읽을 수 없어요.'
	},
	notCovered: {
		en: 'Not encrypted: old versions of files in the bin, unsent drafts in the window’s own files, exports, and models, their cache and logs (which hold nothing you wrote). While Hearth runs, programs of yours can read what it shows. Files that were deleted before can often still be found on a disk; on an SSD overwriting them cannot be promised. Encrypting the whole disk with your system covers all of this.',
		ko: '암호화하지 않는 것: 휴지통에 있는 파일의 이전 판, 창이 보관하는 보내지 않은 글, 내보낸 파일, 그리고 모델과 캐시와 로그 (쓰신 내용은 없어요). Hearth가 켜져 있는 동안에는 다른 프로그램이 화면의 내용을 읽을 수 있어요. 전에 지운 파일은 디스크에서 되살릴 수 있을 때가 많고, SSD에서는 덮어쓰기를 약속할 수 없어요. 시스템의 디스크 전체 암호화는 이것까지 모두 지켜요.'
	},
	withKeyring: {
		en: 'The key is kept by your system’s keychain, so nothing is asked at the start. A recovery key, shown once, opens it when the keychain is lost.',
		ko: '키는 시스템 키체인이 보관해서 시작할 때 묻지 않아요. 키체인을 잃으면 한 번 보여 드리는 복구 키로 열 수 있어요.'
	},
	withoutKeyring: {
		en: 'This system has no keychain that could keep the key. Hearth would ask for the recovery key at each start.',
		ko: '이 시스템에는 키를 보관할 키체인이 없어요. 시작할 때마다 복구 키를 물어볼 거예요.'
	},
	turnOn: { en: 'Encrypt…', ko: '암호화…' },
	isOn: { en: 'Encrypted.', ko: '암호화되어 있어요.' },
	isOnRemembered: {
		en: 'Encrypted. Your system’s keychain has the key.',
		ko: '암호화되어 있어요. 키는 시스템 키체인에 있어요.'
	},
	isOnAsked: {
		en: 'Encrypted. No keychain has the key, so the recovery key is asked for at each start.',
		ko: '암호화되어 있어요. 키체인에 키가 없어서 시작할 때마다 복구 키를 물어봐요.'
	},
	turnOff: { en: 'Stop encrypting…', ko: '암호화 끄기…' },
	turnOffTitle: { en: 'Stop encrypting?', ko: '암호화를 끌까요?' },
	turnOffText: {
		en: 'Everything is kept, readable for anyone who has this disk. Snapshots and the originals of documents are decrypted as well.',
		ko: '내용은 모두 그대로 있지만, 이 디스크를 가진 사람은 누구나 읽을 수 있어요. 스냅숏과 문서 원본도 암호를 풀어요.'
	},
	turnOffNow: { en: 'Stop encrypting', ko: '암호화 끄기' },
	recoveryKey: { en: 'Recovery key', ko: '복구 키' },
	keyTitle: { en: 'Your recovery key', ko: '복구 키' },
	keyText: {
		en: 'Write it down or save it somewhere that is not this machine. It is shown only now. Without it and without the keychain nobody can open your data, Hearth included.',
		ko: '적어 두거나 이 컴퓨터가 아닌 곳에 보관해 주세요. 지금만 보여 드려요. 이 키도 키체인도 없으면 아무도, Hearth도 데이터를 열 수 없어요.'
	},
	copyKey: { en: 'Copy the recovery key', ko: '복구 키 복사' },
	saveKey: { en: 'Save to a file…', ko: '파일로 저장…' },
	savedKey: {
		en: 'Saved to {path}. Take it to another place than this machine.',
		ko: '{path}에 저장했어요. 이 컴퓨터가 아닌 곳으로 옮겨 주세요.'
	},
	keyFile: {
		en: 'Recovery key of Hearth\n\n{key}\n\nMade on {date}. It opens what Hearth keeps when the keychain is lost. Keep it away from that machine.\n',
		ko: 'Hearth 복구 키\n\n{key}\n\n{date}에 만들었어요. 키체인을 잃었을 때 Hearth의 데이터를 여는 키예요. 그 컴퓨터와 떨어진 곳에 보관해 주세요.\n'
	},
	keyFileName: { en: 'Hearth recovery key.txt', ko: 'Hearth 복구 키.txt' },
	typeBack: {
		en: 'I have kept it. Groups {one} and {other} are:',
		ko: '보관했어요. {one}번째와 {other}번째 묶음은:'
	},
	encryptNow: { en: 'Encrypt now', ko: '지금 암호화' },
	copying: { en: 'Writing an encrypted copy…', ko: '암호화한 사본을 쓰는 중…' },
	decrypting: { en: 'Writing a decrypted copy…', ko: '암호를 푼 사본을 쓰는 중…' },
	checking: { en: 'Comparing it with the original…', ko: '원본과 비교하는 중…' },
	snapshots: { en: 'Snapshots: {done} of {total}', ko: '스냅숏: {total}개 중 {done}개' },
	originals: { en: 'Documents: {done} of {total}', ko: '문서: {total}개 중 {done}개' },
	waiting: {
		en: 'Everything else waits meanwhile. Should it be cut off, nothing is lost.',
		ko: '그동안 다른 일은 기다려요. 중간에 끊겨도 잃는 것은 없어요.'
	},
	turnedOn: {
		en: 'What Hearth keeps is encrypted now.',
		ko: '이제 Hearth가 보관하는 내용이 암호화되었어요.'
	},
	turnedOff: {
		en: 'What Hearth keeps is no longer encrypted.',
		ko: '이제 Hearth가 보관하는 내용은 암호화되어 있지 않아요.'
	},
	plainCopies: {
		en: 'Readable without the key: {snapshots} snapshots and {aside} damaged files that were set aside, which cannot be encrypted. Delete them if you need nothing from them.',
		ko: '키 없이 읽을 수 있는 사본: 스냅숏 {snapshots}개, 따로 둔 손상된 파일 {aside}개. 암호화할 수 없어요. 필요한 것이 없으면 지워 주세요.'
	},
	plainCopiesBefore: {
		en: '{aside} damaged files that were set aside cannot be encrypted. They stay readable until you delete them.',
		ko: '따로 둔 손상된 파일 {aside}개는 암호화할 수 없어요. 지우기 전까지는 누구나 읽을 수 있어요.'
	},
	plainOriginals: {
		en: '{count} originals of documents could not be read by Hearth, so they could not be encrypted; whoever can read this disk may still read them. What was read from them is kept, encrypted. They are in “originals” in the data folder; Hearth tries again at each start.',
		ko: '문서 원본 {count}개는 Hearth가 읽지 못해서 암호화하지 못했어요. 이 디스크를 읽을 수 있는 사람은 볼 수 있을지도 몰라요. 거기서 읽어 둔 내용은 암호화되어 그대로 있어요. 데이터 폴더의 “originals”에 있고, 시작할 때마다 다시 시도해요.'
	},
	deleteCopies: { en: 'Delete these copies', ko: '이 사본 지우기' },
	deletedCopies: { en: 'The readable copies were deleted.', ko: '읽을 수 있는 사본을 지웠어요.' },
	sealedLeft: {
		en: 'Still encrypted, because stopping was cut off: {snapshots} snapshots and {originals} originals of documents. Nothing is lost: the recovery key you had opens them.',
		ko: '암호화를 끄다가 끊겨서 아직 암호화된 것: 스냅숏 {snapshots}개, 문서 원본 {originals}개. 잃은 것은 없어요. 그때의 복구 키로 열 수 있어요.'
	},
	openLeft: { en: 'Decrypt them', ko: '암호 풀기' },
	openedLeft: { en: 'Everything is decrypted now.', ko: '이제 모두 암호가 풀렸어요.' },
	deleteLeft: { en: 'Delete these snapshots', ko: '이 스냅숏 지우기' },
	exportHint: {
		en: 'An export is not encrypted: anyone can read it.',
		ko: '내보낸 파일은 암호화되지 않아서 누구나 읽을 수 있어요.'
	},

	lockedTitle: { en: 'Your data is locked', ko: '데이터가 잠겨 있어요' },
	lockedText: {
		en: 'It is encrypted, and this system’s keychain did not hand out the key: it may be locked, new, or another user’s. Nothing is lost. Your recovery key opens it.',
		ko: '데이터가 암호화되어 있는데 시스템 키체인에서 키를 받지 못했어요. 키체인이 잠겼거나, 새것이거나, 다른 사용자의 것일 수 있어요. 잃은 것은 없어요. 복구 키로 열 수 있어요.'
	},
	lockedNoKeyring: {
		en: 'It is encrypted, and no keychain on this system has the key right now. Nothing is lost. Please enter your recovery key.',
		ko: '데이터가 암호화되어 있고, 지금 이 시스템의 키체인에는 키가 없어요. 잃은 것은 없어요. 복구 키를 입력해 주세요.'
	},
	unlock: { en: 'Open', ko: '열기' },
	unlocking: { en: 'Opening…', ko: '여는 중…' },
	tryKeychain: { en: 'Try the keychain again', ko: '키체인 다시 시도' },
	unlockHint: {
		en: '14 groups of four signs. Capitals and hyphens do not matter. You can try as often as you like.',
		ko: '네 글자씩 14묶음이에요. 대소문자와 하이픈은 상관없어요. 몇 번이든 다시 시도할 수 있어요.'
	},
	prompt: { en: 'Recovery key: ', ko: '복구 키: ' },
	lockedInShell: {
		en: 'Put the recovery key into the environment variable {variable}, or run this in a terminal, where Hearth asks for it.',
		ko: '환경 변수 {variable}에 복구 키를 넣거나, 키를 물어볼 수 있는 터미널에서 실행해 주세요.'
	}
} satisfies Record<string, Message>;

export const encryptionErrors = {
	STORE_LOCKED: {
		en: 'The data is encrypted and its key is not here. Nothing is lost: the recovery key opens it.',
		ko: '데이터가 암호화되어 있는데 키가 여기에 없어요. 잃은 것은 없어요. 복구 키로 열 수 있어요.'
	},
	STORE_KEY_WRONG: {
		en: 'This is a recovery key, but not the one of this data. Nothing was changed. Look for another one and try again.',
		ko: '복구 키가 맞지만 이 데이터의 키는 아니에요. 바뀐 것은 없어요. 다른 키를 찾아 다시 시도해 주세요.'
	},
	RECOVERY_KEY_LENGTH: {
		en: 'A recovery key has {expected} signs, and these are {count}. Nothing was changed. Please compare it once more.',
		ko: '복구 키는 {expected}자인데 {count}자를 입력했어요. 바뀐 것은 없어요. 다시 한번 비교해 주세요.'
	},
	RECOVERY_KEY_TYPO: {
		en: 'There is a slip in this recovery key: its check signs do not fit. Nothing was changed. Please compare it once more.',
		ko: '복구 키에 잘못 적은 글자가 있어요. 확인 글자가 맞지 않아요. 바뀐 것은 없어요. 다시 한번 비교해 주세요.'
	},
	RECOVERY_KEY_PART_WRONG: {
		en: 'These are not the groups that were asked for. Nothing was changed. Please look at the key you have kept.',
		ko: '물어본 묶음과 달라요. 바뀐 것은 없어요. 보관한 키를 다시 확인해 주세요.'
	},
	ENCRYPTION_COPIES_LOCKED: {
		en: 'Something is still encrypted from before, and its key is not here. Decrypt or delete it first (Settings, Privacy). Nothing was changed.',
		ko: '전에 암호화한 것이 아직 남아 있는데 키가 여기에 없어요. 먼저 암호를 풀거나 지워 주세요 (설정의 개인정보). 바뀐 것은 없어요.'
	},
	ENCRYPTION_BUSY: {
		en: 'Hearth is answering, importing or exporting right now. Wait or stop it, then try again. Nothing was changed.',
		ko: '지금 답하거나 가져오거나 내보내는 중이에요. 기다리거나 멈춘 뒤 다시 시도해 주세요. 바뀐 것은 없어요.'
	},
	ENCRYPTION_GIVEN_UP: {
		en: 'Encrypting was cut off before it took effect. Everything is here, not encrypted. The recovery key you kept is void; turn it on again in the settings for a new one.',
		ko: '암호화가 끝나기 전에 끊겼어요. 내용은 모두 있고 암호화되지 않았어요. 보관한 복구 키는 쓸 수 없으니 설정에서 다시 켜서 새 키를 받아 주세요.'
	},
	ENCRYPTION_COPIES_LEFT: {
		en: '{count} snapshots could not be brought along when encryption was changed. They are in their earlier state; nothing else is affected. See Settings, Privacy.',
		ko: '암호화를 바꾸면서 스냅숏 {count}개는 함께 바꾸지 못했어요. 그 스냅숏만 이전 상태로 있어요. 설정의 개인정보를 봐 주세요.'
	}
} satisfies Record<string, Message>;
