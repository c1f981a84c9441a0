import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** A real web server on this machine that ends with the test. Returns its address and what was asked. */
export async function fileServer(
	answer: (request: IncomingMessage, response: ServerResponse, count: number) => void
): Promise<{ url: string; ranges: (string | undefined)[] }> {
	const ranges: (string | undefined)[] = [];
	const server = createServer((request, response) => {
		ranges.push(request.headers.range);
		answer(request, response, ranges.length);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return { url: `http://127.0.0.1:${address.port}/model.gguf`, ranges };
}

/** Serves `body` as a good server does: whole, or from where it is asked for. */
export function serveFile(
	request: IncomingMessage,
	response: ServerResponse,
	body: Buffer,
	etag = '"one"'
): void {
	const from = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
	const condition = request.headers['if-range'];
	if (!from || (condition !== undefined && condition !== etag)) {
		response.writeHead(200, { 'content-length': body.length, etag }).end(body);
		return;
	}
	const start = Number(from[1]);
	response
		.writeHead(206, {
			'content-length': body.length - start,
			'content-range': `bytes ${start}-${body.length - 1}/${body.length}`,
			etag
		})
		.end(body.subarray(start));
}
