import '../../support/browser.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countDone, doneWith, markedBy } from '#lib/domain/attendance.ts';
import { agendaBlock } from '#lib/domain/agendaBlock.ts';
import { attendee } from '#lib/domain/attendee.ts';
import { boardColumn } from '#lib/domain/boardColumn.ts';
import { card } from '#lib/domain/card.ts';
import { leadOffer, takeFacilitation } from '#lib/domain/leadership.ts';
import { mark } from '#lib/domain/mark.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { readSummons } from '#lib/domain/summons.ts';
import { leftOf, readTimer, startTimer } from '#lib/domain/timer.ts';
import { workshop } from '#lib/domain/workshop.ts';
import { facilitate } from '#lib/features/workshops/prepare/facilitation.ts';
import { Session } from '#lib/features/workshops/session.svelte.ts';
import { SessionClock } from '#lib/features/workshops/sessionClock.svelte.ts';
import { SessionCompany } from '#lib/features/workshops/sessionCompany.svelte.ts';
import {
	createTable,
	direct,
	goToBlock,
	letGo,
	markDone,
	summonAll,
} from '#lib/features/workshops/stage/direct.ts';
import { aboutEnd, handovers, markHandedOver, waitingHere } from '#lib/features/workshops/stage/handover.ts';
import { lead, letLead, nameDeputy } from '#lib/features/workshops/stage/lead.ts';
import { takeSeat, wordsOfSeat } from '#lib/features/workshops/stage/seat.ts';
import { wallShows, wallZoom } from '#lib/features/workshops/stage/wall.ts';
import { startLanguage } from '#lib/i18n/index.ts';
import { askRelay } from '#lib/workspace/accessRequest.ts';
import { TestDevice, until } from '../../support/devices.ts';
import { startRelay, type StartedRelay } from '../../support/relay.ts';

let relay: StartedRelay;
const devices: TestDevice[] = [];
const companies: SessionCompany[] = [];

interface Seat {
	device: TestDevice;
	session: Session;
	company: SessionCompany;
}

/** Somebody comes to a session with a device of their own. */
async function come(id: string, name: string): Promise<Seat> {
	const device = await TestDevice.start(relay);
	devices.push(device);
	await device.device.rename(name);
	const workspace = await device.open('w1');
	const session = new Session(workspace, id);
	await session.open();
	await until(() => workspace.relay.state === 'online', 'the relay');
	const company = new SessionCompany(session);
	companies.push(company);
	company.tell(0);
	return { device, session, company };
}

/** Ana prepares a session, leads it, and has a seat. */
async function prepare(): Promise<Seat & { id: string }> {
	const device = await TestDevice.start(relay);
	devices.push(device);
	await device.device.rename('Ana');
	const workspace = await device.open('w1');
	const id = await workspace.create(workshop, { title: { en: 'Lines and zones' } });
	const session = new Session(workspace, id);
	await session.open();
	await session.prepare();
	await direct(session, takeFacilitation(session.stage!, session.me));
	const company = new SessionCompany(session);
	companies.push(company);
	company.tell(0);
	await takeSeat(session, wordsOfSeat(session));
	return { device, session, company, id };
}

beforeEach(async () => {
	await startLanguage();
	relay = await startRelay();
});
afterEach(async () => {
	for (const company of companies.splice(0)) company.leave();
	for (const device of devices.splice(0)) await device.leave();
	await relay.stop();
});

