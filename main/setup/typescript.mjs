let ready = false;

/** Lets `import()` read TypeScript. Costs a moment, so only steps with work to do call it. */
export async function readTypeScript() {
	if (ready) return;
	const { register } = await import('tsx/esm/api');
	register();
	ready = true;
}
