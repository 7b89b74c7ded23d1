import { generateNKeysBetween } from 'fractional-indexing';
import { contentsHash } from './contentsHash.ts';
import type { Contents } from './kind.ts';

/** What a column of a board is to be: its name, and the record of the plan that it stands for (`line/le1`), if any. */
export interface PlannedColumn {
	readonly title: string;
	readonly subject?: string;
	readonly parking?: boolean;
}

/** What an item of an agenda is to be. */
export interface PlannedBlock {
	readonly title: string;
	readonly minutes?: number | null;
	readonly phase?: string | null;
}

interface LaidOut {
	readonly kind: string;
	readonly id: string;
	readonly contents: Contents;
}

/**
 * The records of an agenda or a board, as a seed of a session's document. Their ids come from what they say: the same layout made
 * on two devices is one, and two different ones are both there for somebody to choose from; neither hides the other.
 */
function layOut(kind: string, workshop: string, planned: readonly Contents[]): LaidOut[] {
	const prefix = contentsHash({ kind, workshop, planned }).slice(0, 20);
	const positions = generateNKeysBetween(null, null, planned.length);
	return planned.map((contents, at) => ({
		kind,
		id: `${prefix}-${at + 1}`,
		contents: { ...contents, place: { parent: null, position: positions[at]! } },
	}));
}

/** @param workshop id of the session */
export function layOutAgenda(workshop: string, blocks: readonly PlannedBlock[]): LaidOut[] {
	return layOut(
		'agendaBlock',
		workshop,
		blocks.map(({ title, minutes, phase }) => ({
			title,
			...(minutes && { minutes }),
			...(phase && { phase }),
		})),
	);
}

/** @param workshop id of the session */
export function layOutBoard(workshop: string, columns: readonly PlannedColumn[]): LaidOut[] {
	return layOut(
		'boardColumn',
		workshop,
		columns.map(({ title, subject, parking }) => ({
			title,
			...(subject && { subject }),
			...(parking && { parking }),
		})),
	);
}
