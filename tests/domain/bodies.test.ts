import { describe, expect, it } from 'vitest';
import { bodiesOf, bodyDocument, bodyOf, expandMembers } from '#lib/domain/bodies.ts';
import { bringerOf, broughtByEach, type BroughtRow, broughtTo } from '#lib/domain/bodyBrought.ts';
import { attendanceOf, inTurn, minutesSeed, standingContents, standingOf } from '#lib/domain/bodyMeetings.ts';
import { isDocumentName } from '#lib/domain/document.ts';
import { kindsOf } from '#lib/domain/kinds.ts';
import { loggers } from '#lib/domain/logged.ts';
import { makeRow } from '../support/rows.ts';
import { ambRows } from './ambRows.ts';

type Sources = Parameters<typeof bodiesOf>[0];
const plan: Sources = {
	organisations: ambRows('organisation'),
	arrangements: ambRows('governanceArrangement'),
	events: ambRows('recurringEvent'),
};
const found = bodiesOf(plan);
const named = (id: string) => found.find((body) => body.id === id);

describe('the bodies of the plan', () => {
	it('are its working group, its advisory board, and those who govern it together', () => {
		expect(found.filter(({ group }) => group === 'plan').map(({ id }) => id)).toEqual([
			'working-group-international-affairs',
			'advisory-board-international',
			'gov-vp-coordination',
			'gov-executive',
			'gov-technical-teams',
			'gov-operators',
		]);
	});

	it('are its forums too, and the governing body and initiatives of networks', () => {
		expect(named('ema-forum')).toMatchObject({ group: 'forum', frequency: 'annual', members: [] });
		expect(named('mediterranean-metropolitan-forum')?.group).toBe('forum');
		expect(named('international-metropolitan-knowledge-forum')?.group).toBe('forum');
		expect(found.filter(({ group }) => group === 'other').map(({ id }) => id)).toEqual([
			'metropolitan-council',
			'metropolis-observatory',
			'city-managers-community',
		]);
	});

	it('names the 36 councils as members of their working group', () => {
		const group = named('working-group-international-affairs')!;
		expect(group).toMatchObject({ kind: 'organisation', meetingType: 'working-group', frequency: null });
		expect(group.members).toHaveLength(36);
		expect(group.members.every((id) => id.startsWith('council-'))).toBe(true);
	});

	it('keeps a group of which nobody knows the members', () => {
		expect(named('gov-operators')!.members).toContain('economic-actors');
	});

	it('counts whatever has met, whatever the plan says', () => {
		const more = bodiesOf({ ...plan, met: ['metropolis', 'ema-forum', 'gov-political-lead', 'unknown'] });
		expect(more.slice(found.length).map(({ id, group }) => [id, group])).toEqual([
			['gov-political-lead', 'other'],
			['metropolis', 'other'],
		]);
	});

	it('are called by documents that exist, which hold their meetings', () => {
		for (const { id } of found) expect(isDocumentName(bodyDocument(id))).toBe(true);
		expect(bodyOf({ document: bodyDocument('ema-forum') })).toBe('ema-forum');
		expect(bodyOf({ document: 'org/ema' })).toBeNull();
		const kept = kindsOf('body/ema-forum').map(({ name }) => name);
		expect(kept).toEqual(
			expect.arrayContaining(['bodyMeeting', 'agendaPoint', 'minutes', 'decision', 'task', 'brought']),
		);
	});
});

it('groups within groups are followed once, and a circle ends', () => {
	const groups: Record<string, string[]> = {
		all: ['north', 'south'],
		north: ['a', 'b'],
		south: ['b', 'all'],
	};
	expect(expandMembers(['all', 'c'], (id) => groups[id] ?? [])).toEqual(['a', 'b', 'c']);
});

describe('meetings', () => {
	const meeting = (id: string, date: string, start: string | null = null) => ({ id, date, start });

	it('to come stand the next first, those held the last first', () => {
		const { coming, held } = inTurn(
			[
				meeting('spring', '2024-03-12'),
				meeting('noon', '2024-06-04', '12:00'),
				meeting('morning', '2024-06-04', '09:30'),
				meeting('later', '2024-11'),
				meeting('winter', '2024-01-15'),
				meeting('this-month', '2024-06'),
			],
			'2024-06-04',
		);
		expect(coming.map(({ id }) => id)).toEqual(['morning', 'noon', 'this-month', 'later']);
		expect(held.map(({ id }) => id)).toEqual(['spring', 'winter']);
	});

	it('tell who came, who apologised, and of whom nobody has said', () => {
		const lists = { attending: ['gava', 'cidob'], excused: ['tiana', 'gava'] };
		expect(attendanceOf(['gava', 'tiana', 'begues'], lists)).toEqual({
			present: ['gava'],
			guests: ['cidob'],
			excused: ['tiana'],
			unsaid: ['begues'],
		});
		expect(['gava', 'tiana', 'begues'].map((id) => standingOf(id, lists))).toEqual([
			'attending',
			'excused',
			'unsaid',
		]);
	});

	it('never count guests among the members, and know no members where the plan names none', () => {
		const attending = ['gava', 'tiana', 'cidob', 'metropolis'];
		const { present, guests } = attendanceOf(['gava', 'tiana'], { attending, excused: [] });
		expect([present.length, guests.length]).toEqual([2, 2]);
		expect(attendanceOf([], { attending, excused: [] })).toMatchObject({ present: [], guests: attending });
	});

	it('have everybody in one list at most once somebody says where they belong', () => {
		const lists = { attending: ['gava'], excused: ['tiana'] };
		expect(standingContents(['tiana', 'begues'], 'attending', lists)).toEqual({
			attending: ['gava', 'tiana', 'begues'],
			excused: [],
		});
		expect(standingContents(['gava'], 'unsaid', lists)).toEqual({ attending: [], excused: ['tiana'] });
	});

	it('[I5] have minutes that are the same, whoever begins them', () => {
		expect(minutesSeed('m1')).toEqual(minutesSeed('m1'));
		expect(minutesSeed('m1')).toEqual([{ kind: 'minutes', id: 'm1', contents: {} }]);
	});

	it('are told to the log once somebody was there', () => {
		const logger = loggers.bodyMeeting!;
		const row = (contents: object) =>
			makeRow('bodyMeeting', 'm1', { document: 'body/b', date: '2024-06-04', ...contents });
		expect(logger(row({ actions: ['le1-eu-2'] }))).toEqual([]);
		expect(logger(row({ actions: ['le1-eu-2'], attending: ['council-gava'] }))).toMatchObject([
			{ type: 'meeting', date: '2024-06-04', actions: ['le1-eu-2'], organisations: ['council-gava'] },
		]);
	});
});

