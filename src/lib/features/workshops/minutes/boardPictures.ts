import { drawBoard } from '#lib/exchange/boardPicture.ts';
import type { PicturedCard, PicturedColumn } from '#lib/exchange/boardLayout.ts';
import type { ReportPicture } from '#lib/domain/reportDocument.ts';
import {
	boardOutline,
	isOutlineCluster,
	type OutlineCard,
	type OutlineColumn,
} from '../board/boardOutline.ts';
import type { Session } from '../session.svelte.ts';
import type { Wording } from './minuteWords.ts';

/** The boards of a session: the plenary's, then each table's. Live. */
export function boardsNow(session: Session): { table: string | null; columns: OutlineColumn[] }[] {
	return [null, ...session.tables.map(({ id }) => id)]
		.map((table) => ({ table, columns: boardOutline(session, table) }))
		.filter(({ columns }) => columns.length > 0);
}

/** The merged cards' words stay with the card into which they went. */
const picturedCard = ({ text, tags, authors, merged }: OutlineCard): PicturedCard => ({
	text: [text, ...merged].join('\n'),
	note: [...tags.map((tag) => `#${tag}`), ...authors].join(' · '),
});

const picturedColumn = ({ title, items }: OutlineColumn): PicturedColumn => ({
	title,
	items: items.map((item) =>
		isOutlineCluster(item) ? { title: item.title, cards: item.cards.map(picturedCard) } : picturedCard(item),
	),
});

/** Pictures of one board, and a sentence on the columns that hold nothing. */
export interface PicturedBoard {
	title: string;
	pictures: ReportPicture[];
	note: string | null;
}

/** Pictures of the boards, with what they show in words. */
export async function pictureBoards(
	boards: ReturnType<typeof boardsNow>,
	tableName: (table: string) => string,
	{ t, formats }: Wording,
): Promise<PicturedBoard[]> {
	const pictured: PicturedBoard[] = [];
	for (const { table, columns } of boards) {
		const title = table === null ? t('workshopMinutes.board.plenary') : tableName(table);
		const pictures = await drawBoard(columns.filter(({ count }) => count > 0).map(picturedColumn));
		const without = columns.filter(({ count, title: column }) => count === 0 && column);
		pictured.push({
			title,
			note:
				pictures.length > 0 && without.length > 0
					? t('workshopMinutes.board.without', {
							columns: formats.list(without.map(({ title: column }) => column)),
						})
					: null,
			pictures: pictures.map(({ bytes, width, height, columns: shown, cards }) => ({
				bytes,
				width,
				height,
				alt: t('workshopMinutes.board.alt', { title, columns: formats.list([...shown]), count: cards }),
			})),
		});
	}
	return pictured;
}
