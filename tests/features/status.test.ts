import { describe, expect, test } from 'vitest';
import type { AnyRow } from '#lib/domain/kind.ts';
import { type Conflict, contentOf, contentsToRestore, subjectOf } from '#lib/records/conflict/conflict.ts';
import { type DocumentStatus, safetyOf } from '#lib/features/status/safety.ts';
import { guardUnsaved, isOnlyInTab, reloadSafely } from '#lib/features/status/unsaved.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';

const status = (change: Partial<DocumentStatus> = {}): DocumentStatus => ({
	save: { state: 'saved', unsaved: 0 },
	connection: { state: 'online' },
	waiting: 0,
	incomplete: false,
	foreign: [],
	...change,
});
const offline = (since: number) => ({ connection: { state: 'offline' as const, since } });

describe('how safe everything is', () => {
	test('safe only when every document is on the relay', () => {
		expect(safetyOf([status(), status()])).toEqual({ state: 'safe' });
		expect(safetyOf([status(), status({ connection: { state: 'connecting' } })]).state).toBe('connecting');
		expect(safetyOf([]).state).toBe('opening');
		expect(safetyOf([status({ connection: { state: 'alone' } })]).state).toBe('alone');
	});

	test('what has no relay to go to is not called waiting for one', () => {
		const alone = status({ connection: { state: 'alone' }, waiting: 46 });
		expect(safetyOf([alone, alone])).toEqual({ state: 'alone' });
		expect(safetyOf([alone, status()])).toMatchObject({ state: 'waiting', waiting: 46 });
	});

	test('what the relay refused is never called safe', () => {
		expect(safetyOf([status()], 2)).toEqual({ state: 'setAside', count: 2 });
		// Photographs go their own way: the words are safe, and nothing is called safe that is not.
		expect(safetyOf([status()], 0, 3)).toEqual({ state: 'files', count: 3 });
		expect(safetyOf([status()], 2, 3)).toEqual({ state: 'setAside', count: 2 });
		expect(safetyOf([status({ waiting: 1 })], 2).state).toBe('waiting');
		expect(safetyOf([status({ connection: { state: 'alone' } })], 2).state).toBe('alone');
	});

	test('the worst document speaks for all', () => {
		const failed = status({ save: { state: 'failed', failure: 'quota', unsaved: 2 }, waiting: 2 });
		const refused = status({ connection: { state: 'refused', code: 4403 } });
		expect(safetyOf([status(), refused, failed])).toEqual({
			state: 'failed',
			failure: 'quota',
			unsaved: 2,
			onRelay: false,
		});
		expect(safetyOf([status({ waiting: 3 }), refused])).toEqual({ state: 'refused', code: 4403, waiting: 3 });
	});

	test('what could not be saved here, but is on the relay, is told apart', () => {
		const failed = status({ save: { state: 'failed', failure: 'unavailable', unsaved: 1 } });
		expect(safetyOf([failed])).toMatchObject({ state: 'failed', onRelay: true });
	});

	test('waiting changes are added up; offline counts from the first loss', () => {
		expect(
			safetyOf([status({ waiting: 1, ...offline(20) }), status({ waiting: 2, ...offline(10) })]),
		).toEqual({
			state: 'waiting',
			waiting: 3,
			offline: true,
			since: 10,
		});
		expect(safetyOf([status({ waiting: 1 })])).toMatchObject({ state: 'waiting', offline: false });
		expect(safetyOf([status(offline(10))])).toEqual({ state: 'offline', since: 10 });
	});
});

describe('a value that lost', () => {
	const row = { networks: ['eurocities', 'metropolis'], title: { ca: 'Ara' } } as unknown as AnyRow;
	const subject = (key: string, kind = 'action') => subjectOf({ kind, key } as Conflict)!;

	test.each([
		['code', 'A1', { code: 'A1' }],
		['title/ca', 'Meu', { title: { ca: 'Meu' } }],
		['title/fr', null, { title: { fr: '' } }],
		['networks/uclg', 1, { networks: ['eurocities', 'metropolis', 'uclg'] }],
		['networks/metropolis', null, { networks: ['eurocities'] }],
	])('%s comes back as contents of its record', (key, mine, contents) => {
		expect(contentsToRestore(subject(key), row, mine)).toEqual(contents);
	});

	test('is shown as its field is', () => {
		expect(contentOf(subject('title/ca'), 'Meu')).toEqual({ ca: 'Meu' });
		expect(contentOf(subject('networks/uclg'), 1)).toEqual(['uclg']);
		expect(contentOf(subject('networks/uclg'), null)).toEqual([]);
		expect(subject('retracted').field).toBeUndefined();
	});

	test('of a kind or field that this app does not know is left alone', () => {
		expect(subjectOf({ kind: 'unicorn', key: 'title/ca' } as Conflict)).toBeNull();
		expect(subjectOf({ kind: 'action', key: 'horn' } as Conflict)).toBeNull();
	});
});

describe('[I1] what is only in this tab', () => {
	const save = { state: 'failed' as const, failure: 'quota' as const, unsaved: 1 };

	test('is what neither the disk nor the relay has', () => {
		expect(isOnlyInTab([status(), status({ save, waiting: 1 })])).toBe(true);
		expect(isOnlyInTab([status({ save, ...offline(1) })])).toBe(true);
		expect(isOnlyInTab([status({ save })])).toBe(false);
		expect(isOnlyInTab([status({ save: { ...save, unsaved: 0 }, waiting: 1 })])).toBe(false);
		expect(isOnlyInTab([status({ waiting: 3, ...offline(1) })])).toBe(false);
	});

	test('is not reloaded away, and why is said', () => {
		let [reloads, atRisk] = [0, true];
		const release = guardUnsaved(() => atRisk);
		reloadSafely(() => reloads++);
		expect(reloads).toBe(0);
		expect(toasts.shown.at(-1)?.tone).toBe('negative');
		atRisk = false;
		toasts.shown.at(-1)?.action?.onclick();
		expect(reloads).toBe(1);
		release();
		for (const { id } of toasts.shown) toasts.close(id);
	});
});
