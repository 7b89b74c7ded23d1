import {
	arrangeBoard,
	type CardStack,
	columnsOfTable,
	type ColumnStack,
	isCluster,
} from '#lib/domain/boardArrangement.ts';
import { boardColumn } from '#lib/domain/boardColumn.ts';
import { cluster } from '#lib/domain/cluster.ts';
import type { Session } from '../session.svelte.ts';

export interface OutlineCard {
	readonly id: string;
	readonly text: string;
	readonly tags: readonly string[];
	/** Names of whoever wrote it or what was merged into it; empty where authors are not named. */
	readonly authors: readonly string[];
	/** Records that it is about, `<kind>/<id>`. */
	readonly links: readonly string[];
	/** What the cards that were merged into it say. */
	readonly merged: readonly string[];
}

export interface OutlineCluster {
	readonly id: string;
	/** Empty where nobody has named it. */
	readonly title: string;
	readonly cards: readonly OutlineCard[];
}

export interface OutlineColumn {
	readonly id: string;
	/** Empty for cards whose column is gone. */
	readonly title: string;
	readonly parking: boolean;
	/** How many cards stand in it, those in clusters included. */
	readonly count: number;
	/** Cards and clusters, in the order of the board. */
	readonly items: readonly (OutlineCard | OutlineCluster)[];
}

export const isOutlineCluster = (item: OutlineCard | OutlineCluster): item is OutlineCluster =>
	'cards' in item;

/** All that the board is arranged from: what stands, and where what is gone stood. Live. */
export function boardRows(session: Session) {
	const here = ({ document }: { document: string }) => document === session.board;
	return {
		columns: session.columns,
		clusters: session.clusters,
		cards: session.allCards,
		goneClusters: session.workspace.retracted(cluster).filter(here),
		goneColumns: session.workspace.retracted(boardColumn).filter(here),
	};
}

/** Ids of whoever wrote a card or what was merged into it. */
export function authorsOf({ card, merged }: CardStack): string[] {
	return [...new Set([card, ...merged].flatMap(({ authors }) => authors))];
}

/** How somebody goes by in this session; null where they have not said. Live. */
export function attendeeName(session: Session, person: string): string | null {
	return session.attendees.find((attendee) => attendee.person === person)?.name?.trim() || null;
}

/**
 * The board of the plenary, or of one table, as plain data: for minutes, reports and whoever reads it aloud. Live.
 * @param table null for the plenary
 */
export function boardOutline(session: Session, table: string | null): OutlineColumn[] {
	const stacks = arrangeBoard(boardRows(session));
	return columnsOfTable(stacks, table, new Set(session.tables.map(({ id }) => id))).map((stack) =>
		outlineColumn(session, stack),
	);
}

function outlineColumn(session: Session, { id, column, items, count }: ColumnStack): OutlineColumn {
	return {
		id,
		title: column?.title ?? '',
		parking: column?.parking ?? false,
		count,
		items: items.map((item) =>
			isCluster(item)
				? {
						id: item.id,
						title: item.cluster.title ?? '',
						cards: item.cards.map((stack) => outlineCard(session, stack)),
					}
				: outlineCard(session, item),
		),
	};
}

function outlineCard(session: Session, stack: CardStack): OutlineCard {
	const { card, merged } = stack;
	return {
		id: card.id,
		text: card.text ?? '',
		tags: card.tags,
		links: [...new Set([card, ...merged].flatMap(({ links }) => links))],
		authors: authorsOf(stack).flatMap((person) => attendeeName(session, person) ?? []),
		merged: merged.map(({ text }) => text ?? ''),
	};
}
