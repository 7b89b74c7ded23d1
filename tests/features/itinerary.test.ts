import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { action } from '#lib/domain/action.ts';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { hasItinerary, planItinerary, type StopRow, stopTime } from '#lib/domain/itinerary.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import type { TaskRow } from '#lib/domain/taskDue.ts';
import {
	type AppointmentWords,
	changesOf,
	contentsOf,
	faultOf,
	noWords,
	readAppointmentWords,
	wordsOfStop,
} from '#lib/features/itinerary/appointmentWords.ts';
import {
	contactChanges,
	contactContents,
	noContact,
	readContactWords,
} from '#lib/records/contacts/contactWords.ts';
import {
	isEmptyProposal,
	type Journey,
	notesOf,
	proposeCompletion,
} from '#lib/features/itinerary/proposals.ts';
import { type LogReader, suggestWhom, whatIsKnown } from '#lib/features/itinerary/suggestions.ts';
import { readEditDraft } from '#lib/records/draftStore.ts';
import { makeRow } from '../support/rows.ts';

const stopRow = (id: string, contents: Record<string, unknown> = {}) =>
	makeRow('appointment', id, { document: 'org/gava', event: 'fair', ...contents }) as unknown as StopRow;
const entryRow = (id: string, contents: Record<string, unknown> = {}) =>
	makeRow('entry', id, { document: 'org/gava', type: 'fair', ...contents }) as unknown as EntryRow;
const taskRow = (id: string, contents: Record<string, unknown> = {}) =>
	makeRow('task', id, { document: 'org/gava', ...contents }) as unknown as TaskRow;
const actionRow = (id: string, contents: Record<string, unknown> = {}) =>
	makeRow('action', id, contents) as unknown as RowOf<typeof action>;
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('the days of an event', () => {
	const stops = [
		stopRow('lunch', { start: '2024-11-06T13:00', end: '2024-11-06T14:30' }),
		stopRow('first', { start: '2024-11-05T09:30' }),
		stopRow('some-time', { start: '2024-11-06' }),
		stopRow('open'),
		stopRow('early', { start: '2024-11-06T08:00', end: '2024-11-06T08:45' }),
		stopRow('also', { start: '2024-11-06T13:00' }),
		stopRow('last', { start: '2024-11-07T18:00' }),
	];
	const event = { date: '2024-11-05', until: '2024-11-08' };
	const at = (now: string) => planItinerary(event, stops, now);

	it('puts today first, what has no day after what is to come, and what is over apart', () => {
		const { ahead, past } = at('2024-11-06T10:00');
		expect(ahead.map(({ day, stops: of }) => [day, ids(of)])).toEqual([
			['2024-11-06', ['some-time', 'early', 'also', 'lunch']],
			['2024-11-07', ['last']],
			['2024-11-08', []],
			[null, ['open']],
		]);
		expect(past.map(({ day }) => day)).toEqual(['2024-11-05']);
	});

	it.each([
		['2024-11-06T07:59', [], ['early']],
		['2024-11-06T08:00', ['early'], ['also', 'lunch']],
		['2024-11-06T08:45', [], ['also', 'lunch']],
		['2024-11-06T13:59', ['also', 'lunch'], ['last']],
		['2024-11-06T14:00', ['lunch'], ['last']],
		['2024-11-07T18:59', ['last'], []],
		['2024-11-07T19:00', [], []],
	])('at %s these are on now: %j, and next: %j', (now, current, next) => {
		expect(ids(at(now).now)).toEqual(current);
		expect(ids(at(now).next)).toEqual(next);
	});

	it('without an hour a stop is never called over on its day', () => {
		expect(stopTime(stopRow('day', { start: '2024-11-06' }), '2024-11-06T23:59')).toBe('unknown');
		expect(stopTime(stopRow('day', { start: '2024-11-06' }), '2024-11-07T00:00')).toBe('past');
	});

	it('shows every stop exactly once, whenever it is looked at', () => {
		const time = fc
			.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 23 }))
			.map(([day, hour]) => `2024-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:30`);
		fc.assert(
			fc.property(fc.array(fc.option(time)), time, (starts, now) => {
				const rows = starts.map((start, index) => stopRow(`s${index}`, { start }));
				const { ahead, past } = planItinerary(event, rows, now);
				const shown = [...ahead, ...past].flatMap(({ stops: of }) => ids(of));
				expect(shown.toSorted()).toEqual(ids(rows).toSorted());
			}),
		);
	});

	it('is of what takes people away from their desks', () => {
		expect(['event', 'fair', 'mission', 'study-visit', 'forum'].every(hasItinerary)).toBe(true);
		expect([null, 'meeting', 'publication'].some(hasItinerary)).toBe(false);
	});
});

