// The pictures' library is heavy: only the routes of pictures load it. A build in which another route would, fails.
import type { Plugin } from 'vite';

const CHARTS = /[\\/]node_modules[\\/](?:layerchart|d3-[a-z-]+)[\\/]/;
const SCREEN = /[\\/]src[\\/]routes[\\/].*\+(?:page|layout|error)\.svelte$/;
const PICTURES = /[\\/]src[\\/]routes[\\/].*[\\/]pictures[\\/]/;

/** As much of a chunk as the check reads. */
export interface BuiltChunk {
	readonly moduleIds: readonly string[];
	/** File names of the chunks that it needs at once. */
	readonly imports: readonly string[];
}

/** Screens beside those of pictures that would load the pictures' library, each with the module that comes. */
export function chartsElsewhere(chunks: Readonly<Record<string, BuiltChunk>>): string[] {
	const charts = (file: string, seen = new Set<string>()): string | undefined => {
		const chunk = chunks[file];
		if (!chunk || seen.has(file)) return undefined;
		seen.add(file);
		const own = chunk.moduleIds.find((id) => CHARTS.test(id));
		if (own) return own;
		for (const imported of chunk.imports) {
			const found = charts(imported, seen);
			if (found) return found;
		}
		return undefined;
	};
	return Object.entries(chunks).flatMap(([file, { moduleIds }]) =>
		moduleIds
			.filter((id) => SCREEN.test(id) && !PICTURES.test(id))
			.flatMap((screen) => {
				const found = charts(file);
				return found ? [`${screen} loads ${found}`] : [];
			}),
	);
}

export function keepChartsAside(): Plugin {
	return {
		name: 'rumb-keep-charts-aside',
		apply: 'build',
		applyToEnvironment: (environment) => environment.name === 'client',
		generateBundle(_, bundle) {
			const chunks = Object.fromEntries(
				Object.entries(bundle).flatMap(([file, output]) =>
					output.type === 'chunk'
						? [[file, { moduleIds: output.moduleIds, imports: output.imports } satisfies BuiltChunk]]
						: [],
				),
			);
			const found = chartsElsewhere(chunks);
			if (found.length > 0)
				throw new Error(
					`Only routes below /pictures may load the pictures' library. Load it with import() there instead:\n${found.join('\n')}`,
				);
		},
	};
}
