import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { ZipFile } from 'yazl';

/** Archives as the programs write them; only what is not read is left out. */

const seconds = (minute: number): number => 1_700_000_000.25 + minute * 60;

interface Part {
	id: string;
	parent: string | null;
	role?: string;
	content?: unknown;
	minute?: number;
	metadata?: object;
	recipient?: string;
}

function chatGptNode({ id, parent, role, content, minute = 0, metadata = {}, recipient }: Part) {
	const message =
		role === undefined
			? null
			: {
					id,
					author: { role, name: null, metadata: {} },
					create_time: role === 'system' ? null : seconds(minute),
					update_time: null,
					content,
					status: 'finished_successfully',
					end_turn: true,
					weight: 1,
					metadata,
					recipient: recipient ?? 'all',
					channel: null
				};
	return [id, { id, message, parent, children: [] }] as const;
}

const text = (...parts: unknown[]) => ({ content_type: 'text', parts });

/** One conversation of ChatGPT: a question asked in two ways, a program with its output, a picture, and what nobody saw. */
export function chatGptConversation(id = 'c0ffee00-0000-4000-8000-000000000001') {
	const nodes = [
		chatGptNode({ id: 'root', parent: null }),
		chatGptNode({ id: 'system', parent: 'root', role: 'system', content: text('') }),
		chatGptNode({
			...{ id: 'about-me', parent: 'system', role: 'user' },
			content: { content_type: 'user_editable_context', user_profile: 'secret profile' },
			metadata: { is_visually_hidden_from_conversation: true }
		}),
		chatGptNode({
			...{ id: 'asked', parent: 'about-me', role: 'user', minute: 1 },
			content: text('What is the mean of 2 and 4?')
		}),
		chatGptNode({
			...{ id: 'thinking', parent: 'asked', role: 'assistant', minute: 2 },
			content: {
				content_type: 'thoughts',
				thoughts: [{ summary: 'Adding', content: 'hidden thought' }]
			}
		}),
		chatGptNode({
			...{ id: 'program', parent: 'thinking', role: 'assistant', minute: 2, recipient: 'python' },
			content: { content_type: 'code', language: 'python', text: 'print((2 + 4) / 2)' }
		}),
		chatGptNode({
			...{ id: 'printed', parent: 'program', role: 'tool', minute: 2 },
			content: { content_type: 'execution_output', text: '3.0' }
		}),
		chatGptNode({
			...{ id: 'answered', parent: 'printed', role: 'assistant', minute: 3 },
			content: text('The mean is **3** \uE200cite\uE202turn0search1\uE201.')
		}),
		chatGptNode({
			...{ id: 'asked-again', parent: 'about-me', role: 'user', minute: 4 },
			content: {
				content_type: 'multimodal_text',
				parts: [
					{
						content_type: 'image_asset_pointer',
						asset_pointer: 'file-service://file-AbC',
						width: 10
					},
					'What is on this picture?'
				]
			},
			metadata: { attachments: [{ id: 'file-AbC', name: 'holiday.png', mime_type: 'image/png' }] }
		}),
		chatGptNode({
			...{ id: 'answered-again', parent: 'asked-again', role: 'assistant', minute: 5 },
			content: text('A beach in 부산.')
		})
	];
	return {
		title: 'Means & beaches',
		create_time: seconds(0),
		update_time: seconds(6),
		mapping: Object.fromEntries(nodes),
		moderation_results: [],
		current_node: 'answered',
		conversation_id: id,
		id,
		is_archived: false,
		is_starred: true,
		default_model_slug: 'gpt-4o'
	};
}

/** A talk of ChatGPT with so many messages. */
export function longChatGpt(messages: number) {
	const nodes = Array.from({ length: messages }, (_, index) =>
		chatGptNode({
			...{ id: `n${index}`, parent: index === 0 ? null : `n${index - 1}` },
			...{ role: index % 2 === 0 ? 'user' : 'assistant', minute: index },
			content: text(`line ${index} of a very long talk`)
		})
	);
	return {
		...{ title: 'Long', create_time: seconds(0), update_time: seconds(messages), id: 'long' },
		...{ mapping: Object.fromEntries(nodes), current_node: `n${messages - 1}` }
	};
}

export const openWebUiChat = {
	id: '3c1d5f0e-0000-4000-8000-000000000002',
	user_id: 'a',
	title: 'Soup',
	chat: {
		id: '',
		title: 'Soup',
		models: ['llama3.2:latest'],
		params: {},
		history: {
			messages: {
				u1: {
					...{ id: 'u1', parentId: null, childrenIds: ['a1', 'a2'], role: 'user' },
					...{
						content: 'How do I make soup?',
						timestamp: 1_710_000_000,
						models: ['llama3.2:latest']
					},
					files: [{ type: 'file', id: 'f', name: 'recipe.pdf', file: { filename: 'recipe.pdf' } }]
				},
				a1: {
					...{ id: 'a1', parentId: 'u1', childrenIds: [], role: 'assistant', done: true },
					...{ content: 'Boil water.', timestamp: 1_710_000_010, model: 'llama3.2:latest' }
				},
				a2: {
					...{ id: 'a2', parentId: 'u1', childrenIds: ['u2'], role: 'assistant', done: true },
					content:
						'<details type="reasoning" done="true" duration="2">\n<summary>Thought for 2 seconds</summary>\n> carrots\n</details>\nChop carrots.',
					timestamp: 1_710_000_020
				},
				u2: {
					...{ id: 'u2', parentId: 'a2', childrenIds: [], role: 'user' },
					...{ content: 'And then?', timestamp: 1_710_000_030 }
				}
			},
			currentId: 'u2'
		},
		messages: [],
		tags: [],
		timestamp: 1_710_000_000_000
	},
	updated_at: 1_710_000_040,
	created_at: 1_710_000_000,
	share_id: null,
	archived: true,
	pinned: false,
	meta: {},
	folder_id: null
};

/** `threads/*` of Jan's data folder, by path. */
export function janThread(id = 'thread-1'): Record<string, string> {
	const message = (name: string, role: string, content: unknown[], at: number) => ({
		...{ id: name, object: 'thread.message', thread_id: id, role, content, status: 'ready' },
		...{ created_at: at, completed_at: at, type: 'text', metadata: {} }
	});
	const said = (value: string) => ({ type: 'text', text: { value, annotations: [] } });
	const lines = [
		message('m1', 'system', [said('You are helpful.')], 1_720_000_000_000),
		message(
			...(['m2', 'user'] as const),
			[
				said(
					'Sum it up\n\n[ATTACHED_FILES]\n- file_id: 7, name: notes.docx, type: docx, size: 9\n[/ATTACHED_FILES]'
				)
			],
			1_720_000_001_000
		),
		message(
			'm3',
			'assistant',
			[{ type: 'reasoning', text: { value: 'hmm' } }, said('Three notes.')],
			1_720_000_002_000
		)
	];
	return {
		[`threads/${id}/thread.json`]: JSON.stringify({
			...{ id, object: 'thread', title: 'Notes', assistants: [], created: 1_720_000_000 },
			...{ updated: 1_720_000_003, metadata: { is_favorite: true } }
		}),
		[`threads/${id}/messages.jsonl`]: `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"id": "m4", "ro`
	};
}

export async function makeZip(path: string, files: Record<string, string | Buffer>): Promise<void> {
	const zip = new ZipFile();
	const output = createWriteStream(path);
	zip.outputStream.pipe(output);
	for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
	zip.end();
	await once(output, 'close');
}
