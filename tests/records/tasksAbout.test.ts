import { expect, test } from 'vitest';
import type { AnyRow } from '#lib/domain/kind.ts';
import { tasksAbout } from '#lib/records/tasks/tasksAbout.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { makeRow } from '../support/rows.ts';

const ROWS = [
	makeRow('appointment', 'lyon', { event: 'fair' }),
	makeRow('appointment', 'milan', { event: 'another' }),
	makeRow('task', 'of-entry', { subject: 'entry/fair' }),
	makeRow('task', 'of-meeting', { subject: 'appointment/lyon', action: 'le2-1' }),
	makeRow('task', 'of-another', { subject: 'appointment/milan' }),
	makeRow('task', 'of-action', { subject: 'action/le2-1', action: 'le2-1' }),
];

const rowsBy = (kind: { name: string }, field: string, value: unknown): readonly AnyRow[] =>
	ROWS.filter((row) => row.kind === kind.name && row[field] === value);
const workspace = { rowsBy } as Pick<Workspace, 'rowsBy'>;
const idsAbout = (subject: `${string}/${string}`) => tasksAbout(workspace, subject).map(({ id }) => id);

test('of an entry also what follows from its meetings, and of no other event', () => {
	expect(idsAbout('entry/fair')).toEqual(['of-entry', 'of-meeting']);
	expect(idsAbout('appointment/lyon')).toEqual(['of-meeting']);
	expect(idsAbout('entry/none')).toEqual([]);
});

test('of an action also what follows from its entries and meetings, each once', () => {
	expect(idsAbout('action/le2-1')).toEqual(['of-action', 'of-meeting']);
});
