// After Vite: takes the inline script out of the page (the policy allows none), compresses, and weighs the first screen.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const BUDGET = 120_000;
const build = fileURLToPath(new URL('../build/', import.meta.url));
const manifestFile = new URL('../.svelte-kit/output/client/.vite/manifest.json', import.meta.url);
/** What a person who opens a plan waits for: the starter, the root layout, the plan's layout and its overview. */
const FIRST_SCREEN = [/runtime\/client\/entry\.js$/, /client-optimized\/app\.js$/];

/** Routes that load the pictures' library. */
const PICTURES = /^\/w\/\[workspace\]\/pictures(?:\/|$)/;

interface Chunk {
	file: string;
	src?: string;
	imports?: string[];
}

function takeInlineScriptOut(): void {
	const file = path.join(build, '200.html');
	const page = readFileSync(file, 'utf8');
	const inline = page.match(/<script>([\s\S]*?)<\/script>/);
	if (!inline)
		throw new Error('200.html has no inline script to take out: look at what SvelteKit generates now.');
	writeFileSync(path.join(build, 'start.js'), inline[1]!.replace(/^\t{3}/gm, '').trim() + '\n');
	writeFileSync(file, page.replace(inline[0], '<script src="/start.js"></script>'));
}

function compress(): void {
	for (const entry of readdirSync(build, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile() || !/\.(js|css|html|json|svg|bin|webmanifest)$/.test(entry.name)) continue;
		const file = path.join(entry.parentPath, entry.name);
		const bytes = readFileSync(file);
		if (bytes.byteLength < 1024) continue;
		writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
		const params = { [constants.BROTLI_PARAM_QUALITY]: 10 };
		writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
	}
}

type Manifest = Record<string, Chunk>;

const app = (manifest: Manifest) => Object.keys(manifest).find((key) => FIRST_SCREEN[1]!.test(key))!;

/** The nodes of every route, as SvelteKit numbers them: the layouts around it, and its page. */
function readRoutes(manifest: Manifest): Map<string, string[]> {
	const source = readFileSync(
		path.join(path.dirname(fileURLToPath(manifestFile)), '..', manifest[app(manifest)]!.file),
		'utf8',
	);
	const found = source.matchAll(/["'](\/[^"']*)["']:\s*\[~?(\d+)(?:,\s*\[([\d,\s]*)\])?/g);
	return new Map(
		[...found].map(([, route, page, layouts = '']) => [
			route!,
			['0', page!, ...layouts.split(',').map((one) => one.trim())].filter(Boolean),
		]),
	);
}

/** Node files of one route. */
function nodesOf(manifest: Manifest, routes: ReadonlyMap<string, string[]>, route: string): string[] {
	const numbers = routes.get(route);
	if (!numbers)
		throw new Error(`The route ${route} was not found among SvelteKit's: look at what it generates now.`);
	return Object.keys(manifest).filter((key) => numbers.some((number) => key.endsWith(`/nodes/${number}.js`)));
}

const sizeOf = (file: string) => gzipSync(readFileSync(path.join(build, file)), { level: 9 }).byteLength;
const sizeOfAll = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + sizeOf(file), 0);
const inKilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** Files of everything that some chunks need at once. */
function filesOf(manifest: Manifest, keys: readonly string[]): Set<string> {
	const files = new Set<string>();
	const collect = (key: string) => {
		const chunk = manifest[key];
		if (!chunk || files.has(chunk.file)) return;
		files.add(chunk.file);
		chunk.imports?.forEach(collect);
	};
	keys.forEach(collect);
	return files;
}

/** @returns the files of the first screen, and what they weigh with one language */
function weigh(
	manifest: Manifest,
	routes: ReadonlyMap<string, string[]>,
): { first: Set<string>; bytes: number } {
	const wanted = [
		...Object.keys(manifest).filter((key) => FIRST_SCREEN.some((pattern) => pattern.test(key))),
		...nodesOf(manifest, routes, '/w/[workspace]'),
	];
	if (wanted.length < FIRST_SCREEN.length + 3)
		throw new Error(`Only ${wanted.join(', ')} were found of the first screen.`);
	const first = filesOf(manifest, wanted);
	// One language is loaded: the heaviest counts.
	const languages = Object.keys(manifest).filter((key) => /src\/lib\/i18n\/\w\w\/index\.ts$/.test(key));
	const bytes = sizeOfAll(first) + Math.max(...languages.map((key) => sizeOf(manifest[key]!.file)));
	console.log(
		`First screen: ${first.size} scripts and one language, ${inKilobytes(bytes)} compressed; at most ${BUDGET / 1000} kB.`,
	);
	return { first, bytes };
}

/** What each picture's route loads beside the first screen. */
function weighPictures(
	manifest: Manifest,
	routes: ReadonlyMap<string, string[]>,
	first: ReadonlySet<string>,
): void {
	for (const route of [...routes.keys()].filter((name) => PICTURES.test(name)).sort()) {
		const further = [...filesOf(manifest, nodesOf(manifest, routes, route))].filter(
			(file) => !first.has(file),
		);
		console.log(
			`${route.replace('/w/[workspace]', '')}: ${further.length} further scripts, ${inKilobytes(sizeOfAll(further))} compressed.`,
		);
	}
}

takeInlineScriptOut();
compress();
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
const routes = readRoutes(manifest);
const { first, bytes } = weigh(manifest, routes);
weighPictures(manifest, routes, first);
if (bytes > BUDGET) {
	console.error('The first screen is over its budget: load lazily what it does not need.');
	process.exit(1);
}
