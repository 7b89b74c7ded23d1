import { beforeAll, describe, expect, it } from 'vitest';
import { SheetDesk } from '../../support/sheets.ts';
import { sampleRows } from '../../support/countedWorkspace.ts';

describe('a list that is written and read again', () => {
	let desk: SheetDesk;
	beforeAll(() => {
		desk = new SheetDesk(sampleRows(300));
	});

	it.each([
		'entry',
		'action',
		'call',
		'project',
		'organisation',
		'metropolis',
		'indicator',
		'agreement',
		'membership',
		'transfer',
	])('brings no change of any %s, as XLSX and as CSV', async (kind) => {
		const { length } = desk.rows(kind);
		expect(length).toBeGreaterThan(0);
		for (const more of [
			{},
			{ format: 'csv', separator: ';' },
			{ format: 'csv', separator: ',', mark: false },
		] as const) {
			const { lines } = await desk.plan(kind, await desk.write(kind, more));
			expect(lines.filter(({ outcome, left }) => outcome !== 'same' || left)).toEqual([]);
			expect(lines).toHaveLength(length);
		}
	});
});
