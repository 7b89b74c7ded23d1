import type { PictureRow, PictureTable } from '#lib/charts/picture.ts';
import type { TimeMark } from '#lib/domain/pictures/timeMarks.ts';
import { formatDate, t } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import type { Density } from './densityOf.ts';
import type { Lane } from './timelineLanes.ts';
import { markDay, markName, markPath } from './timeWords.ts';

interface Shown {
	readonly lanes: readonly Lane[];
	readonly marksOf: (lane: string) => readonly TimeMark[];
	readonly density: Density;
	/** Years, or the months of one. */
	readonly times: readonly string[];
	readonly monthsOf: (time: string) => readonly string[];
	readonly pathOf: (lane: Lane, time: string) => string;
}

/** All that stands on the timeline, lane by lane, also what lies before or after it or has no date; then what the log tells. Live. */
export function timelineTable(workspace: Workspace, shown: Shown): PictureTable {
	const { lanes, marksOf, density, times, monthsOf, pathOf } = shown;
	const laneName = ({ code, title }: Lane) => code || title;
	const marks = lanes.flatMap((lane) =>
		marksOf(lane.id).map((mark): PictureRow => ({
			key: `${lane.id}/${mark.kind}/${mark.id}`,
			href: markPath(workspace, mark),
			cells: {
				name: markName(workspace, mark),
				type: t(`pictureTime.types.${mark.type}`),
				lane: laneName(lane),
				day: markDay(mark),
				state: t(`pictureTime.states.${mark.state}`),
				count: '–',
			},
		})),
	);
	const strips = lanes
		.filter(({ log }) => log !== null)
		.flatMap((lane) =>
			times.map((time): PictureRow => ({
				key: `${lane.id}/${time}`,
				href: pathOf(lane, time),
				cells: {
					name: lane.title,
					type: t('pictureTime.log'),
					lane: laneName(lane),
					day: formatDate(time),
					state: '–',
					count: density.isReady ? density.sum(lane.id, monthsOf(time)) || null : null,
				},
			})),
		);
	return {
		caption: t('pictureTime.picture'),
		columns: [
			{ key: 'name', label: t('pictureTime.columns.name') },
			{ key: 'type', label: t('pictureTime.columns.type') },
			{ key: 'lane', label: t('pictureTime.columns.lane') },
			{ key: 'day', label: t('pictureTime.columns.day') },
			{ key: 'state', label: t('pictureTime.columns.state') },
			{ key: 'count', label: t('pictureTime.columns.count'), numeric: true },
		],
		rows: [...marks, ...strips],
	};
}
