import { expect, test } from 'vitest';
import { isLocalName, isPrivateAddress } from '../../../main/page/private-address.ts';

test.each([
	...[
		'127.0.0.1',
		'127.255.255.254',
		'0.0.0.0',
		'10.1.2.3',
		'172.16.0.1',
		'172.31.255.255',
		'192.168.1.1'
	],
	...['169.254.169.254', '100.64.0.1', '224.0.0.1', '255.255.255.255', '192.0.0.8'],
	...[
		'::1',
		'::',
		'[::1]',
		'fe80::1',
		'fe80::1%eth0',
		'fd12:3456::1',
		'fc00::1',
		'fec0::1',
		'ff02::1'
	],
	...[
		'::ffff:127.0.0.1',
		'::ffff:7f00:1',
		'::ffff:192.168.0.1',
		'0:0:0:0:0:ffff:a00:1',
		'::127.0.0.1'
	],
	...[
		'64:ff9b::7f00:1',
		'64:ff9b::10.0.0.1',
		'2002:7f00:1::',
		'2002:c0a8:1::1',
		'::ffff:0:127.0.0.1'
	],
	...['', 'example.com', '1.2.3', '999.1.1.1']
])('%s is not the public internet', (address) => {
	expect(isPrivateAddress(address)).toBe(true);
});

test.each([
	...[
		'1.1.1.1',
		'8.8.8.8',
		'172.15.0.1',
		'172.32.0.1',
		'192.167.1.1',
		'169.253.1.1',
		'100.128.0.1',
		'198.18.0.7'
	],
	...[
		'2606:4700::1111',
		'[2606:4700::1111]',
		'::ffff:8.8.8.8',
		'64:ff9b::808:808',
		'2002:808:808::1',
		'2a00::'
	]
])('%s is', (address) => {
	expect(isPrivateAddress(address)).toBe(false);
});

test('names of this machine are known without asking', () => {
	expect(['localhost', 'LOCALHOST', 'localhost.', 'a.localhost'].map(isLocalName)).toEqual([
		true,
		true,
		true,
		true
	]);
	expect(['localhost.example.com', 'example.com'].map(isLocalName)).toEqual([false, false]);
});
