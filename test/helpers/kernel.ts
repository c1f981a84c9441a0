import { defaultSettings } from '../../main/contract.ts';
import { Kernel, type KernelOptions } from '../../main/kernel/kernel.ts';

/** The real kernel on a store and a model, with no tools, files, documents or listeners but those that are given. */
export function bareKernel(
	given: Pick<KernelOptions, 'store' | 'model'> & Partial<KernelOptions>
): Kernel {
	return new Kernel({
		tools: () => Promise.resolve([]),
		settings: () => Promise.resolve(defaultSettings),
		files: () => Promise.resolve([]),
		searchPassages: () => Promise.resolve([]),
		onEvent: () => undefined,
		onConversations: () => undefined,
		...given
	});
}
