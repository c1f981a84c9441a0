import { readFigures } from '../certain/figures.ts';
import { inDigits } from '../certain/in-digits.ts';
import { findDates } from './copying/dates.ts';

/** Longer requests tell of more than one sum. */
const longest = 240;

/**
 * The numbers of a request that a calculation of the model's does not use: it may be another sum than the one that is meant.
 * None where days are spoken of, whose numbers are written in another way.
 */
export function leftOut(request: string, expression: string): string[] {
	if (request.length > longest || findDates(request).some((day) => /^\d/.test(day))) return [];
	const used = new Set((expression.match(/\d+(?:\.\d+)?/g) ?? []).map(Number));
	return (readFigures(inDigits(request)) ?? [])
		.filter(({ value }) => Number(value) !== 1 && !used.has(Number(value)))
		.map(({ value }) => value);
}

const shares =
	/\b(?:vat|gst|sales tax|tax|tip|interest|commission|discount)\b|부가세|세금|봉사료|팁|이자|수수료|할인/iu;
const rated =
	/%|\b(?:before|after|without|excl\w*|plus) (?:the )?(?:tax|vat|tip)|세전|세후|\bper ?cent\b|퍼센트|프로|할인\s?(?:쿠폰|권|금액|가)|\d\s?[원€$£]?\s?(?:off|할인)|율/iu;

/** Whether a request asks for a tax, a tip or interest on one amount and does not say how many percent it is. */
export function lacksRate(request: string): boolean {
	if (request.length > longest || !shares.test(request) || rated.test(request)) return false;
	return (readFigures(inDigits(request)) ?? []).length === 1;
}
