import type { Message } from './message.ts';

/** Why a page could not be opened; the end of the sentence PAGE_FAILED. The key crosses parts. */
export const pageReasons = {
	address: {
		en: 'this is not a web address (http or https)',
		ko: '웹 주소(http, https)가 아니에요'
	},
	private: {
		en: 'it leads to this machine or the network around it, which only an address that you typed may do',
		ko: '이 컴퓨터나 주변 네트워크로 이어지는 주소예요. 직접 입력한 주소만 열 수 있어요'
	},
	'not-found': {
		en: 'no server has this name, or there is no connection to the internet',
		ko: '그런 이름의 서버가 없거나 인터넷에 연결되어 있지 않아요'
	},
	refused: { en: 'the server does not answer', ko: '서버가 응답하지 않아요' },
	offline: { en: 'there is no network', ko: '네트워크에 연결되어 있지 않아요' },
	certificate: {
		en: 'the server could not prove that it is the one it says it is (its certificate is not valid)',
		ko: '서버의 인증서가 올바르지 않아서 진짜 서버인지 확인할 수 없어요'
	},
	redirects: { en: 'it leads in a circle', ko: '주소가 계속 되돌아가요' },
	large: { en: 'it is larger than {limit} MB', ko: '{limit}MB보다 커요' },
	download: {
		en: 'it is a file to download, not a page',
		ko: '페이지가 아니라 내려받는 파일이에요'
	},
	slow: {
		en: 'nothing came within {seconds} seconds',
		ko: '{seconds}초 안에 아무것도 오지 않았어요'
	},
	nothing: { en: 'the server sent no page', ko: '서버가 페이지를 보내지 않았어요' },
	crashed: { en: 'the page broke down while it was shown', ko: '페이지를 보여 주다가 멈췄어요' },
	hung: { en: 'the page does not respond', ko: '페이지가 응답하지 않아요' },
	blocked: { en: 'it was blocked', ko: '차단되었어요' },
	replaced: { en: 'another page was opened meanwhile', ko: '그사이 다른 페이지를 열었어요' },
	other: { en: 'the network reports {code}', ko: '네트워크 오류 {code}' }
} satisfies Record<string, Message>;

export type PageReason = keyof typeof pageReasons;
