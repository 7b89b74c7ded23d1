import '../../support/browser.ts';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { boardColumn } from '#lib/domain/boardColumn.ts';
import { card } from '#lib/domain/card.ts';
import { decision } from '#lib/domain/decision.ts';
import { line } from '#lib/domain/line.ts';
import { stage } from '#lib/domain/stage.ts';
import { theme } from '#lib/domain/theme.ts';
import { themeGroup } from '#lib/domain/themeGroup.ts';
import { formatCalled } from '#lib/domain/workshopFormats.ts';
import { workshop } from '#lib/domain/workshop.ts';
import { carryOverInto, notCarried } from '#lib/features/workshops/prepare/lastTime.ts';
import { layOutSession } from '#lib/features/workshops/prepare/layOutSession.ts';
import { boardFrom, columnsFrom } from '#lib/features/workshops/prepare/planColumns.ts';
import { groupSessions, type WorkshopRow } from '#lib/features/workshops/prepare/sessionGroups.ts';
import { durationText, whenOf } from '#lib/features/workshops/prepare/when.ts';
import {
	contentsOfWorkshop,
	draftOf,
	emptyWorkshop,
	faultsOfWorkshop,
	readWorkshopDraft,
	wordsLanguage,
} from '#lib/features/workshops/prepare/workshopDraft.ts';
import { SessionCompany } from '#lib/features/workshops/sessionCompany.svelte.ts';
import { Session } from '#lib/features/workshops/session.svelte.ts';
import { loadTexts, startLanguage } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { Attendance } from '#lib/workspace/workshopAccess.ts';
import { invite, makeAccess, type MadeAccess } from '../../support/access.ts';
import { TestDevice, until } from '../../support/devices.ts';
import { startRelay, type StartedRelay } from '../../support/relay.ts';
import { makeRow } from '../../support/rows.ts';

await startLanguage();
await loadTexts('workshops');

const row = (id: string, contents: Record<string, unknown> = {}) =>
	makeRow('workshop', id, contents) as unknown as WorkshopRow;

