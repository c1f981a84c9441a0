import { expect, test } from 'vitest';
import { readAddress } from '../../../tools/browser/address.ts';

test.each([
	['example.com', 'https://example.com/'],
	[' example.com/a?b=c#d ', 'https://example.com/a?b=c#d'],
	['http://example.com', 'http://example.com/'],
	['HTTPS://Example.com', 'https://example.com/'],
	['//example.com/x', 'https://example.com/x'],
	['<https://example.com>', 'https://example.com/'],
	['example.com:8080/x', 'https://example.com:8080/x'],
	['localhost:3000', 'http://localhost:3000/'],
	['localhost', 'http://localhost/'],
	['printer.local', 'http://printer.local/'],
	['192.168.0.1/status', 'http://192.168.0.1/status'],
	['[::1]:8080', 'http://[::1]:8080/'],
	['한국.kr', 'https://xn--3e0b707e.kr/']
])('"%s" is read as %s', (typed, address) => {
	expect(readAddress(typed)?.href).toBe(address);
});

test.each([
	...[
		'',
		'   ',
		'weather',
		'how is it',
		'javascript:alert(1)',
		'JaVaScRiPt:alert(1)',
		'data:text/html,x'
	],
	...[
		'file:///etc/passwd',
		'ftp://example.com',
		'mailto:a@example.com',
		'chrome://version',
		'about:blank'
	],
	...[
		'https://user:secret@example.com',
		'https://bank.example@evil.example',
		'https://',
		'http://a b.com'
	],
	...[
		'https://exa\u202emple.com',
		'https://exa\nmple.com',
		`https://example.com/${'a'.repeat(9000)}`
	]
])('"%s" is no web address', (typed) => {
	expect(readAddress(typed)).toBe(null);
});
