import { describe, expect, test } from 'vitest';
import type { AnyRow, Stamp } from '#lib/domain/kind.ts';
import { planRecords, withChanges } from '#lib/exchange/json/planRecords.ts';
import { readRecordsFile } from '#lib/exchange/json/readRecords.ts';
import type { RecordLine } from '#lib/exchange/json/recordsImport.ts';
import { writeRecords } from '#lib/exchange/json/writeRecords.ts';
import { makeRow, RETRACTED } from '../../support/rows.ts';

const HEAD = { workspace: 'here', title: { en: 'Plan' }, sample: false };
const DAY = 86_400_000;
const stamp = (day: number): Stamp => ({ person: 'ana', device: 'd1', time: day * DAY });

/** As it was when the file was made: last edited on day 10. */
const entry = makeRow('entry', 'e1', {
	document: 'org/amb',
	date: '2024-03-18',
	location: 'Gavà',
	title: { ca: 'Reunió', en: 'Meeting' },
	tags: ['b', 'a'],
	description: { ca: 'Primer.' },
	created: stamp(9),
	edited: { date: stamp(10) },
});
const seeded = makeRow('action', 'a1', { document: 'plan', code: 'A1', title: { ca: 'Fòrum' } });

type Told = Record<string, unknown>;
/** What somebody makes of one record of the file. */
function fileOf(row: AnyRow, edit: Told = {}, without: string[] = []): string {
	const file = JSON.parse(writeRecords(HEAD, [row])) as { records: Record<string, Told[]> };
	const [record] = file.records[row.kind]!;
	Object.assign(record!, edit);
	for (const name of without) delete record![name];
	return JSON.stringify(file);
}

function lineOf(text: string, here: AnyRow, workspace = 'here') {
	const file = readRecordsFile(text);
	if ('fault' in file) throw new Error(file.fault);
	const { lines, counts } = planRecords(file, () => here, workspace);
	const [outcome] = Object.entries(counts).find(([, count]) => count > 0)!;
	return { outcome, line: lines[0] as RecordLine };
}
const sincesOf = ({ changes }: RecordLine) =>
	changes.map(({ field, language, since }) => [language ? `${field}/${language}` : field, since ?? false]);

describe('a file says when each record was last edited', () => {
	const recordOf = (row: AnyRow) =>
		(JSON.parse(writeRecords(HEAD, [row])) as { records: Record<string, Told[]> }).records[row.kind]![0]!;

	test('its newest stamp, whoever set it, and null for what came with the plan', () => {
		expect(recordOf(entry).edited).toBe(new Date(10 * DAY).toISOString());
		expect(recordOf({ ...entry, edited: {} }).edited).toBe(new Date(9 * DAY).toISOString());
		expect(recordOf(seeded).edited).toBeNull();
		expect(recordOf({ ...entry, created: stamp(Number.POSITIVE_INFINITY), edited: {} }).edited).toBeNull();
	});

	test('and the same state gives the same bytes', () => {
		const other = { ...entry, tags: ['a', 'b'], edited: { ...entry.edited, location: stamp(4) } };
		expect(writeRecords(HEAD, [other])).toBe(writeRecords(HEAD, [entry]));
	});
});

