import { describe, expect, test } from 'vitest';
import { judgeArrow } from '../../eslint/arrows.js';

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
