import '../support/browser.ts';
import { expect, test } from 'vitest';
import { action } from '#lib/domain/action.ts';
import { amendment } from '#lib/domain/amendment.ts';
import { compareWithNow } from '#lib/domain/amendmentState.ts';
import { decideAmendment } from '#lib/features/amendments/decideAmendment.ts';
import { amendmentStanding, supportOf } from '#lib/records/amendment/amendmentStanding.ts';
import { emptyDraft } from '#lib/records/amendment/amendmentDraft.ts';
import { fieldOf } from '#lib/records/amendment/amendmentWords.ts';
import { proposeAmendment } from '#lib/records/amendment/saveAmendment.ts';
import { endorsement } from '#lib/domain/endorsement.ts';
import { DeviceTables } from '#lib/tables/device.ts';
import { Device } from '#lib/workspace/device.svelte.ts';
import { Workspace } from '#lib/workspace/workspace.svelte.ts';

test('an amendment is accepted in one step that an undo takes back, and its trace stays', async () => {
	const device = await Device.open(new DeviceTables('decide-amendment'));
	await device.rename('Marta');
	const workspace = await Workspace.open({ id: 'w', device });
	const record = await workspace.create(action, {
		code: 'LE1.1',
		line: 'le1',
		title: { ca: 'Abans' },
		responsibleUnits: ['a', 'b'],
	});
	const id = await proposeAmendment(
		workspace,
		{
			...emptyDraft('ca'),
			subject: `action/${record}`,
			field: 'responsibleUnits',
			before: '["a","b"]',
			after: '["b","c"]',
			supporters: ['badalona', 'sitges'],
		},
		{ organisation: 'gava', origin: { workshop: 'w1', card: 'idea' } },
	);
	const row = () => workspace.row(amendment, id)!;
	expect(row()).toMatchObject({ document: 'org/gava', name: 'Marta', workshop: 'w1', card: 'idea' });
	expect(row().language).toBeNull();

	// An organisation's own word counts, once; those that it makes of itself as the proposer do not.
	await workspace.create(endorsement, { amendment: id }, 'org/badalona');
	await workspace.create(endorsement, { amendment: id }, 'org/badalona');
	await workspace.create(endorsement, { amendment: id }, 'org/gava');
	const support = supportOf(workspace, row());
	expect([support.own.map(({ document }) => document), support.named]).toEqual([
		['org/badalona'],
		['sitges'],
	]);

	// Somebody adds a unit meanwhile: it stays.
	await workspace.change(action, record, { responsibleUnits: ['a', 'b', 'd'] });
	const amended = fieldOf(row())!;
	const { now, then, isUnchanged } = compareWithNow(row(), amended, workspace.row(action, record)!);
	expect([then, isUnchanged]).toEqual(['["b","c","d"]', false]);
	await decideAmendment(workspace, row(), amended, {
		decision: 'accepted',
		reason: ' Agreed. ',
		before: now,
		after: then,
		earlier: [],
		organisation: 'amb',
	});
	const units = () => [...workspace.row(action, record)!.responsibleUnits].sort();
	expect(units()).toEqual(['b', 'c', 'd']);
	const [taken] = amendmentStanding(workspace, row()).counting;
	expect(taken).toMatchObject({
		document: 'plan',
		decision: 'accepted',
		reason: 'Agreed.',
		before: '["a","b","d"]',
		after: '["b","c","d"]',
		name: 'Marta',
	});

	workspace.undo();
	expect(units()).toEqual(['a', 'b', 'd']);
	expect(amendmentStanding(workspace, row()).state).toBe('accepted');

	await decideAmendment(workspace, row(), amended, {
		decision: 'rejected',
		reason: 'Not now.',
		before: now,
		after: row().after ?? '',
		earlier: amendmentStanding(workspace, row()).decisions,
		organisation: null,
	});
	const standing = amendmentStanding(workspace, row());
	expect([standing.state, standing.decisions.length]).toEqual(['rejected', 2]);
	await workspace.close();
});
