import { expect, test } from 'vitest';
import { showStep } from '../../../main/setup/progress.mjs';

function screen(isTTY: boolean) {
	const written: string[] = [];
	const write = (text: string | Uint8Array) => written.push(String(text)) > 0;
	return { written, stream: { write, isTTY, columns: 40 } };
}

test('a log gets one line every tenth, however often progress is told', () => {
	const { written, stream } = screen(false);
	const report = showStep('Getting it', stream);
	for (let part = 0; part <= 1000; part++) report.progress(part / 1000);
	report.end('done');
	expect(written).toHaveLength(13);
	expect(written.slice(0, 3)).toEqual([
		'Getting it...\n',
		'Getting it: 0 %\n',
		'Getting it: 10 %\n'
	]);
	expect(written.at(-1)).toBe('Getting it: done\n');
});

test('a terminal gets one line that is rewritten and never wraps', () => {
	const { written, stream } = screen(true);
	const report = showStep('Getting something with a very long name indeed', stream);
	report.progress(0.123, '(1.0 MB/s)');
	report.end('done');
	expect(written.filter((text) => text.includes('\n'))).toEqual(['\n']);
	for (const text of written.slice(0, -1))
		expect(text.replace('\r\u001b[2K', '').length).toBeLessThan(40);
});

test('progress does not run backwards', () => {
	const { written, stream } = screen(false);
	const report = showStep('x', stream);
	report.progress(0.5);
	report.progress(0.2);
	report.progress(7);
	expect(written).toEqual(['x...\n', 'x: 50 %\n', 'x: 100 %\n']);
});
