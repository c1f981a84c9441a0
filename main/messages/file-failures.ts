import { fileFailures, type FileFailure } from '../../tools/file/failures.ts';
import { factAnswers } from './facts.ts';
import type { Message } from './message.ts';

const korean: Record<FileFailure, string> = {
	noFolder: '아직 볼 수 있는 폴더가 없어요. 폴더를 골라 주시면 여기서 이어서 할게요.',
	notGranted: '{name}은(는) 허용하신 폴더에 없어요. 그 폴더를 골라 주시면 여기서 이어서 할게요.',
	notThere: '{name}이(가) 없어요.',
	gone: '{name}이(가) 이제 없어요.',
	mayNotUse: '이 계정으로는 {name}을(를) 쓸 수 없어요.',
	leadsNowhere: '{name}은(는) 아무것도 가리키지 않는 링크예요.',
	unreadable: '{name}을(를) 읽지 못했어요. 손상되었거나 잠겨 있거나 Hearth가 모르는 형식이에요.',
	unusable: '{name}을(를) 쓰지 못했어요.',
	noWords: '{name}은(는) 글자로 된 파일이 아니라서 ({size}) 읽을 수 없어요.',
	movedWhileOpened: '여는 동안 {name}이(가) 바뀌었어요. 다시 말씀해 주세요.',
	listThis: '{name}은(는) 폴더예요. 폴더 안을 보여 달라고 말씀해 주세요.',
	readThis: '{name}은(는) 폴더가 아니라 파일이에요. 파일을 읽어 달라고 말씀해 주세요.',
	severalFit: '“{name}”에 맞는 것이 여럿이에요: {names}. 어느 것인지 말씀해 주세요.',
	noneFits: '허용하신 폴더에 “{name}”이(가) 없어요.',
	noneFitsBut: '허용하신 폴더에 “{name}”이(가) 없어요. 있는 것: {names}.',
	isLink: '{name}은(는) 링크예요. 실제 파일과 폴더만 바꾸니, 링크가 가리키는 것을 말씀해 주세요.',
	isGrant: '{name}은(는) 통째로 허용하신 폴더라서 그대로 두었어요. 그 안의 것은 바꿀 수 있어요.',
	holdsGrant: '{name} 안에 따로 허용하신 폴더가 있어서 그대로 두었어요.',
	holdsOwn: '{name} 안에 Hearth의 데이터가 있어서 그대로 두었어요.',
	special: '{name}은(는) 파이프나 소켓, 장치이고 일반 파일이 아니라서 아무것도 하지 않았어요.',
	unknownKind: '{name}은(는) 이름으로 읽을 수 없어서 아무것도 하지 않았어요.',
	tooMany: '한 번에 {limit}개까지만 할 수 있어서 아무것도 하지 않았어요. 일부만 말씀해 주세요.',
	tooLarge:
		'복사할 양이 {size}인데 한 번에 {limit}까지예요. 아무것도 하지 않았으니 일부만 말씀해 주세요.',
	noRoom: '공간이 부족해요 ({needed} 필요, {free} 남음). 바뀐 것은 없어요.',
	taken:
		'{name}이(가) 이미 있고, 있는 것은 덮어쓰지 않아요. 아무것도 하지 않았으니 다른 이름을 말씀해 주세요.',
	sameName: '두 파일의 이름이 {name}(으)로 같아져서 아무것도 하지 않았어요.',
	inPlace: '{name}은(는) 이미 거기 있어서 할 일이 없어요.',
	intoItself: '{name}은(는) 자기 안으로 들어갈 수 없어요.',
	changed: '여쭤보는 동안 {name}이(가) 바뀌어서 아무것도 하지 않았어요. 다시 말씀해 주세요.',
	swapped: '{name}이(가) 이제 다른 곳을 가리켜서 아무것도 하지 않았어요.',
	noRule:
		'“{rule}”은(는) 이름을 바꾸는 규칙으로 읽지 못했어요. 이런 규칙이 있어요: 날짜순으로, 번호를 붙여, 소문자로, 대문자로, A를 B로, 앞에 A 붙여, 뒤에 A 붙여, A 빼.',
	noChange: '{name}의 이름이 모두 이미 그 규칙에 맞아서 할 일이 없어요.',
	noFiles: '{name}에 맞는 파일이 없어요.',
	badName: '“{name}”은(는) 파일 이름이 될 수 없어요.',
	longName: '“{name}”은(는) 파일 이름으로 너무 길어요.',
	isFile: '{name}은(는) 폴더가 아니라 파일이에요.',
	isFolder: '{name}은(는) 파일이 아니라 폴더예요.',
	notText: '{name}은(는) 글자로 된 파일이 아니라서 덧붙이지 않았어요.',
	otherLetters: '{name}은(는) 이 글과 맞지 않는 옛 글자 방식으로 쓰여 있어서 덧붙이지 않았어요.',
	tooLong: '한 번에 {limit}자까지 쓸 수 있어요.',
	largeText: '{name}은(는) 덧붙이기에 너무 커요 ({size}, 최대 {limit}).',
	diskFull: '디스크가 가득 차서 {name}이(가) 들어가지 않아요. 바뀐 것은 없어요.',
	readOnly: '{name}은(는) 쓸 수 없는 디스크에 있어요. 바뀐 것은 없어요.',
	forbidden: '이 계정으로는 {name}을(를) 바꿀 수 없어요. 바뀐 것은 없어요.',
	failed: '{name}을(를) 바꾸지 못했어요. 모두 원래대로예요.',
	leftOver:
		'중간에 문제가 생겼고 {count}개는 바로 되돌리지 못했어요. 그대로 두었으니 Hearth가 시작할 때 다시 해 볼게요.'
};

/** Why files were not changed, or a fact not kept: the English of the tools, and the same in Korean. */
export const failureWords: Record<string, Message> = {
	...Object.fromEntries(
		Object.entries(korean).map(([key, ko]) => [key, { en: fileFailures[key as FileFailure], ko }])
	),
	...factAnswers
};
