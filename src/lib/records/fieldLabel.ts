import { findText } from '#lib/i18n/index.ts';

/** How a field of a kind is called in the reader's language. */
export function fieldLabel(kind: string, field: string): string {
	return findText(`fields.${kind}.${field}`) ?? findText(`fields.${field}`) ?? field;
}

/** How one record of a kind, or several, are called in the reader's language. */
export function kindLabel(kind: string, number: 'one' | 'other' = 'one'): string {
	return findText(`records.kinds.${kind}.${number}`) ?? kind;
}
