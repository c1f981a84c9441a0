import type { Message } from './message.ts';

/** What Hearth cannot do, and what it can do instead. Nothing of it was tried. */
export const beyond = {
	send: {
		en: 'I cannot send mail or messages: nothing was sent. I can write the text into a file for you, for example “write a file mail.txt that says ...”.',
		ko: '메일이나 메시지는 보낼 수 없어요. 아무것도 보내지 않았어요. 대신 보낼 글을 파일로 적어 드릴 수 있어요. 예: “메일.txt에 … 라고 적어줘”'
	},
	remind: {
		en: 'I cannot ring, wait or remind you at a time: nothing was set. I can keep it for when you ask, for example “remember that the plants need water at 6”, or write it into a file.',
		ko: '정해진 시간에 울리거나 알려 드릴 수는 없어요. 아무것도 맞추지 않았어요. 대신 “… 기억해줘”라고 하시면 물어보실 때 알려 드리고, 파일에 적어 둘 수도 있어요.'
	},
	calendar: {
		en: 'I have no calendar: nothing was entered. I can remember the date (“remember that ...”), count the days until then, or write it into a file.',
		ko: '달력이나 일정 앱은 쓸 수 없어서 아무것도 넣지 않았어요. 대신 날짜를 기억하거나 (“… 기억해줘”), 그날까지 며칠인지 세거나, 파일에 적어 둘 수 있어요.'
	},
	call: {
		en: 'I cannot make calls: nobody was called. I can remember a number and tell it when you ask.',
		ko: '전화는 걸 수 없어요. 아무에게도 걸지 않았어요. 대신 번호를 기억해 두었다가 물어보시면 알려 드릴 수 있어요.'
	},
	play: {
		en: 'I cannot play music or films. I can open a web page beside this conversation, or find a file by its name.',
		ko: '음악이나 영상은 틀 수 없어요. 대신 웹 페이지를 옆에 열거나, 파일을 이름으로 찾아 드릴 수 있어요.'
	},
	home: {
		en: 'I cannot switch or set anything outside this window, in the house or on this computer: nothing was changed. What I can do: sums, files in the folders you chose, documents, web pages, programs, memory.',
		ko: '집 안의 기기나 이 컴퓨터의 설정은 바꿀 수 없어요. 아무것도 바꾸지 않았어요. 계산, 고르신 폴더의 파일, 문서, 웹 페이지, 프로그램, 기억은 맡기실 수 있어요.'
	},
	buy: {
		en: 'I cannot book, order or pay: nothing was ordered. I can open the page where it is done, for example “open example.com”, and read it with you.',
		ko: '예약이나 주문, 결제는 할 수 없어요. 아무것도 하지 않았어요. 대신 그 일을 하는 웹 페이지를 열어 함께 볼 수 있어요. 예: “example.com 열어줘”'
	},
	print: {
		en: 'I cannot use a printer or a scanner: nothing was printed. I can show the file here, for example “read notes.txt”.',
		ko: '프린터나 스캐너는 쓸 수 없어요. 아무것도 인쇄하지 않았어요. 대신 파일을 여기에 보여 드릴 수 있어요. 예: “notes.txt 읽어줘”'
	},
	translate: {
		en: 'The model that comes with me is too small to translate: what it said would be wrong. Choose a bigger one under *Models*, or say “search the web for ...”.',
		ko: '함께 오는 모델은 너무 작아서 번역을 믿을 수 없어요. *모델*에서 더 큰 모델을 고르시거나, “웹에서 …을 찾아줘”라고 말씀해 주세요.'
	},
	rates: {
		en: 'I do not know today’s exchange rates. Tell me the rate, for example “{amount} * 1.08”, or say “search the web for ...”.',
		ko: '오늘 환율은 알지 못해요. 환율을 알려 주시면 계산할게요. 예: “환율이 1,380원이면?” 웹에서 찾아보려면 “웹에서 환율 찾아줘”라고 말씀해 주세요.'
	},
	open: {
		en: 'Tell me the address to open, for example “open example.com”, or a file in a folder you chose, for example “read notes.txt”. Other programs I cannot start.',
		ko: '열 주소를 알려 주세요. 예: “example.com 열어줘”. 고르신 폴더의 파일이라면 “notes.txt 읽어줘”라고 말씀해 주세요. 다른 프로그램은 열 수 없어요.'
	},
	order: {
		en: 'I have nothing here to do that with, so nothing was done. What I can do: sums, files in the folders you chose, documents, web pages, programs, memory. Ask “what can you do?” for examples.',
		ko: '그 일을 할 수 있는 도구가 여기에 없어서 아무것도 하지 않았어요. 계산, 고르신 폴더의 파일, 문서, 웹 페이지, 프로그램, 기억은 맡기실 수 있어요. “뭘 할 수 있어?”라고 물으시면 예를 보여 드려요.'
	}
} satisfies Record<string, Message>;
