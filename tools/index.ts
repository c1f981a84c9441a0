import { createBrowserTools } from './browser/index.ts';
import type { BrowserParts } from './browser/parts.ts';
import { createCalculator, startCalculatorThread } from './calculator/index.ts';
import { createRunCode, type CodeRunner } from './code-interpreter/index.ts';
import { createDocumentTools, type SearchPassages } from './documents/index.ts';
import { createFileTools, type FileToolOptions } from './file/index.ts';
import { createMemoryTools, type Facts } from './memory/index.ts';
import type { Tool } from './tool.ts';

/** What the tools work with; each takes only its own part. */
export interface ToolParts {
	/** The file of the calculator's thread. */
	calculatorWorker: string;
	/** What gave names a value before a message of a conversation; without it none keeps one. */
	earlierDefinitions?: (messageId: string) => Promise<string[]>;
	browser: BrowserParts;
	files: FileToolOptions;
	interpreter: CodeRunner;
	facts: Facts;
	searchPassages: SearchPassages;
}

/** Every tool, in the order in which the model reads them (docs/decisions.md). */
export function createTools(parts: ToolParts): Tool[] {
	return [
		createCalculator({
			start: () => startCalculatorThread(parts.calculatorWorker),
			...(parts.earlierDefinitions && { earlier: parts.earlierDefinitions })
		}),
		...createBrowserTools(parts.browser),
		...createFileTools(parts.files),
		createRunCode({ interpreter: parts.interpreter }),
		...createMemoryTools(parts.facts),
		...createDocumentTools(parts.searchPassages)
	];
}
