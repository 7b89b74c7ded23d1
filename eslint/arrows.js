import path from 'node:path';

/**
 * What each folder may import, as ARCHITECTURE.md states it. Names are folders of `src/lib`, or `routes` and `sync-server`.
 * `self` stands for the folder itself (of a feature: that one feature).
 */
export const ARROWS = {
	domain: ['self'],
	i18n: ['self'],
	ui: ['self'],
	charts: ['self', 'ui'],
	documents: ['self', 'domain'],
	tables: ['self', 'domain'],
	exchange: ['self', 'domain'],
	workspace: ['self', 'documents', 'tables', 'domain'],
	records: ['self', 'workspace', 'domain', 'ui', 'i18n'],
	features: ['self', 'records', 'workspace', 'domain', 'exchange', 'charts', 'ui', 'i18n'],
	routes: ['self', 'features', 'records', 'ui', 'i18n'],
	'sync-server': ['self'],
};

/** Files that may import one folder more than their own may, each with its reason in ARCHITECTURE.md. */
const EXCEPTIONS = [{ file: /^src\/routes\/\+layout\.(svelte|ts)$/, to: 'workspace' }];

/** Where a file of the project stands: its folder, and which feature it belongs to. */
function placeOf(file) {
	const parts = file.split('/');
	if (parts[0] === 'sync-server') return { folder: 'sync-server' };
	if (parts[0] !== 'src') return null;
	if (parts[1] === 'routes') return { folder: 'routes' };
	if (parts[1] !== 'lib') return null;
	return { folder: parts[2], feature: parts[2] === 'features' ? parts[3] : undefined };
}

/**
 * Whether `from` may import `specifier`; both are paths from the project's root, with `/`.
 * @returns {string | null} the sentence to report, or null when the arrow is allowed
 */
export function judgeArrow(from, specifier) {
	let target;
	if (specifier.startsWith('#lib/')) target = `src/lib/${specifier.slice(5)}`;
	else if (specifier.startsWith('$lib')) return 'Import with "#lib/…" instead of "$lib".';
	else if (specifier.startsWith('.')) target = path.posix.join(path.posix.dirname(from), specifier);
	else return null;
	const source = placeOf(from);
	const destination = placeOf(target);
	if (!source) return null;
	if (target === 'src/app.css') return null;
	if (!destination)
		return source.folder === 'sync-server' || target.startsWith('src/') || target.startsWith('tests/')
			? `${from} may not import ${target}: it is outside the folders that ARCHITECTURE.md names.`
			: null;
	if (EXCEPTIONS.some((exception) => exception.file.test(from) && exception.to === destination.folder))
		return null;
	const same = source.folder === destination.folder && source.feature === destination.feature;
	const allowed = ARROWS[source.folder] ?? [];
	if (
		same
			? allowed.includes('self')
			: source.folder !== destination.folder && allowed.includes(destination.folder)
	)
		return null;
	const nameOf = (place) => (place.feature ? `features/${place.feature}` : place.folder);
	return `${nameOf(source)} may not import ${nameOf(destination)} (see the table of arrows in ARCHITECTURE.md).`;
}

export const arrows = {
	meta: { type: 'problem', schema: [], docs: { description: 'keep the arrows of ARCHITECTURE.md' } },
	create(context) {
		const from = path.relative(context.cwd, context.filename).split(path.sep).join('/');
		const check = (node) => {
			const specifier = node.source?.value;
			if (typeof specifier !== 'string') return;
			const message = judgeArrow(from, specifier);
			if (message) context.report({ node: node.source, message });
		};
		return {
			ImportDeclaration: check,
			ImportExpression: check,
			ExportNamedDeclaration: check,
			ExportAllDeclaration: check,
		};
	},
};
