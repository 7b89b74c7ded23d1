import type { RowOf } from './kind.ts';
import type { project } from './project.ts';

export type ProjectRow = RowOf<typeof project>;

/** The pipeline, in the order in which a bid goes through it; `rejected`, where others end, comes last. Codes of `project-stage`. */
export const PROJECT_STAGES = [
	'preparing',
	'submitted',
	'reserve',
	'awarded',
	'running',
	'closed',
	'capitalised',
	'rejected',
] as const;
export type ProjectStage = (typeof PROJECT_STAGES)[number];

const WON: ReadonlySet<string> = new Set(['awarded', 'running', 'closed', 'capitalised']);
const ENDED: ReadonlySet<string> = new Set(['closed', 'capitalised']);

/** The stage of a project; one that this tool does not know counts as being prepared, so that no card vanishes. */
export function stageOf({ stage }: Pick<ProjectRow, 'stage'>): ProjectStage {
	return PROJECT_STAGES.find((known) => known === stage) ?? 'preparing';
}

/** Whether the grant was awarded, whatever came afterwards. */
export const isAwarded = (row: Pick<ProjectRow, 'stage'>): boolean => WON.has(stageOf(row));

/** Whether the bid was decided upon: awarded or rejected. A place on the reserve list is no decision yet. */
export const isDecided = (row: Pick<ProjectRow, 'stage'>): boolean =>
	isAwarded(row) || stageOf(row) === 'rejected';

/** Whether the work with the grant is over. */
export const isOver = (row: Pick<ProjectRow, 'stage'>): boolean => ENDED.has(stageOf(row));

/** Whether it is handed in. One that was moved back to be prepared is not, whatever day it says: that move corrects a mistake. */
export const isSubmitted = (row: Pick<ProjectRow, 'stage'>): boolean => stageOf(row) !== 'preparing';

type Asked = keyof ProjectRow & string;

/** What is asked when a project comes to a stage, and without what it does not come there. */
const ASKED: Readonly<Record<ProjectStage, { asked: readonly Asked[]; required: readonly Asked[] }>> = {
	preparing: { asked: [], required: [] },
	submitted: { asked: ['submitted', 'requestedEur', 'reference'], required: ['submitted'] },
	reserve: { asked: ['submitted'], required: [] },
	awarded: { asked: ['submitted', 'decided', 'grantEur', 'starts', 'ends'], required: ['decided'] },
	rejected: { asked: ['submitted', 'decided', 'reason'], required: ['reason'] },
	running: { asked: ['decided', 'grantEur', 'starts', 'ends'], required: ['starts'] },
	closed: { asked: ['decided', 'grantEur', 'starts', 'ends'], required: ['ends'] },
	capitalised: { asked: ['decided', 'grantEur', 'starts', 'ends'], required: ['ends'] },
};

const isBlank = (content: unknown): boolean =>
	content === null ||
	content === undefined ||
	content === '' ||
	(typeof content === 'object' && Object.values(content).every((words) => !words));

/** What a move to a stage needs of a project. */
export interface StageNeeds {
	/** Fields that are asked because they say nothing yet, or nothing of this stage, in order. */
	readonly asked: readonly Asked[];
	/** Those of them without which the move is not made. Where there are none, the move is made at once. */
	readonly required: readonly Asked[];
}

/**
 * What a project has to say, or may, when it comes to a stage. What it says already is not asked again, but for the day of a decision
 * that another one takes the place of: that of the reserve list or of a rejection is not the day of the award.
 */
export function needsOfStage(row: ProjectRow, stage: ProjectStage): StageNeeds {
	const { asked, required } = ASKED[stage];
	const isOfAnother = !isBlank(row.decided) && isDecidedAnew(row, stage);
	const lacks = (field: Asked) => isBlank(row[field]) || (field === 'decided' && isOfAnother);
	const needed = required.filter(lacks);
	// Left out, the day that is written would stand for a decision that is not its own.
	return {
		asked: asked.filter(lacks),
		required: isOfAnother && !needed.includes('decided') ? ['decided', ...needed] : needed,
	};
}

/**
 * Whether a move says that the funder has decided once more: after the reserve list, or after a rejection, of which the reason tells
 * also where the bid went back to an earlier stage meanwhile.
 */
function isDecidedAnew(row: ProjectRow, stage: ProjectStage): boolean {
	if (isAwarded(row) || !isDecided({ stage })) return false;
	return ['reserve', 'rejected'].includes(stageOf(row)) || !isBlank(row.reason);
}

/** Orders the cards of a stage: by the day that matters there, the nearest first; what has none comes last. */
export function compareInStage(one: ProjectRow, other: ProjectRow): number {
	const day = (row: ProjectRow) => {
		if (isOver(row)) return row.ends;
		if (isAwarded(row)) return row.starts ?? row.decided;
		return row.decided ?? row.submitted;
	};
	const [a, b] = [day(one) ?? '9999', day(other) ?? '9999'];
	if (a !== b) return a < b ? -1 : 1;
	return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
