// Over 300 lines: what the screens of the log are made of, each in a few lines.
import { describe, expect, it } from 'vitest';
import { entry } from '#lib/domain/entry.ts';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { newestFirst } from '#lib/domain/entryOrder.ts';
import { contentsOf, emptyDraft, readDraft, splitWords, today } from '#lib/features/log/draft.ts';
import { entryGroups, stillMissing } from '#lib/features/log/entryGroups.ts';
import { axesOf } from '#lib/features/log/filters.ts';
import { listOf, type LongList } from '#lib/features/log/months.ts';
import { indexCandidates, suggest } from '#lib/features/log/suggest.ts';
import { findEntry, whereaboutsText } from '#lib/features/log/whereabouts.ts';
import { loadTexts } from '#lib/i18n/index.ts';
import { DraftStore } from '#lib/records/draftStore.ts';
import { ColumnTable } from '#lib/tables/columnTable.ts';
import { makeRow } from '../support/rows.ts';

const entryRow = (id: string, contents: Record<string, unknown> = {}) =>
	makeRow('entry', id, { document: 'org/gava', ...contents }) as unknown as EntryRow;

describe('what words suggest', () => {
	const actions = indexCandidates([
		{ id: 'eu-1', code: 'LE1.EU.1', names: ['Seguiment de les polítiques de la UE', 'Suivi des politiques'] },
		{
			id: 'eu-2',
			code: 'LE1.EU.2',
			names: ['Fòrum anual de l’EMA i activitats noves', 'Forum annuel de l’EMA'],
		},
		{
			id: 'med-2',
			code: 'LE1.MED.2',
			names: ['Fòrum Metropolità de la Mediterrània', 'Foro del Mediterráneo'],
		},
		{ id: 'uni', code: 'LE3.2', names: ['Cooperació amb les universitats', 'University cooperation'] },
		...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => ({
			id,
			names: [`Projecte metropolità ${id}xyz`],
		})),
	]);
	const metropolises = indexCandidates([
		{ id: 'milan', names: ['Ciutat Metropolitana de Milà', 'Metropolitan City of Milan', 'Milano'] },
		{ id: 'lyon', names: ['Grand Lyon', 'Lyon'] },
		{ id: 'turin', names: ['Ciutat Metropolitana de Torí', 'Turin'] },
		{ id: 'rome', names: ['Ciutat Metropolitana de Roma', 'Rome'] },
	]);
	const first = (text: string, index = actions) => suggest(text, index)[0]?.id;

	it.each([
		['Reunio sobre LE1.EU.2', 'eu-2'],
		['le1 med 2: trobada', 'med-2'],
		['FORUM DE LA MEDITERRANIA', 'med-2'],
		['foro del mediterraneo en Tunez', 'med-2'],
		['Assemblea de l’EMA a Porto', 'eu-2'],
		['Working with a university', 'uni'],
		['réunion de suivi', 'eu-1'],
	])('an action from “%s”', (text, id) => {
		expect(first(text)).toBe(id);
	});

	it.each([
		['Visita a Milà', 'milan'],
		['visite de Milan', 'milan'],
		['call with Lyon', 'lyon'],
		['delegació de Torí', 'turin'],
	])('a metropolis from “%s”', (text, id) => {
		expect(first(text, metropolises)).toBe(id);
	});

	it('nothing from what many share, nor from short words or part of a code', () => {
		expect(suggest('projecte metropolità', actions)).toEqual([]);
		expect(suggest('la de les i', actions)).toEqual([]);
		expect(suggest('LE1.EU', actions).map(({ id }) => id)).not.toContain('med-2');
	});

	it('an acronym only where it is typed as one: “amb” is “with”', () => {
		const index = indexCandidates([{ id: 'amb', names: ['Prioritats de l’AMB'] }]);
		expect(suggest('Reunió amb Lyon', index)).toEqual([]);
		expect(suggest('Reunió de l’AMB', index)).toEqual([{ id: 'amb', why: 'words' }]);
	});

	it('at most three, words before habits, and nothing that is chosen already', () => {
		const found = suggest('EMA', actions, {
			recent: ['uni', 'eu-2', 'gone', 'uni', 'a', 'b'],
			chosen: ['a'],
		});
		expect(found).toEqual([
			{ id: 'eu-2', why: 'words' },
			{ id: 'uni', why: 'recent' },
			{ id: 'b', why: 'recent' },
		]);
	});

	it('nothing at all for whoever has written neither words nor entries', () => {
		expect(suggest('', actions)).toEqual([]);
	});
});

