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

/** Node files of the routes that make the first screen, as SvelteKit numbers them. */
function routeNodes(manifest: Record<string, Chunk>): string[] {
	const app = Object.keys(manifest).find((key) => FIRST_SCREEN[1]!.test(key))!;
	const source = readFileSync(
		path.join(path.dirname(fileURLToPath(manifestFile)), '..', manifest[app]!.file),
		'utf8',
	);
	const dictionary = source.match(/["']\/w\/\[workspace\]["']:\s*\[~?(\d+),\s*\[([\d,\s]*)\]/);
	if (!dictionary)
		throw new Error("The route of a plan was not found among SvelteKit's: look at what it generates now.");
	const numbers = ['0', dictionary[1]!, ...dictionary[2]!.split(',').map((one) => one.trim())];
	return Object.keys(manifest).filter((key) =>
		numbers.some((number) => number && key.endsWith(`/nodes/${number}.js`)),
	);
}

function weigh(): number {
	const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Record<string, Chunk>;
	const wanted = [
		...Object.keys(manifest).filter((key) => FIRST_SCREEN.some((pattern) => pattern.test(key))),
		...routeNodes(manifest),
	];
	if (wanted.length < FIRST_SCREEN.length + 3)
		throw new Error(`Only ${wanted.join(', ')} were found of the first screen.`);
	const files = new Set<string>();
	const collect = (key: string) => {
		const chunk = manifest[key];
		if (!chunk || files.has(chunk.file)) return;
		files.add(chunk.file);
		chunk.imports?.forEach(collect);
	};
	wanted.forEach(collect);
	const sizeOf = (file: string) => gzipSync(readFileSync(path.join(build, file)), { level: 9 }).byteLength;
	// One language is loaded: the heaviest counts.
	const languages = Object.keys(manifest).filter((key) => /src\/lib\/i18n\/\w\w\/index\.ts$/.test(key));
	const texts = Math.max(...languages.map((key) => sizeOf(manifest[key]!.file)));
	const bytes = [...files].reduce((sum, file) => sum + sizeOf(file), texts);
	console.log(
		`First screen: ${files.size} scripts and one language, ${(bytes / 1000).toFixed(1)} kB compressed; at most ${BUDGET / 1000} kB.`,
	);
	return bytes;
}

takeInlineScriptOut();
compress();
if (weigh() > BUDGET) {
	console.error('The first screen is over its budget: load lazily what it does not need.');
	process.exit(1);
}
