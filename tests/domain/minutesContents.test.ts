import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { attendee } from '#lib/domain/attendee.ts';
import { canonicalBytes } from '#lib/domain/canonicalJson.ts';
import { contentsHash } from '#lib/domain/contentsHash.ts';
import { decision } from '#lib/domain/decision.ts';
import { frozenMinutes } from '#lib/domain/frozenMinutes.ts';
import type { Kind, RowOf } from '#lib/domain/kind.ts';
import {
	attendanceOf,
	contentsOfMinutes,
	languageOfMinutes,
	type MinutesContents,
} from '#lib/domain/minutesContents.ts';
import { frozenOf, readMinutes, standingOfMinutes } from '#lib/domain/readMinutes.ts';
import { round } from '#lib/domain/round.ts';
import { workshop } from '#lib/domain/workshop.ts';
import { sha256 } from '#lib/workspace/hash.ts';
import { seededRandom } from '../support/random.ts';
import { makeRow } from '../support/rows.ts';

const row = <K extends Kind>(kind: K, id: string, contents: Record<string, unknown> = {}): RowOf<K> =>
	makeRow(kind.name, id, contents) as unknown as RowOf<K>;
const stamp = (time: number) => ({ created: { person: 'p', device: 'd', time } });
const nameOf = (id: string) => ({ gava: 'Ajuntament de Gavà', amb: 'AMB' })[id] ?? id;

const ATTENDEES = [
	row(attendee, 'a1', { person: 'p1', name: 'Zoe', organisation: 'gava', ...stamp(1) }),
	row(attendee, 'a2', {
		person: 'p2',
		name: 'Àlex',
		organisation: 'gava',
		companions: 'Pau, Mar',
		...stamp(2),
	}),
	row(attendee, 'a3', { person: 'p3', name: 'Nil', ...stamp(3) }),
	row(attendee, 'a4', { person: 'p4', name: 'Eva', organisationName: 'Associació X', ...stamp(4) }),
	// The same seat, said again by another device.
	row(attendee, 'a5', { person: 'p1', name: 'Zoe', organisation: 'gava', ...stamp(5) }),
];
const DECISIONS = [
	row(decision, 'd2', { text: 'Segon acord', due: '2026-03-01', ...stamp(20) }),
	row(decision, 'd1', { text: 'Primer acord', owner: 'gava', person: 'Zoe', ...stamp(10) }),
];
const ROUNDS = [
	row(round, 'r1', {
		question: 'Oberta?',
		method: 'dots',
		state: 'open',
		results: { forged: 1 },
		...stamp(1),
	}),
];

function contents(
	order: <T>(rows: readonly T[]) => readonly T[] = (rows) => rows,
	text = 'Es va dir això.\nI allò.',
): MinutesContents {
	return contentsOfMinutes({
		workspace: 'w1',
		sample: false,
		workshop: row(workshop, 's1', {
			title: { ca: 'Primera sessió', en: 'First workshop' },
			date: '2026-01-14',
			start: '09:30',
			venue: ' ',
			invited: order(['gava', 'amb']),
		}),
		language: 'ca',
		blocks: [],
		attendees: order(ATTENDEES),
		decisions: order(DECISIONS),
		rounds: order(ROUNDS),
		organisationName: nameOf,
		workshopName: (id) => id,
		text,
		formatted: null,
		frozen: { name: 'Anna', person: 'p1', time: 1_768_380_000_000 },
	});
}

const frozen = (of: MinutesContents, more: Record<string, unknown> = {}) =>
	row(frozenMinutes, 'f1', { contents: of, hash: contentsHash(of), name: 'Anna', ...stamp(100), ...more });

