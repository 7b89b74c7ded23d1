import { describe, expect, it } from 'vitest';
import type { AnyRow, Stamp } from '#lib/domain/kind.ts';
import { dateOf, dayOf, type Deed, deedsOf } from '#lib/features/activity/deeds.ts';
import { FeedIndex } from '#lib/features/activity/feedIndex.ts';
import { groupDeeds, takeDays, targetOf } from '#lib/features/activity/group.ts';
import { isNewSince, noteHere, recallLastHere } from '#lib/features/activity/lastHere.ts';
import { narrowDeeds } from '#lib/features/activity/narrow.ts';
import { tell } from '#lib/features/activity/sentence.ts';
import { loadTexts } from '#lib/i18n/index.ts';
import { makeRow } from '../support/rows.ts';

const HOUR = 3_600_000;
const NOON = new Date(2024, 4, 6, 12).getTime();
const at = (hours: number, person = 'anna', device = `${person}-phone`): Stamp => ({
	person,
	device,
	time: NOON + hours * HOUR,
});
const all = () => true;
const row = (kind: string, id: string, contents: Record<string, unknown> = {}): AnyRow =>
	makeRow(kind, id, { document: 'org/gava', ...contents });
const shape = (deeds: readonly Deed[]) =>
	deeds.map(({ did, fields, stamp }) => [did, stamp.person, ...fields]);

describe('what a row tells', () => {
	it('is who created it, who changed what, and who retracted it', () => {
		const told = deedsOf(
			row('action', 'a', {
				created: at(-48),
				edited: { 'title/ca': at(0), 'title/fr': at(1), line: at(2), code: at(3, 'bilal') },
				retracted: { ...at(5, 'bilal'), reason: 'twice' },
			}),
			all,
		);
		expect(shape(told)).toEqual([
			['created', 'anna'],
			['changed', 'anna', 'title', 'line'],
			['changed', 'bilal', 'code'],
			['retracted', 'bilal'],
		]);
		expect(told[1]!.stamp.time).toBe(NOON + 2 * HOUR);
	});

	it('does not tell apart what its creator went on to write, but a step of its own', () => {
		const edited = { 'title/ca': at(1), 'title/es': at(24) };
		expect(shape(deedsOf(row('action', 'a', { created: at(0), edited }), all))).toEqual([
			['created', 'anna'],
			['changed', 'anna', 'title'],
		]);
		const settled = row('comment', 'c', { created: at(0), settled: true, edited: { settled: at(1) } });
		expect(shape(deedsOf(settled, all))).toEqual([
			['created', 'anna'],
			['changed', 'anna', 'settled'],
		]);
	});

	it('is nothing of a seed, nor of what was kept for others', () => {
		expect(deedsOf(row('action', 'a'), all)).toEqual([]);
		expect(deedsOf(row('receipt', 'r', { created: at(0) }), all)).toEqual([]);
		expect(deedsOf(row('profile', 'p', { created: at(0) }), all)).toEqual([]);
	});

	it('stands on the day of the reader', () => {
		expect(dateOf(dayOf(NOON))).toBe('2024-05-06');
		expect(dateOf(dayOf(new Date(2024, 4, 6, 23, 59).getTime()))).toBe('2024-05-06');
		expect(dateOf(dayOf(new Date(2024, 4, 7, 0, 0).getTime()))).toBe('2024-05-07');
	});
});

describe('the index', () => {
	it('[I4] says the same whether rows came at once or one after the other, and forgets what a row no longer says', () => {
		const first = row('action', 'a', { edited: { line: at(0) } });
		const later = row('action', 'a', { edited: { line: at(30, 'bilal') } });
		const other = row('entry', 'e', { created: at(1) });
		const [once, step] = [new FeedIndex(all), new FeedIndex(all)];
		once.put([later, other]);
		for (const rows of [[first], [other], [later]]) expect(step.put(rows)).toBe(true);
		const read = (index: FeedIndex) => index.days.map((day) => shape([...index.on(day)]));
		expect(read(step)).toEqual(read(once));
		expect(read(once)).toEqual([[['changed', 'bilal', 'line']], [['created', 'anna']]]);
		expect(step.put([row('zone', 'z')])).toBe(false);
	});

	it('takes an edit in without looking at the other rows, and keeps nothing of what is too long ago', () => {
		let asked = 0;
		const index = new FeedIndex(({ time }) => {
			asked += 1;
			return time >= NOON;
		});
		index.put(
			Array.from({ length: 2000 }, (_, id) => row('entry', `e${id}`, { created: at(id % 2 ? -9 : 1) })),
		);
		asked = 0;
		for (let edit = 0; edit < 100; edit++)
			index.put([row('entry', `e${edit}`, { edited: { date: at(edit / 100) } })]);
		expect(asked).toBe(100);
		expect(index.days.flatMap((day) => [...index.on(day)])).toHaveLength(1000 + 50);
	});
});

