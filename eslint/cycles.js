import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

// Type-only imports are gone at run time and cannot make a cycle.
const IMPORT = /^\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;

/** The project's files that a file imports, as paths from the root with `/`. */
function importsOf(root, file) {
	const code = readFileSync(path.join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
	return [...code.matchAll(IMPORT)]
		.map(([, specifier]) => {
			if (specifier.startsWith('#lib/')) return `src/lib/${specifier.slice(5)}`;
			return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : null;
		})
		.filter((target) => target && existsSync(path.join(root, target)));
}

/** Every source file with what it imports at run time. */
export function readImports(root, folders = ['src', 'sync-server']) {
	const files = folders.flatMap((folder) =>
		readdirSync(path.join(root, folder), { recursive: true })
			.map((name) => path.posix.join(folder, String(name).split(path.sep).join('/')))
			.filter((file) => /\.(ts|js|svelte)$/.test(file)),
	);
	return new Map(files.map((file) => [file, importsOf(root, file)]));
}

/**
 * The way from a file back to itself through one of its imports, or null.
 * @returns {string[] | null} the files on the way, the first and the last the same
 */
export function findCycle(imports, from, through) {
	const cameFrom = new Map([[through, from]]);
	const queue = [through];
	while (queue.length > 0) {
		const file = queue.shift();
		if (file === from) {
			const way = [from];
			for (let at = cameFrom.get(from); at !== from; at = cameFrom.get(at)) way.unshift(at);
			return [from, ...way];
		}
		for (const next of imports.get(file) ?? [])
			if (!cameFrom.has(next)) {
				cameFrom.set(next, file);
				queue.push(next);
			}
	}
	return null;
}

let graph;

export const cycles = {
	meta: { type: 'problem', schema: [], docs: { description: 'forbid circles of imports' } },
	create(context) {
		graph ??= readImports(context.cwd);
		const from = path.relative(context.cwd, context.filename).split(path.sep).join('/');
		return {
			ImportDeclaration(node) {
				const specifier = node.source.value;
				const target = specifier.startsWith('#lib/')
					? `src/lib/${specifier.slice(5)}`
					: specifier.startsWith('.')
						? path.posix.join(path.posix.dirname(from), specifier)
						: null;
				if (!target || node.importKind === 'type' || !graph.get(from)?.includes(target)) return;
				const way = findCycle(graph, from, target);
				if (way) context.report({ node: node.source, message: `A circle of imports: ${way.join(' → ')}` });
			},
		};
	},
};
