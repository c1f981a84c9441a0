import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * Every range that is not the public internet: this machine, the home, the provider, and what is reserved. 198.18.0.0/15
 * is not among them: proxies on the user's own machine hand it out as stand-ins for public names.
 */
const closed = new BlockList();
for (const [network, bits] of [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.168.0.0', 16],
	['224.0.0.0', 4],
	['240.0.0.0', 4]
] as const) {
	closed.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
	['::', 127],
	['100::', 64],
	['fc00::', 7],
	['fe80::', 10],
	['fec0::', 10],
	['ff00::', 8]
] as const) {
	closed.addSubnet(network, bits, 'ipv6');
}

/** IPv6 addresses that stand for an IPv4 one, and the first of the two groups that hold it. */
const carriers: [prefix: number[], group: number][] = [
	[[0, 0, 0, 0, 0, 0xffff], 6],
	[[0, 0, 0, 0, 0, 0], 6],
	[[0, 0, 0, 0, 0xffff, 0], 6],
	[[0x64, 0xff9b, 0, 0, 0, 0], 6],
	[[0x64, 0xff9b, 1], 6],
	[[0x2002], 1]
];

/** Whether an IP address (v4, v6, v4 inside v6) is anything but a public one. What cannot be read is not public. */
export function isPrivateAddress(address: string): boolean {
	const bare = address.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, '');
	if (isIPv4(bare)) return closed.check(bare, 'ipv4');
	if (!isIPv6(bare)) return true;
	if (closed.check(bare, 'ipv6')) return true;
	const groups = groupsOf(bare);
	return carriers.some(([prefix, group]) => {
		if (!prefix.every((value, index) => groups[index] === value)) return false;
		const [high = 0, low = 0] = groups.slice(group);
		return closed.check(`${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`, 'ipv4');
	});
}

/** Names that mean this machine without being asked for. */
export function isLocalName(host: string): boolean {
	const name = host.toLowerCase().replace(/\.$/, '');
	return name === 'localhost' || name.endsWith('.localhost');
}

function groupsOf(address: string): number[] {
	// The parser of addresses writes it in hexadecimal groups, whatever it was written in.
	const [head = '', tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
	const read = (part: string): number[] =>
		part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
	const [left, right] = [read(head), read(tail ?? '')];
	if (tail === undefined) return left;
	return [...left, ...new Array<number>(8 - left.length - right.length).fill(0), ...right];
}
