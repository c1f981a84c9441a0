/** "2.4 MB": sizes as people read them. */
export function formatSize(bytes: number): string {
	if (bytes < 1_000) return `${bytes} B`;
	const units = ['kB', 'MB', 'GB', 'TB'];
	let value = bytes;
	let unit = -1;
	do {
		value /= 1_000;
		unit++;
	} while (value >= 999.5 && unit < units.length - 1);
	return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit] ?? ''}`;
}

/** "2026-03-01 14:05" in the time of this machine. */
export function formatTime(milliseconds: number): string {
	const at = new Date(milliseconds);
	const two = (value: number): string => String(value).padStart(2, '0');
	const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
	return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
