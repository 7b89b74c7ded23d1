import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { appointmentItems, meetingItems, taskItems } from '#lib/domain/pictures/calendarItems.ts';
import { type CalendarWish, eventOf, wantedItems } from '#lib/exchange/calendar/calendarEvents.ts';
import { type CalendarEvent, writeCalendar } from '#lib/exchange/calendar/icalendar.ts';
import { instantIn } from '#lib/exchange/calendar/zonedTime.ts';
import { makeRow } from '../../support/rows.ts';

const HEAD = { name: 'Pla; d’Internacionalització, 2021-2025', language: 'ca' };
const plain: CalendarEvent = {
	uid: 'task-1@test.rumb',
	from: '2024-03-31',
	until: '2024-03-31',
	start: null,
	end: null,
	clocks: 'there',
	title: 'Tasca',
	description: '',
	location: null,
	category: 'Tasca',
	url: 'https://example.org/w/test/tasks/1',
	changed: 0,
	isBusy: false,
	isCancelled: false,
};

/** The events of a file, as a parser other than ours reads them. */
function readBack(text: string): ICAL.Event[] {
	const calendar = new ICAL.Component(ICAL.parse(text) as unknown[] as never);
	return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}
const write = (...events: Partial<CalendarEvent>[]) =>
	writeCalendar(
		events.map((event, at) => ({ ...plain, uid: `e${at}@test.rumb`, ...event })),
		HEAD,
	);

describe('a calendar', () => {
	test('has days as dates, the last one included, on a device of any zone', () => {
		const [one, other] = readBack(write({}, { from: '2024-12-30', until: '2025-01-02' }));
		expect(one!.startDate.isDate).toBe(true);
		expect([one!.startDate.toString(), one!.endDate.toString()]).toEqual(['2024-03-31', '2024-04-01']);
		expect([other!.startDate.toString(), other!.endDate.toString()]).toEqual(['2024-12-30', '2025-01-03']);
	});

	test('has the hours of a zone as instants, before and after the clocks change', () => {
		const zone = { zone: 'Europe/Madrid' };
		const events = readBack(
			write(
				{ from: '2024-03-30', until: '2024-03-30', start: '09:30', end: '11:00', clocks: zone },
				{ from: '2024-03-31', until: '2024-03-31', start: '09:30', end: '11:00', clocks: zone },
			),
		);
		expect(events.map(({ startDate }) => startDate.toString())).toEqual([
			'2024-03-30T08:30:00Z',
			'2024-03-31T07:30:00Z',
		]);
		expect(events[1]!.endDate.toString()).toBe('2024-03-31T09:00:00Z');
	});

	test('leaves the hours elsewhere as the clocks there show them', () => {
		const [event] = readBack(write({ start: '02:30', end: '04:00' }));
		expect(event!.startDate.toString()).toBe('2024-03-31T02:30:00');
		expect(event!.startDate.zone).toBe(ICAL.Timezone.localTimezone);
	});

	test('has no end before its beginning, and no hour that is none', () => {
		const [one, other] = readBack(write({ start: '18:00', end: '09:00' }, { start: '25:99' }));
		expect(one!.endDate.toString()).toBe('2024-03-31T18:00:00');
		expect(other!.startDate.isDate).toBe(true);
	});

	test('has all the days of what begins at an hour and has no hour at which it ends', () => {
		const [event] = readBack(write({ from: '2024-05-06', until: '2024-05-08', start: '09:30' }));
		expect(event!.startDate.toString()).toBe('2024-05-06T09:30:00');
		expect(event!.endDate.toString()).toBe('2024-05-08T23:59:00');
	});

	test('says which of two files is the later', () => {
		const at = (changed: number) => readBack(write({ changed }))[0]!;
		const [before, after] = [at(Date.UTC(2024, 0, 1)), at(Date.UTC(2024, 0, 1, 0, 0, 5))];
		expect(after.sequence - before.sequence).toBe(5);
		expect(String(after.component.getFirstPropertyValue('last-modified'))).toBe('2024-01-01T00:00:05Z');
	});

	test('takes up nobody’s day with a deadline, for Outlook and for all others', () => {
		const said = ({ component }: ICAL.Event, name: string) => String(component.getFirstPropertyValue(name));
		const [deadline, meeting] = readBack(write({}, { isBusy: true, start: '09:00' }));
		expect([said(deadline!, 'transp'), said(deadline!, 'x-microsoft-cdo-busystatus')]).toEqual([
			'TRANSPARENT',
			'FREE',
		]);
		expect([said(meeting!, 'transp'), said(meeting!, 'x-microsoft-cdo-busystatus')]).toEqual([
			'OPAQUE',
			'BUSY',
		]);
	});

	test('says whatever somebody wrote, and nothing of it becomes a line of its own', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme', minLength: 1 }),
				fc.string({ unit: 'grapheme-composite' }),
				fc.constantFrom('', '\r\nBEGIN:VEVENT\r\nUID:x', '\nEND:VCALENDAR', ';X=1,2\\n'),
				(title, description, break_) => {
					const told = (title + break_).trim() || 'x';
					const events = readBack(write({ title: told, description: description + break_ }));
					expect(events).toHaveLength(1);
					const flat = (words: string) => words.replace(/\r\n?/gu, '\n').trim();
					expect(flat(events[0]!.summary)).toBe(flat(told));
					expect(flat(events[0]!.description ?? '')).toBe(flat(description + break_));
				},
			),
		);
	});

	test('has lines of at most 75 octets, as the standard wants', () => {
		const text = write({ title: 'Reunió amb l’Àrea Metropolitana 🌍 '.repeat(20) });
		for (const line of text.split('\r\n'))
			expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
	});

	test('is the same, in whatever order its events come', () => {
		const events = [plain, { ...plain, uid: 'b', from: '2023-01-01' }, { ...plain, uid: 'a' }];
		expect(writeCalendar(events, HEAD)).toBe(writeCalendar([...events].reverse(), HEAD));
	});
});