describe('a session on several devices', () => {
	test('whoever takes facilitation on before the stage was opened here does not take the lead from whoever has it', async () => {
		const { session: ana, id } = await prepare();
		await until(
			() => ana.workspace.status.every(({ status }) => status.waiting === 0),
			'the relay to have it',
		);
		const device = await TestDevice.start(relay);
		devices.push(device);
		const biel = new Session(await device.open('w1'), id);
		await until(() => biel.workspace.relay.state === 'online', 'the relay');
		expect(await facilitate(biel)).toBe(true);
		await until(() => ana.stage!.facilitators.length === 2, 'that both facilitate');
		expect([ana.stage!.leader, biel.stage!.leader]).toEqual([ana.me, ana.me]);
		// Nothing lost to anything, on either side: it was not written twice.
		for (const { workspace } of [ana, biel]) expect(workspace.conflicts).toEqual([]);
	});

	test('phase, block, timer and summons are where the facilitator has put them', async () => {
		const { session: ana, id } = await prepare();
		const { session: biel } = await come(id, 'Biel');
		const place = { parent: null, position: 'a0' };
		await ana.workspace.create(
			agendaBlock,
			{ title: 'Prioritise', minutes: 10, phase: 'vote', place },
			ana.stageDocument,
		);
		await goToBlock(ana, ana.blocks[0]!);
		await direct(ana, { timer: startTimer(10, 0) });
		await summonAll(ana, { place: 'votes' });
		await until(() => readSummons(biel.stage?.summons)?.place === 'votes', 'the summons');
		expect(biel.stage).toMatchObject({ block: ana.blocks[0]!.id, phase: 'vote' });
		expect(leftOf(readTimer(biel.stage?.timer)!, 60_000)).toBe(540_000);
		expect(biel.tools).toEqual(['vote']);
		expect(wallShows(biel)).toMatchObject({ place: 'votes' });
		await letGo(ana);
		await until(() => biel.stage?.summons === null, 'to be let go');
		await direct(ana, { phase: 'think' });
		await until(() => biel.stage?.phase === 'think', 'the phase before');
		expect(wallShows(biel)).toEqual({ place: 'agenda' });
	});

	test('a lock is kept by every client, but not by those who facilitate', async () => {
		const { session: ana, id } = await prepare();
		const { session: biel } = await come(id, 'Biel');
		await until(() => biel.mayContribute, 'the board');
		await direct(ana, { locked: true });
		await until(() => !biel.mayContribute, 'the lock');
		expect([ana.mayContribute, biel.tools]).toEqual([true, []]);
		await direct(ana, { locked: null });
		await until(() => biel.mayContribute, 'the board again');
		await direct(ana, { removed: [biel.me] });
		await until(() => !biel.mayContribute, 'to be asked to leave');
	});

	test('a deputy takes over in one tap where the leader went, and the one who returns is offered it back', async () => {
		const ana = await prepare();
		const biel = await come(ana.id, 'Biel');
		await until(() => Boolean(biel.session.stage), 'the stage');
		expect(biel.session.facilitates).toBe(false);
		await direct(biel.session, takeFacilitation(biel.session.stage!, biel.session.me));
		expect(biel.session.leads).toBe(false);
		await until(() => ana.session.stage?.facilitators.length === 2, 'the second facilitator');
		await nameDeputy(ana.session, biel.session.me);
		await until(() => biel.session.stage?.deputy === biel.session.me, 'the deputy');
		await until(() => biel.company.present.has(ana.session.me), 'Ana');
		const offer = () => leadOffer(biel.session.stage!, biel.session.me, biel.company.present);
		expect(offer()).toEqual({ offer: 'takeOver', urgent: false });
		ana.company.leave();
		await until(() => offer()?.urgent === true, 'Ana to go');
		await lead(biel.session);
		expect(biel.session.leads).toBe(true);
		await until(() => ana.session.stage?.leader === biel.session.me, 'to be told');
		expect(leadOffer(ana.session.stage!, ana.session.me, ana.company.present)).toMatchObject({
			offer: 'takeBack',
		});
		await letLead(ana.session);
		await until(() => biel.session.stage?.formerLeader === null, 'Biel to go on');
		expect([biel.session.leads, ana.session.leads, ana.session.facilitates]).toEqual([true, false, true]);
	});

	test('being done is counted, of those who are here, and can be taken back', async () => {
		const ana = await prepare();
		const biel = await come(ana.id, 'Biel');
		await takeSeat(biel.session, { ...wordsOfSeat(biel.session), organisation: 'A council' });
		await until(() => ana.session.attendees.length === 2, 'Biel’s seat');
		await until(() => ana.company.present.has(biel.session.me), 'Biel');
		const count = () => {
			const done = markedBy(ana.session.workspace.rowsBy(mark, 'about', doneWith('b1')), doneWith('b1'));
			const seats = ana.session.attendees.flatMap(({ person }) => person ?? []);
			return countDone(seats, done, ana.company.present);
		};
		await markDone(biel.session, 'b1', true);
		await markDone(biel.session, 'b1', true);
		await until(() => count().done === 1, 'Biel to be done');
		expect(count()).toEqual({ done: 1, of: 2 });
		await markDone(biel.session, 'b1', false);
		await until(() => count().done === 0, 'Biel not to be done');
	});

	test('a seat names an organisation of the plan where it has one of that name', async () => {
		const { session, device } = await prepare();
		const id = await session.workspace.create(organisation, { name: { ca: 'Ajuntament de mostra' } });
		await takeSeat(session, {
			...wordsOfSeat(session),
			organisation: ' ajuntament de MOSTRA ',
			companions: 'Carla',
		});
		expect(session.attendee).toMatchObject({ organisation: id, organisationName: null, companions: 'Carla' });
		await takeSeat(session, { ...wordsOfSeat(session), organisation: 'Another body' });
		expect(session.attendee).toMatchObject({ organisation: null, organisationName: 'Another body' });
		expect(session.workspace.rows(attendee)).toHaveLength(1);
		expect(device.device.person.name).toBe('Ana');
	});

	test('a table begins with the plenary’s columns, without its parking lot', async () => {
		const { session } = await prepare();
		for (const [title, position, parking] of [
			['Needs', 'a0', null],
			['Ideas', 'a1', null],
			['Parking lot', 'a2', true],
		] as const)
			await session.workspace.create(
				boardColumn,
				{ title, parking, place: { parent: null, position } },
				session.board,
			);
		await createTable(session, 'Table 1');
		await createTable(session, 'Table 2');
		expect(session.tables.map(({ title }) => title)).toEqual(['Table 1', 'Table 2']);
		for (const { id } of session.tables)
			expect(session.columns.filter(({ table }) => table === id).map(({ title }) => title)).toEqual([
				'Needs',
				'Ideas',
			]);
		expect(session.columns.filter(({ table }) => !table)).toHaveLength(3);
	});
});