describe('a field that was changed here since the file was made', () => {
	const now = {
		...entry,
		date: '2024-04-01',
		location: 'Badalona',
		edited: { date: stamp(20), location: stamp(20) },
	};

	test('and nobody edited in the file stays, without a word', () => {
		expect(lineOf(fileOf(entry), now).outcome).toBe('kept');
		expect(lineOf(fileOf(entry), entry).outcome).toBe('same');
	});

	test('is told apart from what was edited in the file alone', () => {
		const { outcome, line } = lineOf(fileOf(entry, { date: '2024-05-05', title: { ca: 'Trobada' } }), now);
		expect(outcome).toBe('changed');
		expect(sincesOf(line)).toEqual([
			['date', true],
			['title/ca', false],
		]);
		expect(line.changes[0]).toMatchObject({ before: '2024-04-01', after: '2024-05-05' });
	});

	test('makes a line of its own where nothing else differs', () => {
		const { outcome, line } = lineOf(fileOf(entry, { date: '2024-05-05' }), now);
		expect(outcome).toBe('since');
		expect(withChanges(line, ({ since }) => !since)).toBeNull();
		expect(withChanges(line, () => true)?.contents).toEqual({ date: '2024-05-05' });
	});

	test('is known by what it said, where it carries no moment: texts, and members taken away', () => {
		const written = { ...entry, description: { ca: 'Segon.' }, tags: ['a'] };
		const both = fileOf(entry, { description: { ca: 'Tercer.' }, tags: ['a', 'b', 'c'] });
		expect(sincesOf(lineOf(both, written).line)).toEqual([
			['description/ca', true],
			['tags', true],
		]);
		expect(sincesOf(lineOf(both, entry).line)).toEqual([
			['description/ca', false],
			['tags', false],
		]);
	});

	test('and was not edited in the file is left alone, though it carries no moment: texts, also emptied ones, and members', () => {
		const written = { ...entry, description: { ca: 'Segon.' }, tags: ['a'] };
		expect(lineOf(fileOf(entry), written).outcome).toBe('kept');
		expect(lineOf(fileOf(entry), { ...entry, description: {} }).outcome).toBe('kept');
		expect(sincesOf(lineOf(fileOf(entry, { location: 'Begues' }), written).line)).toEqual([
			['location', false],
		]);
	});

	test('is told where a text was emptied here and edited in the file', () => {
		const emptied = { ...entry, description: {} };
		expect(sincesOf(lineOf(fileOf(entry, { description: { ca: 'Tercer.' } }), emptied).line)).toEqual([
			['description/ca', true],
		]);
	});

	test('is known, too, where it reached this device late, under an older moment', () => {
		const late = { ...entry, location: 'Sitges', edited: { ...entry.edited, location: stamp(3) } };
		expect(sincesOf(lineOf(fileOf(entry, { location: 'Begues' }), late).line)).toEqual([['location', true]]);
	});

	test('is told of what came with the plan', () => {
		const edited = { ...seeded, code: 'A2', edited: { code: stamp(3) } };
		expect(lineOf(fileOf(seeded), edited).outcome).toBe('kept');
		expect(sincesOf(lineOf(fileOf(seeded, { code: 'A3' }), edited).line)).toEqual([['code', true]]);
	});

	test('is told by its moment alone where the file comes from elsewhere, or has no fingerprints', () => {
		const told = { date: '2024-05-05', title: { ca: 'Trobada' } };
		const expected = [
			['date', true],
			['title/ca', false],
		];
		expect(sincesOf(lineOf(fileOf(entry, told), now, 'elsewhere').line)).toEqual(expected);
		expect(
			sincesOf(lineOf(fileOf(entry, { ...told, location: 'Badalona' }, ['fingerprints']), now).line),
		).toEqual(expected);
	});

	test('is a change as any other where the file says nothing of all that', () => {
		const { outcome, line } = lineOf(fileOf(entry, {}, ['edited', 'fingerprints']), now);
		expect(outcome).toBe('changed');
		expect(sincesOf(line)).toEqual([
			['date', false],
			['location', false],
		]);
	});

	test('is a retraction: what nobody edited in the file is no refusal', () => {
		const gone = { ...entry, retracted: { ...RETRACTED.retracted!, time: 20 * DAY } };
		expect(lineOf(fileOf(entry), gone).outcome).toBe('kept');
		expect(lineOf(fileOf(entry, { date: '2024-05-05' }), gone).line.refusal).toBe('retracted');
		expect(lineOf(fileOf(entry), gone, 'elsewhere').line.refusal).toBe('retracted');
	});
});

test('a device that is behind takes what the file has newer', () => {
	const newer = { ...seeded, title: { ca: 'Fòrum nou' }, edited: { 'title/ca': stamp(12) } };
	const { outcome, line } = lineOf(fileOf(newer), seeded);
	expect(outcome).toBe('changed');
	expect(sincesOf(line)).toEqual([['title/ca', false]]);

	const behind = { ...entry, description: {}, tags: ['a'], edited: { date: stamp(9) } };
	expect(sincesOf(lineOf(fileOf(entry), behind).line)).toEqual([
		['description/ca', false],
		['tags', true],
	]);
});

test('of a line only what somebody leaves ticked is written, words language by language', () => {
	const told = {
		title: { ca: 'Trobada', en: 'Gathering' },
		description: { ca: 'A.', fr: 'B.' },
		location: 'X',
	};
	const { line } = lineOf(fileOf(entry, told), entry);
	const taken = withChanges(line, ({ field, language }) => language === 'ca' || field === 'location')!;
	expect(taken.contents).toEqual({ title: { ca: 'Trobada' }, location: 'X' });
	expect(taken.texts).toEqual([{ field: 'description', language: 'ca', words: 'A.' }]);
	expect(withChanges(line, () => true)).toBe(line);
	expect(withChanges({ ...line, outcome: 'new' }, ({ language }) => language === 'ca')).toBeNull();
});
