import { z } from 'zod';
import { originSchema, partSchema } from '../tools/parts.ts';
import { doctorCalls } from './doctor/contract.ts';
import { evaluationCalls, evaluationEvents } from './evaluation/contract.ts';
import { argumentOriginSchema } from './kernel/origins-contract.ts';
import { interpreterCalls } from './interpreter/contract.ts';
import { encryptionCalls, encryptionEvents } from './memory/encryption/contract.ts';
import { factCalls } from './memory/facts-contract.ts';
import { toolServerCalls, toolServerEvents } from './mcp/contract.ts';
import { transferCalls, transferEvents } from './memory/transfer/contract.ts';
import { modelCalls, modelEvents } from './models/contract.ts';
import type { Operations } from './operations.ts';
import { redTeamCalls, redTeamEvents } from './red-team/contract.ts';
import { offeredFileSchema, pageCalls, searchEngines } from './page/contract.ts';
import { remoteCalls } from './remote/contract.ts';
import { serverCalls } from './server/contract.ts';
import { updateCalls, updateEvents } from './update/contract.ts';

export * from './doctor/contract.ts';
export * from './evaluation/contract.ts';
export * from './kernel/origins-contract.ts';
export * from './memory/encryption/contract.ts';
export * from './memory/facts-contract.ts';
export * from './mcp/contract.ts';
export * from './memory/transfer/contract.ts';
export * from './models/contract.ts';
export * from './red-team/contract.ts';
export * from './page/contract.ts';
export * from './remote/contract.ts';
export * from './server/contract.ts';
export * from './update/contract.ts';

/**
 * Everything that passes between the window and the main process, as schemas; types come from them.
 * A new call is: a line here, its `handle` in main, its use in the renderer.
 * Times are milliseconds since 1970, sizes are bytes unless named otherwise.
 */

// ---------------------------------------------------------------- things

const id = z.string().min(1).max(64);
const time = z.int();

export const conversationSchema = z.object({
	id,
	title: z.string(),
	createdAt: time,
	updatedAt: time,
	pinned: z.boolean(),
	archived: z.boolean(),
	/** The last message of the branch that is shown; null while the conversation is empty. */
	leafId: id.nullable(),
	deletedAt: time.nullable()
});
export type Conversation = z.output<typeof conversationSchema>;

export const messageStatusSchema = z.enum([
	'running',
	'complete',
	'stopped',
	'interrupted',
	'failed'
]);

export const citationSchema = z.object({
	/** The number in the text: `[1]`. */
	number: z.int(),
	passageId: z.string(),
	documentId: z.string(),
	title: z.string(),
	place: z.string(),
	/** The passage as it was when it was cited. */
	text: z.string(),
	/** Whether every sentence that cites it was found in it. */
	supported: z.boolean(),
	/** The address of a web page; then there is no document. */
	url: z.string().optional()
});
export type Citation = z.output<typeof citationSchema>;

/** What happened inside a turn, in order. Kept in the store, so that a turn can be shown again, resumed and exported. */
export const stepSchema = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('decision'),
		callId: id,
		tool: z.string(),
		input: z.record(z.string(), z.unknown()),
		/** Milliseconds from asking the engine to its call, and to its first token. */
		ms: z.number(),
		firstTokenMs: z.number(),
		promptTokens: z.int(),
		cachedTokens: z.int()
	}),
	z.object({
		kind: z.literal('approval'),
		callId: id,
		tool: z.string(),
		target: z.string(),
		decision: z.enum(['once', 'always', 'denied', 'refused'])
	}),
	z.object({
		kind: z.literal('result'),
		callId: id,
		tool: z.string(),
		ok: z.boolean(),
		parts: z.array(partSchema),
		origin: originSchema,
		ms: z.number(),
		/** Whether `activity:undo` can take it back, and by which entry. */
		activityId: id.nullable()
	}),
	z.object({
		kind: z.literal('note'),
		/** A line of the catalogue `main/messages/notes.ts`, shown in the flow. */
		note: z.string(),
		values: z.record(z.string(), z.union([z.string(), z.number()]))
	})
]);
export type Step = z.output<typeof stepSchema>;

