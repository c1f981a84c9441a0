import { desktopErrors } from './desktop.ts';
import { encryptionErrors } from './encryption.ts';
import { factErrors } from './facts.ts';
import { fileErrors } from './files.ts';
import type { Message } from './message.ts';
import { modelErrors } from './models.ts';
import { remoteErrors } from './remote.ts';
import { serverErrors } from './server.ts';
import { toolServerErrors } from './tool-servers.ts';
import { transferErrors } from './transfer.ts';
import { updateErrors } from './update.ts';

/**
 * Every error a person can meet: what happened, that nothing was lost, what to do next.
 * The key is the code that crosses processes; add a line here to add a code.
 */
export const errors = {
	...desktopErrors,
	...encryptionErrors,
	...factErrors,
	...fileErrors,
	...modelErrors,
	...remoteErrors,
	...serverErrors,
	...toolServerErrors,
	...transferErrors,
	...updateErrors,
	INTERNAL: {
		en: 'Something went wrong inside Hearth. What you wrote is saved. Please try again.',
		ko: 'Hearth 안에서 문제가 생겼어요. 쓰신 내용은 저장되어 있어요. 다시 시도해 주세요.'
	},
	BAD_INPUT: {
		en: 'That could not be understood: {reason}. Nothing was changed.',
		ko: '이해할 수 없는 내용이에요: {reason}. 바뀐 것은 없어요.'
	},
	NOT_FOUND: {
		en: '{what} is no longer there. Nothing else was changed.',
		ko: '{what}을(를) 찾을 수 없어요. 다른 것은 그대로예요.'
	},
	EMPTY_MESSAGE: {
		en: 'The message is empty. Write something first.',
		ko: '메시지가 비어 있어요. 먼저 내용을 적어 주세요.'
	},
	MESSAGE_TOO_LONG: {
		en: 'The message has {length} characters; at most {limit} fit. Your text is still in the box. Drop it as a file instead.',
		ko: '메시지가 {length}자예요. {limit}자까지 보낼 수 있어요. 쓰신 내용은 그대로 있으니 파일로 끌어다 놓아 주세요.'
	},
	BUSY: {
		en: 'This conversation is still answering. Stop it first, or wait.',
		ko: '이 대화는 아직 답하는 중이에요. 먼저 멈추거나 잠시 기다려 주세요.'
	},
	STOPPED: { en: 'Stopped.', ko: '멈췄어요.' },
	TIMED_OUT: {
		en: 'This took longer than {seconds} seconds and was stopped. Nothing was changed.',
		ko: '{seconds}초가 넘게 걸려서 멈췄어요. 바뀐 것은 없어요.'
	},
	CHILD_DIED: {
		en: 'The {name} stopped unexpectedly and is being started again. Nothing that was saved is lost.',
		ko: '{name}이(가) 갑자기 멈춰서 다시 시작하고 있어요. 저장된 것은 그대로예요.'
	},
	MODEL_MISSING: {
		en: 'The model file {file} is not there. Run `npm start` once with a network, or choose another model.',
		ko: '모델 파일 {file}이(가) 없어요. 네트워크가 있을 때 `npm start`를 한 번 실행하거나 다른 모델을 골라 주세요.'
	},
	MODEL_BAD_FILE: {
		en: '{file} cannot be used as a model: {reason}. The file was left as it is.',
		ko: '{file}은(는) 모델로 쓸 수 없어요: {reason}. 파일은 그대로 두었어요.'
	},
	MODEL_NOT_LOADED: {
		en: 'No model is loaded yet. Choose one in the models list.',
		ko: '아직 모델이 없어요. 모델 목록에서 하나를 골라 주세요.'
	},
	RED_TEAM_RUNNING: {
		en: 'A trial is already running. Wait for it or stop it first.',
		ko: '이미 시험 중이에요. 끝날 때까지 기다리거나 먼저 멈춰 주세요.'
	},
	EVALUATION_RUNNING: {
		en: 'Another evaluation is still running. Stop it first, or wait for its end.',
		ko: '다른 평가가 아직 진행 중이에요. 먼저 멈추거나 끝날 때까지 기다려 주세요.'
	},
	NO_DECISION: {
		en: 'The model did not finish deciding what to do, so nothing was done. Please try again, or say it more shortly.',
		ko: '모델이 무엇을 할지 끝까지 정하지 못해서 아무것도 하지 않았어요. 다시 시도하거나 더 짧게 말해 주세요.'
	},
	MODEL_OUT_OF_MEMORY: {
		en: 'There is not enough memory for this model ({needed} needed, {free} free). Close other programs or choose a smaller model.',
		ko: '이 모델을 쓰기에는 메모리가 부족해요 ({needed} 필요, {free} 남음). 다른 프로그램을 닫거나 더 작은 모델을 골라 주세요.'
	},
	CONTEXT_TOO_SMALL: {
		en: "This does not fit into the model's window ({needed} of {size} tokens). Nothing was lost; ask with less text, or about a part.",
		ko: '모델의 창에 다 들어가지 않아요 ({size} 토큰 중 {needed}). 잃은 것은 없어요. 더 짧게, 또는 한 부분만 물어봐 주세요.'
	},
	DISK_FULL: {
		en: 'The disk is full, so this could not be saved. What was saved before is safe. Free some space and try again.',
		ko: '디스크가 가득 차서 저장하지 못했어요. 전에 저장한 것은 안전해요. 공간을 비우고 다시 시도해 주세요.'
	},
	NO_ROOM_FOR_SNAPSHOT: {
		en: 'The disk has no room for today’s snapshot of your data. Nothing is lost, and the older snapshots stay. Free some space; it is then taken by itself.',
		ko: '디스크에 오늘의 스냅숏을 둘 공간이 없어요. 잃은 것은 없고 이전 스냅숏도 그대로예요. 공간을 비우면 저절로 만들어져요.'
	},
	READ_ONLY: {
		en: 'Hearth cannot write to {folder}. Nothing was changed. Make the folder writable, or start with --data and another folder.',
		ko: '{folder}에 쓸 수 없어요. 바뀐 것은 없어요. 폴더에 쓰기 권한을 주거나 --data로 다른 폴더를 지정해 주세요.'
	},
	DISK_FAILED: {
		en: 'The disk of {folder} did not do what it was asked to, so this could not be saved. What was saved before is as it was. If it is a network drive, see that it is connected; then try again, or start with --data and another folder.',
		ko: '{folder}이(가) 있는 디스크에서 오류가 나서 저장하지 못했어요. 전에 저장한 것은 그대로예요. 네트워크 드라이브라면 연결을 확인하고 다시 시도하거나, --data로 다른 폴더를 지정해 주세요.'
	},
	FOLDER_WITHOUT_LOCKS: {
		en: 'The drive of {folder} cannot keep a second program away from your data (some network drives cannot), so Hearth does not open it there. Nothing was changed. Start with --data and a folder of this machine.',
		ko: '{folder}이(가) 있는 드라이브는 다른 프로그램이 데이터를 함께 쓰는 것을 막지 못해서(일부 네트워크 드라이브가 그래요) 열지 않았어요. 바뀐 것은 없어요. --data로 이 컴퓨터의 폴더를 지정해 주세요.'
	},
	STORE_NEWER: {
		en: 'This data was written by a newer Hearth (version {found} of the data, this one knows {known}). Nothing was changed. Please update Hearth.',
		ko: '더 새로운 Hearth가 쓴 데이터예요 (데이터 버전 {found}, 이 앱은 {known}까지). 바뀐 것은 없어요. Hearth를 업데이트해 주세요.'
	},
	STORE_IN_USE: {
		en: 'Hearth is already open with this data folder. Use that window, close it, or start with --data and another folder.',
		ko: '이 데이터 폴더로 Hearth가 이미 열려 있어요. 그 창을 쓰거나 닫아 주세요. 또는 --data로 다른 폴더를 지정해 주세요.'
	},
	STORE_DAMAGED: {
		en: 'The data file was damaged, so the snapshot of {date} was opened. What came after it can be brought back from the damaged file, as far as it can still be read: Memory, Storage. It was set aside as {aside}.',
		ko: '데이터 파일이 손상되어 {date}의 스냅숏을 열었어요. 그 뒤의 내용은 손상된 파일에서 읽을 수 있는 만큼 메모리의 저장 공간에서 되살릴 수 있어요. 파일은 {aside}(으)로 따로 두었어요.'
	},
	STORE_DAMAGED_NO_SNAPSHOT: {
		en: 'The data file was damaged and there was no snapshot yet, so Hearth starts empty. What can still be read of the file can be brought back: Memory, Storage. It was set aside as {aside}.',
		ko: '데이터 파일이 손상되었는데 아직 스냅숏이 없어서 Hearth는 빈 상태로 시작해요. 읽을 수 있는 것은 메모리의 저장 공간에서 되살릴 수 있어요. 파일은 {aside}(으)로 따로 두었어요.'
	},
	STORE_MISSING: {
		en: 'The data file (store.db) was missing from the data folder, so the snapshot of {date} was opened. What was written after it is not in it; the files of your documents are where they were, and one that is missing from the list can be added again.',
		ko: '데이터 폴더에 데이터 파일(store.db)이 없어서 {date}의 스냅숏을 열었어요. 그 뒤에 쓴 것은 들어 있지 않아요. 문서 파일은 그대로 있고, 목록에 없는 문서는 다시 추가할 수 있어요.'
	},
	STORE_MISSING_NO_SNAPSHOT: {
		en: 'The data file (store.db) was missing from the data folder and there was no snapshot yet, so Hearth starts empty. The files of your documents are where they were and can be added again.',
		ko: '데이터 폴더에 데이터 파일(store.db)이 없는데 아직 스냅숏이 없어서 Hearth는 빈 상태로 시작해요. 문서 파일은 그대로 있고, 다시 추가할 수 있어요.'
	},
	FILE_EMPTY: { en: '{file} is empty.', ko: '{file}은(는) 빈 파일이에요.' },
	FILE_TOO_LARGE: {
		en: '{file} is too large ({size}; at most {limit}). It was left as it is.',
		ko: '{file}이(가) 너무 커요 ({size}, 최대 {limit}). 파일은 그대로예요.'
	},
	FILE_UNREADABLE: {
		en: '{file} could not be read: {reason}. It was left as it is.',
		ko: '{file}을(를) 읽을 수 없어요: {reason}. 파일은 그대로예요.'
	},
	FILE_UNSUPPORTED: {
		en: 'Hearth cannot read this kind of file yet: {file}.',
		ko: '아직 읽을 수 없는 종류의 파일이에요: {file}.'
	},
	FILE_PASSWORD: {
		en: '{file} is protected by a password.',
		ko: '{file}은(는) 암호로 보호되어 있어요.'
	},
	FILE_PASSWORD_WRONG: {
		en: 'That is not the password of {file}. It was left as it is; please try again.',
		ko: '{file}의 암호가 아니에요. 파일은 그대로예요. 다시 입력해 주세요.'
	},
	FILE_NO_TEXT: {
		en: '{file} holds no text that can be read.',
		ko: '{file}에는 읽을 수 있는 글자가 없어요.'
	},
	FOLDER_TOO_LARGE: {
		en: '{folder} holds more than {limit} files. The first {limit} were taken.',
		ko: '{folder}에 파일이 {limit}개보다 많아서 처음 {limit}개만 가져왔어요.'
	},
	NOT_ALLOWED: {
		en: 'This was not allowed: {what}. Nothing was done.',
		ko: '허용되지 않았어요: {what}. 아무것도 하지 않았어요.'
	},
	NO_GRANT: {
		en: 'Hearth may not look into folders yet. Choose a folder it may use.',
		ko: '아직 볼 수 있는 폴더가 없어요. Hearth가 써도 되는 폴더를 골라 주세요.'
	},
	PAGE_FAILED: {
		en: 'The page {url} could not be opened: {reason}.',
		ko: '{url} 페이지를 열 수 없어요: {reason}.'
	},
	DOWNLOAD_FAILED: {
		en: '{file} could not be downloaded: {reason}. What has arrived is kept; try again to go on from there.',
		ko: '{file}을(를) 내려받지 못했어요: {reason}. 받은 부분은 남아 있으니 다시 시도하면 이어서 받아요.'
	}
} satisfies Record<string, Message>;

export type ErrorCode = keyof typeof errors;