describe('what is brought', () => {
	const bring = (id: string, organisation: string | null, time: number) =>
		makeRow('brought', id, {
			document: 'body/b',
			organisation,
			created: { person: 'p', device: 'd', time },
		}) as unknown as BroughtRow;

	it('stands by who brought it, and names who brought nothing yet', () => {
		const { each, nothing } = broughtByEach(
			['begues', 'gava', 'tiana'],
			[
				bring('one', 'gava', 1),
				bring('two', 'gava', 2),
				bring('three', 'cidob', 3),
				bring('nobody', null, 4),
			],
		);
		expect(
			each.map(({ organisation, isMember, rows }) => [organisation, isMember, rows.map(({ id }) => id)]),
		).toEqual([
			['gava', true, ['two', 'one']],
			['cidob', false, ['three']],
		]);
		expect(nothing).toEqual(['begues', 'tiana']);
	});

	it('[I7] is whose document it stands in, whomever it names; in the body’s own document it is whom it names', () => {
		const forged = { document: 'org/council-gava', organisation: 'council-tiana' };
		expect(bringerOf(forged)).toBe('council-gava');
		expect(bringerOf({ ...forged, document: 'body/b' })).toBe('council-tiana');
		expect(bringerOf({ document: 'body/b', organisation: null })).toBeNull();
		const row = { ...bring('one', 'council-tiana', 1), document: 'org/council-gava' };
		const { each, nothing } = broughtByEach(['council-gava', 'council-tiana'], [row]);
		expect(each.map(({ organisation }) => organisation)).toEqual(['council-gava']);
		expect(nothing).toEqual(['council-tiana']);
	});

	describe('for whichever meeting comes next', () => {
		const meeting = (
			id: string,
			date: string | null,
			start: string | null = null,
			end: string | null = null,
		) => ({
			id,
			date,
			start,
			end,
		});
		const spring = meeting('spring', '2024-03-12', '09:30', '11:00');
		const summer = meeting('summer', '2024-06-20');
		const autumn = meeting('autumn', '2024-10-15');
		const at = (id: string, local: string, of: string | null = null) => ({
			...bring(id, 'gava', new Date(local).getTime()),
			meeting: of,
		});
		const told = (which: { id: string }, meetings: ReturnType<typeof meeting>[], rows: BroughtRow[]) =>
			broughtTo(which, rows, inTurn(meetings, '2024-05-01')).map(({ id }) => id);

		it('stands at the next one, and at no other', () => {
			const rows = [at('any', '2024-04-02T10:00'), at('for-autumn', '2024-04-03T10:00', 'autumn')];
			const meetings = [autumn, spring, summer];
			expect(told(summer, meetings, rows)).toEqual(['any']);
			expect(told(autumn, meetings, rows)).toEqual(['for-autumn']);
			expect(told(spring, meetings, rows)).toEqual([]);
		});

		it('is what was written since the last one was over', () => {
			const rows = [
				at('winter', '2024-01-10T10:00'),
				at('that-morning', '2024-03-12T08:00'),
				at('meanwhile', '2024-03-12T10:30'),
				at('afterwards', '2024-03-12T12:00'),
				at('april', '2024-04-02T10:00'),
			];
			expect(told(summer, [spring, summer], rows)).toEqual(['afterwards', 'april']);
			expect(told(summer, [meeting('spring', '2024-03-12', '09:30'), summer], rows)).toEqual([
				'meanwhile',
				'afterwards',
				'april',
			]);
			// Where the hour is not known, nothing of that day is lost.
			expect(told(summer, [meeting('spring', '2024-03-12'), summer], rows)).toHaveLength(4);
			expect(told(summer, [meeting('spring', '2024-03'), summer], rows)).toHaveLength(4);
		});

		it('is all of it where none was held, or nobody says when', () => {
			const rows = [at('winter', '2024-01-10T10:00'), at('april', '2024-04-02T10:00')];
			expect(told(summer, [summer], rows)).toEqual(['winter', 'april']);
			expect(told(summer, [summer, meeting('some-day', null)], rows)).toEqual(['winter', 'april']);
			expect(told(summer, [summer, meeting('some-day', null), spring], rows)).toEqual(['april']);
		});
	});
});
