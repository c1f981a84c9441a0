import { beforeEach, describe, expect, test } from 'vitest';
import { Blocks } from '../../renderer/chat/markdown/blocks.ts';
import { Library } from '../../renderer/chat/markdown/library.svelte.ts';
import { renderBlock } from '../../renderer/chat/markdown/render.ts';
import { ScriptedHearth } from './scripted-hearth.ts';
import { button, click, openWindow, settle } from './window.ts';

function rendered(markdown: string, citations: number[] = []): HTMLElement {
	const place = document.createElement('div');
	place.append(
		renderBlock(markdown, {
			citations: citations.map((number) => ({
				number,
				label: `Source ${number}`,
				supported: true
			})),
			words: { pictureLeftOut: 'Picture not loaded', code: 'Code', copyCode: 'Copy' },
			library: new Library()
		})
	);
	return place;
}

/** Everything that could load, run, submit, frame, style or lead somewhere. */
function dangers(place: HTMLElement): string[] {
	return [...place.querySelectorAll('*')].flatMap((element) => [
		...(/^(script|iframe|object|embed|form|style|link|meta|base|svg|math|video|audio|img|frame|template)$/i.test(
			element.tagName
		)
			? [element.tagName]
			: []),
		...[...element.attributes]
			.filter(
				({ name, value }) =>
					/^(on|style$|src|srcset|action|formaction|background|ping|id$|name$)/i.test(name) ||
					/^\s*(javascript|data|vbscript|file|blob):/i.test(value)
			)
			.map(({ name, value }) => `${name}=${value}`)
	]);
}

