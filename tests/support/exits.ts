// Every way out of a page, found in the source: whoever adds a file, a copy or a print finds it here, and has to say what it has.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What a browser lets words or bytes out by. */
const WAYS_OUT =
	/createObjectURL\(|\.clipboard\.write|setData\(|execCommand\(|navigator\.share\(|(?<![\w.])print\(\)|window\.print\b|showSaveFilePicker|sendBeacon\(|window\.open\(|\bdownload=[{"]|<a\b[^>]*\sdownload[\s>]|href="data:/u;

const IMPORT =
	/(?:^|[\s;}])(?:import|export)\s+(?!type\b)[^;'"]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)/gmu;

/** What leaves through a module of ours. */
export type Exit =
	/** It hands on whatever it is given: those who use it are looked at in its place. */
	| 'door'
	/** Files that `private.test.ts` makes and reads. */
	| { readonly files: readonly string[] }
	/** Pictures that `leaving.browser.test.ts` draws and reads. */
	| 'picture'
	/** Why no record of a plan leaves by it. */
	| { readonly nothing: string };

function sourcesOf(folder: string): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
		.filter((found) => found.isFile() && /\.(?:svelte|ts)$/u.test(found.name))
		.map((found) => relative(ROOT, join(found.parentPath, found.name)));
}

const resolve = (from: string, to: string): string =>
	to.startsWith('#lib/')
		? to.replace('#lib/', 'src/lib/')
		: to.startsWith('.')
			? join(dirname(from), to)
			: to;

/** The modules by which something leaves, as the source has them now. @param isDoor which of them hand on what others give */
export function findExits(isDoor: (path: string) => boolean): string[] {
	const importers = new Map<string, string[]>();
	const exits = new Set<string>();
	for (const path of sourcesOf('src')) {
		const source = readFileSync(join(ROOT, path), 'utf8');
		if (WAYS_OUT.test(source)) exits.add(path);
		for (const [, from, late] of source.matchAll(IMPORT)) {
			const target = resolve(path, (from ?? late)!);
			importers.set(target, [...(importers.get(target) ?? []), path]);
		}
	}
	// Grows while it is walked: a door may open on another.
	for (const path of exits) if (isDoor(path)) for (const user of importers.get(path) ?? []) exits.add(user);
	return [...exits].sort();
}
