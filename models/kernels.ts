import type { z } from 'zod';
import type { modelEntrySchema } from './catalogue.ts';

/**
 * Well-known open-weight models that talk, by size. Each file is named at a fixed revision of its publisher's repository;
 * sizes and hashes are those the publisher gives for it. Parameters are rounded.
 */
export const kernels: z.input<typeof modelEntrySchema>[] = [
	{
		id: 'smollm2-360m-instruct',
		title: 'SmolLM2 360M Instruct',
		file: 'smollm2-360m-instruct-q8_0.gguf',
		bytes: 386_404_992,
		sha256: '48ab3034d0dd401fbc721eb1df3217902fee7dab9078992d66431f09b7750201',
		licence: 'Apache-2.0',
		parameters: 362_000_000,
		contextLength: 8192,
		attention: { layers: 32, kvHeads: 5, headSize: 64 },
		sources: huggingFace(
			'HuggingFaceTB/SmolLM2-360M-Instruct-GGUF',
			'593b5a2e04c8f3e4ee880263f93e0bd2901ad47f',
			'smollm2-360m-instruct-q8_0.gguf'
		)
	},
	{
		id: 'qwen2.5-0.5b-instruct',
		title: 'Qwen2.5 0.5B Instruct',
		file: 'qwen2.5-0.5b-instruct-q4_k_m.gguf',
		bytes: 491_400_032,
		sha256: '74a4da8c9fdbcd15bd1f6d01d621410d31c6fc00986f5eb687824e7b93d7a9db',
		licence: 'Apache-2.0',
		parameters: 494_000_000,
		contextLength: 32_768,
		attention: { layers: 24, kvHeads: 2, headSize: 64 },
		sources: huggingFace(
			'Qwen/Qwen2.5-0.5B-Instruct-GGUF',
			'9217f5db79a29953eb74d5343926648285ec7e67',
			'qwen2.5-0.5b-instruct-q4_k_m.gguf'
		)
	},
	{
		id: 'qwen3-0.6b',
		title: 'Qwen3 0.6B',
		file: 'Qwen3-0.6B-Q8_0.gguf',
		bytes: 639_446_688,
		sha256: '9465e63a22add5354d9bb4b99e90117043c7124007664907259bd16d043bb031',
		licence: 'Apache-2.0',
		parameters: 596_000_000,
		contextLength: 40_960,
		attention: { layers: 28, kvHeads: 8, headSize: 128 },
		sources: huggingFace(
			'Qwen/Qwen3-0.6B-GGUF',
			'23749fefcc72300e3a2ad315e1317431b06b590a',
			'Qwen3-0.6B-Q8_0.gguf'
		)
	},
	{
		id: 'gemma-3-1b-it',
		title: 'Gemma 3 1B',
		file: 'gemma-3-1b-it-Q4_K_M.gguf',
		bytes: 806_058_240,
		sha256: '8ccc5cd1f1b3602548715ae25a66ed73fd5dc68a210412eea643eb20eb75a135',
		licence: 'Gemma Terms of Use',
		parameters: 1_000_000_000,
		contextLength: 32_768,
		attention: { layers: 26, kvHeads: 1, headSize: 256 },
		sources: huggingFace(
			'ggml-org/gemma-3-1b-it-GGUF',
			'f9c28bcd85737ffc5aef028638d3341d49869c27',
			'gemma-3-1b-it-Q4_K_M.gguf'
		)
	},
	{
		id: 'llama-3.2-1b-instruct',
		title: 'Llama 3.2 1B Instruct',
		file: 'Llama-3.2-1B-Instruct-Q4_K_M.gguf',
		bytes: 807_694_464,
		sha256: '6f85a640a97cf2bf5b8e764087b1e83da0fdb51d7c9fab7d0fece9385611df83',
		licence: 'Llama 3.2 Community License',
		parameters: 1_240_000_000,
		contextLength: 131_072,
		attention: { layers: 16, kvHeads: 8, headSize: 64 },
		sources: huggingFace(
			'bartowski/Llama-3.2-1B-Instruct-GGUF',
			'067b946cf014b7c697f3654f621d577a3e3afd1c',
			'Llama-3.2-1B-Instruct-Q4_K_M.gguf'
		)
	},
	{
		id: 'smollm2-1.7b-instruct',
		title: 'SmolLM2 1.7B Instruct',
		file: 'smollm2-1.7b-instruct-q4_k_m.gguf',
		bytes: 1_055_609_536,
		sha256: 'decd2598bc2c8ed08c19adc3c8fdd461ee19ed5708679d1c54ef54a5a30d4f33',
		licence: 'Apache-2.0',
		parameters: 1_710_000_000,
		contextLength: 8192,
		attention: { layers: 24, kvHeads: 32, headSize: 64 },
		sources: huggingFace(
			'HuggingFaceTB/SmolLM2-1.7B-Instruct-GGUF',
			'2d4a76a30b4af41ecd395c35725ac11688d4cfe4',
			'smollm2-1.7b-instruct-q4_k_m.gguf'
		)
	},
	{
		id: 'qwen2.5-1.5b-instruct',
		title: 'Qwen2.5 1.5B Instruct',
		file: 'qwen2.5-1.5b-instruct-q4_k_m.gguf',
		bytes: 1_117_320_736,
		sha256: '6a1a2eb6d15622bf3c96857206351ba97e1af16c30d7a74ee38970e434e9407e',
		licence: 'Apache-2.0',
		parameters: 1_540_000_000,
		contextLength: 32_768,
		attention: { layers: 28, kvHeads: 2, headSize: 128 },
		advised: true,
		sources: huggingFace(
			'Qwen/Qwen2.5-1.5B-Instruct-GGUF',
			'91cad51170dc346986eccefdc2dd33a9da36ead9',
			'qwen2.5-1.5b-instruct-q4_k_m.gguf'
		)
	},
	{
		id: 'qwen3-1.7b',
		title: 'Qwen3 1.7B',
		file: 'Qwen3-1.7B-Q8_0.gguf',
		bytes: 1_834_426_016,
		sha256: '061b54daade076b5d3362dac252678d17da8c68f07560be70818cace6590cb1a',
		licence: 'Apache-2.0',
		parameters: 1_720_000_000,
		contextLength: 40_960,
		attention: { layers: 28, kvHeads: 8, headSize: 128 },
		sources: huggingFace(
			'Qwen/Qwen3-1.7B-GGUF',
			'90862c4b9d2787eaed51d12237eafdfe7c5f6077',
			'Qwen3-1.7B-Q8_0.gguf'
		)
	},
	{
		id: 'llama-3.2-3b-instruct',
		title: 'Llama 3.2 3B Instruct',
		file: 'Llama-3.2-3B-Instruct-Q4_K_M.gguf',
		bytes: 2_019_377_696,
		sha256: '6c1a2b41161032677be168d354123594c0e6e67d2b9227c84f296ad037c728ff',
		licence: 'Llama 3.2 Community License',
		parameters: 3_210_000_000,
		contextLength: 131_072,
		attention: { layers: 28, kvHeads: 8, headSize: 128 },
		sources: huggingFace(
			'bartowski/Llama-3.2-3B-Instruct-GGUF',
			'5ab33fa94d1d04e903623ae72c95d1696f09f9e8',
			'Llama-3.2-3B-Instruct-Q4_K_M.gguf'
		)
	},
	{
		id: 'granite-4.0-micro',
		title: 'Granite 4.0 Micro',
		file: 'granite-4.0-micro-Q4_K_M.gguf',
		bytes: 2_099_502_528,
		sha256: '97c417dcc0534b0737c74016fb2af083cb17c3b51eaac621192d23961b7024eb',
		licence: 'Apache-2.0',
		parameters: 3_400_000_000,
		contextLength: 131_072,
		attention: { layers: 40, kvHeads: 8, headSize: 64 },
		sources: huggingFace(
			'ibm-granite/granite-4.0-micro-GGUF',
			'ec48475f0c811d812fbfb61975717a9c36eeb652',
			'granite-4.0-micro-Q4_K_M.gguf'
		)
	},
	{
		id: 'gemma-3-4b-it',
		title: 'Gemma 3 4B',
		file: 'gemma-3-4b-it-Q4_K_M.gguf',
		bytes: 2_489_757_856,
		sha256: '882e8d2db44dc554fb0ea5077cb7e4bc49e7342a1f0da57901c0802ea21a0863',
		licence: 'Gemma Terms of Use',
		parameters: 3_880_000_000,
		contextLength: 131_072,
		attention: { layers: 34, kvHeads: 4, headSize: 256 },
		sources: huggingFace(
			'ggml-org/gemma-3-4b-it-GGUF',
			'd0976223747697cb51e056d85c532013931fe52e',
			'gemma-3-4b-it-Q4_K_M.gguf'
		)
	},
	{
		id: 'phi-4-mini-instruct',
		title: 'Phi-4 mini Instruct',
		file: 'microsoft_Phi-4-mini-instruct-Q4_K_M.gguf',
		bytes: 2_491_874_688,
		sha256: '01999f17c39cc3074afae5e9c539bc82d45f2dd7faa3917c66cbef76fce8c0c2',
		licence: 'MIT',
		parameters: 3_840_000_000,
		contextLength: 131_072,
		attention: { layers: 32, kvHeads: 8, headSize: 128 },
		sources: huggingFace(
			'bartowski/microsoft_Phi-4-mini-instruct-GGUF',
			'7ff82c2aaa4dde30121698a973765f39be5288c0',
			'microsoft_Phi-4-mini-instruct-Q4_K_M.gguf'
		)
	},
	{
		id: 'qwen3-4b-instruct-2507',
		title: 'Qwen3 4B Instruct 2507',
		file: 'Qwen3-4B-Instruct-2507-Q4_K_M.gguf',
		bytes: 2_497_281_120,
		sha256: '3605803b982cb64aead44f6c1b2ae36e3acdb41d8e46c8a94c6533bc4c67e597',
		licence: 'Apache-2.0',
		parameters: 4_020_000_000,
		contextLength: 262_144,
		attention: { layers: 36, kvHeads: 8, headSize: 128 },
		advised: true,
		sources: huggingFace(
			'unsloth/Qwen3-4B-Instruct-2507-GGUF',
			'a06e946bb6b655725eafa393f4a9745d460374c9',
			'Qwen3-4B-Instruct-2507-Q4_K_M.gguf'
		)
	},
	{
		id: 'mistral-7b-instruct-v0.3',
		title: 'Mistral 7B Instruct v0.3',
		file: 'Mistral-7B-Instruct-v0.3-Q4_K_M.gguf',
		bytes: 4_372_812_000,
		sha256: '1270d22c0fbb3d092fb725d4d96c457b7b687a5f5a715abe1e818da303e562b6',
		licence: 'Apache-2.0',
		parameters: 7_250_000_000,
		contextLength: 32_768,
		attention: { layers: 32, kvHeads: 8, headSize: 128 },
		sources: huggingFace(
			'bartowski/Mistral-7B-Instruct-v0.3-GGUF',
			'61fd4167fff3ab01ee1cfe0da183fa27a944db48',
			'Mistral-7B-Instruct-v0.3-Q4_K_M.gguf'
		)
	},
	{
		id: 'qwen2.5-7b-instruct',
		title: 'Qwen2.5 7B Instruct',
		file: 'Qwen2.5-7B-Instruct-Q4_K_M.gguf',
		bytes: 4_683_074_240,
		sha256: '65b8fcd92af6b4fefa935c625d1ac27ea29dcb6ee14589c55a8f115ceaaa1423',
		licence: 'Apache-2.0',
		parameters: 7_620_000_000,
		contextLength: 32_768,
		attention: { layers: 28, kvHeads: 4, headSize: 128 },
		advised: true,
		sources: huggingFace(
			'bartowski/Qwen2.5-7B-Instruct-GGUF',
			'8911e8a47f92bac19d6f5c64a2e2095bd2f7d031',
			'Qwen2.5-7B-Instruct-Q4_K_M.gguf'
		)
	},
	{
		id: 'llama-3.1-8b-instruct',
		title: 'Llama 3.1 8B Instruct',
		file: 'Meta-Llama-3.1-8B-Instruct-Q4_K_M.gguf',
		bytes: 4_920_739_232,
		sha256: '7b064f5842bf9532c91456deda288a1b672397a54fa729aa665952863033557c',
		licence: 'Llama 3.1 Community License',
		parameters: 8_030_000_000,
		contextLength: 131_072,
		attention: { layers: 32, kvHeads: 8, headSize: 128 },
		sources: huggingFace(
			'bartowski/Meta-Llama-3.1-8B-Instruct-GGUF',
			'bf5b95e96dac0462e2a09145ec66cae9a3f12067',
			'Meta-Llama-3.1-8B-Instruct-Q4_K_M.gguf'
		)
	},
	{
		id: 'qwen3-8b',
		title: 'Qwen3 8B',
		file: 'Qwen3-8B-Q4_K_M.gguf',
		bytes: 5_027_783_488,
		sha256: 'd98cdcbd03e17ce47681435b5150e34c1417f50b5c0019dd560e4882c5745785',
		licence: 'Apache-2.0',
		parameters: 8_190_000_000,
		contextLength: 40_960,
		attention: { layers: 36, kvHeads: 8, headSize: 128 },
		sources: huggingFace(
			'Qwen/Qwen3-8B-GGUF',
			'7c41481f57cb95916b40956ab2f0b139b296d974',
			'Qwen3-8B-Q4_K_M.gguf'
		)
	},
	{
		id: 'gemma-3-12b-it',
		title: 'Gemma 3 12B',
		file: 'gemma-3-12b-it-Q4_K_M.gguf',
		bytes: 7_300_574_976,
		sha256: '7bb69bff3f48a7b642355d64a90e481182a7794707b3133890646b1efa778ff5',
		licence: 'Gemma Terms of Use',
		parameters: 11_800_000_000,
		contextLength: 131_072,
		attention: { layers: 48, kvHeads: 8, headSize: 256 },
		sources: huggingFace(
			'ggml-org/gemma-3-12b-it-GGUF',
			'ec0cbabd8dbff316f659876a50202295c3c4a314',
			'gemma-3-12b-it-Q4_K_M.gguf'
		)
	},
	{
		id: 'mistral-nemo-instruct-2407',
		title: 'Mistral Nemo 12B Instruct',
		file: 'Mistral-Nemo-Instruct-2407-Q4_K_M.gguf',
		bytes: 7_477_208_192,
		sha256: '7c1a10d202d8788dbe5628dc962254d10654c853cae6aaeca0618f05490d4a46',
		licence: 'Apache-2.0',
		parameters: 12_200_000_000,
		contextLength: 131_072,
		attention: { layers: 40, kvHeads: 8, headSize: 128 },
		sources: huggingFace(
			'bartowski/Mistral-Nemo-Instruct-2407-GGUF',
			'a2dd64a0a76ea1bdb2bb6ab6fa5496b003c7c908',
			'Mistral-Nemo-Instruct-2407-Q4_K_M.gguf'
		)
	},
	{
		id: 'qwen2.5-14b-instruct',
		title: 'Qwen2.5 14B Instruct',
		file: 'Qwen2.5-14B-Instruct-Q4_K_M.gguf',
		bytes: 8_988_110_976,
		sha256: 'e47ad95dad6ff848b431053b375adb5d39321290ea2c638682577dafca87c008',
		licence: 'Apache-2.0',
		parameters: 14_800_000_000,
		contextLength: 32_768,
		attention: { layers: 48, kvHeads: 8, headSize: 128 },
		advised: true,
		sources: huggingFace(
			'bartowski/Qwen2.5-14B-Instruct-GGUF',
			'05244aa5d871c661c80082a15d3bce44714d068d',
			'Qwen2.5-14B-Instruct-Q4_K_M.gguf'
		)
	},
	{
		id: 'qwen3-14b',
		title: 'Qwen3 14B',
		file: 'Qwen3-14B-Q4_K_M.gguf',
		bytes: 9_001_752_960,
		sha256: '500a8806e85ee9c83f3ae08420295592451379b4f8cf2d0f41c15dffeb6b81f0',
		licence: 'Apache-2.0',
		parameters: 14_800_000_000,
		contextLength: 40_960,
		attention: { layers: 40, kvHeads: 8, headSize: 128 },
		sources: huggingFace(
			'Qwen/Qwen3-14B-GGUF',
			'530227a7d994db8eca5ab5ced2fb692b614357fd',
			'Qwen3-14B-Q4_K_M.gguf'
		)
	}
];

function huggingFace(repository: string, revision: string, file: string) {
	return [
		{
			kind: 'web' as const,
			url: `https://huggingface.co/${repository}/resolve/${revision}/${file}`
		}
	];
}
