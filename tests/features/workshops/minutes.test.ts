import '../../support/browser.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { agendaBlock } from '#lib/domain/agendaBlock.ts';
import { attendee } from '#lib/domain/attendee.ts';
import { canonicalBytes } from '#lib/domain/canonicalJson.ts';
import { decision } from '#lib/domain/decision.ts';
import { frozenMinutes } from '#lib/domain/frozenMinutes.ts';
import { takeFacilitation } from '#lib/domain/leadership.ts';
import type { MinutesContents } from '#lib/domain/minutesContents.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { round } from '#lib/domain/round.ts';
import type { VoteResults } from '#lib/domain/voteResults.ts';
import { workshop } from '#lib/domain/workshop.ts';
import {
	correctionsNow,
	decideCorrection,
	proposeCorrection,
	reportedCorrections,
} from '#lib/features/workshops/minutes/corrections.ts';
import { fillingOf, FILLINGS, isFilled } from '#lib/features/workshops/minutes/filling.ts';
import { AlreadyFrozen, freezeMinutes } from '#lib/features/workshops/minutes/freezeMinutes.ts';
import { frozenNow, mayWriteMinutes, minutesNow } from '#lib/features/workshops/minutes/minutesNow.ts';
import { reportOf } from '#lib/features/workshops/minutes/reportOf.ts';
import { wordingIn } from '#lib/features/workshops/minutes/wording.ts';
import { Session } from '#lib/features/workshops/session.svelte.ts';
import { direct } from '#lib/features/workshops/stage/direct.ts';
import { loadTexts, startLanguage } from '#lib/i18n/index.ts';
import { sha256 } from '#lib/workspace/hash.ts';
import { TestDevice, until } from '../../support/devices.ts';
import { startRelay, type StartedRelay } from '../../support/relay.ts';

let relay: StartedRelay;
const devices: TestDevice[] = [];

async function arrive(name: string): Promise<TestDevice> {
	const device = await TestDevice.start(relay);
	devices.push(device);
	await device.device.rename(name);
	return device;
}

/** Somebody comes to a session with a device of their own. */
async function come(id: string, name: string): Promise<Session> {
	const workspace = await (await arrive(name)).open('w1');
	const session = new Session(workspace, id);
	await session.open();
	await until(() => session.row !== undefined, 'the session');
	return session;
}

const RESULTS: VoteResults = {
	version: 1,
	method: 'dots',
	budget: 3,
	most: 3,
	seats: 4,
	voted: 3,
	abstained: 0,
	absent: 1,
	leftOut: { strangers: 0, removed: 0, spoilt: 0 },
	options: [
		{ id: 'c1', text: 'Platges', rank: 1, tied: false, score: 5, voters: 3, spread: [] },
		{ id: 'c2', text: 'Aigua', rank: 2, tied: false, score: 1, voters: 1, spread: [] },
	],
	countedAt: 1,
};

/** Ana holds a session in Catalan, with all that minutes tell. */
async function hold(): Promise<Session> {
	const workspace = await (await arrive('Ana')).open('w1');
	const gava = await workspace.create(organisation, { name: { ca: 'Ajuntament de Gavà' }, type: 'council' });
	const id = await workspace.create(workshop, {
		title: { ca: 'Línies i zones', en: 'Lines and zones' },
		language: 'ca',
		date: '2026-01-14',
		start: '09:30',
		end: '13:00',
	});
	const session = new Session(workspace, id);
	await session.open();
	await session.prepare();
	await direct(session, takeFacilitation(session.stage!, session.me));
	const place = { parent: null, position: 'a0' };
	await workspace.create(agendaBlock, { title: 'Benvinguda', minutes: 10, place }, session.stageDocument);
	await workspace.create(attendee, { person: session.me, name: 'Ana', organisation: gava }, session.board);
	await workspace.create(
		decision,
		{ text: 'Començar per les platges', owner: gava, due: '2026-03-01' },
		session.board,
	);
	const vote = { question: 'Què primer?', method: 'dots' };
	await workspace.create(round, { ...vote, state: 'revealed', results: RESULTS }, session.stageDocument);
	await workspace.create(round, { ...vote, question: 'Encara no', state: 'prepared' }, session.stageDocument);
	return session;
}

beforeEach(async () => {
	await startLanguage();
	await loadTexts('workshopMinutes');
	relay = await startRelay();
});
afterEach(async () => {
	for (const device of devices.splice(0)) await device.leave();
	await relay.stop();
});

