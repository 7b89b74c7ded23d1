import type { Behind, GoalFigure } from '#lib/domain/pictures/goalView.ts';
import { formatList, t } from '#lib/i18n/index.ts';

export const TRACKS = ['entries', 'actions', 'indicators', 'principles'] as const;
export type Track = (typeof TRACKS)[number];

export const actionsBehind = ({ tagged, measured }: Behind): number => tagged.length + measured.length;

/** How much of each sort stands behind a goal. */
export const countOf = (figure: GoalFigure, track: Track): number =>
	track === 'entries'
		? figure.entries
		: track === 'actions'
			? actionsBehind(figure)
			: track === 'indicators'
				? figure.indicators.length
				: figure.principles.length;

/** What stands behind a goal or a target, in words; what is missing is named. */
export function behindText(behind: Behind, entries?: number): string {
	const parts = (
		[
			...(entries === undefined ? [] : [['entries', entries] as const]),
			['actions', actionsBehind(behind)],
			['indicators', behind.indicators.length],
			['principles', behind.principles.length],
		] as const
	).map(([track, count]) =>
		count > 0 ? t(`pictureGoals.counts.${track}`, { count }) : t(`pictureGoals.missing.${track}`),
	);
	return formatList(parts);
}

/** What is missing, in words; '' where nothing is. */
export const missingText = (missing: GoalFigure['missing']): string =>
	formatList(missing.map((one) => t(`pictureGoals.missing.${one}`)));
