// [I7] What an update of unknown origin would change is seen on a copy before anything of it touches a document.
import * as Y from 'yjs';
import { type AnyRow, isPerLanguage, type Kind, type Stamp } from '#lib/domain/kind.ts';
import { LANGUAGES, type Localised } from '#lib/domain/language.ts';
import { sameContent } from './cell.ts';
import { recordMap } from './change.ts';
import { touchedRecords, type TouchedRecord, RootNames } from './feed.ts';
import { foreignAmong } from './foreign.ts';
import { readRecord } from './read.ts';

/** One field of one record, or one language of it, as it stands and as it would. */
export interface PreviewedChange {
	kind: string;
	record: string;
	field: string;
	part?: string;
	before: unknown;
	mine: unknown;
	person?: string;
	time?: number;
}

/** Why an update cannot be applied: it is no update, it lacks what it builds on, or it holds what this app does not know. */
export type UpdateFault = 'damaged' | 'incomplete' | 'unknown';

export type Preview = { changes: PreviewedChange[] } | { fault: UpdateFault };

export function previewUpdate(
	doc: Y.Doc,
	name: string,
	kinds: ReadonlyMap<string, Kind>,
	update: Uint8Array,
): Preview {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	const names = new RootNames(copy);
	const touched: TouchedRecord[] = [];
	copy.on('afterTransaction', (transaction) => touched.push(...touchedRecords(transaction, names)));
	try {
		Y.applyUpdate(copy, update);
	} catch {
		return { fault: 'damaged' };
	}
	if (copy.store.pendingStructs ?? copy.store.pendingDs) return { fault: 'incomplete' };
	if (!foreignAmong(touched, copy, kinds).next().done) return { fault: 'unknown' };
	const records = new Map(touched.map(({ kind, id }) => [`${kind}/${id}`, { kind: kinds.get(kind)!, id }]));
	const changes = [...records.values()].flatMap(({ kind, id }) => {
		const read = (from: Y.Doc) => {
			const map = recordMap(from, kind.name, id);
			return map && readRecord(from, name, kind, id, map);
		};
		const after = read(copy);
		return after ? compareRows(kind, read(doc), after) : [];
	});
	copy.destroy();
	return { changes };
}

function compareRows(kind: Kind, before: AnyRow | null, after: AnyRow): PreviewedChange[] {
	const changes: PreviewedChange[] = [];
	const compare = (field: string, was: unknown, is: unknown, part?: string) => {
		if (sameContent(was ?? null, is ?? null)) return;
		const stamp: Stamp | undefined = after.edited[part ? `${field}/${part}` : field] ?? after.created;
		changes.push({
			kind: kind.name,
			record: after.id,
			field,
			...(part && { part }),
			before: was ?? null,
			mine: is ?? null,
			...(stamp && { person: stamp.person, time: stamp.time }),
		});
	};
	for (const [field, declared] of Object.entries(kind.fields)) {
		const [was, is] = [before?.[field], after[field]];
		if (!isPerLanguage(declared)) compare(field, declared.type === 'set' ? (was ?? []) : was, is);
		else
			for (const language of LANGUAGES)
				compare(
					field,
					(was as Localised | undefined)?.[language],
					(is as Localised | undefined)?.[language],
					language,
				);
	}
	compare('retracted', before?.retracted?.reason, after.retracted?.reason);
	return changes;
}
