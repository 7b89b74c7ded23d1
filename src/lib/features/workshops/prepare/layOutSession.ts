import type { Language } from '#lib/domain/language.ts';
import { agendaOf, type ColumnSource, formatCalled, wordsIn } from '#lib/domain/workshopFormats.ts';
import { layOutAgenda, layOutBoard } from '#lib/domain/workshopLayout.ts';
import { seedDocument } from '#lib/workspace/ownSeed.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { Session } from '../session.svelte.ts';
import { carryOverInto } from './lastTime.ts';
import { boardFrom } from './planColumns.ts';

/** How a session is to be laid out. */
export interface Layout {
	readonly format: string | null;
	readonly language: Language;
	readonly columns: readonly ColumnSource[];
	/** The session before it, whose decisions and parking lot it opens with. */
	readonly follows: string | null;
}

/** Fills a session's agenda and board from its format and the plan; only for whoever may write its documents. */
export async function layOutSession(workspace: Workspace, id: string, layout: Layout): Promise<void> {
	const { format, language, columns, follows } = layout;
	const session = new Session(workspace, id);
	await session.prepare();
	const blocks = agendaOf(formatCalled(format), follows !== null).map(({ title, minutes, phase }) => ({
		title: wordsIn(title, language),
		minutes,
		phase,
	}));
	if (blocks.length > 0) await seedDocument(workspace, session.stageDocument, layOutAgenda(id, blocks));
	const board = layOutBoard(id, boardFrom(workspace, columns, language, format));
	await seedDocument(workspace, session.board, board);
	const parking = board.find(({ contents }) => contents.parking)?.id ?? null;
	if (follows) await carryOverInto(workspace, { id, follows, parking });
}

/** Whether a session has neither agenda nor board, as far as can be known: what is still on its way may bring both. Live. */
export function isBare({ workspace, blocks, columns, stageDocument, board }: Session): boolean {
	const onTheWay = workspace.behind.some((name) => name === stageDocument || name === board);
	return !onTheWay && blocks.length === 0 && columns.length === 0;
}

const keyOf = (workspace: Workspace, id: string) => `layout:${workspace.id}:${id}`;

/** Keeps on this device how a session is to be laid out, where that must wait until this person may lead it. */
export async function keepLayout(
	workspace: Workspace,
	id: string,
	columns: readonly ColumnSource[] | null,
): Promise<void> {
	await workspace.device.tables.keepSetting(keyOf(workspace, id), columns);
}

/** From which parts of the plan the board is to be built: what was chosen here, else what the format has. */
export async function keptColumns(
	workspace: Workspace,
	id: string,
	format: string | null,
): Promise<readonly ColumnSource[]> {
	const kept = await workspace.device.tables.setting<ColumnSource[] | null>(keyOf(workspace, id));
	return kept ?? formatCalled(format).columns;
}
