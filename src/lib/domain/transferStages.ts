import type { Contents, RowOf } from './kind.ts';
import type { transfer } from './transfer.ts';

export type TransferRow = RowOf<typeof transfer>;

/** The way that a solution goes, from found to adopted. */
export const TRANSFER_WAY = ['identified', 'explored', 'adapting', 'piloting', 'adopted'] as const;
/** Where it may leave that way, at any point of it. */
export const NOT_PURSUED = 'not-pursued';
export const TRANSFER_STAGES = [...TRANSFER_WAY, NOT_PURSUED] as const;
export type TransferStage = (typeof TRANSFER_STAGES)[number];

/** The stage of a transfer; one that nobody has told, or that this version does not know, is taken to be just found. */
export function stageOf(row: Pick<TransferRow, 'stage'>): TransferStage {
	return TRANSFER_STAGES.find((stage) => stage === row.stage) ?? 'identified';
}

/** Whether nothing more is expected of it. */
export function isOver(stage: TransferStage): boolean {
	return stage === 'adopted' || stage === NOT_PURSUED;
}

/** The stages before and after one on the way; what is no longer pursued stands beside it and has none. */
export function besideStage(stage: TransferStage): {
	before: TransferStage | null;
	after: TransferStage | null;
} {
	const at = (TRANSFER_WAY as readonly TransferStage[]).indexOf(stage);
	if (at < 0) return { before: null, after: null };
	return { before: TRANSFER_WAY[at - 1] ?? null, after: TRANSFER_WAY[at + 1] ?? null };
}

export interface StageMove {
	/** What is written at once. */
	readonly contents: Contents;
	/** What whoever moves it is asked for: what came of it, or why it is not pursued. */
	readonly asks: boolean;
}

/**
 * What it means to bring a transfer to a stage: the day on which it began is today's where nobody has said one and work begins, the
 * day on which it ended is today's where it ends, and none where it goes on after all.
 * @param today ISO 8601, the day on the reader's calendar
 * @returns null where it stands there already
 */
export function moveToStage(
	row: Pick<TransferRow, 'stage' | 'begun' | 'ended' | 'outcome'>,
	to: TransferStage,
	today: string,
): StageMove | null {
	const from = stageOf(row);
	if (row.stage === to) return null;
	const begins = to !== 'identified' && to !== NOT_PURSUED && !row.begun;
	const contents: Contents = {
		stage: to,
		...(begins ? { begun: today } : {}),
		...(isOver(to) && !isOver(from) && !row.ended ? { ended: today } : {}),
		...(!isOver(to) && row.ended ? { ended: null } : {}),
	};
	return { contents, asks: isOver(to) };
}
