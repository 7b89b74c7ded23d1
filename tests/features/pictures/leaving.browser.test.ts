import type { Component } from 'svelte';
import { beforeAll, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { AnyRow } from '#lib/domain/kind.ts';
import { readTemplate } from '#lib/domain/template.ts';
import { loadTexts, startLanguage } from '#lib/i18n/index.ts';
import { sampleRows } from '../../support/countedWorkspace.ts';
import { EXITS } from '../../support/exitRegister.ts';
import { declaredRows, leavingRows, workspaceOf } from '../../support/leavingRows.ts';
import { OPEN, SECRET } from '../../support/secretRows.ts';
import Within from '../../support/Within.svelte';

const HERE = '/src/lib/features/pictures/';
const SCREENS = import.meta.glob<{ default: Component }>('/src/lib/features/pictures/*/*Screen.svelte');
const SOURCES = import.meta.glob<string>('/src/lib/features/pictures/**/*.svelte', {
	query: '?raw',
	import: 'default',
	eager: true,
});

/** The pictures that a screen shows, as far as its source says: each is a file that leaves. */
function picturesOf(path: string, known = new Set<string>()): Set<string> {
	if (known.has(path)) return known;
	known.add(path);
	for (const [, to] of (SOURCES[path] ?? '').matchAll(/from '(\.[^']+\.svelte)'/gu))
		picturesOf(new URL(to!, `http://x${path}`).pathname, known);
	return known;
}
const isPicture = (path: string) => EXITS[path.slice(1)] === 'picture';
/** The wall shows the same pictures, and saves none. */
const shown = Object.keys(SCREENS).filter(
	(path) => !path.includes('/wall/') && [...picturesOf(path)].some(isPicture),
);

let rows: AnyRow[] = [];

beforeAll(async () => {
	const reading = readTemplate(await (await fetch('/plans/amb-2021-2025/template.json')).json());
	if ('faults' in reading) throw new Error('the published template has faults');
	rows = declaredRows(leavingRows(sampleRows(60, 1, reading.template)));
	await startLanguage();
	await Promise.all(
		(
			[
				...(['pictures', 'pictureFunds', 'pictureGoals', 'pictureMaps', 'pictureMatrix'] as const),
				...(['pictureNetwork', 'pictureOverview', 'pictureTime'] as const),
				...(['calendar', 'funds', 'indicators', 'relations'] as const),
			] as const
		).map((name) => loadTexts(name)),
	);
});

describe('[I11] nothing that is private, retracted, or about a contact leaves in the pictures of', () => {
	test('any screen: none is without one', () => {
		const drawn = new Set(shown.flatMap((path) => [...picturesOf(path)].filter(isPicture)));
		const known = Object.keys(EXITS).filter((path) => EXITS[path] === 'picture');
		expect([...drawn].map((path) => path.slice(1)).sort()).toEqual(known.sort());
	});

	test.each(shown.map((path) => path.slice(HERE.length)))('%s', async (path) => {
		const { default: screen } = await SCREENS[HERE + path]!();
		const { container, unmount } = await render(Within, { workspace: workspaceOf(rows), screen });
		await expect
			.poll(() => container.querySelectorAll('figure').length, { timeout: 5_000 })
			.toBeGreaterThan(0);
		await expect.poll(() => container.querySelectorAll('[aria-busy=true]').length).toBe(0);
		// Every picture writes its table, as on paper: it is what a CSV file has, and has all that a drawing says.
		window.dispatchEvent(new Event('beforeprint'));
		expect(container.querySelectorAll('figure table').length).toBeGreaterThan(0);
		// What is neither saved nor printed.
		for (const hidden of container.querySelectorAll('.print\\:hidden')) hidden.remove();
		const words = container.innerHTML;
		const at = words.indexOf(SECRET);
		expect(at < 0 ? '' : words.slice(Math.max(0, at - 400), at + 100)).toBe('');
		expect(words.includes(OPEN)).toBe(true);
		unmount();
	});
});