export const messageSchema = z.object({
	id,
	conversationId: id,
	parentId: id.nullable(),
	role: z.enum(['user', 'assistant']),
	text: z.string(),
	createdAt: time,
	status: messageStatusSchema,
	/** Set when status is `failed` or `interrupted`: the code and values of `main/messages/errors.ts`. */
	error: z
		.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
		.nullable(),
	/** Documents dropped with the message. */
	attachments: z.array(z.object({ documentId: id, title: z.string() })),
	steps: z.array(stepSchema),
	citations: z.array(citationSchema)
});
export type ChatMessage = z.output<typeof messageSchema>;

/** One page of the context window of an answer: what was in the RAM, whose it was, and why. */
export const contextPageSchema = z.object({
	owner: z.enum(['instructions', 'tools', 'fact', 'document', 'turn', 'result', 'stub']),
	origin: originSchema,
	title: z.string(),
	tokens: z.int(),
	/** In words of the catalogue `main/messages/notes.ts`: why it was there. */
	reason: z.string(),
	text: z.string(),
	/** What it shows, so that it can be opened: a message, document, passage or fact. */
	ref: z.string().nullable()
});
export type ContextPage = z.output<typeof contextPageSchema>;

export const contextMapSchema = z.object({
	windowTokens: z.int(),
	pages: z.array(contextPageSchema)
});

export const documentSchema = z.object({
	id,
	title: z.string(),
	/** Where it was added from; the original is kept by content, so this place may be gone. */
	path: z.string(),
	kind: z.string(),
	bytes: z.int(),
	addedAt: time,
	state: z.enum(['queued', 'reading', 'ready', 'failed']),
	/** 0 to 1 while reading. */
	progress: z.number(),
	error: z
		.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
		.nullable(),
	passages: z.int(),
	pages: z.int().nullable(),
	/** Names of what was found on the way in: hidden text, instruction-like passages (keys of `main/messages/notes.ts`). */
	warnings: z.array(z.string()),
	/** How often its file has changed since it was added, and one more. */
	version: z.int().optional(),
	/** 0 to 1 while a newer version is read; until it is there, the old one serves. */
	updating: z.number().nullable().optional()
});
export type DocumentInfo = z.output<typeof documentSchema>;

export const passageSchema = z.object({
	id,
	documentId: id,
	index: z.int(),
	text: z.string(),
	heading: z.string().nullable(),
	/** In words: "page 3", "sheet Sales, row 12"; empty when the document has no parts. */
	place: z.string(),
	/** Character offsets in the extracted text. */
	start: z.int(),
	end: z.int()
});
export type Passage = z.output<typeof passageSchema>;

export const passageHitSchema = passageSchema.extend({
	title: z.string(),
	score: z.number(),
	/** Set when the document is still being read, so that there may be better ones. */
	reading: z.boolean().optional()
});
export type PassageResult = z.output<typeof passageHitSchema>;

export const removedDocumentSchema = documentSchema
	.pick({ id: true, title: true })
	.extend({ deletedAt: time });
export type RemovedDocument = z.output<typeof removedDocumentSchema>;

export const watchSchema = z.object({
	path: z.string(),
	addedAt: time,
	/** True while the folder is not there, for example on a disk that is not connected; its documents are kept. */
	missing: z.boolean()
});
export type Watch = z.output<typeof watchSchema>;

export const grantSchema = z.object({ path: z.string(), addedAt: time });
export const ruleSchema = z.object({ id, tool: z.string(), scope: z.string(), createdAt: time });

export const activitySchema = z.object({
	id,
	at: time,
	conversationId: id.nullable(),
	messageId: id.nullable(),
	tool: z.string(),
	target: z.string(),
	ok: z.boolean(),
	undo: z.enum(['none', 'possible', 'done'])
});
export type Activity = z.output<typeof activitySchema>;

