import variant from '@jitl/quickjs-wasmfile-release-sync';
import { loadPyodide } from 'pyodide';
import {
	newQuickJSWASMModuleFromVariant,
	shouldInterruptAfterDeadline
} from 'quickjs-emscripten-core';

/** Runs programs for the evaluation in a process that may be killed: WebAssembly Python and JavaScript. */
process.on('message', ({ language, code }: { language: string; code: string }) => {
	void (language === 'python' ? runPython(code) : runJavaScript(code))
		.catch((error: unknown) => ({ failed: String(error) }))
		.then((answer) => process.send?.(answer));
});

async function runPython(code: string): Promise<{ printed: string }> {
	const lines: string[] = [];
	const pyodide = await loadPyodide({ stdout: (line) => lines.push(line) });
	const globals = pyodide.globals as unknown as { set: (name: string, value: unknown) => void };
	globals.set('last_value', await pyodide.runPythonAsync(code));
	const value = (await pyodide.runPythonAsync(
		'"" if last_value is None else str(last_value)'
	)) as string;
	return { printed: [...lines, value].join('\n') };
}

async function runJavaScript(code: string): Promise<{ printed: string }> {
	const quickjs = await newQuickJSWASMModuleFromVariant(variant);
	const context = quickjs.newContext();
	context.runtime.setInterruptHandler(shouldInterruptAfterDeadline(Date.now() + 5000));
	const lines: string[] = [];
	const log = context.newFunction('log', (...values) => {
		lines.push(values.map((value) => print(context.dump(value))).join(' '));
	});
	const console = context.newObject();
	context.setProp(console, 'log', log);
	context.setProp(context.global, 'console', console);
	const value: unknown = context.dump(context.unwrapResult(context.evalCode(code)));
	return { printed: [...lines, value === undefined ? '' : print(value)].join('\n') };
}

function print(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}
