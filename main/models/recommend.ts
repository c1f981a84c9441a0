import { availableParallelism } from 'node:os';
import { starter } from '../../models/catalogue.ts';
import type { ModelFit } from './contract.ts';
import type { KnownModel } from './library.ts';

/**
 * Weights that one core reads through often enough for an answer to come at about the speed of reading. Every word takes
 * all of the weights once; two cores that were busy besides came to 4 GB a second.
 */
const weightsPerCore = 600_000_000;

/** Id of the model that suits this machine best: the largest advised one that fits with ease and is not too slow. */
export function recommend(
	models: KnownModel[],
	fits: ModelFit[],
	cores = availableParallelism()
): string {
	const good = models.flatMap(({ entry }, index) => {
		const fit = fits[index];
		const isSuitable =
			entry.advised && fit?.verdict === 'good' && fit.weightsBytes <= cores * weightsPerCore;
		return isSuitable ? [{ id: entry.id, bytes: fit.weightsBytes }] : [];
	});
	return good.sort((one, other) => other.bytes - one.bytes)[0]?.id ?? starter.id;
}