export const settingsSchema = z.object({
	language: z.enum(['system', 'en', 'ko']),
	/** The page of the first start was seen. */
	welcomed: z.boolean(),
	/** Tell through the system when a long answer is ready and nobody looks at the window. */
	notify: z.boolean(),
	/** Suggest what could be remembered, and remember what one asks for in conversations. */
	learning: z.boolean(),
	/** Stay in the tray when the window is closed. */
	tray: z.boolean(),
	/** The key that opens Hearth from anywhere, as Electron writes it; empty for none. */
	quickKey: z.string().max(60),
	/** Keys of the window that a person changed, by command; an empty list switches a command's keys off. */
	keys: z.record(z.string().max(40), z.array(z.string().max(40)).max(4)),
	theme: z.enum(['system', 'light', 'dark']),
	/** An address with `%s` where the words go. */
	searchEngine: z.string().refine((value) => value.includes('%s'), 'needs %s where the words go'),
	/** Id in the catalogue, or of an imported file. */
	model: z.string(),
	/** Ask before effects, let file edits inside grants pass, or allow nothing that changes anything. */
	mode: z.enum(['ask', 'accept-edits', 'read-only']),
	/** A model that nobody used for so long gives its memory back; 0 for never. */
	idleUnloadMinutes: z.int().min(0).max(10_080),
	/** A folder of GGUF files of the user's own. */
	modelFolder: z.string().max(4096).nullable()
});
export type Settings = z.output<typeof settingsSchema>;
export const defaultSettings: Settings = {
	language: 'system',
	welcomed: false,
	notify: true,
	learning: true,
	tray: false,
	quickKey: '',
	keys: {},
	theme: 'system',
	searchEngine: searchEngines[0].address,
	model: 'smollm2-135m-instruct',
	mode: 'ask',
	idleUnloadMinutes: 15,
	modelFolder: null
};

/** What the engine is doing; the renderer puts it into words. */
export const engineStateSchema = z.discriminatedUnion('state', [
	z.object({ state: z.literal('off') }),
	z.object({ state: z.literal('loading'), model: z.string(), progress: z.number() }),
	z.object({ state: z.literal('ready'), model: z.string() }),
	z.object({ state: z.literal('reading'), model: z.string(), words: z.int() }),
	z.object({ state: z.literal('writing'), model: z.string(), wordsPerSecond: z.number() }),
	z.object({
		state: z.literal('failed'),
		error: z.object({
			code: z.string(),
			values: z.record(z.string(), z.union([z.string(), z.number()]))
		})
	})
]);
export type EngineState = z.output<typeof engineStateSchema>;

/** The page panel beside the chat. `open` false means the panel is closed. */
export const pageStateSchema = z.object({
	open: z.boolean(),
	url: z.string(),
	title: z.string(),
	loading: z.boolean(),
	canGoBack: z.boolean(),
	canGoForward: z.boolean(),
	/** Why the last load failed, in the user's language; null when it did not. */
	error: z.string().nullable(),
	/** A file that a link led to: it is only taken, into the documents, after a yes. */
	file: offeredFileSchema.nullable(),
	/** Which of how many places of what is looked for on the page is shown. */
	found: z.object({ number: z.int(), count: z.int() }).nullable()
});
export type PageState = z.output<typeof pageStateSchema>;

// ---------------------------------------------------------------- events

/** What a yes would do: a text before and after, or a list of files with their new names; `to` is null for the bin. */
export const previewSchema = z.union([
	z.object({ before: z.string(), after: z.string() }),
	z.object({
		what: z.enum(['move', 'rename', 'copy', 'delete', 'make']),
		folder: z.string(),
		changes: z.array(
			z.object({
				from: z.string(),
				to: z.string().nullable(),
				files: z.int().nullable(),
				bytes: z.number()
			})
		)
	})
]);

const approvalRequestSchema = z.object({
	approvalId: id,
	tool: z.string(),
	effect: z.enum(['none', 'read', 'network', 'write', 'delete', 'memory', 'mcp']),
	target: z.string(),
	preview: previewSchema.nullable(),
	/** Key in `main/messages/approvals.ts`: why it is asked, and whether "Always" is offered. */
	reason: z.string(),
	/** Where outside text that led here came from: page addresses, document titles. */
	because: z.array(z.string()),
	/** Where each argument came from, in the order of the tool's input. */
	origins: z.array(argumentOriginSchema).optional(),
	canAlways: z.boolean()
});
export type ApprovalRequest = z.output<typeof approvalRequestSchema>;