describe('the end of a session', () => {
	test('tells who handed over and who still holds changes, by name, also of who went', async () => {
		const ana = await prepare();
		const [biel, carla, dora] = [
			await come(ana.id, 'Biel'),
			await come(ana.id, 'Carla'),
			await come(ana.id, 'Dora'),
		];
		for (const { session } of [biel, carla, dora]) await takeSeat(session, wordsOfSeat(session));
		await until(() => ana.session.attendees.length === 4, 'everybody’s seat');
		await until(() => ana.company.present.size === 4, 'everybody');
		await biel.session.workspace.create(card, { text: 'An idea' }, biel.session.board);
		// Dora's phone says that three changes wait, and is out of reach then.
		dora.company.tell(3);
		await until(() => ana.company.roster.get(dora.session.me)?.waiting === 3, 'Dora’s changes');
		await dora.device.leave();
		await until(() => ana.company.roster.get(dora.session.me)?.here === false, 'Dora to go');
		await direct(ana.session, { ended: true });
		const stands = () =>
			Object.fromEntries(handovers(ana.session, ana.company).map(({ name, state }) => [name, state]));
		expect(stands()).toEqual({ Ana: 'unknown', Biel: 'unknown', Carla: 'unknown', Dora: 'holds' });
		for (const { session } of [ana, biel]) {
			await until(() => Boolean(aboutEnd(session)) && waitingHere(session) === 0, 'nothing to wait');
			await markHandedOver(session, aboutEnd(session)!);
			await markHandedOver(session, aboutEnd(session)!);
		}
		await until(() => stands().Biel === 'handedOver', 'Biel’s mark');
		expect(stands()).toEqual({ Ana: 'handedOver', Biel: 'handedOver', Carla: 'unknown', Dora: 'holds' });
		expect(ana.session.workspace.rows(card).map(({ text }) => text)).toEqual(['An idea']);
		expect(biel.session.mayContribute).toBe(false);
		// Another end asks anew.
		await direct(ana.session, { ended: null });
		expect(aboutEnd(ana.session)).toBeNull();
	});
});

describe('clocks', () => {
	test('devices whose clocks are hours apart show the same time left, by the relay’s clock', async () => {
		const ask = async () => (await askRelay<{ now: number }>(`http://127.0.0.1:${relay.port}`, '')).now;
		const wrong = [0, -3 * 3600_000, 26 * 3600_000].map(
			(ahead) => new SessionClock(ask, () => Date.now() + ahead),
		);
		for (const clock of wrong) await clock.set();
		const timer = startTimer(5, wrong[1]!.now());
		for (const clock of wrong) expect(leftOf(timer, clock.now())).toBeGreaterThan(240_000);
		const spread = wrong.map((clock) => clock.now());
		expect(Math.max(...spread) - Math.min(...spread)).toBeLessThan(60_000);
	});

	test('where no relay answers the device’s own clock stands, and an old measure stays', async () => {
		let answer: number | null = 5000;
		const clock = new SessionClock(
			async () => {
				if (answer === null) throw new Error('offline');
				return answer;
			},
			() => 1000,
		);
		expect(clock.now()).toBe(1000);
		await clock.set();
		expect(clock.now()).toBe(5000);
		answer = null;
		await clock.set();
		expect(clock.now()).toBe(5000);
	});
});

test('the wall shows every column, as large as there is room, and never too small to read', () => {
	for (const [width, columns] of [
		[1368, 5],
		[1824, 5],
		[1824, 3],
		[3700, 11],
	] as const)
		expect(wallZoom(width, columns, 16) * columns * 19.75 * 16).toBeLessThanOrEqual(width + 1e-6);
	expect(wallZoom(1824, 1, 16)).toBe(1.6);
	expect(wallZoom(1368, 40, 16)).toBe(0.75);
	expect([wallZoom(0, 5, 16), wallZoom(1368, 0, 16)]).toEqual([1, 1]);
});
