import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyRow } from '#lib/domain/kind.ts';
import { groupActors } from '#lib/domain/pictures/actorLines.ts';
import {
	actorsHere,
	byActor,
	byNetwork,
	metropolisesHere,
	reachHere,
} from '#lib/features/pictures/network/networkHere.ts';
import { tally } from '#lib/records/happened/tally.ts';
import { toldBeside } from '#lib/records/happened/told.ts';
import { countedWorkspace, type CountedWorkspace, sampleRows } from '../../support/countedWorkspace.ts';

const rows = sampleRows(700, 11);
const of = (kind: string) => rows.filter((row) => row.kind === kind);
const list = (row: AnyRow, field: string) => (row[field] ?? []) as string[];
const lines = of('line').map(({ id }) => id);
const lineOf = new Map(of('action').map((row) => [row.id, row.line as string]));
const scope = { from: '2022-01-01', until: '2024-12-31' };

interface Done {
	date: string | null;
	actions: readonly string[];
	metropolises: readonly string[];
	parties: ReadonlySet<string>;
}
let workspace: CountedWorkspace;
let done: Done[];
beforeAll(() => {
	workspace = countedWorkspace(rows);
	const { facts, replaced } = toldBeside(workspace);
	const gone = new Set(replaced.map(({ id }) => id));
	const entries = of('entry').filter(({ id }) => !gone.has(id));
	done = [
		...entries.map((row) => ({
			date: row.date as string | null,
			actions: list(row, 'actions'),
			metropolises: list(row, 'metropolises'),
			parties: new Set([
				row.document.slice('org/'.length),
				...['sharedWith', 'organisations', 'networks'].flatMap((field) => list(row, field)),
			]),
		})),
		...facts.map((fact) => ({ ...fact, parties: new Set([...fact.organisations, ...fact.networks]) })),
	].filter(({ date }) => {
		const first = `${date ?? '0000'}-01-01`.slice(0, 10);
		return first >= scope.from && first <= scope.until;
	});
});

describe('Actors by lines', () => {
	it('equal a recount of the plan’s actions and of what was done', () => {
		const actors = actorsHere(workspace, lines, tally(workspace, byActor(workspace, scope)));
		for (const actor of actors) {
			const own = (fields: string[], line: string) =>
				of('action').filter(
					(row) => row.line === line && fields.some((field) => list(row, field).includes(actor.organisation)),
				);
			for (const figure of actor.figures) {
				const responsible = own(['responsibleUnits'], figure.line);
				expect(figure.roles.responsible).toBe(responsible.length);
				const all = own(
					['responsibleUnits', 'reporters', 'actorsToInvolve', 'networks', 'partners'],
					figure.line,
				);
				expect(figure.roles.responsible + figure.roles.reports + figure.roles.involved).toBe(all.length);
				const noted = done.filter(
					(one) =>
						one.parties.has(actor.organisation) && one.actions.some((id) => lineOf.get(id) === figure.line),
				);
				expect(figure.done, `${actor.organisation} ${figure.line}`).toBe(noted.length);
			}
		}
		const named = new Set(
			of('action').flatMap((row) =>
				['responsibleUnits', 'reporters', 'actorsToInvolve', 'networks', 'partners'].flatMap((field) =>
					list(row, field),
				),
			),
		);
		for (const id of named) expect(actors.some(({ organisation }) => organisation === id)).toBe(true);
		expect(actors.length).toBeGreaterThan(named.size);
	});

	it('are shown as far as asked, grouped by type, and none is lost: the rest is counted as folded', () => {
		const actors = actorsHere(workspace, lines, tally(workspace, byActor(workspace, scope)));
		const groups = groupActors(actors, 15);
		expect(groups.flatMap(({ shown }) => shown)).toHaveLength(15);
		for (const { type, shown, folded } of groups)
			expect(shown.length + folded).toBe(actors.filter((row) => row.type === type).length);
		expect(groups[0]!.shown[0]).toBe(actors[0]);
		expect(groupActors(actors, 999).every(({ folded }) => folded === 0)).toBe(true);
	});
});

describe('Networks by metropolises', () => {
	it('equal a recount of what names both', () => {
		const metropolises = metropolisesHere(workspace).map(({ id }) => id);
		expect(metropolises).toHaveLength(36);
		const reach = reachHere(workspace, metropolises, tally(workspace, byNetwork(workspace, scope)));
		for (const [at, { network, reached, members, done: pairs }] of reach.networks.entries()) {
			const counts = reach.metropolises.map(({ metropolis, cells }) => {
				const both = done.filter((one) => one.parties.has(network) && one.metropolises.includes(metropolis));
				expect(cells[at]!.count, `${network} ${metropolis}`).toBe(both.length);
				return both.length;
			});
			expect(reached).toHaveLength(counts.filter((count) => count > 0).length);
			expect(pairs).toBe(counts.reduce((sum, count) => sum + count, 0));
			const inside = of('membership').filter(
				(row) => row.network === network && ['member', 'observer'].includes(String(row.status)),
			);
			expect(members).toEqual([...new Set(inside.map(({ document }) => document.slice('org/'.length)))]);
		}
		const named = new Set(reach.networks.flatMap(({ reached }) => reached));
		expect(reach.unreached).toEqual(metropolises.filter((id) => !named.has(id)));
	});
});
