// [I3] A row is a function of the document's content alone: the same content gives the same row on every device.
import type * as Y from 'yjs';
import {
	type AnyRow,
	type Field,
	isPerLanguage,
	type Kind,
	type Place,
	type Retraction,
	type Scalar,
	type Stamp,
} from '#lib/domain/kind.ts';
import { LANGUAGES, type Localised } from '#lib/domain/language.ts';
import { type Cell, cellKey, decodeCell, parseCellKey } from './cell.ts';
import { readText } from './text.ts';

export type RecordMap = Y.Map<unknown>;

const FITS: Record<Scalar, (content: unknown) => boolean> = {
	string: (content) => typeof content === 'string',
	number: (content) => typeof content === 'number' && Number.isFinite(content),
	boolean: (content) => typeof content === 'boolean',
	date: (content) => typeof content === 'string',
	year: (content) => Number.isInteger(content),
	json: () => true,
};

function isPlace(content: unknown): content is Place {
	const place = content as Place | null;
	return (
		typeof place === 'object' &&
		place !== null &&
		typeof place.position === 'string' &&
		(place.parent === null || typeof place.parent === 'string')
	);
}

/** The cells of a record, decoded and, where an older version of the kind wrote them, upgraded. */
function readCells(kind: Kind, map: RecordMap): Map<string, Cell> {
	const version = Number(map.get('version') ?? 1);
	const cells = new Map<string, Cell>();
	map.forEach((stored, key) => cells.set(key, decodeCell(stored)));
	if (version >= kind.version) return cells;
	const upgraded = kind.upgrade(
		Object.fromEntries([...cells].map(([key, cell]) => [key, cell.content])),
		version,
	);
	return new Map(
		Object.entries(upgraded).map(([key, content]) => [key, { content, stamp: cells.get(key)?.stamp }]),
	);
}

function readField(
	kind: Kind,
	id: string,
	name: string,
	field: Field,
	cells: Map<string, Cell>,
	doc: Y.Doc,
	approved: boolean,
) {
	const at = (part?: string) => cells.get(cellKey(name, part, approved))?.content ?? null;
	if (field.type === 'value') return FITS[field.of](at()) ? at() : null;
	if (field.type === 'place') return isPlace(at()) ? at() : null;
	if (field.type === 'set') {
		const prefix = cellKey(name, '', approved);
		return [...cells.keys()]
			.filter((key) => key.startsWith(prefix))
			.map((key) => key.slice(prefix.length))
			.sort();
	}
	const localised: Localised = {};
	for (const language of LANGUAGES) {
		const written =
			field.type === 'text' && !approved
				? readText(doc, { kind: kind.name, id, field: name, language })
				: at(language);
		if (typeof written === 'string' && written) localised[language] = written;
	}
	return localised;
}

/**
 * What is working, where nobody has worked on it yet, is what is approved; a cell that was emptied stays empty. Of a text the
 * working copy is always written out.
 */
function workingOver(
	name: string,
	field: Field,
	working: unknown,
	approved: unknown,
	cells: Map<string, Cell>,
): unknown {
	const isEmptied = (part?: string) => {
		const cell = cells.get(cellKey(name, part));
		return cell !== undefined && (cell.content === null || cell.content === '');
	};
	if (field.type === 'value' || field.type === 'place') return working ?? (isEmptied() ? null : approved);
	if (field.type !== 'localised') return working;
	const shown = { ...(approved as Localised), ...(working as Localised) };
	for (const language of LANGUAGES) if (isEmptied(language)) delete shown[language];
	return shown;
}

/** A record of a document as a plain row. */
export function readRecord(doc: Y.Doc, documentName: string, kind: Kind, id: string, map: RecordMap): AnyRow {
	const cells = readCells(kind, map);
	const row: Record<string, unknown> = { kind: kind.name, id, document: documentName };
	const approvedContents: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(kind.fields)) {
		row[name] = readField(kind, id, name, field, cells, doc, false);
		if (!field.approved) continue;
		approvedContents[name] = readField(kind, id, name, field, cells, doc, true);
		row[name] = workingOver(name, field, row[name], approvedContents[name], cells);
	}
	const edited: Record<string, Stamp> = {};
	for (const [key, { stamp }] of cells) {
		const { field, part } = parseCellKey(key);
		const declared = kind.fields[field];
		if (!stamp || !declared) continue;
		const name = isPerLanguage(declared) ? `${field}/${part}` : field;
		// The members of a set, and what is approved beside what is working, share a name: cells come in no order of their own.
		if (!edited[name] || isLater(stamp, edited[name])) edited[name] = stamp;
	}
	const created = cells.get('created')?.stamp;
	return {
		...row,
		...(created ? { created } : {}),
		...readRetraction(cells.get('retracted')),
		edited,
		approved: approvedContents,
	} as AnyRow;
}

/** Orders stamps the same on every device. */
function isLater(one: Stamp, other: Stamp): boolean {
	if (one.time !== other.time) return one.time > other.time;
	return one.device !== other.device ? one.device > other.device : one.person > other.person;
}

function readRetraction(cell: Cell | undefined): { retracted?: Retraction } {
	const content = cell?.content as { reason?: unknown } | null | undefined;
	if (!content || !cell?.stamp) return {};
	return { retracted: { reason: typeof content.reason === 'string' ? content.reason : '', ...cell.stamp } };
}
