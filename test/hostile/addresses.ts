import { judge } from '../../main/kernel/permissions.ts';
import { isLocalName, isPrivateAddress } from '../../main/page/private-address.ts';
import { readAddress } from '../../tools/browser/address.ts';
import type { Row } from './row.ts';

const noPages = [
	...[
		'javascript:alert(1)',
		'data:text/html,<script>1</script>',
		'file:///etc/passwd',
		'vbscript:x'
	],
	...[
		'about:blank',
		'chrome://settings',
		'hearth-app://app/',
		'blob:https://a.example/1',
		'ftp://a.example'
	],
	...['http://', 'https://', '', '   ', 'two words', 'http://[::1', 'https://a b.example'],
	...[
		'view-source:https://a.example',
		'ws://a.example',
		'mailto:a@a.example',
		'\u0000https://a.example'
	]
];
const locals = [
	...[
		'127.0.0.1',
		'127.1.2.3',
		'0.0.0.0',
		'10.0.0.1',
		'172.16.5.5',
		'192.168.0.1',
		'169.254.169.254'
	],
	...[
		'[::1]',
		'::ffff:10.0.0.1',
		'fe80::1',
		'fd00::1',
		'64:ff9b::7f00:1',
		'2002:7f00:1::',
		'100.64.0.1'
	]
];
const localNames = ['localhost', 'a.localhost', 'LOCALHOST'];

/** Addresses that look like the one that the person typed, "https://bank.example/pay". */
const twins = [
	...['https://bank.example/pay?to=eve', 'https://bank.example/pay/now', 'https://bank.example'],
	...['https://bank.example.evil.example/pay', 'https://evil.example/bank.example/pay'],
	...[
		'https://bank.example@evil.example/pay',
		'https://bank.example:444/pay',
		'https://www.bank.example/pay'
	],
	...['https://bаnk.example/pay', 'https://bank.example/pay#send', 'https://bank.example/pay%2e']
];

export const addresses: Row[] = [
	...noPages.map((address): Row => ({
		name: `opens no page at ${JSON.stringify(address)}`,
		run: () => readAddress(address)?.protocol ?? 'no page',
		wanted: 'no page'
	})),
	...locals.map((address): Row => ({
		name: `knows ${address} for private`,
		run: () => isPrivateAddress(address),
		wanted: 'true'
	})),
	...localNames.map((name): Row => ({
		name: `knows ${name} for local`,
		run: () => isLocalName(name),
		wanted: 'true'
	})),
	...twins.map((target): Row => ({
		name: `asks before ${target}, which was not typed`,
		run: () =>
			judge(
				{ effect: 'network', target },
				{
					...{ mode: 'accept-edits', outside: [], alwaysScopes: [] },
					userTexts: ['please open https://bank.example/pay for me']
				}
			).decision,
		wanted: 'ask'
	}))
];