describe('what is said of a session', () => {
	const whole = { ...emptyWorkshop('ca'), title: 'Taller', date: '2026-01-20', start: '09:30', end: '12:00' };

	it('needs a title, and ends, opens and closes in an order that can be', () => {
		expect(faultsOfWorkshop(whole)).toEqual({});
		expect(faultsOfWorkshop(emptyWorkshop('ca'))).toEqual({ title: 'titleMissing' });
		expect(faultsOfWorkshop({ ...whole, end: '09:30' })).toEqual({ end: 'endBefore' });
		expect(faultsOfWorkshop({ ...whole, opens: '2026-01-21' })).toEqual({ opens: 'opensAfter' });
		expect(faultsOfWorkshop({ ...whole, closes: '2026-01-19' })).toEqual({ closes: 'closesBefore' });
		expect(faultsOfWorkshop({ ...whole, date: '', opens: '2026-01-21', closes: '2026-01-20' })).toEqual({
			closes: 'closesBeforeOpens',
		});
	});

	it('writes only what was changed, and leaves members that others added or took out since', () => {
		const before = draftOf(row('w', { title: { ca: 'Taller' }, invited: ['a', 'b'] }), 'ca');
		const draft = { ...before, venue: ' Sala 1 ', invited: ['b', 'c'] };
		const now = { organisers: [], invited: ['a', 'b', 'd'] };
		expect(contentsOfWorkshop(draft, 'ca', before, now)).toEqual({
			venue: 'Sala 1',
			invited: ['b', 'd', 'c'],
		});
		expect(contentsOfWorkshop({ ...before, date: '' }, 'ca', { ...before, date: '2026-01-20' })).toEqual({
			date: null,
		});
	});

	it('is edited in the language in which the reader sees it', () => {
		const spanish = row('w', { title: { es: 'Taller' } });
		expect(wordsLanguage(spanish, 'ca')).toBe('es');
		expect(draftOf(spanish, wordsLanguage(spanish, 'ca')).title).toBe('Taller');
		expect(wordsLanguage(row('w'), 'fr')).toBe('fr');
	});

	it('is read from whatever this device kept', () => {
		expect(readWorkshopDraft(null)).toBeNull();
		expect(readWorkshopDraft(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
		const strange = readWorkshopDraft({
			title: 3,
			columns: ['lines', 'planets'],
			language: 'xx',
			invited: 'a',
		})!;
		expect(strange).toMatchObject({ title: '', columns: ['lines'], language: 'ca', invited: [] });
	});
});

it('sessions are listed by when they are: the next first, the last first', () => {
	const rows = [
		row('a', { date: '2026-01-10' }),
		row('b', { date: '2026-02-10' }),
		row('c', { date: '2026-01-20', start: '15:00' }),
		row('d', { date: '2026-01-20', start: '09:00' }),
		row('e'),
		row('f', { date: '2025-12-01' }),
		row('g', { date: '2026-01-30' }),
	];
	const groups = groupSessions(rows, '2026-01-20');
	const idsOf = (group: keyof typeof groups) => groups[group].map(({ id }) => id);
	expect((['today', 'coming', 'undated', 'past'] as const).map(idsOf)).toEqual([
		['d', 'c'],
		['g', 'b'],
		['e'],
		['a', 'f'],
	]);
});

it('says when, and for how long, as people do', () => {
	expect(whenOf({ date: null, start: null, end: null })).toBeNull();
	expect(whenOf({ date: '2026-01-20', start: '09:30', end: '12:00' })).toMatch(/2026, 09:30–12:00$/);
	expect([45, 60, 105, 0].map(durationText)).toEqual(['45 min', '1 h', '1 h 45 min', '0 min']);
});

describe('a session on several devices', () => {
	let relay: StartedRelay;
	let access: MadeAccess | null = null;
	const devices: TestDevice[] = [];

	async function come(secret?: string): Promise<{ device: TestDevice; workspace: Workspace }> {
		const device = await TestDevice.start(relay);
		devices.push(device);
		if (secret) await device.join(secret);
		const workspace = await device.open('w1');
		await until(() => workspace.relay.state === 'online', 'the relay');
		return { device, workspace };
	}
	const begin = async (guarded: boolean) => {
		access = guarded ? await makeAccess() : null;
		relay = await startRelay(access ? { access } : {});
	};
	const layout = { format: 'prioritising', language: 'en', columns: ['lines'], follows: null } as const;
	const place = (position: string, parent: string | null = null) => ({ parent, position });

	async function addLines(workspace: Workspace): Promise<void> {
		await workspace.create(line, { code: 'L2', title: { en: 'Funds' }, place: place('a1') });
		await workspace.create(line, { code: 'L1', title: { en: 'Agenda', ca: 'Agenda' }, place: place('a0') });
	}

	beforeEach(() => begin(false));
	afterEach(async () => {
		for (const device of devices.splice(0)) await device.leave();
		await relay.stop();
		access?.remove();
	});

	test('columns are the plan’s, in its order and in the session’s language', async () => {
		const { workspace } = await come();
		await addLines(workspace);
		const late = await workspace.create(themeGroup, { title: { en: 'B' }, place: place('a1') });
		const early = await workspace.create(themeGroup, { title: { en: 'A' }, place: place('a0') });
		await workspace.create(theme, { title: { en: 'Tourism' }, place: place('a0', late) });
		await workspace.create(theme, { title: { en: 'Housing' }, place: place('a5', early) });
		const columns = boardFrom(workspace, ['lines', 'themes', 'swot', 'own'], 'en', 'councils-group');
		expect(columns.map(({ title }) => title)).toEqual([
			'L1 Agenda',
			'L2 Funds',
			'Housing',
			'Tourism',
			'Strengths',
			'Weaknesses',
			'Opportunities',
			'Threats',
			'Information',
			'Joint projects',
			'Positions',
			'Parking lot',
		]);
		expect(columns[0]!.subject).toMatch(/^line\//);
		expect(columns.at(-1)!.parking).toBe(true);
		expect(columnsFrom(workspace, 'zones', 'en', null)).toEqual([]);
	});

	test('[I5] laid out by two at once, it has one agenda and one board', async () => {
		const [ana, biel] = [await come(), await come()];
		await addLines(ana.workspace);
		const id = await ana.workspace.create(workshop, { title: { en: 'Lines' }, format: 'prioritising' });
		await until(() => biel.workspace.rows(line).length === 2, 'the lines');
		await Promise.all([ana, biel].map(({ workspace }) => layOutSession(workspace, id, layout)));
		const sessions = [ana, biel].map(({ workspace }) => new Session(workspace, id));
		for (const session of sessions) await session.open();
		await layOutSession(biel.workspace, id, layout);
		await until(
			() => sessions.every(({ stage, columns }) => stage !== undefined && columns.length > 0),
			'the session on both',
		);
		for (const { blocks, columns } of sessions) {
			expect(blocks.map(({ title }) => title)).toEqual(
				formatCalled('prioritising').blocks.map(({ title }) => title[3]),
			);
			expect(columns.map(({ title }) => title)).toEqual(['L1 Agenda', 'L2 Funds', 'Parking lot']);
		}
	});

	test('opens with what last time left: decisions and parked cards, each once, whoever brings them', async () => {
		const [ana, biel] = [await come(), await come()];
		const past = await ana.workspace.create(workshop, { title: { en: 'Before' } });
		const next = await ana.workspace.create(workshop, { title: { en: 'After' }, follows: past });
		await layOutSession(ana.workspace, past, { ...layout, format: 'free', columns: ['own'] });
		const before = new Session(ana.workspace, past);
		const lot = before.columns.find(({ parking }) => parking)!;
		const other = before.columns.find(({ parking }) => !parking)!;
		await ana.workspace.create(decision, { text: 'Meet in March', due: '2026-03-01' }, before.board);
		await ana.workspace.create(card, { text: 'Parked', place: place('a0', lot.id) }, before.board);
		await ana.workspace.create(card, { text: 'Done with', place: place('a0', other.id) }, before.board);
		await biel.workspace.document(before.board);
		await until(() => biel.workspace.rows(card).length === 2, 'the cards of before');
		expect(notCarried(biel.workspace, next, past)).toEqual({ decisions: 1, cards: 1 });
		const follows = { ...layout, format: 'free', columns: ['own'], follows: past } as const;
		await Promise.all([ana, biel].map(({ workspace }) => layOutSession(workspace, next, follows)));
		for (const { workspace } of [ana, biel]) {
			const session = new Session(workspace, next);
			const parking = session.columns.find((column) => column.parking)!;
			await carryOverInto(workspace, { id: next, follows: past, parking: parking.id });
			await until(() => workspace.relay.state === 'online', 'the relay');
			expect(session.cards.map(({ text, place }) => [text, place?.parent])).toEqual([['Parked', parking.id]]);
			const decisions = workspace.rows(decision).filter(({ document }) => document === session.board);
			expect(decisions).toMatchObject([{ text: 'Meet in March', due: '2026-03-01', carriedFrom: past }]);
			expect(notCarried(workspace, next, past)).toEqual({ decisions: 0, cards: 0 });
		}
	});

	test('[I7] an editor lays it out once they lead it; a guest sees the agenda and may not change it', async () => {
		await relay.stop();
		await begin(true);
		const editor = await come(invite(access!, { role: 'editor' }).secret);
		const id = await editor.workspace.create(workshop, { title: { en: 'Guarded' } });
		expect(editor.workspace.mayWrite(`stage/${id}`)).toBe(false);
		const attendance = new Attendance(editor.device.access, 'w1');
		await attendance.facilitate(id);
		await layOutSession(editor.workspace, id, { ...layout, columns: ['swot'] });
		await editor.workspace.create(boardColumn, { title: 'More', place: place('z') }, `workshop/${id}`);
		const link = await attendance.makeGuestLink(id);
		const guest = await come(link!.secret);
		const session = new Session(guest.workspace, id);
		await session.open();
		await until(() => session.columns.some(({ title }) => title === 'More'), 'the board');
		await until(() => session.blocks.length === 6, 'the agenda');
		expect([session.mayFacilitate, session.mayContribute]).toEqual([false, true]);
	});

	test('[I7] whoever is not invited is told its facts, and asks the relay for nothing that it would refuse', async () => {
		await relay.stop();
		await begin(true);
		const editor = await come(invite(access!, { role: 'editor' }).secret);
		const id = await editor.workspace.create(workshop, { title: { en: 'Guarded' } });
		await new Attendance(editor.device.access, 'w1').facilitate(id);
		await layOutSession(editor.workspace, id, layout);
		const viewer = await come(invite(access!, { role: 'viewer' }).secret);
		const session = new Session(viewer.workspace, id);
		await until(() => session.row !== undefined, 'its facts');
		await session.open();
		const company = new SessionCompany(session);
		company.tell(0);
		await carryOverInto(viewer.workspace, { id, follows: id, parking: null });
		const opened = viewer.workspace.status.map(({ name }) => name);
		expect(opened.filter((name) => name.endsWith(id))).toEqual([]);
		expect(viewer.workspace.relay.state).toBe('online');
		expect([session.blocks, session.mayContribute]).toEqual([[], false]);
		company.leave();
	});

	test('contributions are taken on the days that it names, also after its end', async () => {
		const { workspace } = await come();
		const id = await workspace.create(workshop, { title: { en: 'Open' }, closes: '2999-12-31' });
		await layOutSession(workspace, id, layout);
		const session = new Session(workspace, id);
		await workspace.change(stage, id, { ended: true, phase: 'decide' });
		expect([session.contributions, session.mayContribute, session.has('write')]).toEqual([
			'open',
			true,
			true,
		]);
		await workspace.change(workshop, id, { closes: '2020-01-01' });
		expect([session.contributions, session.mayContribute, session.has('write')]).toEqual([
			'over',
			false,
			false,
		]);
		await workspace.change(workshop, id, { closes: null });
		expect(session.contributions).toBe('over');
		await workspace.change(stage, id, { ended: null });
		await workspace.change(workshop, id, { opens: '2999-01-01' });
		expect([session.contributions, session.mayContribute]).toEqual(['before', false]);
	});
});
