import type { StopRow } from '#lib/domain/itinerary.ts';
import { clockOf, dayOf } from '#lib/domain/localTime.ts';
import { metropolis } from '#lib/domain/metropolis.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { formatDate, language } from '#lib/i18n/index.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** `09:30–10:15`, as it is written there. */
export function hoursOf(stop: Pick<StopRow, 'start' | 'end'>): string {
	return [clockOf(stop.start), clockOf(stop.end)].filter(Boolean).join('–');
}

/** “5 Nov 2024, 09:30–10:15” */
export function timeOf(stop: Pick<StopRow, 'start' | 'end'>): string {
	const day = dayOf(stop.start);
	return [day && formatDate(day), hoursOf(stop)].filter(Boolean).join(', ');
}

/** “Tuesday, 5 November”, as a heading begins. */
export function dayTitle(day: string): string {
	const words = formatDate(day, 'long');
	return words.charAt(0).toLocaleUpperCase(language.current) + words.slice(1);
}

/** With whom, by their names. Live. */
export function whomOf(workspace: Workspace, stop: StopRow): string[] {
	const organisations = stop.organisations.map((id) => workspace.row(organisation, id) ?? id);
	const metropolises = stop.metropolises.map((id) => workspace.row(metropolis, id) ?? id);
	return [...organisations, ...metropolises].map((row) =>
		typeof row === 'string' ? row : shortTitle(row, language.current, 60).text,
	);
}

/** The name of an organisation, or its id where it is not here. Live. */
export function organisationName(workspace: Workspace, id: string | null): string {
	const row = id ? workspace.row(organisation, id) : undefined;
	return row ? shortTitle(row, language.current, 60).text : (id ?? '');
}
