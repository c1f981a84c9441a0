import { isIP } from 'node:net';
import { expect, test } from 'vitest';
import { isLocalName, isPrivateAddress } from '../../main/page/private-address.ts';
import { readAddress } from '../../tools/browser/address.ts';
import { hostileAddresses } from './browser-addresses.ts';

/** What the gate and the guard of the page make of an address before any name is looked up. */
function judge(address: string): { judged: string; opens: string | undefined } {
	const url = readAddress(address);
	if (url === null) return { judged: 'refused', opens: undefined };
	const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
	const isPrivate = isIP(host) === 0 ? isLocalName(host) : isPrivateAddress(host);
	return { judged: isPrivate ? 'private' : 'public', opens: url.href };
}

test.each(hostileAddresses)('$address is $wanted: $why', ({ address, wanted, opens }) => {
	const { judged, opens: opened } = judge(address);
	expect(judged).toBe(wanted);
	if (opens !== undefined) expect(opened).toBe(opens);
});
