import { svelte } from '@sveltejs/vite-plugin-svelte';
import path from 'node:path';
import { build } from 'vite';

/** The page of the benchmark and the product's modules that it measures, as one script, built as the app is. */
export async function bundlePage(): Promise<string> {
	const result = await build({
		configFile: false,
		logLevel: 'error',
		plugins: [svelte({ configFile: false })],
		build: {
			write: false,
			target: 'es2022',
			lib: { entry: path.join(import.meta.dirname, 'page.ts'), formats: ['es'] },
			rolldownOptions: { output: { codeSplitting: false } },
		},
	});
	const outputs = Array.isArray(result) ? result : [result];
	for (const one of outputs)
		if ('output' in one) for (const chunk of one.output) if (chunk.type === 'chunk') return chunk.code;
	throw new Error('The page of the benchmark was not built.');
}
