import { familyOf } from '#lib/domain/document.ts';
import type { AnyRow, DocumentFamily } from '#lib/domain/kind.ts';

/** Families that everybody who has the plan reads. */
const READ_BY_ALL: readonly DocumentFamily[] = ['plan', 'org', 'body', 'report', 'evaluation'];

/** [I11] Comments are read by all: a record that is not is not talked about here. */
export function isOpenToAll(row: Pick<AnyRow, 'document'>): boolean {
	return READ_BY_ALL.includes(familyOf(row.document));
}