describe('what the minutes of a session tell', () => {
	it('[I3] is the same, byte by byte, in whatever order the records came', () => {
		const random = seededRandom(5);
		const shuffled = <T>(rows: readonly T[]): readonly T[] =>
			rows
				.map((item) => ({ item, at: random.below(1_000_000) }))
				.sort((one, other) => one.at - other.at)
				.map(({ item }) => item);
		const hashes = new Set(Array.from({ length: 20 }, () => contentsHash(contents(shuffled))));
		expect(hashes.size).toBe(1);
	});

	it('lists who was there by organisation, a seat once, those of none last', () => {
		expect(attendanceOf(ATTENDEES, nameOf, 'ca')).toEqual([
			{
				organisation: 'Ajuntament de Gavà',
				people: [
					{ name: 'Àlex', companions: 'Pau, Mar' },
					{ name: 'Zoe', companions: null },
				],
			},
			{ organisation: 'Associació X', people: [{ name: 'Eva', companions: null }] },
			{ organisation: null, people: [{ name: 'Nil', companions: null }] },
		]);
	});

	it('has decisions in the order in which they were taken, with names as they were then', () => {
		expect(contents().decisions.map(({ text, owner, due }) => [text, owner, due])).toEqual([
			['Primer acord', 'Ajuntament de Gavà', null],
			['Segon acord', null, '2026-03-01'],
		]);
	});

	it('holds no result of a vote that was not made public', () => {
		expect(contents().votes).toEqual([
			{ id: 'r1', question: 'Oberta?', method: 'dots', state: 'open', results: null },
		]);
	});

	it('is written in the language of the session, else in the one in which it was begun', () => {
		expect(languageOfMinutes({ language: 'fr' }, { es: 'Hola' })).toBe('fr');
		expect(languageOfMinutes({ language: 'xx' }, { es: 'Hola' })).toBe('es');
		expect(languageOfMinutes(undefined, undefined)).toBe('ca');
	});
});

describe('frozen minutes [I10]', () => {
	it('are read back as they were, also out of JSON', () => {
		const written = contents();
		expect(readMinutes(JSON.parse(JSON.stringify(written)))).toEqual(written);
		expect(contentsHash(readMinutes(written))).toBe(contentsHash(written));
	});

	it.each([null, 3, 'x', [], {}, { format: 'rumb-minutes' }, { ...contents(), version: 2 }])(
		'are not read out of %j',
		(stored) => expect(readMinutes(stored)).toBeNull(),
	);

	it('never fail to be read, whatever a list holds', () => {
		const odd = [null, 3, 'x', [[]], { people: 5 }, { options: [null] }];
		const read = readMinutes({
			...contents(),
			agenda: odd,
			attendance: odd,
			decisions: odd,
			votes: odd,
			text: 4,
		});
		expect(read?.text).toBe('');
		expect(read?.attendance.every(({ people }) => Array.isArray(people))).toBe(true);
	});

	it('are verified, and any changed letter shows', () => {
		const written = contents();
		expect(standingOfMinutes(frozen(written))).toBe('verified');
		const changed = { ...written, text: written.text.replace('això', 'allò') };
		expect(standingOfMinutes(frozen(written, { contents: changed }))).toBe('tampered');
		expect(standingOfMinutes(frozen(written, { contents: null }))).toBe('tampered');
		expect(standingOfMinutes(frozen(written, { hash: null }))).toBe('tampered');
	});

	it('that somebody rewrote together with their hash show it all the same', () => {
		const changed = { ...contents(), text: 'Una altra cosa' };
		const edited = { contents: { person: 'p9', device: 'd9', time: 200 } };
		expect(standingOfMinutes(frozen(changed, { edited }))).toBe('tampered');
	});

	it('count as the first, where two facilitators froze them apart', () => {
		const [one, other] = [frozen(contents()), { ...frozen(contents()), id: 'f2', ...stamp(90) }];
		for (const rows of [
			[one, other],
			[other, one],
		]) {
			expect(frozenOf(rows)?.counts.id).toBe('f2');
			expect(frozenOf(rows)?.apart.map(({ id }) => id)).toEqual(['f1']);
		}
		expect(frozenOf([])).toBeNull();
	});

	it('verify in a shell, as they do here', async (context) => {
		const has = spawnSync('sha256sum', ['--version']).status === 0;
		if (!has) context.skip('sha256sum is not installed here: nothing was verified in a shell');
		const folder = mkdtempSync(path.join(tmpdir(), 'minutes-'));
		try {
			const bytes = canonicalBytes(contents());
			const hash = await sha256(bytes);
			expect(hash).toBe(contentsHash(contents()));
			writeFileSync(path.join(folder, 'minutes.json'), bytes);
			const check = (input: string) =>
				execFileSync('sha256sum', ['--check'], { cwd: folder, input, encoding: 'utf8' });
			expect(check(`${hash}  minutes.json\n`)).toContain('minutes.json: OK');
			writeFileSync(path.join(folder, 'minutes.json'), canonicalBytes(contents((rows) => rows, 'Res.')));
			expect(() => check(`${hash}  minutes.json\n`)).toThrow();
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});
