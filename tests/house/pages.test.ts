import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const TOP = /^(src|static|sync-server|tests|docs|scripts|eslint|\.ci)(\/|$)/;

const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
	cwd: root,
})
	.toString()
	.split('\n')
	.filter((page) => page && existsSync(path.join(root, page)));

/** Paths that a page names: targets of links, and code that looks like a path of this project. */
function pathsIn(page: string): string[] {
	const text = readFileSync(path.join(root, page), 'utf8').replace(/```[\s\S]*?```/g, '');
	const linked = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
		.map(([, target]) => target!)
		.filter((target) => !/^[a-z]+:/i.test(target))
		.map((target) => path.posix.join(path.posix.dirname(page), target));
	const coded = [...text.matchAll(/`([^`\s]+)`/g)]
		.map(([, code]) => code!.replace(/\/$/, ''))
		.filter((code) => TOP.test(code) && !/[<>*{}…]/.test(code));
	return [...linked, ...coded];
}

describe('Markdown pages', () => {
	test('there are some', () => expect(pages).toContain('README.md'));

	test.each(pages)('%s names only paths that exist', (page) => {
		expect(pathsIn(page).filter((named) => !existsSync(path.join(root, named)))).toEqual([]);
	});
});

describe('the repository', () => {
	const files = execFileSync('git', ['ls-files'], { cwd: root }).toString().trim().split('\n');

	test('names no path of a machine and no registry host', () => {
		const suspicious = files
			.filter((file) => /\.(ts|js|mjs|svelte|json|md|yml|html|css|sh)$|^\.ci\//.test(file))
			.filter((file) => existsSync(path.join(root, file)))
			.filter((file) =>
				/(^|["'`\s(=])\/(work|root|home)\/[a-z]|registry\.[a-z]+js\.org/m.test(
					readFileSync(path.join(root, file), 'utf8'),
				),
			)
			.filter((file) => file !== 'tests/house/pages.test.ts');
		expect(suspicious).toEqual([]);
	});

	test('a route is under 30 lines', () => {
		const long = files
			.filter(
				(file) => file.startsWith('src/routes/') && /\+page/.test(file) && existsSync(path.join(root, file)),
			)
			.filter((file) => readFileSync(path.join(root, file), 'utf8').split('\n').length > 31);
		expect(long).toEqual([]);
	});
});