describe('whom to meet, and why', () => {
	const event = entryRow('fair', {
		metropolises: ['lyon'],
		networks: ['ema'],
		organisations: ['gava', 'uclg'],
		actions: ['eu-4'],
	});
	const actions = [actionRow('eu-4', { networks: ['eurocities', 'ema'], partners: ['cidob'] })];
	const visit = entryRow('visit', { date: '2023-05-02', metropolises: ['lyon'] });
	const older = entryRow('older', { date: '2022-01-02', metropolises: ['lyon'] });
	const log = (tasks: Record<string, TaskRow[]> = {}): LogReader => ({
		entriesWith: (kind, id) => (kind === 'metropolis' && id === 'lyon' ? [older, visit, event] : []),
		stopsWith: () => [stopRow('here'), stopRow('elsewhere', { event: 'other' })],
		tasksAbout: (subject) => tasks[subject] ?? [],
	});
	const suggested = (stops: StopRow[] = [], tasks: Record<string, TaskRow[]> = {}) =>
		suggestWhom(event, { actions, stops, log: log(tasks), own: 'gava' });

	it('names each once with every reason, and never the one who travels', () => {
		expect(suggested().map(({ id, why }) => [id, why])).toEqual([
			['lyon', ['metropolis']],
			['ema', ['network', { action: 'eu-4' }]],
			['uclg', ['participant']],
			['eurocities', [{ action: 'eu-4' }]],
			['cidob', [{ action: 'eu-4' }]],
		]);
	});

	it('tells the last contact, the event itself left out', () => {
		expect(suggested()[0]?.last?.id).toBe('visit');
		expect(suggested()[1]?.last).toBe(null);
	});

	it('puts those with something open first, and those who are arranged last', () => {
		const open = { 'appointment/elsewhere': [taskRow('late', { due: '2023-01-01' })] };
		expect(ids(whatIsKnown(log(open), 'organisation', 'ema', 'fair').open)).toEqual(['late']);
		const owing: LogReader = {
			...log(),
			entriesWith: (_, id) => (id === 'cidob' ? [visit] : []),
			stopsWith: () => [],
			tasksAbout: (subject) =>
				subject === 'entry/visit' ? [taskRow('t'), taskRow('done', { doneOn: '2023-06-01' })] : [],
		};
		const stops = [stopRow('s', { metropolises: ['lyon'] })];
		const found = suggestWhom(event, { actions, stops, log: owing, own: 'gava' });
		expect([found[0]?.id, found[0]?.open.length, found.at(-1)?.id, found.at(-1)?.arranged]).toEqual([
			'cidob',
			1,
			'lyon',
			true,
		]);
	});

	it('does not repeat what follows from this very event', () => {
		const tasks = { 'appointment/here': [taskRow('own')], 'entry/fair': [taskRow('own-too')] };
		expect(suggested([], tasks)[0]?.open).toEqual([]);
	});
});

describe('the entry from an itinerary', () => {
	const journey = (contents: Partial<Journey> = {}): Journey => ({
		stops: [
			stopRow('second', {
				start: '2024-11-06T09:00',
				title: { ca: 'Lió' },
				organisations: ['ema', 'port'],
				metropolises: ['lyon'],
				notes: { ca: 'Volen venir.\nEl maig.', fr: 'À rappeler.' },
			}),
			stopRow('first', {
				start: '2024-11-05T09:00',
				title: { ca: 'Obertura' },
				organisations: ['gava'],
				notes: { ca: 'Sala plena.' },
			}),
			stopRow('not', { held: false, organisations: ['nobody'], notes: { ca: 'No hi eren.' } }),
			stopRow('silent', { title: { ca: 'Cafè' } }),
		],
		contacts: 3,
		people: ['anna', 'bilal', 'anna'],
		isNetwork: (id) => id === 'ema',
		timeOf: ({ start }) => start ?? '',
		language: 'ca',
		owner: 'gava',
		...contents,
	});
	const WORDS =
		'Obertura, 2024-11-05T09:00\nSala plena.\n\nLió, 2024-11-06T09:00\nVolen venir.\nEl maig.\nÀ rappeler.';

	it('is proposed in the order of the days, in whichever languages it was noted', () => {
		expect(proposeCompletion(entryRow('fair'), journey())).toEqual({
			sets: { organisations: ['port'], networks: ['ema'], metropolises: ['lyon'] },
			numbers: { contacts: 3, participants: 2 },
			text: WORDS,
			field: 'description',
		});
		expect(proposeCompletion(entryRow('fair', { type: 'event' }), journey()).field).toBe('conclusions');
	});

	it('leaves out what the entry says already; what was noted later is proposed alone', () => {
		const accepted = entryRow('fair', {
			organisations: ['port'],
			networks: ['ema'],
			metropolises: ['lyon'],
			contacts: 3,
			participants: 5,
			conclusions: { ca: WORDS },
		});
		const again = proposeCompletion(accepted, journey());
		expect(isEmptyProposal(again)).toBe(true);
		const stops = journey().stops.map((stop) =>
			stop.id === 'first' ? { ...stop, notes: { ca: 'Sala plena.\nHi havia premsa.' } } : stop,
		);
		expect(proposeCompletion(accepted, journey({ stops })).text).toBe(
			'Obertura, 2024-11-05T09:00\nHi havia premsa.',
		);
	});

	it('never makes a zero of nothing', () => {
		const nothing = proposeCompletion(entryRow('fair'), journey({ stops: [], contacts: 0, people: [] }));
		expect(nothing.numbers).toEqual({ contacts: null, participants: null });
		expect(isEmptyProposal(nothing)).toBe(true);
	});

	it('has the reader’s language first', () => {
		expect(notesOf(stopRow('s', { notes: { ca: 'A', en: 'B' } }), 'en')).toBe('B\nA');
	});
});

