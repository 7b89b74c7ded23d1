import { expect, test } from 'vitest';
import type { AnyRow } from '#lib/domain/kind.ts';
import { countShared } from '#lib/records/happened/countShared.ts';
import {
	countHappened,
	happenedWith,
	lastHappened,
	logFilterOf,
	newestFactsFirst,
} from '#lib/records/happened/happenedWith.ts';
import { countedWorkspace } from '../support/countedWorkspace.ts';
import { makeRow } from '../support/rows.ts';

const workspaceOf = (...rows: AnyRow[]) => countedWorkspace(rows);

const entryRow = (id: string, contents: Record<string, unknown>) =>
	makeRow('entry', id, { document: 'org/amb', type: 'meeting', ...contents });
const transferRow = (id: string, contents: Record<string, unknown>) =>
	makeRow('transfer', id, { document: 'org/badalona', ...contents });
const idsOf = (facts: readonly { id: string }[]) => facts.map(({ id }) => id);

const LOG = [
	entryRow('visit', { date: '2023-05-10', metropolises: ['montevideo'], organisations: ['badalona'] }),
	entryRow('forum', { date: '2024-02', metropolises: ['montevideo', 'quito'], networks: ['metropolis'] }),
	entryRow('planned', { date: '2030-01-01', metropolises: ['montevideo'] }),
	entryRow('undated', { metropolises: ['montevideo'] }),
	entryRow('elsewhere', { date: '2024-05-01', metropolises: ['quito'] }),
	transferRow('bridge', { begun: '2023-11-02', metropolises: ['montevideo'], stage: 'piloting' }),
];

test('what happened with a metropolis comes from the log and from other registers, the newest first', () => {
	const workspace = workspaceOf(...LOG);
	const facts = happenedWith(workspace, 'metropolises', 'montevideo');
	expect(idsOf(facts)).toEqual(['planned', 'forum', 'bridge', 'visit', 'undated']);
	expect(facts[2]).toMatchObject({ kind: 'transfer', type: 'transfer', document: 'org/badalona' });
	expect(countHappened(workspace, 'metropolises', 'montevideo')).toBe(5);
	expect(idsOf(happenedWith(workspace, 'metropolises', 'montevideo', 2))).toEqual(['planned', 'forum']);
	expect(happenedWith(workspace, 'metropolises', 'lyon')).toEqual([]);
});

test('the last contact is not what is planned, nor what nobody has dated', () => {
	const workspace = workspaceOf(...LOG);
	const last = (today: string) => lastHappened(workspace, 'metropolises', 'montevideo', today)?.id;
	expect(last('2024-06-01')).toBe('forum');
	expect(last('2023-12-31')).toBe('bridge');
	expect(last('2023-05-10')).toBe('visit');
	expect(last('2023-05-09')).toBeUndefined();
});

test('an organisation did what it owns, shares, took part in, or was a network of; each once', () => {
	const workspace = workspaceOf(
		...LOG,
		entryRow('both', { date: '2024-01-01', organisations: ['metropolis'], networks: ['metropolis'] }),
		entryRow('shared', { date: '2022-01-01', sharedWith: ['badalona'] }),
	);
	expect(idsOf(happenedWith(workspace, 'organisations', 'badalona'))).toEqual(['bridge', 'visit', 'shared']);
	expect(idsOf(happenedWith(workspace, 'organisations', 'metropolis'))).toEqual(['forum', 'both']);
	expect(countHappened(workspace, 'organisations', 'metropolis')).toBe(2);
	expect(logFilterOf(workspace, 'organisations', 'metropolis')).toBe('network');
	expect(logFilterOf(workspace, 'organisations', 'badalona')).toBe('organisation');
});

test('with whom an organisation shares is counted once a fact, as before the columns are here', () => {
	const log = [
		...LOG,
		entryRow('with-gava', {
			date: '2024-01-01',
			organisations: ['badalona', 'gava', 'metropolis'],
			networks: ['metropolis', 'eurocities'],
		}),
		entryRow('of-a-network', { networks: ['badalona', 'gava'], metropolises: ['quito'] }),
		{
			...entryRow('retracted', { organisations: ['badalona', 'gava'] }),
			retracted: { reason: '' },
		} as AnyRow,
	];
	const workspace = workspaceOf(...log);
	const expected = {
		organisations: { badalona: 4, amb: 3, gava: 2, metropolis: 1, eurocities: 1 },
		metropolises: { montevideo: 2, quito: 1 },
	};
	const found = (reading: typeof workspace) => {
		const { organisations, metropolises } = countShared(reading, 'badalona');
		return {
			organisations: Object.fromEntries([...organisations].filter(([, count]) => count > 0)),
			metropolises: Object.fromEntries([...metropolises].filter(([, count]) => count > 0)),
		};
	};
	expect(found(workspace)).toEqual(expected);
	const head = log.filter((row) => row.kind === 'entry' && !row.retracted);
	const listing = (() => ({ head, total: head.length, table: undefined })) as unknown;
	expect(found({ ...workspace, listing } as typeof workspace)).toEqual(expected);
});

test('only what is of some types, where they are named, in the log and in registers', () => {
	const workspace = workspaceOf(
		...LOG,
		entryRow('mission', { type: 'mission', date: '2022-03-01', metropolises: ['montevideo'] }),
	);
	const of = (...types: string[]) =>
		idsOf(happenedWith(workspace, 'metropolises', 'montevideo', undefined, types));
	expect(of('mission', 'transfer')).toEqual(['bridge', 'mission']);
	expect(of('study-visit')).toEqual([]);
	expect(countHappened(workspace, 'metropolises', 'montevideo', ['meeting', 'mission'])).toBe(5);
});

test('the order is the same on every device, also of one day', () => {
	const facts = happenedWith(workspaceOf(...LOG), 'metropolises', 'montevideo').map((fact) => ({
		...fact,
		date: '2024-01-01',
	}));
	expect(idsOf(newestFactsFirst(facts))).toEqual(idsOf(newestFactsFirst([...facts].reverse())));
});
