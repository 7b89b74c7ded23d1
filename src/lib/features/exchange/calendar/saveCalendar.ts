import { organisation } from '#lib/domain/organisation.ts';
import type { CalendarItem } from '#lib/domain/pictures/calendarItems.ts';
import { plan } from '#lib/domain/plan.ts';
import { ownerOf } from '#lib/domain/owner.ts';
import { type CalendarWords, eventOf } from '#lib/exchange/calendar/calendarEvents.ts';
import { language, t } from '#lib/i18n/index.ts';
import { recordPath } from '#lib/records/recordPath.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import { sampleMark } from '#lib/records/sample.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { fileName, saveFile } from '../saveFile.ts';

/** Saves dates as an iCalendar file, in the reader's language. */
export async function saveCalendar(
	workspace: Workspace,
	items: readonly CalendarItem[],
	zone: string,
): Promise<void> {
	const [{ writeCalendar }, note] = await Promise.all([
		import('#lib/exchange/calendar/icalendar.ts'),
		sampleMark(workspace),
	]);
	const words = wordsOf(workspace, zone);
	const shown = language.current;
	const [row] = workspace.rows(plan);
	const text = writeCalendar(
		items.map((item) => eventOf(item, words)),
		{ name: row ? titleOf(row, shown).text : workspace.id, language: shown, ...(note ? { note } : {}) },
	);
	saveFile(text, fileName(workspace, t('exchange.calendar.file'), 'ics'), 'text/calendar;charset=utf-8');
}

function wordsOf(workspace: Workspace, zone: string): CalendarWords {
	const shown = language.current;
	const nameOf = (id: string | null) => {
		const row = id === null ? undefined : workspace.row(organisation, id);
		return row ? titleOf(row, shown).text : '';
	};
	return {
		workspace: workspace.id,
		zone,
		titleOf: (row) => titleOf(row, shown).text,
		calledOff: t('exchange.calendar.calledOff'),
		typeOf: ({ type }) => t(`exchange.calendar.one.${type}`),
		aboutOf: ({ type, row, clock }) =>
			[
				nameOf((row.owner as string | null | undefined) ?? ownerOf(row)),
				type === 'appointment' && clock ? t('exchange.calendar.localTime') : '',
			]
				.filter(Boolean)
				.join('\n'),
		urlOf: ({ kind, id }) => `${location.origin}${recordPath(workspace.id, kind, id)}`,
	};
}
