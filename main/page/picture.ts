import { nativeImage, type NativeImage, type WebContents } from 'electron';

/** Wide enough to read, small enough to keep in a conversation. */
const widest = 1_200;
const pngLimit = 500_000;
const quality = 80;
const patienceMs = 5_000;

/** What a page looks like now. Also for a page that is not drawn: then it is drawn for this. */
export async function takePicture(
	contents: WebContents
): Promise<{ mime: 'image/png' | 'image/jpeg'; base64: string }> {
	const taken = await fromDevTools(contents);
	const image = taken.isEmpty() ? await contents.capturePage() : taken;
	if (image.isEmpty()) throw new Error('The page could not be drawn.');
	const scaled = image.getSize().width > widest ? image.resize({ width: widest }) : image;
	const png = scaled.toPNG();
	return png.length <= pngLimit
		? { mime: 'image/png', base64: png.toString('base64') }
		: { mime: 'image/jpeg', base64: scaled.toJPEG(quality).toString('base64') };
}

/** A window that is hidden draws nothing by itself; the page's own debugger makes it. */
async function fromDevTools(contents: WebContents): Promise<NativeImage> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<undefined>((resolve) => {
		timer = setTimeout(resolve, patienceMs, undefined);
	});
	try {
		const shot = contents.debugger.sendCommand('Page.captureScreenshot', { format: 'png' });
		shot.catch(() => undefined);
		const answer = (await Promise.race([shot, late])) as { data?: string } | undefined;
		return nativeImage.createFromBuffer(Buffer.from(answer?.data ?? '', 'base64'));
	} catch {
		return nativeImage.createEmpty();
	} finally {
		clearTimeout(timer);
	}
}
