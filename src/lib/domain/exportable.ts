import { documentFamilies, familyOf } from './document.ts';
import type { AnyRow, DocumentFamily } from './kind.ts';

const readByAll: ReadonlySet<DocumentFamily> = new Set(
	documentFamilies.filter(({ readers }) => readers.includes('all')).map(({ family }) => family),
);

/** Persons outside, and how somebody voted or rated alone: they leave in nothing, whichever document claims to hold them. */
const PRIVATE_KINDS: ReadonlySet<string> = new Set(['contact', 'ballot', 'rating']);

/** Who uses Rumb, what they have seen and where their words met: bookkeeping about persons, nothing of what the plan did. */
const PERSONAL_KINDS: ReadonlySet<string> = new Set(['profile', 'receipt', 'conflictNotice']);

/** Fields in which a record names another one of any kind; see `subject.ts`. */
const NAMING = ['subject', 'arisesFrom', 'movedFrom', 'movedTo'] as const;

/** Whether records of a kind may leave at all, in whichever file. */
export function isExportableKind(kind: string): boolean {
	return !PRIVATE_KINDS.has(kind) && !PERSONAL_KINDS.has(kind);
}

/** Whether everybody of the plan reads a document: its name alone decides, whatever stands in it. */
export function isExportableDocument(documentName: string): boolean {
	return readByAll.has(familyOf(documentName));
}

/**
 * [I11] Whether a record, or what a document of this name holds, may leave in a file: an export, a report, a calendar, a snapshot.
 * What not everybody of the plan reads never does: contacts and notes (`private/…`), a session's board and stage (`workshop/…`,
 * `stage/…`), what a seat or an evaluator keeps (`seat/…`, `rating/…`). Nor does what would say that there is such a record.
 */
export function isExportable(what: string | Pick<AnyRow, 'kind' | 'document'>): boolean {
	if (typeof what === 'string') return isExportableDocument(what);
	if (!isExportableDocument(what.document) || !isExportableKind(what.kind)) return false;
	const row = what as AnyRow;
	return !NAMING.some((field) => namesPrivate(row[field]));
}

function namesPrivate(subject: unknown): boolean {
	return typeof subject === 'string' && PRIVATE_KINDS.has(subject.split('/')[0]!);
}