describe('the list', () => {
	const rows = [
		entryRow('old', { date: '2023-12-01', type: 'meeting', actions: ['x'] }),
		entryRow('day', { date: '2024-03-18', type: 'forum', actions: ['x', 'y'], title: { ca: 'Fòrum' } }),
		entryRow('month', { date: '2024-03', type: 'meeting', document: 'org/badalona', sharedWith: ['gava'] }),
		entryRow('year', { date: '2024', metropolises: ['lyon'], created: { time: 2 } }),
		entryRow('none'),
	];
	const table = new ColumnTable(entry, rows);
	const AS = {
		lines: { x: ['first'], y: ['second'] },
		zones: { lyon: ['europe'] },
		networks: {},
		forms: { organisations: {}, metropolises: {} },
	};
	const axes = axesOf(AS);
	const listing = { head: [], total: rows.length, table, isWhole: true };
	const shown = (chosen: Record<string, string>, words?: readonly string[]) => {
		const among = words && Uint8Array.from(rows, ({ id }) => Number(words.includes(id)));
		return table.narrow({ axes, chosen, among });
	};
	const shownIds = (...asked: Parameters<typeof shown>) =>
		Array.from(shown(...asked).slots, (slot) => table.idOf(slot));

	it('stands newest first under months; a date is no more precise than it is known', () => {
		const list = listOf(listing, shown({}));
		const under = ({ months, row }: LongList) =>
			months.map(({ month, from, to }) => [
				month,
				Array.from({ length: to - from }, (_, at) => row(from + at)?.id),
			]);
		const expected = [
			['2024-03', ['day', 'month']],
			['2024', ['year']],
			['2023-12', ['old']],
			['', ['none']],
		];
		expect(under(list)).toEqual(expected);
		const head = { head: newestFirst(rows), total: 9, table: undefined, isWhole: false };
		expect(under(listOf(head, undefined))).toEqual(expected);
		expect(listOf(head, undefined).beyond).toBe(4);
	});

	it('is narrowed by everything chosen at once', () => {
		expect(shownIds({ type: 'meeting', year: '2024' })).toEqual(['month']);
		expect(shownIds({ action: 'x' }, ['day', 'year'])).toEqual(['day']);
		expect(shownIds({ metropolis: 'lyon' })).toEqual(['year']);
		expect(shownIds({ line: 'second' })).toEqual(['day']);
		expect(shownIds({ lacking: 'date' })).toEqual(['none']);
		expect(shownIds({ zone: 'europe' })).toEqual(['year']);
	});

	it('gives an organisation what it owns and what is shared with it', () => {
		expect(shownIds({ organisation: 'gava' })).toEqual(['day', 'month', 'year', 'old', 'none']);
		expect(shownIds({ organisation: 'badalona' })).toEqual(['month']);
	});

	it('counts what each option would show while the others stay, and an entry once', () => {
		const { counts } = shown({ type: 'meeting' });
		expect(counts.get('year')).toEqual(
			new Map([
				['2023', 1],
				['2024', 1],
			]),
		);
		const positive = [...counts.get('type')!].filter(([, count]) => count > 0);
		expect(new Map(positive)).toEqual(
			new Map([
				['meeting', 2],
				['forum', 1],
			]),
		);
		const together = axesOf({ ...AS, lines: { x: ['one'], y: ['one'] } });
		expect(table.narrow({ axes: together, chosen: {} }).counts.get('line')).toEqual(new Map([['one', 2]]));
	});
});

describe('a draft', () => {
	const settings = () => {
		const kept = new Map<string, unknown>();
		return {
			kept,
			setting: <T>(key: string) => Promise.resolve(kept.get(key) as T | undefined),
			keepSetting: (key: string, content: unknown) => Promise.resolve(Boolean(kept.set(key, content))),
		};
	};
	const session = () => {
		const kept = new Map<string, string>();
		return {
			getItem: (key: string) => kept.get(key) ?? null,
			setItem: (key: string, content: string) => void kept.set(key, content),
			removeItem: (key: string) => void kept.delete(key),
		};
	};
	const open = (
		device: ReturnType<typeof settings>,
		tab: ReturnType<typeof session> | null,
		person = 'me',
		subject?: string,
	) => new DraftStore({ workspace: 'w', person, subject, read: readDraft, settings: device, session: tab });
	const written = { ...emptyDraft(), words: 'Visita\namb notes', type: 'delegation', location: 'Gavà' };

	it('[I1] survives a reload of its tab, and a browser that was closed', async () => {
		const [device, tab] = [settings(), session()];
		await open(device, tab).keep(written);
		expect(await open(settings(), tab).find()).toEqual(written);
		expect(await open(device, session()).find()).toEqual(written);
		expect(await open(device, null).find()).toEqual(written);
	});

	it('is its writer’s alone, and gone once it is a record', async () => {
		const [device, tab] = [settings(), session()];
		const store = open(device, tab);
		await store.keep(written);
		expect(await open(device, tab, 'other').find()).toBeNull();
		expect(await open(device, tab, 'me', 'comment:action/a').find()).toBeNull();
		await store.keep(null);
		expect(await open(device, tab).find()).toBeNull();
	});

	it('loses no word when its type changes, nor when it is kept by another app', () => {
		expect(readDraft({ ...written, type: 'meeting', later: 1 })).toEqual({ ...written, type: 'meeting' });
		expect(readDraft({ words: 'only', actions: ['a', 7] })).toMatchObject({ words: 'only', actions: ['a'] });
		expect(readDraft('nonsense')).toBeNull();
	});

	it('becomes a record of what is written alone, its first line the title', () => {
		expect(splitWords(' Visita \r\n\nHi eren tots\n')).toEqual({
			title: 'Visita',
			description: 'Hi eren tots',
		});
		expect(contentsOf(written, 'ca')).toEqual({
			title: { ca: 'Visita' },
			description: { ca: 'amb notes' },
			type: 'delegation',
			date: today(),
			location: 'Gavà',
		});
		expect(today(new Date(2024, 2, 5))).toBe('2024-03-05');
	});
});

