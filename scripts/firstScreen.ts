// The first screen is one script: what a person who opens a plan waits for comes in one piece, and weighs less than in seventy.
import type { Plugin } from 'vite';

/** What begins the first screen: SvelteKit's own starter, and the routes down to a plan's overview. */
const ROOTS = [
	/[\\/]runtime[\\/]client[\\/]entry\.js$/,
	/client-optimized[\\/]app\.js$/,
	/[\\/]src[\\/]routes[\\/](?:w[\\/]\[workspace\][\\/])?\+(?:layout|error)\.(?:svelte|ts)$/,
	/[\\/]src[\\/]routes[\\/]w[\\/]\[workspace\][\\/]\+page\.(?:svelte|ts)$/,
];
/** Fewer modules than these are not it. */
const AT_LEAST = 50;

export function firstScreen(): Plugin {
	const modules = new Set<string>();
	return {
		name: 'rumb-first-screen',
		apply: 'build',
		applyToEnvironment: (environment) => environment.name === 'client',
		buildEnd() {
			modules.clear();
			const follow = (id: string) => {
				if (modules.has(id)) return;
				modules.add(id);
				for (const imported of this.getModuleInfo(id)?.importedIds ?? []) follow(imported);
			};
			for (const id of this.getModuleIds()) if (ROOTS.some((root) => root.test(id))) follow(id);
			// Entries keep scripts of their own, which SvelteKit names.
			for (const id of modules) if (this.getModuleInfo(id)?.isEntry) modules.delete(id);
			if (modules.size < AT_LEAST)
				throw new Error(
					`Only ${modules.size} modules were found of the first screen: look at what SvelteKit names them now.`,
				);
		},
		outputOptions: (options) => ({
			...options,
			codeSplitting: { groups: [{ name: 'first', test: (id) => modules.has(id) }] },
		}),
	};
}
