export interface FetchProgress {
	phase: 'download' | 'check';
	received: number;
	/** Null while the server has not said. */
	total: number | null;
	/** Over the last few seconds; 0 until it is known. */
	bytesPerSecond: number;
	/** Null until the speed is known. */
	secondsLeft: number | null;
}

const windowMilliseconds = 5000;

/** Makes progress reports out of byte counts. What was there before the first report is not speed. */
export function measureProgress(
	phase: FetchProgress['phase'],
	report: (progress: FetchProgress) => void
): (received: number, total: number | null) => void {
	const samples: { time: number; received: number }[] = [];
	return (received, total) => {
		const time = performance.now();
		// A download that began anew starts to be measured anew.
		if (received < (samples.at(-1)?.received ?? 0)) samples.length = 0;
		samples.push({ time, received });
		while (samples[1] && time - samples[1].time > windowMilliseconds) samples.shift();
		const first = samples[0];
		const seconds = first ? (time - first.time) / 1000 : 0;
		const bytesPerSecond = first && seconds > 0.2 ? (received - first.received) / seconds : 0;
		const secondsLeft =
			bytesPerSecond > 0 && total !== null ? Math.max(0, total - received) / bytesPerSecond : null;
		report({ phase, received, total, bytesPerSecond, secondsLeft });
	};
}
