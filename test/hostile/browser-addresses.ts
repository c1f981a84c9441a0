/**
 * Addresses as they are typed, printed by a model or found on a page, with what is wanted of each.
 * `refused`: no web address, nothing is asked or opened. `private`: leads to this machine or the network around it, so
 * only an address that a person typed may open it. `public`: an address like any other, the whole of it shown.
 */
export interface HostileAddress {
	address: string;
	wanted: 'refused' | 'private' | 'public';
	/** For `public` and `private`: how it is shown and opened. */
	opens?: string;
	why: string;
}

export const hostileAddresses: HostileAddress[] = [
	{ address: '', wanted: 'refused', why: 'nothing' },
	{ address: '   ', wanted: 'refused', why: 'only white space' },
	{ address: 'tea', wanted: 'refused', why: 'a word' },
	{ address: 'how is the weather', wanted: 'refused', why: 'words' },
	{ address: 'file:///etc/passwd', wanted: 'refused', why: 'a file' },
	{ address: 'FILE:///etc/passwd', wanted: 'refused', why: 'a file, shouted' },
	{ address: 'file:\\\\server\\share', wanted: 'refused', why: 'a share' },
	{ address: 'javascript:alert(1)', wanted: 'refused', why: 'a script' },
	{ address: 'java\nscript:alert(1)', wanted: 'refused', why: 'a script in two lines' },
	{ address: ' javascript:alert(1)', wanted: 'refused', why: 'a script after a space' },
	{ address: 'data:text/html,<script>1</script>', wanted: 'refused', why: 'a page inside' },
	{ address: 'blob:https://example.com/1', wanted: 'refused', why: 'a blob' },
	{ address: 'about:blank', wanted: 'refused', why: 'a page of the browser' },
	{ address: 'chrome://settings', wanted: 'refused', why: 'settings of the browser' },
	{ address: 'devtools://devtools/x', wanted: 'refused', why: 'tools of the browser' },
	{ address: 'hearth-app://window/index.html', wanted: 'refused', why: "the app's own pages" },
	{ address: 'view-source:https://example.com', wanted: 'refused', why: 'a scheme before it' },
	{ address: 'ftp://example.com/', wanted: 'refused', why: 'another protocol' },
	{ address: 'ws://example.com/', wanted: 'refused', why: 'a socket' },
	{ address: 'mailto:a@example.com', wanted: 'refused', why: 'mail' },
	{ address: 'https://', wanted: 'refused', why: 'no host' },
	{ address: 'http://user:secret@example.com/', wanted: 'refused', why: 'a password in it' },
	{ address: 'https://bank.example@evil.example/', wanted: 'refused', why: 'a host that lies' },
	{ address: 'https://example.com/a b', wanted: 'refused', why: 'white space inside' },
	{ address: 'https://example.com/\u0000', wanted: 'refused', why: 'a null' },
	{ address: 'https://exam\u200bple.com/', wanted: 'refused', why: 'an invisible character' },
	{ address: 'https://example.com/\u202egnp.exe', wanted: 'refused', why: 'turned around' },
	{ address: `https://example.com/${'a'.repeat(9000)}`, wanted: 'refused', why: 'endless' },
	{ address: 'http://999.999.999.999/', wanted: 'refused', why: 'no such number' },
	{ address: 'http://[::1', wanted: 'refused', why: 'half an address' },
	{ address: 'http://example.com:99999/', wanted: 'refused', why: 'no such port' },
	{ address: '#999999', wanted: 'refused', why: 'the number of a link there cannot be' },

	{
		address: 'http://localhost/',
		wanted: 'private',
		opens: 'http://localhost/',
		why: 'this machine'
	},
	{
		address: 'localhost:8080',
		wanted: 'private',
		opens: 'http://localhost:8080/',
		why: 'a port is no scheme'
	},
	{
		address: 'http://LOCALHOST./',
		wanted: 'private',
		opens: 'http://localhost./',
		why: 'with a last dot'
	},
	{ address: 'http://a.localhost/', wanted: 'private', why: 'a name below it' },
	{
		address: 'http://127.0.0.1/',
		wanted: 'private',
		opens: 'http://127.0.0.1/',
		why: 'its number'
	},
	{ address: 'http://127.1/', wanted: 'private', opens: 'http://127.0.0.1/', why: 'cut short' },
	{
		address: 'http://2130706433/',
		wanted: 'private',
		opens: 'http://127.0.0.1/',
		why: 'one number'
	},
	{
		address: 'http://0x7f000001/',
		wanted: 'private',
		opens: 'http://127.0.0.1/',
		why: 'hexadecimal'
	},
	{ address: 'http://0177.0.0.1/', wanted: 'private', opens: 'http://127.0.0.1/', why: 'octal' },
	{
		address: 'http://１２７.0.0.1/',
		wanted: 'private',
		opens: 'http://127.0.0.1/',
		why: 'full-width figures'
	},
	{
		address: 'http://127。0。0。1/',
		wanted: 'private',
		opens: 'http://127.0.0.1/',
		why: 'ideographic stops'
	},
	{ address: 'http://0.0.0.0/', wanted: 'private', opens: 'http://0.0.0.0/', why: 'any address' },
	{ address: 'http://[::]/', wanted: 'private', opens: 'http://[::]/', why: 'any address, v6' },
	{ address: 'http://[::1]/', wanted: 'private', opens: 'http://[::1]/', why: 'v6' },
	{
		address: 'http://[::ffff:127.0.0.1]/',
		wanted: 'private',
		opens: 'http://[::ffff:7f00:1]/',
		why: 'v4 in v6'
	},
	{ address: 'http://[::127.0.0.1]/', wanted: 'private', why: 'v4 in v6, the old way' },
	{ address: 'http://[64:ff9b::127.0.0.1]/', wanted: 'private', why: 'translated' },
	{ address: 'http://[2002:7f00:1::]/', wanted: 'private', why: '6to4' },
	{ address: 'http://[fe80::1]/', wanted: 'private', why: 'the same wire' },
	{ address: 'http://[fd00::1]/', wanted: 'private', why: 'the same house' },
	{ address: 'http://10.0.0.1/', wanted: 'private', why: 'a private network' },
	{ address: 'http://172.16.0.1/', wanted: 'private', why: 'a private network' },
	{ address: 'http://172.31.255.255/', wanted: 'private', why: 'its last address' },
	{ address: 'http://192.168.0.1/', wanted: 'private', why: 'the router' },
	{ address: 'http://169.254.169.254/latest/', wanted: 'private', why: "a cloud's secrets" },
	{ address: 'http://100.64.0.1/', wanted: 'private', why: "the provider's network" },
	{ address: 'http://224.0.0.1/', wanted: 'private', why: 'everybody nearby' },
	{ address: 'http://255.255.255.255/', wanted: 'private', why: 'everybody' },

	{
		address: 'example.com',
		wanted: 'public',
		opens: 'https://example.com/',
		why: 'without a scheme'
	},
	{
		address: 'HTTPS://EXAMPLE.COM/A',
		wanted: 'public',
		opens: 'https://example.com/A',
		why: 'shouted'
	},
	{
		address: 'https:///etc',
		wanted: 'public',
		opens: 'https://etc/',
		why: 'a slash too many is none; where the name leads is looked up'
	},
	{
		address: '//example.com/a',
		wanted: 'public',
		opens: 'https://example.com/a',
		why: 'half a scheme'
	},
	{
		address: 'https://example.com\\@evil.example/',
		wanted: 'public',
		opens: 'https://example.com/@evil.example/',
		why: 'a backslash is a slash, so the host is the first'
	},
	{
		address: 'https://аpple.com/',
		wanted: 'public',
		opens: 'https://xn--pple-43d.com/',
		why: 'a letter that only looks Latin is shown as what it is'
	},
	{
		address: 'https://127.0.0.1.example.com/',
		wanted: 'public',
		opens: 'https://127.0.0.1.example.com/',
		why: 'a name that looks like a number; where it leads is looked up'
	},
	{ address: 'http://172.32.0.1/', wanted: 'public', why: 'just outside a private network' },
	{ address: 'http://8.8.8.8/', wanted: 'public', why: 'a public number' },
	{ address: 'http://[2001:4860:4860::8888]/', wanted: 'public', why: 'a public number, v6' },
	{
		address: 'https://한국.kr/',
		wanted: 'public',
		opens: 'https://xn--3e0b707e.kr/',
		why: 'Korean'
	}
];
