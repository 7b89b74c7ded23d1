import '../support/browser.ts';
import { expect, test } from 'vitest';
import { agreement } from '#lib/domain/agreement.ts';
import { entry } from '#lib/domain/entry.ts';
import { kindsOf } from '#lib/domain/kinds.ts';
import { membership } from '#lib/domain/membership.ts';
import { membershipReview } from '#lib/domain/membershipReview.ts';
import { metropolis } from '#lib/domain/metropolis.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { task } from '#lib/domain/task.ts';
import { nameByNetwork } from '#lib/features/relations/nameByNetwork.ts';
import { belongings, networkIdOf, partOf } from '#lib/features/relations/networkRows.ts';
import { nextSteps } from '#lib/features/relations/nextSteps.ts';
import { silenceWith } from '#lib/features/relations/silenceWith.ts';
import { countVisits, followUpIn, visitsOf } from '#lib/features/relations/visits.ts';
import { isUnnamed, titleOf } from '#lib/records/recordTitle.ts';
import { DeviceTables } from '#lib/tables/device.ts';
import { Device } from '#lib/workspace/device.svelte.ts';
import { Workspace } from '#lib/workspace/workspace.svelte.ts';

const TODAY = '2024-11-05';
const AMB = 'org/amb';

async function openWorkspace(name: string): Promise<Workspace> {
	return Workspace.open({ id: name, device: await Device.open(new DeviceTables(name)) });
}

test('what is next with a metropolis is about itself, or about whatever names it, and is not done', async () => {
	const workspace = await openWorkspace('relation-steps');
	const lyon = await workspace.create(metropolis, { name: { ca: 'Lió' }, relation: 'priority' });
	const visit = await workspace.create(
		entry,
		{ type: 'delegation', title: { ca: 'Visita' }, date: '2024-03-01', metropolises: [lyon] },
		AMB,
	);
	const signed = await workspace.create(
		agreement,
		{ title: { ca: 'Conveni' }, type: 'memorandum', status: 'in-force', metropolises: [lyon] },
		AMB,
	);
	const write = (title: string, subject: string, contents: object = {}) =>
		workspace.create(task, { type: 'task', title: { ca: title }, subject, ...contents }, AMB);
	await write('undated', `metropolis/${lyon}`);
	await write('later', `entry/${visit}`, { due: '2025-01-10' });
	await write('sooner', `agreement/${signed}`, { due: '2024-12-01' });
	await write('done', `entry/${visit}`, { doneOn: '2024-04-01' });
	await write('elsewhere', 'metropolis/none');
	const steps = nextSteps(workspace);
	expect([...steps.keys()]).toEqual([lyon]);
	expect(steps.get(lyon)!.map(({ title }) => title.ca)).toEqual(['sooner', 'later', 'undated']);

	expect(followUpIn(workspace, workspace.row(entry, visit)!)).toMatchObject({
		state: 'open',
		open: [{ title: { ca: 'later' } }],
	});
	await workspace.close();
});

test('a silence reads the log and the registers, as far back as it must', async () => {
	const workspace = await openWorkspace('relation-silence');
	const lyon = await workspace.create(metropolis, { name: { ca: 'Lió' }, relation: 'priority' });
	const silence = () => silenceWith(workspace, { id: lyon, relation: 'priority' }, TODAY);
	expect(silence()).toMatchObject({ state: 'never', months: null });
	const meeting = await workspace.create(
		entry,
		{ type: 'meeting', title: { ca: 'Reunió' }, date: '2023-01-10', metropolises: [lyon] },
		AMB,
	);
	// Newer notes are no contact, however many of them come first.
	for (let month = 0; month < 30; month++)
		await workspace.create(
			entry,
			{ type: 'monitoring-note', title: { ca: 'Nota' }, date: '2024-06-01', metropolises: [lyon] },
			AMB,
		);
	expect(silence()).toMatchObject({ state: 'silent', months: 21, last: { id: meeting } });
	const signed = await workspace.create(
		agreement,
		{
			title: { ca: 'Conveni' },
			type: 'memorandum',
			status: 'in-force',
			signed: '2024-09-05',
			metropolises: [lyon],
		},
		AMB,
	);
	expect(silence()).toMatchObject({ state: 'lately', months: 2, last: { id: signed } });
	await workspace.close();
});

test('networks of the plan stand with the memberships, each once, and a membership is called by its network', async () => {
	const workspace = await openWorkspace('relation-networks');
	const network = (name: string, contents: object = {}) =>
		workspace.create(organisation, { type: 'network', name: { ca: name, en: `${name} (en)` }, ...contents });
	const medcities = await network('MedCities', { focus: true });
	const metrex = await network('METREX');
	const eurocities = await network('Eurocities');
	await network('Gone', { historical: true });
	const named = nameByNetwork(workspace, { network: medcities, status: 'member' });
	const member = await workspace.create(membership, named, AMB);
	await workspace.create(membership, { network: metrex, status: 'candidate' }, AMB);
	await workspace.create(membership, { network: medcities, status: 'left' }, 'org/badalona');
	const rows = belongings(workspace);
	expect(rows.slice(0, 2).map(networkIdOf)).toEqual([medcities, medcities]);
	expect(rows.map((row) => [networkIdOf(row), partOf(row)]).sort()).toEqual(
		[
			[medcities, 'inside'],
			[medcities, 'outside'],
			[metrex, 'candidate'],
			[eurocities, 'unwritten'],
		].sort(),
	);

	expect(workspace.row(membership, member)!.title).toEqual({ ca: 'MedCities', en: 'MedCities (en)' });
	expect(nameByNetwork(workspace, { network: 'unknown' })).toEqual({ network: 'unknown' });

	const review = await workspace.create(
		membershipReview,
		nameByNetwork(workspace, { membership: member, network: medcities, year: 2023 }),
		AMB,
	);
	const called = () => titleOf(workspace.row(membershipReview, review)!, 'ca').text;
	expect(called()).toBe('MedCities, 2023');
	await workspace.change(membershipReview, review, { year: 2022 });
	expect(called()).toBe('MedCities, 2022');
	// Nobody has named it: what it is called by is no title to which a year belongs.
	const unnamed = await workspace.create(membershipReview, { membership: member, year: 2021 }, AMB);
	expect(isUnnamed(workspace.row(membershipReview, unnamed)!)).toBe(true);
	await workspace.close();
});

test('people of visits are counted where somebody counted them, and are no data where nobody did', async () => {
	const workspace = await openWorkspace('relation-visits');
	const visit = (type: string, contents: object = {}) =>
		workspace.create(entry, { type, title: { ca: type }, date: '2024-03-01', ...contents }, AMB);
	await visit('delegation', { participants: 12 });
	await visit('delegation');
	await visit('mission');
	await visit('meeting', { participants: 40 });
	const visits = visitsOf(workspace);
	expect(visits.map(({ type }) => type).sort()).toEqual(['delegation', 'delegation', 'mission']);
	expect(countVisits(visits, 'in')).toEqual({ visits: 2, people: 12, counted: 1 });
	expect(countVisits(visits, 'out')).toEqual({ visits: 1, people: null, counted: 0 });
	await workspace.close();
});

test('[I11] people outside are held by private documents alone', () => {
	for (const document of ['plan', AMB, 'body/amb', 'workshop/w', 'report/r'])
		expect(kindsOf(document).map(({ name }) => name)).not.toContain('contact');
	expect(kindsOf('private/amb').map(({ name }) => name)).toContain('contact');
});