describe('what is told together', () => {
	const group = (rows: readonly AnyRow[]) => groupDeeds(rows.flatMap((one) => deedsOf(one, all)));

	it('is new records of one kind that one person brought, and what was done to one record', () => {
		const blocks = group([
			row('entry', 'e1', { created: at(0) }),
			row('entry', 'e2', { created: at(1), edited: { date: at(2, 'bilal') } }),
			row('entry', 'e3', { created: at(0, 'bilal') }),
			row('entry', 'e4', { created: at(0), document: 'org/badalona' }),
		]);
		expect(
			blocks.map(({ target, acts }) => [target?.id ?? null, ...acts.map(({ rows }) => rows.length)]),
		).toEqual([
			['e2', 1],
			[null, 2],
			['e4', 1],
			['e3', 1],
		]);
	});

	it('is what was said about a record, each thing by itself, under that record', () => {
		const said = { subject: 'action/a', document: 'org/badalona' };
		const blocks = group([
			row('comment', 'c1', { ...said, created: at(0) }),
			row('comment', 'c2', { ...said, created: at(1) }),
			row('action', 'a', { document: 'plan', edited: { line: at(2, 'bilal'), code: at(1, 'bilal') } }),
		]);
		expect(blocks).toHaveLength(1);
		expect(blocks[0]!.target).toEqual({ kind: 'action', id: 'a' });
		expect(blocks[0]!.acts.map(({ kind, fields }) => [kind, ...fields])).toEqual([
			['action', 'line', 'code'],
			['comment'],
			['comment'],
		]);
	});

	it.each([
		['review', { update: 'u' }, { kind: 'update', id: 'u' }],
		['submission', { update: 'u' }, { kind: 'update', id: 'u' }],
		['closing', { period: 'p' }, { kind: 'period', id: 'p' }],
		['evidence', { subject: 'entry/e' }, { kind: 'entry', id: 'e' }],
		['evidence', { subject: 'nonsense' }, { kind: 'evidence', id: 'x' }],
		['task', { action: 'a' }, { kind: 'action', id: 'a' }],
		['zone', {}, { kind: 'zone', id: 'x' }],
	])('a %s with %j is about %j', (kind, contents, target) => {
		expect(targetOf(row(kind, 'x', contents))).toEqual(target);
	});

	it('counts all of very many, and lists the latest', () => {
		const [block] = group(
			Array.from({ length: 500 }, (_, id) => row('entry', `e${id}`, { created: at(id / 100) })),
		);
		expect([block!.acts[0]!.count, block!.acts[0]!.rows.length]).toEqual([500, 100]);
		expect(block!.acts[0]!.rows.slice(0, 2).map(({ id }) => id)).toEqual(['e499', 'e498']);
	});

	it('is cut after so many, without looking at the days beyond', () => {
		const looked: number[] = [];
		const on = (day: number) => {
			looked.push(day);
			return [1, 2].flatMap((one) =>
				deedsOf(row('action', `a${day}-${one}`, { edited: { line: at(0) } }), all),
			);
		};
		const { days, isAll } = takeDays([9, 8, 7, 6], on, 3);
		expect(days.map(({ day, blocks }) => [day, blocks.length])).toEqual([
			[9, 2],
			[8, 1],
		]);
		expect([looked, isAll]).toEqual([[9, 8], false]);
		expect(takeDays([9, 8], on, 4).isAll).toBe(true);
	});

	it('tells nothing of what a document, made anew, no longer has', () => {
		const index = new FeedIndex(all);
		const [gone, stays] = [row('entry', 'e1', { created: at(0) }), row('entry', 'e2', { created: at(0) })];
		index.put([gone, stays]);
		expect(index.remove([gone])).toBe(true);
		expect(index.days.flatMap((day) => [...index.on(day)].map((deed) => deed.row.id))).toEqual(['e2']);
		expect(index.remove([gone])).toBe(false);
	});

	it('is narrowed by organisation, kind and person, and each can be chosen among what is there', () => {
		const index = new FeedIndex(all);
		index.put([
			row('entry', 'e', { created: at(0) }),
			row('action', 'a', { document: 'plan', edited: { line: at(1, 'bilal') } }),
			row('entry', 'f', { created: at(0, 'me'), document: 'org/badalona' }),
		]);
		const narrow = (chosen: { organisation?: string; kind?: string; person?: string }) =>
			narrowDeeds(index.days, (day) => index.on(day), {
				within: ({ stamp }) => stamp.person !== 'me',
				organisation: '',
				kind: '',
				person: '',
				...chosen,
			});
		expect([[...index.documents], [...index.kinds], [...index.people.keys()]]).toEqual([
			['org/gava', 'plan', 'org/badalona'],
			['entry', 'action'],
			['anna', 'bilal', 'me'],
		]);
		expect(narrow({}).total).toBe(2);
		expect(narrow({ organisation: 'gava' }).total).toBe(1);
		expect(narrow({ kind: 'action', person: 'anna' }).total).toBe(0);
		expect(narrow({ organisation: 'plan', person: 'bilal' }).total).toBe(1);
	});
});

