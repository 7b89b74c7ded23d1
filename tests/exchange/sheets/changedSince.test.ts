import { type CellValue, readXlsx, writeXlsx } from 'hucre';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyRow } from '#lib/domain/kind.ts';
import { chosenPart } from '#lib/exchange/sheets/chosenPart.ts';
import type { SheetLine } from '#lib/exchange/sheets/sheetPlan.ts';
import { startLanguage } from '#lib/i18n/index.ts';
import { RETRACTED } from '../../support/rows.ts';
import { SheetDesk } from '../../support/sheets.ts';
import { smallWorldRows } from './awkward/world.ts';

type Rows = CellValue[][];

/** A file as somebody leaves it who has edited its records, and perhaps its hidden sheet. */
async function edited(
	bytes: Uint8Array,
	edit: (rows: Rows, at: (key: string) => number) => void,
	prints: (rows: Rows) => Rows | null = (rows) => rows,
): Promise<Uint8Array> {
	const { sheets } = await readXlsx(bytes);
	const hidden = sheets.find(({ name }) => name === 'Rumb')!;
	const records = sheets[0]!.rows as Rows;
	const keys = ['id', ...String((hidden.rows as Rows)[0]![4]).split(' ')];
	edit(records, (key) => keys.indexOf(key));
	const kept = prints(hidden.rows as Rows);
	return writeXlsx({
		sheets: [
			{ name: 'Records', rows: records },
			...(kept ? [{ name: 'Rumb', hidden: true, rows: kept }] : []),
		],
	});
}

/** What a line would do: its outcome, with each cell that it changes, and whether that was changed here too. */
const told = ({ outcome, refusal, changes }: SheetLine) =>
	[refusal ?? outcome, ...changes.map(({ key, since }) => (since ? `${key} (here too)` : key))].join(' ');
const rowOf = (rows: Rows, id: string) => rows.find(([first]) => first === id)!;

