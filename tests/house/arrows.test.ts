import { describe, expect, test } from 'vitest';
import path from 'node:path';
import { judgeArrow } from '../../eslint/arrows.js';
import { findCycle, readImports } from '../../eslint/cycles.js';

describe('the arrows between folders', () => {
	test.each([
		['src/lib/features/plan/ActionScreen.svelte', '#lib/workspace/context.ts'],
		['src/lib/features/plan/ActionScreen.svelte', './LineCard.svelte'],
		['src/lib/workspace/shelf.ts', '#lib/documents/engine.ts'],
		['src/routes/+layout.svelte', '#lib/workspace/context.ts'],
		['src/lib/tables/search.ts', 'minisearch'],
		['sync-server/main.ts', './relay.ts'],
		['tests/documents/seed.test.ts', '#lib/documents/seed.ts'],
	])('%s may import %s', (from, specifier) => expect(judgeArrow(from, specifier)).toBeNull());

	test.each([
		['src/lib/features/plan/ActionScreen.svelte', '#lib/features/relations/ZoneScreen.svelte'],
		['src/lib/features/plan/ActionScreen.svelte', '#lib/documents/document.ts'],
		['src/lib/documents/store.ts', '#lib/tables/tables.ts'],
		['src/lib/tables/tables.ts', '../documents/read.ts'],
		['src/lib/domain/action.ts', '#lib/i18n/index.ts'],
		['src/lib/ui/Button.svelte', '#lib/domain/kind.ts'],
		['src/routes/w/[workspace]/+page.svelte', '#lib/workspace/context.ts'],
		['sync-server/relay.ts', '../src/lib/domain/document.ts'],
		['src/lib/workspace/shelf.ts', '$lib/documents/engine.ts'],
	])('%s may not import %s', (from, specifier) =>
		expect(judgeArrow(from, specifier)).toMatch(/may not|#lib/),
	);
});

describe('circles of imports', () => {
	test('are found, with the way round', () => {
		const imports = new Map([
			['a.ts', ['b.ts']],
			['b.ts', ['c.ts', 'd.ts']],
			['c.ts', ['a.ts']],
			['d.ts', []],
		]);
		expect(findCycle(imports, 'a.ts', 'b.ts')).toEqual(['a.ts', 'b.ts', 'c.ts', 'a.ts']);
		expect(findCycle(imports, 'b.ts', 'd.ts')).toBeNull();
	});

	test('are looked for among what the project really imports', () => {
		const imports = readImports(path.resolve(import.meta.dirname, '../..'));
		expect(imports.get('src/lib/workspace/shelf.ts')).toContain('src/lib/domain/document.ts');
		expect(imports.size).toBeGreaterThan(150);
	});
});
