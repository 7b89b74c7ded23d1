import { beforeAll, describe, expect, it } from 'vitest';
import { kindNamed } from '#lib/domain/kinds.ts';
import { editOf } from '#lib/features/exchange/import/writeSheet.ts';
import { startLanguage } from '#lib/i18n/index.ts';
import { Held } from '../../support/exported.ts';
import { makeSample } from '../../support/sample.ts';
import { SheetDesk } from '../../support/sheets.ts';
import { type Cells, xlsx } from './awkward/files.ts';

describe('what a sheet brings', () => {
	beforeAll(startLanguage);

	it(
		'is written as it was announced, 5,000 rows too, and taken back as one',
		{ timeout: 60_000 },
		async () => {
			const held = await Held.of(makeSample(200));
			const kind = kindNamed('entry');
			const before = held.rowsOf('entry');
			const desk = new SheetDesk(held.rows());
			const organisation = desk.rows('organisation')[0]!.id;
			const rows: Cells = [
				['id', 'title/ca', 'date', 'type', 'participants', 'organisations', 'description/ca'],
				[before[0]!.id, 'Un altre títol', '18/3/2024', null, null, null, null],
				...Array.from({ length: 5_000 }, (_, at) => [
					null,
					`Nova ${at}`,
					'2024-03-18',
					'meeting',
					at,
					organisation,
					'Paraules.',
				]),
			];
			const { lines } = await desk.plan('entry', await xlsx(rows));
			expect(
				new Set(lines.slice(1).map(({ outcome, refusal, told }) => [outcome, refusal, told].join(' '))),
			).toEqual(new Set(['new  ']));
			const undo = await held.write(
				lines.flatMap(
					(line) => editOf(kind, line, `org/${organisation}`, (id) => held.rowOf('entry', id)) ?? [],
				),
			);
			const now = held.rowsOf('entry').filter((row) => !row.retracted);
			expect(now).toHaveLength(before.length + 5_000);
			expect(held.rowOf('entry', before[0]!.id)).toMatchObject({
				title: { ca: 'Un altre títol' },
				date: '2024-03-18',
			});
			const again = await new SheetDesk(held.rows()).plan('entry', await xlsx(rows));
			expect(new Set(again.lines.map(({ outcome }) => outcome))).toEqual(new Set(['same']));
			undo();
			const after = held.rowsOf('entry').filter((row) => !row.retracted);
			expect(after.map(({ id, title, date }) => ({ id, title, date }))).toEqual(
				before.map(({ id, title, date }) => ({ id, title, date })),
			);
			await held.close();
		},
	);
});
