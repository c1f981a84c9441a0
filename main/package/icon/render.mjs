/**
 * Renders `icon.svg` to the sizes that the systems ask for: `npm run icons`, after a change of the drawing. Run by
 * Electron, because the best reader of SVG that the project has is its own window.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const drawing = readFileSync(join(import.meta.dirname, 'icon.svg')).toString('base64');

/** @param {number} size */
const render = (size) => `(async () => {
	const image = new Image();
	image.src = 'data:image/svg+xml;base64,${drawing}';
	await image.decode();
	const canvas = Object.assign(document.createElement('canvas'), { width: ${size}, height: ${size} });
	canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size});
	return canvas.toDataURL('image/png').split(',')[1];
})()`;

void app.whenReady().then(async () => {
	const window = new BrowserWindow({ show: false, webPreferences: { offscreen: true } });
	await window.loadURL('data:text/html,');
	for (const size of sizes) {
		const png = /** @type {string} */ (await window.webContents.executeJavaScript(render(size)));
		writeFileSync(join(import.meta.dirname, `${size}x${size}.png`), Buffer.from(png, 'base64'));
	}
	app.exit(0);
});
