// Changes as one file that anybody can read by opening it, and that Rumb can take in again. Whatever is read from one is
// checked for size and shape, and is still somebody's word only: what it would change is seen from its update.
import { ID, isDocumentName } from '#lib/domain/document.ts';
import { pageOf } from './editsPage.ts';
import { fnv1a } from './fnv1a.ts';
import { escapeHtml } from './plainText.ts';

/** What was written in one document and has not reached the others. */
export interface FiledEdits {
	workspace: string;
	document: string;
	/** When it was set aside, in milliseconds since 1970. */
	time: number;
	/** A Yjs update. */
	update: Uint8Array;
}

/** One line of the table that people read; everything in the reader's words. */
export interface EditsRow {
	record: string;
	field: string;
	before: string;
	mine: string;
	/** Who and when. */
	signature: string;
}

/** A table and what stands above it. */
export interface EditsTable {
	title: string;
	text?: string;
	rows: readonly EditsRow[];
}

export interface EditsFileWords {
	/** BCP 47, e.g. `ca`. */
	language: string;
	title: string;
	/** Of which plan, by whom and when. */
	about: string;
	/** What this is and what to do with it. */
	text: string;
	columns: Readonly<Record<keyof EditsRow, string>>;
	/** Stands where there was nothing. */
	nothing: string;
}

/** Why a file was not taken. */
export type EditsFileFault = 'tooBig' | 'foreign' | 'damaged' | 'newer';

export class UnreadableEditsFile extends Error {
	readonly fault: EditsFileFault;

	constructor(fault: EditsFileFault) {
		super(`this file of changes cannot be read: ${fault}`);
		this.name = 'UnreadableEditsFile';
		this.fault = fault;
	}
}

const VERSION = 1;
/** Characters of a whole file, and bytes of one update: the relay takes no larger ones. */
export const FILE_AT_MOST = 32_000_000;
const UPDATE_AT_MOST = 8_000_000;
const SETS_AT_MOST = 200;

const OPENING = '<template data-rumb-edits>';
const CLOSING = '</template>';
const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

/** @returns the file's text: HTML, UTF-8, nothing in it runs or is fetched */
export function buildEditsFile(
	edits: readonly FiledEdits[],
	tables: readonly EditsTable[],
	words: EditsFileWords,
): string {
	const sets = edits.map(({ workspace, document, time, update }) => ({
		workspace,
		document,
		time,
		update: toBase64(update),
	}));
	const content = JSON.stringify({ format: 'rumb-edits', version: VERSION, sets });
	const data = toBase64(new TextEncoder().encode(`${checksumOf(content)}${content}`));
	// It stands in a `template`, which no browser shows; what people wrote is escaped and cannot be taken for one.
	return pageOf(tables, words, `${OPENING}\n${escapeHtml(data.replace(/.{100}/g, '$&\n'))}\n${CLOSING}`);
}

/** @throws {UnreadableEditsFile} */
export function readEditsFile(text: string): FiledEdits[] {
	if (text.length > FILE_AT_MOST) throw new UnreadableEditsFile('tooBig');
	const from = text.indexOf(OPENING);
	if (from < 0) throw new UnreadableEditsFile('foreign');
	const to = text.indexOf(CLOSING, from);
	if (to < 0) throw new UnreadableEditsFile('damaged');
	const content = new TextDecoder().decode(fromBase64(text.slice(from + OPENING.length, to)));
	const [checksum, json] = [content.slice(0, 8), content.slice(8)];
	if (checksum !== checksumOf(json)) throw new UnreadableEditsFile('damaged');
	return readSets(parse(json));
}

function readSets(content: unknown): FiledEdits[] {
	const { format, version, sets } = asRecord(content);
	if (format !== 'rumb-edits') throw new UnreadableEditsFile('foreign');
	if (typeof version !== 'number' || version > VERSION) throw new UnreadableEditsFile('newer');
	if (!Array.isArray(sets) || sets.length === 0 || sets.length > SETS_AT_MOST)
		throw new UnreadableEditsFile('damaged');
	return sets.map((set: unknown) => {
		const { workspace, document, time, update } = asRecord(set);
		const isWhole =
			typeof workspace === 'string' &&
			ID.test(workspace) &&
			isDocumentName(document) &&
			typeof time === 'number' &&
			Math.abs(time) <= 8.64e15 &&
			typeof update === 'string';
		if (!isWhole) throw new UnreadableEditsFile('damaged');
		if (update.length > UPDATE_AT_MOST * 1.4) throw new UnreadableEditsFile('tooBig');
		return { workspace, document, time, update: fromBase64(update) };
	});
}

function asRecord(content: unknown): Record<string, unknown> {
	if (typeof content !== 'object' || content === null) throw new UnreadableEditsFile('damaged');
	return content as Record<string, unknown>;
}

function parse(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		throw new UnreadableEditsFile('damaged');
	}
}

function toBase64(bytes: Uint8Array): string {
	let binary = '';
	for (let at = 0; at < bytes.length; at += 0x8000)
		binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
	return btoa(binary);
}

function fromBase64(text: string): Uint8Array {
	if (!BASE64.test(text)) throw new UnreadableEditsFile('damaged');
	try {
		return Uint8Array.from(atob(text.replace(/\s/g, '')), (character) => character.charCodeAt(0));
	} catch {
		throw new UnreadableEditsFile('damaged');
	}
}

/** Against files that were cut or mangled on their way, not against anybody. */
const checksumOf = (text: string): string => fnv1a(text).toString(16).padStart(8, '0');
