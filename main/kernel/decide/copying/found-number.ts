/** A number that a text speaks of, where it stands, as the calculator writes it. */
export interface FoundNumber {
	at: number;
	end: number;
	value: string;
	/** Made of several numbers beyond doubt ("3만 5천", "twenty five"): its parts mean nothing by themselves. */
	whole?: boolean;
}

/** Plain decimal notation, without the noise of binary fractions. */
export function printNumber(value: number): string {
	const printed = String(Number(value.toPrecision(15)));
	return printed.includes('e') && Number.isInteger(value) ? BigInt(value).toString() : printed;
}
