import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';

/**
 * Draws a vega-lite specification as SVG without evaluating code and without loading anything: data that names an
 * address is refused, and so are links on marks. Returns what takes the drawing away.
 */
export async function drawPlot(
	place: HTMLElement,
	specification: Record<string, unknown>
): Promise<() => void> {
	const { spec } = compile(fitted(specification) as unknown as TopLevelSpec, {
		config: colours(place)
	});
	const view = new View(parse(spec, {}, { ast: true }), {
		renderer: 'svg',
		container: place,
		hover: true,
		expr: expressionInterpreter,
		loader: {
			load: refuse,
			sanitize: refuse,
			http: refuse,
			file: refuse
		}
	});
	await view.runAsync();
	return () => {
		view.finalize();
	};
}

function refuse(): Promise<never> {
	return Promise.reject(new Error('a plot brings its own data and loads nothing'));
}

/** A plot without a size of its own fills the card. */
function fitted(specification: Record<string, unknown>): Record<string, unknown> {
	const single = !['hconcat', 'vconcat', 'concat', 'facet', 'repeat'].some(
		(key) => key in specification
	);
	return {
		...(single && { width: 560, height: 280, autosize: { type: 'fit', contains: 'padding' } }),
		...specification
	};
}

/** The colours and letters of the window. */
function colours(place: HTMLElement) {
	const style = getComputedStyle(place);
	const colour = (name: string) => style.getPropertyValue(name).trim() || undefined;
	const ink = colour('--ink-soft');
	const line = colour('--line');
	return {
		background: 'transparent',
		font: style.fontFamily,
		view: { stroke: 'transparent' },
		mark: { color: colour('--accent') },
		range: {
			category: [
				'--owner-turn',
				'--owner-tools',
				'--owner-document',
				'--owner-instructions',
				'--owner-fact',
				'--owner-result'
			].flatMap((name) => colour(name) ?? [])
		},
		axis: {
			labelColor: ink,
			titleColor: ink,
			gridColor: line,
			domainColor: line,
			tickColor: line,
			labelFontSize: 12,
			titleFontSize: 12,
			titleFontWeight: 'normal' as const
		},
		legend: { labelColor: ink, titleColor: ink, labelFontSize: 12 },
		title: { color: colour('--ink'), fontSize: 14 }
	};
}
