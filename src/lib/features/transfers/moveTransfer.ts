import { dayOf, localNow } from '#lib/domain/localTime.ts';
import { transfer } from '#lib/domain/transfer.ts';
import { moveToStage, type TransferRow, type TransferStage } from '#lib/domain/transferStages.ts';
import { tellNotSaved } from '#lib/records/retraction.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

export const today = () => dayOf(localNow())!;

/**
 * Brings a transfer to a stage, at once where nothing is to be said about it.
 * @returns the stage, where whoever moves it is to say first what came of it
 */
export async function moveTransfer(
	workspace: Workspace,
	row: TransferRow,
	stage: TransferStage,
): Promise<TransferStage | null> {
	const move = moveToStage(row, stage, today());
	if (!move) return null;
	if (move.asks) return stage;
	try {
		await workspace.change(transfer, row.id, move.contents);
	} catch (error) {
		tellNotSaved(error);
	}
	return null;
}