test('an instant in a zone is the one at which its clocks show that time', () => {
	fc.assert(
		fc.property(
			fc.constantFrom('Europe/Madrid', 'America/Lima', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'),
			fc.date({ min: new Date('2010-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
			(zone, date) => {
				const minute = Math.floor(date.getTime() / 60_000) * 60_000;
				const shown = new Intl.DateTimeFormat('sv-SE', {
					timeZone: zone,
					dateStyle: 'short',
					timeStyle: 'short',
				});
				const [day, clock] = shown.format(minute).split(' ') as [string, string];
				const found = instantIn(zone, day, clock);
				expect(shown.format(found)).toBe(`${day} ${clock}`);
				expect(found).toBeLessThanOrEqual(minute);
			},
		),
	);
	// An hour that is skipped.
	expect(new Date(instantIn('Europe/Madrid', '2024-03-31', '02:30')).toISOString()).toBe(
		'2024-03-31T01:30:00.000Z',
	);
});

describe('what stands in it', () => {
	const me = { id: 'p1', name: 'Núria Pons' };
	const wish: CalendarWish = {
		scope: 'all',
		types: new Set(['task', 'meeting', 'appointment', 'milestone']),
		past: false,
		today: '2024-03-01',
		organisation: 'gava',
		person: me,
	};
	const task = (id: string, more: object) =>
		makeRow('task', id, {
			document: 'org/gava',
			type: 'task',
			title: { ca: id },
			due: '2024-04-01',
			...more,
		});
	const rows = [
		task('mine', { person: 'nuria pons' }),
		task('ours', { person: 'Un altre' }),
		task('theirs', { document: 'org/badalona' }),
		task('late', { due: '2023-01-01' }),
		task('done', { doneOn: '2024-02-01' }),
		task('secret', { subject: 'contact/c1' }),
		task('hidden', { document: 'private/gava' }),
		task('day-of-none', { due: null }),
	];
	const items = taskItems(rows as never, wish.today);
	const told = (more: Partial<CalendarWish>) =>
		wantedItems(items, { ...wish, ...more }).map(({ row }) => row.id);

	test('[I11] is what everybody reads, and by default what is still to come or still to be done', () => {
		expect(told({})).toEqual(['mine', 'ours', 'theirs', 'late']);
		expect(told({ past: true })).toEqual(['mine', 'ours', 'theirs', 'late', 'done']);
	});

	test('is narrowed to one’s organisation, or to one’s own', () => {
		expect(told({ scope: 'organisation' })).toEqual(['mine', 'ours', 'late']);
		expect(told({ scope: 'mine' })).toEqual(['mine']);
		expect(told({ scope: 'organisation', organisation: null })).toEqual([]);
	});

	test('[I11] tells of what was retracted that it is called off, under the same name, later than before, and nothing else', () => {
		const words = {
			workspace: 'w',
			titleOf: () => 'SECRET',
			typeOf: () => 'Task',
			aboutOf: () => 'SECRET',
			urlOf: () => 'https://example.org/SECRET',
			zone: 'Europe/Madrid',
			calledOff: 'Called off',
		};
		const created = { person: 'p', device: 'd', time: Date.UTC(2024, 0, 1) };
		const retracted = { reason: 'SECRET', person: 'SECRET', device: 'd', time: Date.UTC(2024, 1, 1) };
		const fileOf = (more: object) =>
			writeCalendar(
				taskItems([task('t', { created, ...more })] as never, wish.today).map((item) => eventOf(item, words)),
				HEAD,
			);
		const [[before], [after]] = [fileOf({}), fileOf({ retracted })].map(readBack) as [
			ICAL.Event[],
			ICAL.Event[],
		];
		expect(after!.uid).toBe(before!.uid);
		expect(after!.sequence).toBeGreaterThan(before!.sequence);
		expect([after!.summary, after!.component.getFirstPropertyValue('status')]).toEqual([
			'Called off',
			'CANCELLED',
		]);
		expect(before!.component.getFirstPropertyValue('status')).toBeNull();
		expect(fileOf({ retracted })).not.toContain('SECRET');
	});

	test('has its hours where they belong: a session in the plan’s zone, a stop abroad by the clocks there', () => {
		const words = {
			workspace: 'w',
			titleOf: () => 'T',
			typeOf: () => 'Y',
			aboutOf: () => '',
			urlOf: () => 'https://example.org',
			zone: 'Europe/Madrid',
			calledOff: 'Off',
		};
		const [session] = meetingItems(
			[
				makeRow('bodyMeeting', 'm1', { date: '2024-06-03', start: '09:00', end: '10:30', venue: 'Sala' }),
			] as never,
			[],
		);
		const [stop] = appointmentItems([
			makeRow('appointment', 's1', { start: '2024-11-05T09:30', end: '2024-11-05T10:00', location: 'Lima' }),
		] as never);
		expect(eventOf(session!, words)).toMatchObject({
			uid: 'bodyMeeting-m1@w.rumb',
			start: '09:00',
			end: '10:30',
			clocks: { zone: 'Europe/Madrid' },
			location: 'Sala',
		});
		expect(eventOf(stop!, words)).toMatchObject({
			start: '09:30',
			end: '10:00',
			clocks: 'there',
			location: 'Lima',
		});
	});
});
