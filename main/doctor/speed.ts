import type { DoctorParts } from './doctor.ts';
import { failure, finding, type Found } from './finding.ts';

const wordsPerToken = 0.75;
/** Enough to read and to write that the speed is no chance. */
const text =
	'A house by the sea has a garden with an old apple tree. In spring its blossoms are white, in summer children sit ' +
	'in its shade, in autumn the apples are carried to the cellar in baskets, and in winter birds sit on its branches. ' +
	'The people who lived there before planted it when their daughter was born. She is a doctor in the city now, and ' +
	'comes back every September with her own children to help with the harvest. Please write a short story about this tree.';
const written = 40;
const quick = { decision: 500, decisionSlow: 1500, writing: 4 };

/** How fast this machine decides, reads and writes with the model in use. Fails in words, never by throwing. */
export async function measureSpeed({ kernel, models, signal }: DoctorParts): Promise<Found[]> {
	try {
		const start = performance.now();
		await models.ready();
		const loading = (performance.now() - start) / 1000;
		return [
			finding('loading', 'good', 'loading', { seconds: loading.toFixed(1) }),
			await decision(kernel, signal),
			...(await talking(models, signal))
		];
	} catch (error) {
		if (signal.aborted) throw error;
		return [failure('speed', 'bad', error)];
	}
}

/** The second decision counts: the first one reads what all have in common. */
async function decision(kernel: DoctorParts['kernel'], signal: AbortSignal): Promise<Found> {
	await kernel.plan('What is 12 * 12?', [], signal);
	const start = performance.now();
	await kernel.plan('What is 15 * 11?', [], signal);
	const ms = Math.round(performance.now() - start);
	if (ms < quick.decision) return finding('decision', 'good', 'decisionQuick', { ms });
	return ms < quick.decisionSlow
		? finding('decision', 'good', 'decisionFine', { ms })
		: finding('decision', 'warning', 'decisionSlow', { ms });
}

async function talking(models: DoctorParts['models'], signal: AbortSignal): Promise<Found[]> {
	const { usage } = await models.lazyEngine().call(
		'chat',
		{
			sequence: 'doctor',
			messages: [{ role: 'user', text }],
			functions: [],
			mayCall: false,
			onlyDecide: false,
			maxTokens: written,
			temperature: 0
		},
		{ signal }
	);
	const { promptTokens, cachedTokens, generatedTokens, firstTokenMs, ms } = usage;
	const rate = (tokens: number, time: number): number =>
		time <= 0 ? 0 : Math.round((tokens * wordsPerToken * 1000) / time);
	const writing = rate(generatedTokens - 1, ms - firstTokenMs);
	const isRead = promptTokens - cachedTokens > promptTokens / 2;
	return [
		...(isRead
			? [
					finding('reading', 'good', 'reading', {
						count: rate(promptTokens - cachedTokens, firstTokenMs)
					})
				]
			: []),
		writing >= quick.writing
			? finding('writing', 'good', 'writingQuick', { count: writing })
			: finding('writing', 'warning', 'writingSlow', { count: writing })
	];
}
