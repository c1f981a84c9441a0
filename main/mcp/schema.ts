import type { z } from 'zod';
import { inputOfJsonSchema } from '../../tools/json-schema.ts';
import { cleanLine } from './clean.ts';
import type { Definition, ProgramTool } from './contract.ts';

type Schema = Record<string, unknown>;

const mostInputs = 24;
const deepest = 6;
const mostParts = 400;
const longestHint = 160;

/** What a schema may hold on its way to zod; patterns and formats may not: a bad one costs any amount of time. */
const kept = ['const', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'];
const types = ['string', 'number', 'integer', 'boolean', 'null', 'object', 'array'];

/** The input of a tool for models and for checking, or why there can be none. */
export function inputOf(
	definition: Definition
): { input: z.ZodObject } | { problem: NonNullable<ProgramTool['problem']> } {
	const { inputSchema } = definition;
	const properties = recordOf(inputSchema['properties']);
	const required = namesIn(inputSchema['required']).filter((name) =>
		Object.hasOwn(properties, name)
	);
	const optional = Object.keys(properties).filter((name) => !required.includes(name));
	if (required.length > mostInputs) return { problem: 'too-many-inputs' };
	// The names stand in prompts and grammars as they are.
	if (![...required, ...optional].every((name) => /^[A-Za-z_][\w.-]{0,63}$/.test(name)))
		return { problem: 'bad-input' };
	const taken = [...required, ...optional].slice(0, mostInputs);
	const reader = new SchemaReader(inputSchema);
	try {
		const shown = {
			type: 'object',
			properties: Object.fromEntries(taken.map((name) => [name, reader.read(properties[name], 1)])),
			required
		};
		return { input: inputOfJsonSchema(shown) };
	} catch {
		return { problem: 'bad-input' };
	}
}

/** Makes any JSON schema a plain one: references in place, nothing deep, nothing endless. What it cannot say becomes "anything". */
class SchemaReader {
	readonly #root: Schema;
	#parts = 0;

	constructor(root: Schema) {
		this.#root = root;
	}

	read(value: unknown, depth: number): Schema {
		this.#parts += 1;
		if (depth > deepest || this.#parts > mostParts) return {};
		const schema = this.#resolve(recordOf(value));
		const described =
			typeof schema['description'] === 'string'
				? { description: cleanLine(schema['description'], longestHint) }
				: {};
		const options = schema['anyOf'] ?? schema['oneOf'];
		if (Array.isArray(options)) {
			return { anyOf: options.slice(0, 12).map((one) => this.read(one, depth + 1)), ...described };
		}
		if (Array.isArray(schema['allOf']) && schema['allOf'].length === 1)
			return { ...this.read(schema['allOf'][0], depth + 1), ...described };
		const choices: unknown[] = Array.isArray(schema['enum']) ? schema['enum'].slice(0, 100) : [];
		if (choices.length > 0 && choices.every(isPlain)) return { enum: choices, ...described };
		const type = typeOf(schema['type']);
		if (type === undefined) return described;
		if (Array.isArray(type)) {
			return { anyOf: type.map((one) => this.read({ ...schema, type: one }, depth + 1)) };
		}
		return { type, ...described, ...limits(schema), ...this.#inside(type, schema, depth) };
	}

	#inside(type: string, schema: Schema, depth: number): Schema {
		if (type === 'array') return { items: this.read(schema['items'], depth + 1) };
		if (type !== 'object' || schema['properties'] === undefined) return {};
		const properties = Object.entries(recordOf(schema['properties'])).slice(0, mostInputs);
		const names = properties.map(([name]) => name);
		return {
			properties: Object.fromEntries(
				properties.map(([name, one]) => [name, this.read(one, depth + 1)])
			),
			required: namesIn(schema['required']).filter((name) => names.includes(name))
		};
	}

	/** `#/$defs/Name` and the like; where it leads nowhere or in a circle, anything goes. */
	#resolve(schema: Schema): Schema {
		let current = schema;
		for (let step = 0; step < 5; step++) {
			const reference = current['$ref'];
			if (typeof reference !== 'string') return current;
			const [, place = '', name = ''] = /^#\/(\$defs|definitions)\/([^/]+)$/.exec(reference) ?? [];
			current = recordOf(recordOf(this.#root[place])[name]);
		}
		return {};
	}
}

function limits(schema: Schema): Schema {
	return Object.fromEntries(
		kept.flatMap((key) => {
			const value = schema[key];
			const fits =
				key === 'const' ? isPlain(value) : Number.isSafeInteger(value) || isNumber(value);
			return value !== undefined && fits ? [[key, value]] : [];
		})
	);
}

function typeOf(type: unknown): string | string[] | undefined {
	if (typeof type === 'string') return types.includes(type) ? type : undefined;
	if (!Array.isArray(type)) return undefined;
	const known = type.filter((one): one is string => types.includes(one as string));
	return known.length === 0 ? undefined : [...new Set(known)];
}

function isPlain(value: unknown): boolean {
	return ['string', 'boolean'].includes(typeof value) || value === null || isNumber(value);
}

function isNumber(value: unknown): boolean {
	return typeof value === 'number' && Number.isFinite(value);
}

function namesIn(value: unknown): string[] {
	return Array.isArray(value)
		? [...new Set(value.filter((one): one is string => typeof one === 'string'))]
		: [];
}

function recordOf(value: unknown): Schema {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Schema)
		: {};
}
