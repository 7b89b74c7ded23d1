const ORG = 'org/';

/** The organisation that owns a record: the one in whose document it lives; null for what lives elsewhere. */
export function ownerOf(row: { readonly document: string }): string | null {
	return row.document.startsWith(ORG) ? row.document.slice(ORG.length) : null;
}

/** The document in which an organisation writes. */
export const documentOf = (organisation: string): string => `${ORG}${organisation}`;
