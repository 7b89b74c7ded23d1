import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyRow } from '#lib/domain/kind.ts';
import type { SheetChange } from '#lib/exchange/sheets/sheetPlan.ts';
import { sampleRows } from '../../support/countedWorkspace.ts';
import { RETRACTED } from '../../support/rows.ts';
import { SheetDesk } from '../../support/sheets.ts';
import { convert, soffice } from '../../support/soffice.ts';

const CELL = /<table:table-cell\b[^>]*?(?:\/>|>[^]*?<\/table:table-cell>)/gu;

/** A sheet as flat XML, in which cells are edited as somebody does who types in them. */
class FlatSheet {
	#xml: string;

	constructor(bytes: Uint8Array) {
		this.#xml = new TextDecoder().decode(bytes);
	}

	/** @param makeCell gives the cell's new XML, without its end, from the style that it has */
	edit(id: string, column: number, makeCell: (style: string) => string): void {
		const at = this.#xml.indexOf(`<text:p>${id}</text:p>`);
		const begin = this.#xml.lastIndexOf('<table:table-row', at);
		const end = this.#xml.indexOf('</table:table-row>', at);
		expect(at).toBeGreaterThan(0);
		const row = this.#xml.slice(begin, end);
		let index = 0;
		const edited = row.replace(CELL, (cell) => {
			const count = Number(/number-columns-repeated="(\d+)"/u.exec(cell)?.[1] ?? 1);
			const first = index;
			index += count;
			if (column < first || column >= index) return cell;
			const style = /table:style-name="[^"]*"/u.exec(cell)?.[0] ?? '';
			const alone = cell.replace(/ ?table:number-columns-repeated="\d+"/u, '');
			return alone.repeat(column - first) + makeCell(style) + alone.repeat(index - column - 1);
		});
		expect(edited).not.toBe(row);
		this.#xml = this.#xml.slice(0, begin) + edited + this.#xml.slice(end);
	}

	get bytes(): Uint8Array {
		return new TextEncoder().encode(this.#xml);
	}
}

const words = (text: string) => (style: string) =>
	`<table:table-cell ${style} office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
const figure = (value: number) => (style: string) =>
	`<table:table-cell ${style} office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
const day = (date: string) => (style: string) =>
	`<table:table-cell ${style} office:value-type="date" office:date-value="${date}"><text:p>${date}</text:p></table:table-cell>`;
const nothing = (style: string) => `<table:table-cell ${style}/>`;

// It is skipped where this machine has no LibreOffice.
describe.skipIf(soffice === null)('5,000 entries through LibreOffice', () => {
	let desk: SheetDesk;
	beforeAll(() => {
		desk = new SheetDesk(sampleRows(5_000));
	});

	it('bring exactly what was edited there, and nothing else', { timeout: 120_000 }, async () => {
		const rows = desk.rows('entry');
		expect(rows).toHaveLength(5_000);
		const layout = await desk.layout('entry');
		const at = (key: string) => layout.columns.findIndex((column) => column.key === key);
		const flat = new FlatSheet(convert(await desk.write('entry'), 'xlsx', 'fods'));
		const pick = (where: (row: AnyRow) => boolean, nth: number) => rows.filter(where)[nth]!.id;
		const title = pick(() => true, 17);
		const date = pick((row) => row.date !== '2024-02-29', 2_500);
		const people = pick((row) => row.participants !== 41, 4_000);
		const filled = pick((row) => row.amountEur === null, 4_999 - 1_500);
		const actors = pick((row) => (row.organisations as string[]).length > 0, 900);
		const blank = pick((row) => row.location !== null, 300);
		const organisations = layout.lists.organisation!.slice(3, 5);
		flat.edit(title, at('title/ca'), words('Un títol corregit: «l’apòstrof» &amp; més'));
		flat.edit(date, at('date'), day('2024-02-29'));
		flat.edit(people, at('participants'), figure(41));
		flat.edit(filled, at('amountEur'), figure(1234.56));
		flat.edit(
			actors,
			at('organisations'),
			words(organisations.map(({ label }) => label.replaceAll('&', '&amp;')).join('; ')),
		);
		flat.edit(blank, at('location'), nothing);
		const { lines } = await desk.plan('entry', convert(flat.bytes, 'fods', 'xlsx'));
		const changed = lines.filter(({ outcome, left }) => outcome !== 'same' || left);
		expect(
			new Map(changed.map(({ id, outcome, contents, texts }) => [id, { outcome, contents, texts }])),
		).toEqual(
			new Map(
				Object.entries({
					[title]: { title: { ca: 'Un títol corregit: «l’apòstrof» & més' } },
					[date]: { date: '2024-02-29' },
					[people]: { participants: 41 },
					[filled]: { amountEur: 1234.56 },
					[actors]: { organisations: organisations.map(({ id }) => id) },
				}).map(([id, contents]) => [id, { outcome: 'changed', contents, texts: [] }]),
			),
		);
		expect(lines).toHaveLength(5_000);
	});

	it(
		'bring what was edited there, apart from what others edited here meanwhile',
		{ timeout: 60_000 },
		async () => {
			const sample = sampleRows(300);
			const before = new SheetDesk(sample);
			const layout = await before.layout('entry');
			const at = (key: string) => layout.columns.findIndex((column) => column.key === key);
			const [both, elsewhere, theirs, gone] = before.rows('entry').map(({ id }) => id) as [
				string,
				string,
				string,
				string,
			];
			const flat = new FlatSheet(convert(await before.write('entry'), 'xlsx', 'fods'));
			flat.edit(both, at('title/ca'), words('El títol del full'));
			flat.edit(both, at('date'), day('2024-02-29'));
			flat.edit(elsewhere, at('participants'), figure(41));
			const others: Record<string, Record<string, unknown>> = {
				[both]: { title: { ca: 'El títol d’aquí' } },
				[elsewhere]: { title: { ca: 'Un títol nou d’aquí' }, date: '2023-01-01' },
				[theirs]: { participants: 12_345, organisations: [], description: { ca: 'Unes altres paraules' } },
				[gone]: { ...RETRACTED },
			};
			const desk = new SheetDesk(sample.map((row): AnyRow => ({ ...row, ...others[row.id] })));
			for (const file of [convert(flat.bytes, 'fods', 'xlsx'), convert(flat.bytes, 'fods', 'ods')]) {
				const { lines } = await desk.plan('entry', file);
				const changed = lines.filter(({ outcome, left }) => outcome !== 'same' || left);
				const told = ({ key, since }: SheetChange) => (since ? `${key}, here too` : key);
				expect(Object.fromEntries(changed.map(({ id, changes }) => [id, changes.map(told).sort()]))).toEqual({
					[both]: ['date', 'title/ca, here too'],
					[elsewhere]: ['participants'],
				});
				expect(lines).toHaveLength(300);
			}
		},
	);

	it.each(['action', 'call', 'project', 'organisation', 'indicator'])(
		'changes no %s that was only opened and saved, as XLSX and as ODS',
		{ timeout: 60_000 },
		async (kind) => {
			const bytes = await desk.write(kind);
			const open = convert(bytes, 'xlsx', 'ods');
			for (const file of [open, convert(open, 'ods', 'xlsx')]) {
				const { lines } = await desk.plan(kind, file);
				expect(lines.filter(({ outcome, left }) => outcome !== 'same' || left)).toEqual([]);
				expect(lines).toHaveLength(desk.rows(kind).length);
			}
		},
	);
});