/** What a turn tells while it runs. The shell prints the same union with `--json`. */
export const turnEventSchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('turn-start'), userMessageId: id.nullable() }),
	z.object({
		type: z.literal('tool-call'),
		callId: id,
		tool: z.string(),
		input: z.record(z.string(), z.unknown())
	}),
	z.object({ type: z.literal('approval-request'), callId: id, request: approvalRequestSchema }),
	z.object({
		type: z.literal('approval'),
		callId: id,
		tool: z.string(),
		input: z.record(z.string(), z.unknown()),
		decision: z.enum(['once', 'always', 'denied', 'refused'])
	}),
	z.object({
		type: z.literal('tool-result'),
		callId: id,
		tool: z.string(),
		ok: z.boolean(),
		output: z.string(),
		parts: z.array(partSchema),
		ms: z.number()
	}),
	z.object({
		type: z.literal('note'),
		note: z.string(),
		values: z.record(z.string(), z.union([z.string(), z.number()]))
	}),
	z.object({ type: z.literal('text-delta'), text: z.string() }),
	z.object({
		type: z.literal('turn-end'),
		status: messageStatusSchema,
		text: z.string(),
		citations: z.array(citationSchema),
		error: messageSchema.shape.error,
		/** Milliseconds: the whole turn, to the first token of the first decision, and all decisions together. */
		timings: z.object({ total: z.number(), firstToken: z.number(), deciding: z.number() })
	})
]);
export type TurnEvent = z.output<typeof turnEventSchema>;

/** Everything main tells the window unasked. */
export const appEventSchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('turn'), conversationId: id, messageId: id, event: turnEventSchema }),
	z.object({ type: z.literal('engine'), engine: engineStateSchema }),
	z.object({ type: z.literal('document'), document: documentSchema }),
	z.object({ type: z.literal('document-removed'), documentId: id }),
	/** Conversations were added, renamed, moved or removed: read the list again. */
	z.object({ type: z.literal('conversations') }),
	z.object({ type: z.literal('facts') }),
	...modelEvents,
	...evaluationEvents,
	...redTeamEvents,
	...toolServerEvents,
	...encryptionEvents,
	...transferEvents,
	...updateEvents,
	z.object({ type: z.literal('page'), page: pageStateSchema }),
	z.object({ type: z.literal('settings'), settings: settingsSchema }),
	/** Something to tell once, for example that a damaged store was replaced by a snapshot. */
	z.object({
		type: z.literal('notice'),
		code: z.string(),
		values: z.record(z.string(), z.union([z.string(), z.number()]))
	}),
	/** A menu or a global key asks the window to do something: "new-conversation", "find", "settings". */
	z.object({ type: z.literal('command'), command: z.string() }),
	/** The system handed over files or a link; a person agrees before a link does anything. */
	z.object({
		type: z.literal('opened'),
		documents: z.array(z.string()),
		models: z.array(z.string()),
		link: z.object({ text: z.string() }).nullable()
	}),
	/** Show this conversation, because its notification was clicked. */
	z.object({ type: z.literal('show'), conversationId: id })
]);
export type AppEvent = z.output<typeof appEventSchema>;

// ---------------------------------------------------------------- calls

/** What the person wants in the window of a conversation, and out of it: messages and passages by their ids. */
export const heldSchema = z.object({ pinned: z.array(z.string()), out: z.array(z.string()) });

/** How a document goes into an answer: all of it, or what a search finds in it; by its size when that is left to Hearth. */
export const documentUseSchema = z.enum(['auto', 'whole', 'search']);
export type DocumentUse = z.output<typeof documentUseSchema>;

const nothing = z.null();
/** 2 MB: longer texts belong into a file. */
export const messageLimit = 2_000_000;
const text = z.string().max(messageLimit + 1);

