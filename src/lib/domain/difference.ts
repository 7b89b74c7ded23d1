import { isPerLanguage, type AnyRow, type Field, type Kind } from './kind.ts';
import { LANGUAGES, type Language, type Localised } from './language.ts';

/** A field whose working content is not what was approved. */
export interface FieldChange {
	readonly field: string;
	/** Languages in which it differs; `null` for a field that is not written per language. */
	readonly languages: readonly Language[] | null;
	readonly approved: unknown;
	readonly working: unknown;
}

/**
 * What differs between the approved content of a record and the working one, in the order of the kind's fields. A field with
 * no approved content counts as changed when it has a working one: it was proposed later. Members of a set have no order.
 */
export function changedFields(row: AnyRow, kind: Kind): FieldChange[] {
	const changes: FieldChange[] = [];
	for (const [field, declared] of Object.entries(kind.fields)) {
		if (!declared.approved) continue;
		const approved = row.approved[field] ?? null;
		const working = row[field] ?? null;
		if (isPerLanguage(declared)) {
			const languages = LANGUAGES.filter(
				(language) => textIn(approved, language) !== textIn(working, language),
			);
			if (languages.length > 0) changes.push({ field, languages, approved, working });
		} else if (keyOf(declared, approved) !== keyOf(declared, working))
			changes.push({ field, languages: null, approved, working });
	}
	return changes;
}

/** Whether anything of a record differs from what was approved. */
export function differsFromApproved(row: AnyRow, kind: Kind): boolean {
	return changedFields(row, kind).length > 0;
}

function textIn(content: unknown, language: Language): string {
	return (content as Localised | null)?.[language] ?? '';
}

/** Contents are equal when their keys are; nothing, and a set without members, are the same. */
function keyOf(field: Field, content: unknown): string {
	if (field.type !== 'set') return JSON.stringify(content);
	return JSON.stringify([...((content as readonly string[] | null) ?? [])].sort());
}
