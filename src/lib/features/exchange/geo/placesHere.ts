import { agreement } from '#lib/domain/agreement.ts';
import { isExportable } from '#lib/domain/exportable.ts';
import { metropolis } from '#lib/domain/metropolis.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { relationQuestions, worldRelations } from '#lib/domain/pictures/worldRelations.ts';
import { agreementStanding } from '#lib/domain/relationExpiry.ts';
import { zone } from '#lib/domain/zone.ts';
import { isPosition, type Geometry, type Place } from '#lib/exchange/geo/geoJson.ts';
import { language } from '#lib/i18n/index.ts';
import { tally } from '#lib/records/happened/tally.ts';
import { conceptOptions } from '#lib/records/options.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

type Reading = Pick<Workspace, 'row' | 'rows' | 'rowsBy' | 'listing'>;

/** The councils of a plan: those that a map of municipalities can have. */
export const councilsOf = (workspace: Reading) =>
	workspace.rowsBy(organisation, 'type', 'council').filter((row) => !row.historical && isExportable(row));

/** Metropolises with which there is, or is to be, a relation. */
export const metropolisesOf = (workspace: Reading) =>
	workspace.rows(metropolis).filter((row) => !row.home && isExportable(row));

/** Relations by metropolis, in codes and in the reader's words. What nobody has written down is null, never zero. Live. */
export function relationPlaces(workspace: Workspace, today: string): Place[] {
	const shown = language.current;
	const tiers = new Map(
		conceptOptions(workspace, 'metropolis-relation', shown).map(({ value, label }) => [value, label]),
	);
	const questions = relationQuestions({}, today);
	const relations = worldRelations(
		workspace.rows(metropolis),
		{
			happened: tally(workspace, questions.happened),
			contacts: tally(workspace, questions.contacts),
			past: tally(workspace, questions.past),
		},
		today,
	);
	const told = new Map(relations.map((relation) => [relation.id, relation]));
	return metropolisesOf(workspace).map((row) => {
		const zoneRow = row.zone ? workspace.row(zone, row.zone) : undefined;
		const { count = 0, last = null } = told.get(row.id) ?? {};
		const inForce = workspace
			.rowsBy(agreement, 'metropolises', row.id)
			.filter((found) => isExportable(found) && isInForce(found, today));
		return {
			id: row.id,
			geometry: isPosition([row.lon, row.lat]) ? { type: 'Point', coordinates: [row.lon!, row.lat!] } : null,
			properties: {
				name: titleOf(row, shown).text,
				localName: row.localName,
				country: row.country,
				zone: row.zone,
				zoneName: zoneRow ? titleOf(zoneRow, shown).text : null,
				relation: row.relation,
				relationName: row.relation ? (tiers.get(row.relation) ?? null) : null,
				entries: count || null,
				lastContact: last,
				agreements: inForce.map((found) => titleOf(found, shown).text),
			},
		};
	});
}

const isInForce = (row: Parameters<typeof agreementStanding>[0], today: string) =>
	['in-force', 'ending'].includes(agreementStanding(row, today).state);

/** Councils with their outlines, where a map has them. Live. */
export function councilPlaces(workspace: Workspace, areas: ReadonlyMap<string, Geometry>): Place[] {
	const shown = language.current;
	const counted = tally(workspace, { axes: [{ sources: [{ facet: 'organisation' }] }] });
	return councilsOf(workspace).map((row) => ({
		id: row.id,
		geometry: areas.get(row.ine ?? '') ?? null,
		properties: {
			name: titleOf(row, shown).text,
			municipality: row.municipality,
			ine: row.ine,
			tookPartInPlan: row.participatedInPlan,
			entries: counted.count(row.id) || null,
			lastEntry: counted.last(row.id),
		},
	}));
}