describe('an entry on its screen', () => {
	it('shows what its type asks for, and keeps in sight what it does not', () => {
		const row = entryRow('e', { type: 'news', origin: 'Lyon', outlet: 'El Punt' });
		const groups = Object.fromEntries(entryGroups(row).map(({ name, fields }) => [name, fields]));
		expect(groups.what).toEqual(['type', 'title', 'date', 'until', 'location']);
		expect(groups.details).toContain('outlet');
		expect(groups.also).toEqual(['origin']);
		expect(entryGroups({ ...row, type: 'delegation' }).find(({ name }) => name === 'also')?.fields).toEqual([
			'outlet',
		]);
		expect(entryGroups({ ...row, origin: null }, new Set(['origin'])).at(-1)?.fields).toEqual(['origin']);
	});

	it('says what is still to complete', () => {
		expect(stillMissing(entryRow('e'))).toEqual(['type', 'date', 'actions']);
		expect(stillMissing(entryRow('e', { type: 'x', date: '2024', actions: ['a'] }))).toEqual([]);
	});

	const AT = Date.UTC(2026, 2, 18, 14, 32);
	const known = (change: object) => ({
		status: undefined,
		noted: 0,
		unsent: false,
		online: false,
		edited: AT,
		acknowledged: null,
		contact: null,
		...change,
	});
	const open = (save: string, connection: string, waiting: number) =>
		({ save: { state: save, unsaved: 0 }, connection: { state: connection }, waiting }) as never;

	it.each([
		['saved', 'online', 1, true, null, { where: 'sending' }],
		['saved', 'offline', 1, true, AT, { where: 'waiting' }],
		['saved', 'connecting', 1, true, AT, { where: 'waiting' }],
		['saved', 'alone', 1, true, null, { where: 'onlyHere' }],
		['saved', 'alone', 1, true, AT, { where: 'waiting' }],
		['saved', 'refused', 1, true, AT, { where: 'refused' }],
		['saving', 'online', 0, false, AT, { where: 'saving' }],
		['failed', 'online', 0, false, AT, { where: 'notSaved' }],
		// Something else waits in its document.
		['saved', 'online', 1, false, AT, { where: 'onRelay' }],
		['saved', 'offline', 1, false, AT + 5, { where: 'asOf', time: AT + 5 }],
		// It is being found out whether it is this one.
		['saved', 'online', 1, null, AT, null],
	] as const)(
		'an entry, %s and %s with %d waiting (this one: %s), is',
		(save, connection, waiting, unsent, contact, found) => {
			expect(findEntry(known({ status: open(save, connection, waiting), unsent, contact }))).toEqual(found);
		},
	);

	it('is on the relay since it was acknowledged, where that was after the last edit', () => {
		const status = open('saved', 'online', 0);
		expect(findEntry(known({ status, acknowledged: AT + 1 }))).toEqual({ where: 'onRelay', time: AT + 1 });
		expect(findEntry(known({ status, acknowledged: AT - 1 }))).toEqual({ where: 'onRelay' });
	});

	it('is after an offline reload what was last known, and never a guess', () => {
		const contact = AT + 10;
		expect(findEntry(known({ noted: null, contact }))).toBeNull();
		expect(findEntry(known({ noted: 2, contact }))).toBeNull();
		expect(findEntry(known({ contact }))).toEqual({ where: 'asOf', time: AT + 10 });
		expect(findEntry(known({ contact, acknowledged: AT + 3 }))).toEqual({ where: 'asOf', time: AT + 3 });
		// Acknowledged, then: nothing waits. But it was not seen when.
		expect(findEntry(known({ contact: AT - 10 }))).toEqual({ where: 'asOf' });
		expect(findEntry(known({}))).toEqual({ where: 'onlyHere' });
	});

	it('says since when, and why it was refused', async () => {
		await loadTexts('log');
		const today = new Date();
		today.setHours(14, 32);
		expect(whereaboutsText({ where: 'onRelay', time: today.getTime() }).label).toMatch(/14:32|2:32/);
		expect(whereaboutsText({ where: 'refused', code: 4403 }).detail).toMatch(/organitzaci/);
		expect(whereaboutsText({ where: 'refused' }).detail.length).toBeGreaterThan(20);
	});
});
