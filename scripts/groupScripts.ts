// What is loaded together comes in one script: the first screen, and what most other screens need. In one piece it weighs less, and a
// browser that asks for seventy small ones spends more on asking than on what they say.
import type { Plugin } from 'vite';

/** What begins the first screen: SvelteKit's own starter, and the routes down to a plan's overview. */
const FIRST = [
	/[\\/]runtime[\\/]client[\\/]entry\.js$/,
	/client-optimized[\\/]app\.js$/,
	/[\\/]src[\\/]routes[\\/](?:w[\\/]\[workspace\][\\/])?\+(?:layout|error)\.(?:svelte|ts)$/,
	/[\\/]src[\\/]routes[\\/]w[\\/]\[workspace\][\\/]\+page\.(?:svelte|ts)$/,
];
const PAGE = /[\\/]src[\\/]routes[\\/].*\+page\.svelte$/;
/** Fewer modules than these are not it. */
const AT_LEAST = 50;
/** What so many of the pages need comes with the first of them. */
const SHARED_BY = 1 / 3;

export function groupScripts(): Plugin {
	const first = new Set<string>();
	const shared = new Set<string>();
	return {
		name: 'rumb-group-scripts',
		apply: 'build',
		applyToEnvironment: (environment) => environment.name === 'client',
		buildEnd() {
			first.clear();
			shared.clear();
			const follow = (id: string, found: Set<string>) => {
				if (found.has(id) || first.has(id)) return;
				found.add(id);
				for (const imported of this.getModuleInfo(id)?.importedIds ?? []) follow(imported, found);
			};
			const ids = [...this.getModuleIds()];
			const begun = new Set<string>();
			for (const id of ids) if (FIRST.some((root) => root.test(id))) follow(id, begun);
			for (const id of begun) first.add(id);
			const pages = ids.filter((id) => PAGE.test(id) && !first.has(id));
			const users = new Map<string, number>();
			for (const page of pages) {
				const found = new Set<string>();
				follow(page, found);
				for (const id of found) users.set(id, (users.get(id) ?? 0) + 1);
			}
			for (const [id, count] of users) if (count >= pages.length * SHARED_BY) shared.add(id);
			// Entries keep scripts of their own, which SvelteKit names.
			for (const id of first) if (this.getModuleInfo(id)?.isEntry) first.delete(id);
			if (first.size < AT_LEAST || shared.size < AT_LEAST)
				throw new Error(
					`Only ${first.size} modules were found of the first screen and ${shared.size} of the others: look at what SvelteKit names them now.`,
				);
		},
		outputOptions: (options) => ({
			...options,
			codeSplitting: {
				groups: [
					{ name: 'first', test: (id) => first.has(id), priority: 2 },
					{ name: 'screens', test: (id) => shared.has(id), priority: 1 },
				],
			},
		}),
	};
}
