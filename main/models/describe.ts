import type { Model } from './contract.ts';
import { quantizationOf } from './details.ts';
import { expectedBytes } from './fit.ts';
import type { KnownModel } from './library.ts';

/** What changes about a model while Hearth runs. */
export type ModelNow = Pick<
	Model,
	'fit' | 'download' | 'options' | 'speed' | 'active' | 'loaded' | 'recommended'
>;

/** A model as the window sees it. */
export function describe(model: KnownModel, now: ModelNow): Model {
	const { entry, origin, path, bytes, details, problem, removable } = model;
	const { id, title, file, licence, role, decision } = entry;
	return {
		...{ id, title, file, licence, role, decision, origin, removable, ...now },
		bytes: path === undefined ? expectedBytes(entry) : bytes,
		parameters: inWords(details?.parameters ?? entry.parameters),
		contextLength: details?.contextLength ?? entry.contextLength,
		quantization: details?.quantization ?? quantizationOf(file),
		verified: verifiedBy(model),
		installed: path !== undefined,
		// Once it is here, what is left of a download is of no use.
		download: path !== undefined && now.download?.state === 'paused' ? null : now.download,
		...(details !== null && details.warnings.length > 0 && { warnings: details.warnings }),
		problem: problem === null ? null : { code: problem.code, values: problem.values }
	};
}

function verifiedBy({ entry, path, details }: KnownModel): Model['verified'] {
	if (entry.sha256 !== null) return 'hash';
	return path === undefined || details !== null ? 'header' : null;
}

/** "135M", "7.6B". */
function inWords(parameters: number | null): string {
	if (parameters === null) return '';
	return new Intl.NumberFormat('en', {
		notation: 'compact',
		maximumSignificantDigits: 3
	}).format(parameters);
}