describe('Markdown from a model cannot', () => {
	test.each([
		['run a handler', '<img src=x onerror="alert(1)">'],
		['run a handler without quotes', '<b onclick=alert(1)>x</b>'],
		['run a script', 'before <script>alert(1)</script> after'],
		['run a script in a block', '<div><script>alert(1)</script></div>'],
		['follow a script address', '[click](javascript:alert(1))'],
		['follow a disguised script address', '[click](java\nscript:alert(1))'],
		['follow an encoded script address', '<a href="&#106;avascript:alert(1)">x</a>'],
		['open a data address', '[x](data:text/html,<script>alert(1)</script>)'],
		['open a file of this machine', '[x](file:///etc/passwd)'],
		['load a remote picture', '![chart](https://tracker.example/pixel.png?secret=1)'],
		[
			'load a remote picture by HTML',
			'<img src="https://tracker.example/p.png" srcset="//t.example/2x 2x">'
		],
		['load a picture from a data address', '![x](data:image/svg+xml,<svg onload=alert(1)>)'],
		['open a frame', '<iframe src="https://example.com"></iframe>'],
		['open a frame with a document inside', '<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
		['bring a style sheet', '<style>body { display: none }</style>'],
		['link a style sheet', '<link rel="stylesheet" href="https://example.com/x.css">'],
		['style itself over the window', '<p style="position:fixed;inset:0">Your password?</p>'],
		['use the classes of the window', '<p class="toast bad" id="app">x</p>'],
		['show a form', '<form action="https://example.com"><input name=p type=password></form>'],
		['draw an SVG with a program', '<svg onload="alert(1)"><script>alert(1)</script></svg>'],
		[
			'hide in MathML',
			'<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></table></math>'
		],
		['redirect', '<meta http-equiv="refresh" content="0;url=https://example.com">'],
		['change where links lead', '<base href="https://example.com/">'],
		['play a sound', '<audio src="https://example.com/a.mp3" autoplay></audio>'],
		['embed an object', '<object data="https://example.com/x.swf"></object>'],
		['break out of a code block', '```"><img src=x onerror=alert(1)>\ncode\n```'],
		['break out of a formula', '$<img src=x onerror=alert(1)>"$'],
		['break out of a link title', '[x](https://example.com "\\" onmouseover=alert(1)")']
	])('%s', (_, markdown) => {
		const place = rendered(markdown);
		expect(dangers(place)).toEqual([]);
		expect(place.querySelector('.toast')).toBeNull();
	});
});

describe('Markdown shows', () => {
	test('a picture as its description and where it would have come from', () => {
		const place = rendered('![Sales chart](https://tracker.example/p.png)');
		expect(place.textContent.trim()).toBe('Sales chart (tracker.example)');
	});

	test('where a link leads', () => {
		const link = rendered('[your bank](https://evil.example/login)').querySelector('a');
		expect(link?.textContent).toBe('your bankevil.example');
		expect(link?.title).toBe('https://evil.example/login');
	});

	test('the true host of a link that looks like another', () => {
		const link = rendered('[https://bank.example](https://bank.example@evil.example/)');
		expect(link.querySelector('.host')?.textContent).toBe('evil.example');
	});

	test('a table, a list of tasks and code with its language', () => {
		const place = rendered(
			'| a | b |\n| - | -: |\n| 1 | 2 |\n\n- [x] done\n\n```python\nprint(1)\n```'
		);
		expect([...place.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual(['1', '2']);
		expect(place.querySelector('input')?.disabled).toBe(true);
		expect(place.querySelector('figcaption')?.firstChild?.textContent).toBe('python');
		expect(place.querySelector('pre')?.textContent).toBe('print(1)');
	});

	test.each([
		['$x^2$', 'x^2', 'false'],
		['\\(x^2\\)', 'x^2', 'false'],
		['$$\\frac{a}{b}$$', '\\frac{a}{b}', 'true'],
		['\\[a + b\\]', 'a + b', 'true']
	])('the formula %s', (markdown, source, display) => {
		const formula = rendered(markdown).querySelector<HTMLElement>('[data-formula]');
		expect([formula?.dataset['formula'], formula?.dataset['display']]).toEqual([source, display]);
	});

	test('prices as prices', () => {
		expect(rendered('It costs $5, or $6 with tax.').querySelector('[data-formula]')).toBeNull();
	});

	test('citations of known sources as buttons, and nothing else', () => {
		const place = rendered('Grew [1]. Both [1, 2]. Unknown [7]. `array[1]`', [1, 2]);
		expect(
			[...place.querySelectorAll<HTMLElement>('button')].map((one) => one.dataset['citation'])
		).toEqual(['1', '1', '2']);
		expect(place.textContent).toContain('Unknown [7]');
		expect(place.querySelector('code')?.textContent).toBe('array[1]');
	});
});

describe('Markdown that grows', () => {
	const whole =
		'# Title\n\nOne\n\n- a\n- b\n\n```js\nlet x;\n\nlet y;\n```\n\nEnd | of\n-- | --\n1 | 2\n\nLast';

	test('ends as the same blocks as if it had come at once', () => {
		const blocks = new Blocks();
		let last: string[] = [];
		for (let end = 1; end <= whole.length; end++) last = blocks.split(whole.slice(0, end));
		expect(last).toEqual(new Blocks().split(whole));
		expect(last.join('').replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''));
	});

	test('starts anew when the text is another', () => {
		const blocks = new Blocks();
		blocks.split(whole);
		expect(blocks.split('Other')).toEqual(['Other']);
	});
});

describe('in the window', () => {
	let hearth: ScriptedHearth;
	beforeEach(async () => {
		hearth = new ScriptedHearth();
		const conversation = hearth.conversation('Talk');
		hearth.message(conversation, 'user', 'Hi');
		hearth.message(
			conversation,
			'assistant',
			'See [the page](https://example.com/a?b=1).\n\n```js\nlet x = 1;\n```'
		);
		await openWindow(hearth);
		await click(button('Talk'));
		await settle();
	});

	test('a link opens in the browser of the user and nowhere else', async () => {
		const link = document.querySelector('.markdown a');
		if (link === null) throw new Error('there is no link');
		const event = new MouseEvent('click', { bubbles: true, cancelable: true });
		link.dispatchEvent(event);
		await settle();
		expect(event.defaultPrevented).toBe(true);
		expect(hearth.called('link:open')).toEqual([{ url: 'https://example.com/a?b=1' }]);
	});

	test('code is copied as it was written', async () => {
		const copy = document.querySelector('[data-copy]');
		if (copy === null) throw new Error('there is nothing to copy');
		await click(copy);
		expect(hearth.called('clipboard:write')).toEqual([{ text: 'let x = 1;' }]);
	});
});