describe('what is typed about a meeting', () => {
	const words: AppointmentWords = {
		...noWords('2024-11-05'),
		title: ' Lyon ',
		from: '09:30',
		to: '10:15',
		organisations: ['ema'],
	};

	it('keeps the hour as it was written', () => {
		expect(contentsOf(words, 'en')).toEqual({
			title: { en: 'Lyon' },
			start: '2024-11-05T09:30',
			end: '2024-11-05T10:15',
			organisations: ['ema'],
		});
	});

	it('changes only what somebody changed', () => {
		const row = stopRow('s', { title: { en: 'Lyon' }, start: '2024-11-05T09:30', location: 'Hall' });
		const before = wordsOfStop(row, 'en');
		expect(changesOf(before, before, before, 'en')).toEqual({});
		expect(changesOf({ ...before, from: '10:00', location: '' }, before, before, 'en')).toEqual({
			start: '2024-11-05T10:00',
			location: null,
		});
	});

	it('[I6] adds and takes away members one by one, and leaves what others added meanwhile', () => {
		const row = stopRow('s', { organisations: ['ema', 'lyon'] });
		const before = wordsOfStop(row, 'en');
		const now = { organisations: ['ema', 'lyon', 'c40'], metropolises: [] };
		const words = { ...before, organisations: ['lyon', 'metropolis'] };
		expect(changesOf(words, before, now, 'en')).toEqual({ organisations: ['lyon', 'c40', 'metropolis'] });
		expect(changesOf(before, before, now, 'en')).toEqual({});
	});

	it.each([
		[{ title: '' }, 'titleMissing'],
		[{ day: '' }, 'dayMissing'],
		[{ to: '09:30' }, 'endsBefore'],
		[{ day: '', from: '', to: '' }, null],
	] as const)('%j is refused with %j', (part, fault) => {
		expect(faultOf({ ...words, ...part })).toBe(fault);
	});

	it('is kept for a reload, once it is begun', () => {
		expect(readAppointmentWords(JSON.parse(JSON.stringify(words)))).toEqual(words);
		for (const kept of [null, 'x', {}, noWords('2024-11-05'), { title: 3, organisations: 'x' }])
			expect(readAppointmentWords(kept)).toBe(null);
	});

	it('a draft of a change remembers what stood there when it was begun; an earlier app’s does not', () => {
		const [before, words] = [
			{ ...noContact(), name: 'Ada' },
			{ ...noContact(), name: 'Ada', role: 'Mayor' },
		];
		const read = readEditDraft(readContactWords);
		expect(read(JSON.parse(JSON.stringify({ words, before })))).toEqual({ words, before });
		expect(read(words)).toEqual({ words, before: null });
		for (const kept of [null, undefined, 7, {}, { words: null }]) expect(read(kept)).toBe(null);
	});

	it('a contact has what was typed, and loses what was emptied', () => {
		const typed = { ...noContact('ema'), name: ' Marie ', email: 'm@example.org' };
		expect(contactContents(typed)).toEqual({ name: 'Marie', organisation: 'ema', email: 'm@example.org' });
		expect(contactChanges({ ...typed, email: '', role: 'Mayor' }, typed)).toEqual({
			role: 'Mayor',
			email: null,
		});
		expect(readContactWords(noContact('ema'))).toBe(null);
		expect(readContactWords(typed)).toEqual(typed);
	});
});
