/** Thrown by a handler to answer a call with an error code. */
export class Refusal extends Error {
	readonly code: string;
	readonly values: Record<string, string | number>;

	constructor(code: string, values: Record<string, string | number> = {}) {
		super(code);
		this.code = code;
		this.values = values;
	}
}