export const calls = {
	'app:info': {
		input: nothing,
		output: z.object({
			version: z.string(),
			platform: z.string(),
			systemLanguage: z.enum(['en', 'ko']),
			dataFolder: z.string(),
			/** False when the window is drawn without the graphics card, because that failed before. */
			graphics: z.boolean()
		})
	},
	/** The next start tries the graphics card again. */
	'app:try-graphics': { input: nothing, output: nothing },
	'settings:get': { input: nothing, output: settingsSchema },
	'settings:set': { input: settingsSchema.partial(), output: settingsSchema },

	'conversation:list': {
		input: z.object({ bin: z.boolean() }),
		output: z.array(conversationSchema)
	},
	/**
	 * A temporary one neither reads nor writes what is remembered, is in no list and no search, and removing it deletes it
	 * for good.
	 */
	'conversation:create': {
		input: z.object({ temporary: z.boolean() }).nullable(),
		output: conversationSchema
	},
	/** The shown branch from first to last message; `versions` lists, per message that has siblings, all of them in order. */
	'conversation:open': {
		input: z.object({ conversationId: id }),
		output: z.object({
			conversation: conversationSchema,
			messages: z.array(messageSchema),
			versions: z.record(id, z.array(id)),
			/** The answer under way, if any, and what it is waiting for. */
			running: z
				.object({
					messageId: id,
					approval: z.object({ callId: id, request: approvalRequestSchema }).nullable()
				})
				.nullable()
		})
	},
	'conversation:update': {
		input: z.object({
			conversationId: id,
			title: z.string().min(1).max(200).optional(),
			pinned: z.boolean().optional(),
			archived: z.boolean().optional()
		}),
		output: conversationSchema
	},
	/** Shows the newest branch that runs through this message. */
	'conversation:select': {
		input: z.object({ conversationId: id, messageId: id }),
		output: nothing
	},
	/** A conversation of its own, with a copy of everything from the first message of the branch to this one. */
	'conversation:fork': {
		input: z.object({ messageId: id, title: z.string().min(1).max(200) }),
		output: conversationSchema
	},
	'conversation:remove': { input: z.object({ conversationId: id }), output: nothing },
	'conversation:restore': { input: z.object({ conversationId: id }), output: nothing },
	/** All of them, or none: to the bin and back, out of the list and back into it. */
	'conversation:sort': {
		input: z.object({
			conversationIds: z.array(id).min(1).max(100_000),
			into: z.enum(['bin', 'from-bin', 'archive', 'list'])
		}),
		output: nothing
	},
	'conversation:search': {
		input: z.object({ query: z.string().max(500), limit: z.int().min(1).max(100) }),
		output: z.array(
			z.object({
				conversationId: id,
				messageId: id.nullable(),
				title: z.string(),
				snippet: z.string(),
				at: time
			})
		)
	},
	/** The whole tree as Markdown (the shown branch) or JSON (everything). */
	'conversation:export': {
		input: z.object({ conversationId: id, format: z.enum(['markdown', 'json']) }),
		output: z.object({ name: z.string(), text: z.string() })
	},
	/** Asks where with the system's dialog and writes there; `path` is null when the user cancelled. */
	'conversation:save': {
		input: z.object({ conversationId: id, format: z.enum(['markdown', 'json']) }),
		output: z.object({ path: z.string().nullable() })
	},

	/**
	 * Saves the message (durably, before this returns) and starts the turn. `parentId` null starts the conversation;
	 * the parent of an edited message makes a branch.
	 */
	'turn:ask': {
		input: z.object({
			conversationId: id,
			parentId: id.nullable(),
			text,
			attachments: z.array(id).max(100)
		}),
		output: z.object({ userMessage: messageSchema, assistantMessage: messageSchema })
	},
	/** Answers the user message above `messageId` once more, as a branch. */
	'turn:regenerate': { input: z.object({ messageId: id }), output: messageSchema },
	/** Goes on with an answer that was stopped or interrupted. */
	'turn:continue': { input: z.object({ messageId: id }), output: messageSchema },
	'turn:stop': { input: z.object({ conversationId: id }), output: nothing },
	'turn:approve': {
		input: z.object({ approvalId: id, decision: z.enum(['once', 'always', 'denied']) }),
		output: nothing
	},
	/** What was in the window when this answer was made. */
	'turn:context': { input: z.object({ messageId: id }), output: contextMapSchema },
	/** Keeps a message or passage in the window of a conversation, moves it out, or leaves it to Hearth again. */
	'context:place': {
		input: z.object({
			conversationId: id,
			ref: z.string().min(1).max(100),
			place: z.enum(['pinned', 'out', 'free'])
		}),
		output: heldSchema
	},
	'context:held': { input: z.object({ conversationId: id }), output: heldSchema },

	'document:add': {
		input: z.object({ paths: z.array(z.string().min(1)).min(1).max(1000) }),
		output: z.object({
			documents: z.array(documentSchema),
			/** Files that could not even be taken in, each with its reason. */
			refused: z.array(
				z.object({
					path: z.string(),
					code: z.string(),
					values: z.record(z.string(), z.union([z.string(), z.number()]))
				})
			)
		})
	},
	/** Pasted text or pictures, as if they were a file of that name. */
	'document:paste': {
		input: z.object({ name: z.string().min(1).max(200), base64: z.string().max(70_000_000) }),
		output: documentSchema
	},
	'document:choose': { input: nothing, output: z.array(z.string()) },
	'document:list': { input: nothing, output: z.array(documentSchema) },
	/** What was removed and can still come back, the latest first. */
	'document:bin': { input: nothing, output: z.array(removedDocumentSchema) },
	'document:remove': { input: z.object({ documentId: id }), output: nothing },
	'document:restore': { input: z.object({ documentId: id }), output: nothing },
	/** Reads it once more. A password is used for this once and never kept. */
	'document:retry': {
		input: z.object({ documentId: id, password: z.string().min(1).max(1000).optional() }),
		output: nothing
	},
	'document:passages': {
		input: z.object({ documentId: id, from: z.int().min(0), count: z.int().min(1).max(200) }),
		output: z.array(passageSchema)
	},
	/** A passage with its neighbours before and after, for showing it in place. */
	'document:passage': {
		input: z.object({ passageId: id }),
		output: z.object({
			document: documentSchema,
			before: z.array(passageSchema),
			passage: passageSchema,
			after: z.array(passageSchema)
		})
	},
	/** How it goes into answers; sets it where `use` is given. */
	'document:use': {
		input: z.object({ documentId: id, use: documentUseSchema.optional() }),
		output: documentUseSchema
	},
	'document:search': {
		input: z.object({ query: z.string().max(2000), limit: z.int().min(1).max(50) }),
		output: z.array(passageHitSchema)
	},

	/** Folders whose files are kept up to date as documents: what comes, changes or goes there does so here. */
	'watch:list': { input: nothing, output: z.array(watchSchema) },
	/** Opens the system's folder dialog and watches what was chosen; null when the user cancelled. */
	'watch:choose': { input: nothing, output: watchSchema.nullable() },
	/** Stops watching; the documents stay. */
	'watch:remove': { input: z.object({ path: z.string() }), output: nothing },

	...encryptionCalls,
	...factCalls,
	...transferCalls,

	'grant:list': { input: nothing, output: z.array(grantSchema) },
	/** Opens the system's folder dialog; null when the user cancelled. */
	'grant:choose': { input: nothing, output: grantSchema.nullable() },
	'grant:remove': { input: z.object({ path: z.string() }), output: nothing },
	'rule:list': { input: nothing, output: z.array(ruleSchema) },
	'rule:remove': { input: z.object({ ruleId: id }), output: nothing },
	'activity:list': {
		input: z.object({ limit: z.int().min(1).max(1000) }),
		output: z.array(activitySchema)
	},
	'activity:undo': { input: z.object({ activityId: id }), output: nothing },

	'engine:state': { input: nothing, output: engineStateSchema },
	...modelCalls,
	...interpreterCalls,
	...remoteCalls,
	...evaluationCalls,
	...redTeamCalls,
	...serverCalls,
	...toolServerCalls,
	...doctorCalls,
	...updateCalls,

	...pageCalls,
	'page:state': { input: nothing, output: pageStateSchema },
	/** `typed`: a person wrote it, so that it may lead to this machine. `at` are words to mark on the page. */
	'page:open': {
		input: z.object({
			url: z.string().min(1).max(8000),
			typed: z.boolean(),
			at: z.string().max(500).optional()
		}),
		output: nothing
	},
	'page:go': {
		input: z.object({ action: z.enum(['back', 'forward', 'reload', 'stop', 'close']) }),
		output: nothing
	},
	/** Where in the window the page is drawn, in CSS pixels; null hides it (a dialog is over it). */
	'page:bounds': {
		input: z
			.object({ x: z.number(), y: z.number(), width: z.number().min(0), height: z.number().min(0) })
			.nullable(),
		output: nothing
	},
	/** Opens an http(s) address in the user's own browser, after a click. */
	'link:open': { input: z.object({ url: z.string().max(8000) }), output: nothing },
	'clipboard:write': { input: z.object({ text: z.string() }), output: nothing },
	/** Saves bytes a tool produced, where the user says; null when cancelled. */
	'file:save': {
		input: z.object({ name: z.string().min(1).max(255), base64: z.string() }),
		output: z.object({ path: z.string().nullable() })
	}
} satisfies Operations;

export type Calls = typeof calls;
export type CallName = keyof Calls;