describe('since somebody was last here', () => {
	const settings = () => {
		const kept = new Map<string, unknown>();
		return {
			setting: <T>(key: string) => Promise.resolve(kept.get(key) as T | undefined),
			changeSetting: <T>(key: string, change: (before: T | undefined) => T) =>
				Promise.resolve(Boolean(kept.set(key, change(kept.get(key) as T | undefined)))),
		};
	};
	const written = (stamp: Stamp, document = 'org/gava') => ({ document, stamp });

	it('what was written offline before, and came afterwards, is told once', async () => {
		const device = settings();
		expect(await recallLastHere(device, 'w')).toBeNull();
		const index = new FeedIndex(all);
		index.put([row('entry', 'e', { created: at(0) })]);
		await noteHere(device, 'w', index.marks, NOON + 2 * HOUR);
		const last = (await recallLastHere(device, 'w'))!;
		expect(isNewSince(last, written(at(0)))).toBe(false);

		const late = row('entry', 'late', { created: at(1, 'bilal') });
		index.put([late]);
		expect(isNewSince(last, written(late.created!))).toBe(true);
		await noteHere(device, 'w', index.marks, NOON + 3 * HOUR);
		expect(isNewSince((await recallLastHere(device, 'w'))!, written(late.created!))).toBe(false);
	});

	it('what has been there for long and only comes with a new document is not told', async () => {
		const device = settings();
		await noteHere(device, 'w', {}, NOON);
		const last = (await recallLastHere(device, 'w'))!;
		expect(isNewSince(last, written(at(-24 * 365)))).toBe(false);
		expect(isNewSince(last, written(at(-24)))).toBe(true);
	});

	it('two tabs, of which each saw something, never bring back what either saw', async () => {
		const device = settings();
		const [one, other] = [new FeedIndex(all), new FeedIndex(all)];
		one.put([row('entry', 'a', { created: at(0) })]);
		other.put([row('entry', 'b', { created: at(0, 'bilal') })]);
		await noteHere(device, 'w', one.marks, NOON);
		await noteHere(device, 'w', other.marks, NOON);
		const last = (await recallLastHere(device, 'w'))!;
		expect([at(0), at(0, 'bilal')].map((stamp) => isNewSince(last, written(stamp)))).toEqual([false, false]);
	});
});

describe('what is said of it', () => {
	it('does not call whoever decided on a late entry its creator', async () => {
		await loadTexts('activity');
		const decide = (treatment: string) => {
			const late = row('lateArrival', 'l', {
				subject: 'entry/e',
				treatment,
				note: 'After all.',
				created: at(0),
			});
			const [deed] = deedsOf(late, all);
			return tell('Ada', groupDeeds([deed!])[0]!.acts[0]!);
		};
		const said = ['erratum', 'next-period'].map(decide);
		expect(new Set(said.map(({ sentence }) => sentence)).size).toBe(2);
		for (const { sentence, quote } of said) {
			expect(sentence).toContain('Ada');
			expect(sentence).not.toMatch(/created|creat|créé/);
			expect(quote).toBe('After all.');
		}
	});
});
