import { describe, expect, test } from 'vitest';
import { lessonsFile, takeUp, type TakenLesson } from '#lib/domain/lessonCarryOver.ts';
import { contentsHash } from '#lib/domain/contentsHash.ts';
import { ID } from '#lib/domain/document.ts';
import type { Localised } from '#lib/domain/language.ts';
import { writeRecords } from '#lib/exchange/json/writeRecords.ts';
import { readLessons } from '#lib/features/lessons/readLessons.ts';
import { makeRow } from '../support/rows.ts';

const PLAN = { ca: 'Pla 2021-2025' };
const lesson = (
	id: string,
	detail: Localised = { ca: 'Va passar.' },
	title: Localised = { ca: 'Pregunteu' },
) => ({
	kind: 'lesson',
	document: 'plan',
	id,
	title,
	type: 'works',
	year: 2023,
	detail,
	advice: {},
});
const fileOf = (one: ReturnType<typeof lesson>, plan: Localised = PLAN, workspace = 'w') =>
	lessonsFile(workspace, plan, [one], []);
/** As files were before they said from which workspace they come. */
const older = (text: string) => text.replace(/\t"workspace": "w",\n/u, '');
const lessonsIn = (text: string) => {
	const read = readLessons(text);
	if ('fault' in read) throw new Error(read.fault);
	return read;
};
const take = (text: string, known: readonly TakenLesson[] = []) =>
	takeUp(
		lessonsIn(text),
		known.map(({ id, contents }) => ({
			id,
			title: contents.title as Localised,
			learnedIn: (contents.learnedIn ?? {}) as Localised,
		})),
	);

describe('[I5] a lesson that is taken up', () => {
	const made = lesson('01hf2wrz40abcdefghjkmnpqrs');
	const given = lesson('l1');

	test.each([
		['made in a plan', made],
		['that came with a plan', given],
	])('%s is taken up once, from older and newer files, in either order', (_, one) => {
		const texts = [fileOf(one), older(fileOf(one))];
		for (const [first, second] of [texts, [...texts].reverse()] as [string, string][]) {
			const taken = take(first);
			expect(taken).toHaveLength(1);
			expect(taken[0]!.id).toMatch(ID);
			expect(take(first, taken)).toEqual([]);
			expect(take(second, taken)).toEqual([]);
		}
	});

	test('is the same record apart, from older and newer files, whatever the plan is called by then', () => {
		const ids = [fileOf(made), older(fileOf(made)), fileOf(made, { ca: 'Pla nou' })].map(
			(text) => take(text)[0]!.id,
		);
		expect(new Set(ids).size).toBe(1);
		expect(take(fileOf(given))[0]!.id).toBe(take(fileOf(given, { ca: 'Pla nou' }))[0]!.id);
	});

	test('is another record where its text says something else, and known all the same', () => {
		const [before] = take(fileOf(made));
		const later = fileOf({ ...made, detail: { ca: 'Va passar això altre.' } });
		expect(take(later)[0]!.id).not.toBe(before!.id);
		expect(take(later, [before!])).toEqual([]);
	});

	test('is known by the id that an earlier version gave it', () => {
		const id = `taken-${contentsHash({ workspace: 'w', id: 'lesson/l1' }).slice(0, 32)}`;
		expect(take(fileOf(given), [{ id, contents: { title: { ca: 'Other words' } } }])).toEqual([]);
	});

	test('of one file is taken up once, though the file has it twice; those of other plans are others', () => {
		const twice = lessonsFile('w', PLAN, [given, { ...given, title: { ca: 'Again' } }], []);
		expect(take(twice)).toHaveLength(1);
		const taken = take(fileOf(given));
		expect(
			take(fileOf(lesson('l1', {}, { ca: 'Una altra' }), { ca: 'Un altre pla' }, 'v'), taken),
		).toHaveLength(1);
	});

	test('is the same record from a file of all records', () => {
		const rows = [made, given].map((one) => makeRow('lesson', one.id, one));
		const text = writeRecords({ workspace: 'w', title: PLAN, sample: false }, [
			...rows,
			makeRow('task', 't1', { document: 'org/amb', title: { ca: 'Cap lliçó' } }),
		]);
		const byId = (taken: readonly TakenLesson[]) =>
			[...taken].sort((one, other) => (one.id < other.id ? -1 : 1));
		const taken = take(text);
		expect(byId(taken)).toEqual(byId([...take(fileOf(made)), ...take(fileOf(given))]));
		expect(take(fileOf(made), taken)).toEqual([]);
	});

	test.each([
		['foreign', '{"format":"rumb-records"}'],
		['foreign', 'PK'],
		['newer', '{"format":"rumb-records","version":2}'],
		['newer', '{"format":"rumb-lessons","version":2}'],
	])('is refused as %s', (fault, text) => expect(readLessons(text)).toEqual({ fault }));
});