describe('the minutes of a session', () => {
	test('are filled in the language of the session, and know what stands there already', async () => {
		const ana = await hold();
		const wording = await wordingIn(ana.workspace, 'ca');
		const blocks = fillingOf(minutesNow(ana)!, FILLINGS, wording);
		const words = blocks
			.flatMap((block) => (block.type === 'bulletList' ? block.items : [block.text]))
			.join('\n');
		expect(words).toContain('Ordre del dia\nBenvinguda (10 minuts)');
		expect(words).toContain('Assistència\n1 persona\nAjuntament de Gavà: Ana');
		expect(words).toMatch(
			/Començar per les platges – Se n’encarrega Ajuntament de Gavà; fins al .*1 de març/u,
		);
		expect(words).toContain('1. Platges: 5 punts\n2. Aigua: 1 punt');
		expect(words).not.toContain('Encara no');
		expect(isFilled(`Abans\n${words}`, 'agenda', wording)).toBe(true);
		expect(isFilled('L’Ordre del dia era llarg', 'agenda', wording)).toBe(false);
		expect(fillingOf(minutesNow(ana)!, ['votes'], wording)[0]).toEqual({
			type: 'heading',
			text: 'Votacions',
		});
	});

	test('[I10] frozen, they are verified on another device, and nothing that is done afterwards changes them', async () => {
		const ana = await hold();
		expect(mayWriteMinutes(ana)).toBe(true);
		await freezeMinutes(ana);
		const biel = await come(ana.id, 'Biel');
		await until(() => frozenNow(biel) !== null, 'the frozen minutes');
		const { row, standing, contents } = frozenNow(biel)!;
		expect(standing).toBe('verified');
		expect(await sha256(canonicalBytes(row.contents))).toBe(row.hash);
		expect(contents).toMatchObject({
			language: 'ca',
			title: 'Línies i zones',
			decisions: [{ text: 'Començar per les platges', owner: 'Ajuntament de Gavà' }],
			frozen: { name: 'Ana' },
		});
		expect(mayWriteMinutes(biel)).toBe(false);
		const [decided] = biel.workspace.rows(decision);
		await biel.workspace.change(decision, decided!.id, { text: 'Una altra cosa' });
		await until(() => ana.workspace.row(decision, decided!.id)?.text === 'Una altra cosa', 'the change');
		expect(frozenNow(ana)!.contents?.decisions[0]?.text).toBe('Començar per les platges');
		expect(frozenNow(ana)!.standing).toBe('verified');
		await expect(freezeMinutes(ana)).rejects.toThrow(AlreadyFrozen);
	});

	test('[I10] whoever rewrites them, with a hash that fits, is seen to have', async () => {
		const ana = await hold();
		await freezeMinutes(ana);
		const biel = await come(ana.id, 'Biel');
		await until(() => frozenNow(biel) !== null, 'the frozen minutes');
		const { row } = frozenNow(biel)!;
		const forged = { ...(row.contents as MinutesContents), text: 'No s’hi va dir res.' };
		await biel.workspace.change(frozenMinutes, row.id, { contents: forged });
		await until(() => frozenNow(ana)!.standing === 'tampered', 'the forgery to be seen');
		await biel.workspace.change(frozenMinutes, row.id, { hash: await sha256(canonicalBytes(forged)) });
		await until(() => frozenNow(ana)!.row.hash !== row.hash, 'the second forgery');
		expect(frozenNow(ana)!.standing).toBe('tampered');
		expect(frozenNow(biel)!.standing).toBe('tampered');
	});

	test('corrections stand beside them, with what a facilitator decided and why; the report tells both', async () => {
		const ana = await hold();
		await freezeMinutes(ana);
		const biel = await come(ana.id, 'Biel');
		await proposeCorrection(biel, { before: '10 minuts', after: '15 minuts', rationale: ' ' });
		await until(() => correctionsNow(ana).length === 1, 'the correction');
		const before = frozenNow(ana)!.row.hash;
		await decideCorrection(ana, correctionsNow(ana)[0]!, 'rejected', 'Van ser deu');
		await decideCorrection(ana, correctionsNow(ana)[0]!, 'accepted', '');
		await until(() => correctionsNow(biel)[0]!.standing.decisions.length === 2, 'the decisions');
		expect(correctionsNow(biel)[0]!.standing.state).toBe('accepted');
		expect(frozenNow(biel)!.row.hash).toBe(before);
		const wording = await wordingIn(biel.workspace, 'en');
		const report = reportOf(
			{
				contents: frozenNow(biel)!.contents!,
				mark: null,
				standing: 'Frozen',
				hash: before,
				boards: [],
				corrections: reportedCorrections(correctionsNow(biel), wording),
			},
			wording,
		);
		const told = JSON.stringify(report);
		expect(report.sections.map(({ title }) => title)).toEqual([
			'Facts',
			'Agenda',
			'Attendance',
			'Board',
			'Votes',
			'Decisions',
			'Minutes',
			'Corrections afterwards',
		]);
		for (const words of ['15 minuts', 'Accepted by Ana', 'Wednesday', '14 January 2026', '5 dots', before!])
			expect(told).toContain(words);
	});
});
