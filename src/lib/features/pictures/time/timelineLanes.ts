import { action } from '#lib/domain/action.ts';
import { line } from '#lib/domain/line.ts';
import { NO_LINE, WHOLE_PLAN } from '#lib/domain/pictures/timeLanes.ts';
import { language, t } from '#lib/i18n/index.ts';
import { conceptOptions } from '#lib/records/options.ts';
import { recordPath } from '#lib/records/recordPath.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import { lineColour } from '#lib/records/register/lineColour.ts';
import type { LineColour } from '#lib/ui/look.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** A strip of the timeline: the whole plan, a line, or, where one line is chosen, an action of it. */
export interface Lane {
	readonly id: string;
	readonly code: string;
	readonly title: string;
	/** How often it is to come back, where the plan says so. */
	readonly note: string;
	readonly href: string | null;
	readonly colour: LineColour | undefined;
	/** Narrows the log to it; null where nothing of the log belongs to it alone. */
	readonly log: Readonly<Record<string, string>> | null;
}

/** The lanes, from the top. @param chosen a line whose actions are shown, or '' for all lines. Live. */
export function lanesHere(workspace: Workspace, chosen: string): Lane[] {
	const lines = workspace.rows(line);
	const whole: Lane = {
		id: WHOLE_PLAN,
		code: '',
		title: t('pictureTime.lanes.plan'),
		note: '',
		href: null,
		colour: undefined,
		log: null,
	};
	if (chosen) {
		const often = new Map(
			conceptOptions(workspace, 'frequency', language.current).map(({ value, label }) => [value, label]),
		);
		return [
			whole,
			...workspace.rowsBy(action, 'line', chosen).map((row) => ({
				id: row.id,
				code: row.code ?? '',
				title: shortTitle(row, language.current, 200).text,
				note: often.get(row.recurrence ?? '') ?? '',
				href: recordPath(workspace.id, 'action', row.id),
				colour: lineColour(lines, chosen),
				log: { action: row.id },
			})),
		];
	}
	return [
		whole,
		...lines.map((row) => ({
			id: row.id,
			code: 'code' in row && typeof row.code === 'string' ? row.code : '',
			title: shortTitle(row, language.current, 200).text,
			note: '',
			href: recordPath(workspace.id, 'line', row.id),
			colour: lineColour(lines, row.id),
			log: { line: row.id },
		})),
		{ ...whole, id: NO_LINE, title: t('pictureTime.lanes.none') },
	];
}