describe('a sheet that comes back when something has changed here', () => {
	let file: Uint8Array;
	beforeAll(async () => {
		await startLanguage();
		file = await new SheetDesk(smallWorldRows()).write('call');
	});
	/** The same plan after others have worked in it. */
	const later = (changes: Record<string, Record<string, unknown>>) =>
		new SheetDesk(smallWorldRows().map((row): AnyRow => ({ ...row, ...changes[row.id] })));
	const lines = async (desk: SheetDesk, bytes: Uint8Array, reader: 'en' | 'ca' = 'en') =>
		Object.fromEntries(
			(await desk.plan('call', bytes, { reader })).lines.map((line) => [line.id, told(line)]),
		);

	it('says when it left, and shows its signs to nobody', async () => {
		const { sheets, departed } = await later({}).plan('call', file);
		expect(departed?.moment).toBe('2026-01-02T03:04:05.000Z');
		expect(sheets.map(({ name }) => name)).toEqual(['Records', 'Columns', 'Lists']);
		const { sheets: all } = await readXlsx(file);
		expect(all.map(({ name, hidden }) => [name, Boolean(hidden)])).toContainEqual(['Rumb', true]);
		expect(JSON.stringify(all.at(-1)!.rows)).not.toContain('Convocat');
	});

	it('leaves alone what nobody edited in it, whatever stands here now', async () => {
		const desk = later({
			urban: {
				title: { ca: 'Un altre', en: 'Urban call' },
				organisations: ['gava'],
				closes: '2024-09-09',
				budgetEur: 1,
			},
			water: { ...RETRACTED },
			gava: { name: { ca: 'Un altre nom' } },
		});
		expect(await lines(desk, file)).toEqual({ urban: 'same', water: 'same', roads: 'same' });
	});

	it('tells apart what was edited in it alone from what was edited here as well', async () => {
		const desk = later({
			urban: { closes: '2024-09-09', budgetEur: 7, organisations: ['gava'] },
			roads: { budgetEur: 11 },
		});
		const bytes = await edited(file, (rows, at) => {
			const urban = rowOf(rows, 'urban');
			urban[at('closes')] = '2024-12-31';
			urban[at('opens')] = '2024-02-02';
			urban[at('organisations')] = 'Gavà City Council';
			rowOf(rows, 'roads')[at('budgetEur')] = 12;
			rowOf(rows, 'water')[at('closes')] = '2025-07';
		});
		expect(await lines(desk, bytes)).toEqual({
			urban: 'changed opens closes (here too)',
			roads: 'since budgetEur (here too)',
			water: 'changed closes',
		});
	});

	it('takes nothing of what was edited here as well unless somebody says so', async () => {
		const desk = later({ urban: { title: { ca: 'Un altre', en: 'Urban call' } }, roads: { budgetEur: 11 } });
		const bytes = await edited(file, (rows, at) => {
			rowOf(rows, 'urban')[at('title/ca')] = 'El meu';
			rowOf(rows, 'urban')[at('title/es')] = 'El mío';
			rowOf(rows, 'roads')[at('budgetEur')] = 12;
		});
		const planned = (await desk.plan('call', bytes)).lines;
		const written = (isTaken: (key: string, since: boolean) => boolean) =>
			planned.flatMap((line) => chosenPart(line, isTaken)?.contents ?? []);
		expect(written((_key, since) => !since)).toEqual([{ title: { es: 'El mío' } }]);
		expect(written(() => true)).toEqual([{ budgetEur: 12 }, { title: { ca: 'El meu', es: 'El mío' } }]);
		expect(written((key) => key === 'title/ca')).toEqual([{ title: { ca: 'El meu' } }]);
		expect(written(() => false)).toEqual([]);
	});

	it('refuses an identifier that is known to nobody, alone on its row too', async () => {
		const bytes = await edited(file, (rows) =>
			rows.push(rows[0]!.map((_, at) => (at === 0 ? 'nothing' : null))),
		);
		expect(await lines(later({}), bytes)).toMatchObject({ nothing: 'unknown-id', urban: 'same' });
	});

	it('may be sorted, thinned out and doubled', async () => {
		const desk = later({ roads: { budgetEur: 11 } });
		const bytes = await edited(file, (rows, at) => {
			const [head, ...body] = rows;
			const kept = body.filter(([id]) => id !== 'water').reverse();
			const again = [...rowOf(rows, 'urban')];
			again[at('closes')] = '2030-01-01';
			const made = [...rowOf(rows, 'roads')];
			[made[at('id')], made[at('title/ca')], made[at('title/en')]] = [null, 'Nova', 'New one'];
			rows.splice(0, rows.length, head!, ...kept, again, made);
		});
		expect((await desk.plan('call', bytes)).lines.map(told)).toEqual([
			'same',
			'same',
			'id-twice',
			expect.stringMatching(/^new title\/ca title\/en/u),
		]);
	});

	it('takes the noughts that somebody put before a code, and misses none that a spreadsheet took away', async () => {
		const bytes = await edited(
			await later({ urban: { programme: '8101' }, water: { programme: '0081' } }).write('call'),
			(rows, at) => {
				rowOf(rows, 'urban')[at('programme')] = '08101';
				rowOf(rows, 'water')[at('programme')] = 81;
				rowOf(rows, 'roads')[at('programme')] = '000';
			},
		);
		const desk = later({ urban: { programme: '8101' }, water: { programme: 'Another' } });
		expect(await lines(desk, bytes)).toEqual({
			urban: 'changed programme',
			water: 'same',
			roads: 'changed programme',
		});
	});

	it('knows a figure with more digits than a spreadsheet keeps', async () => {
		const desk = later({ urban: { budgetEur: 100 / 3 }, roads: { budgetEur: 0.1 + 0.2 } });
		const { sheets } = await readXlsx(await desk.write('call'));
		const bytes = await edited(await desk.write('call'), (rows, at) => {
			for (const row of rows)
				if (typeof row[at('budgetEur')] === 'number')
					row[at('budgetEur')] = Number((row[at('budgetEur')] as number).toPrecision(15));
		});
		expect(sheets).toHaveLength(4);
		expect(await lines(desk, bytes)).toEqual({ urban: 'same', water: 'same', roads: 'same' });
		expect(await lines(later({ urban: { budgetEur: 5 } }), bytes)).toEqual({
			urban: 'same',
			water: 'same',
			roads: 'same',
		});
	});

	it('says which of its records are not here, though nobody edited them', async () => {
		const here = smallWorldRows().filter(({ id }) => id !== 'water');
		const { lines: planned } = await new SheetDesk(here).plan('call', file);
		expect(planned.flatMap(({ id, absent }) => (absent ? id : []))).toEqual(['water']);
	});

	it('refuses what was cut when it left and edited then, also where it is shorter here now', async () => {
		const long = (words: string) => later({ urban: { note: { ca: words } } });
		const bytes = await edited(await long('a'.repeat(40_000)).write('call'), (rows, at) => {
			const row = rowOf(rows, 'urban');
			row[at('note/ca')] = `b${String(row[at('note/ca')]).slice(1)}`;
		});
		expect(await lines(long('Breu'), bytes)).toMatchObject({ urban: 'too-long' });
	});

	it('is read by somebody in another language, and after things were renamed', async () => {
		const desk = later({ gava: { name: { ca: 'Un altre nom', en: 'Another name' } } });
		const bytes = await edited(file, (rows, at) => {
			rowOf(rows, 'urban')[at('organisations')] = 'Badalona City Council; forum-a';
		});
		const expected = { urban: 'changed organisations', water: 'same', roads: 'same' };
		expect(await lines(desk, bytes)).toEqual(expected);
		expect(await lines(desk, bytes, 'ca')).toEqual(expected);
	});

	const EDIT = (rows: Rows, at: (key: string) => number) => {
		rowOf(rows, 'urban')[at('opens')] = '2024-02-02';
	};
	/** Every difference is a change back, as before there were signs. */
	const PLAIN = { urban: 'changed opens closes', water: 'same', roads: 'same' };
	it.each<[string, (rows: Rows) => Rows | null]>([
		['was deleted', () => null],
		['lost its first row', (rows) => rows.slice(1)],
		['has another kind', ([head, ...rows]) => [head!.with(1, 'action'), ...rows]],
		['has another workspace', ([head, ...rows]) => [head!.with(3, 'elsewhere'), ...rows]],
		['has a moment that is none', ([head, ...rows]) => [head!.with(2, 'yesterday'), ...rows]],
		[
			'was sorted by one column',
			(rows) => rows.map(([id], at) => [id!, ...(rows[(at + 1) % rows.length]!.slice(1) as string[])]),
		],
		[
			'was typed into',
			(rows) =>
				rows.map(([id, signs, ...more], at) => [id!, at ? `x${String(signs).slice(1)}` : signs!, ...more]),
		],
	])('is compared as any other where its hidden sheet %s', async (_what, damage) => {
		const desk = later({ urban: { closes: '2024-09-09' } });
		expect(await lines(desk, await edited(file, EDIT, damage))).toEqual(PLAIN);
	});

	it('is compared as any other as CSV', async () => {
		const csv = await new SheetDesk(smallWorldRows()).write('call', { format: 'csv' });
		const { lines: planned, departed } = await later({ urban: { closes: '2024-09-09' } }).plan('call', csv);
		expect(departed).toBeNull();
		expect(planned.map(told)).toEqual(['same', 'changed closes', 'same']);
	});
});
