/** Says one number as a part of another: "94.2%"; a dash for a part of nothing. */
export function shareOf(language: string): (part: number, whole: number) => string {
	const format = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
	return (part, whole) => (whole === 0 ? '–' : format.format(part / whole));
}
