/** Why an expression has no value, in words for the model; crosses from the worker to the tool. */
export class CalculatorError extends Error {
	readonly code: 'BAD_INPUT' | 'LIMIT';

	constructor(code: 'BAD_INPUT' | 'LIMIT', message: string) {
		super(message);
		this.code = code;
	}
}
