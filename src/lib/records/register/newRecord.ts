import { type Contents, isPerLanguage, type Kind } from '#lib/domain/kind.ts';
import { inLanguage, type Language, type Localised } from '#lib/domain/language.ts';

/** What is asked of a record before it is one, by field; words in the writer's language. */
export type Asked = Record<string, unknown>;

const isBlank = (content: unknown) =>
	content === null ||
	content === undefined ||
	(typeof content === 'string' && content.trim() === '') ||
	(Array.isArray(content) && content.length === 0);

/** Whether somebody has put anything in it. */
export const isAnything = (asked: Asked): boolean =>
	Object.values(asked).some((content) => !isBlank(content));

/** Required fields that still say nothing. */
export function missingOf(kind: Kind, fields: readonly string[], asked: Asked): string[] {
	return fields.filter((field) => kind.fields[field]?.required && isBlank(asked[field]));
}

/** In which language a field is shown and written: a text that is known only in another is shown, and changed, in that one. */
export function languageOf(kind: Kind, field: string, known: Contents, language: Language): Language {
	const declared = kind.fields[field];
	if (!declared || !isPerLanguage(declared)) return language;
	return inLanguage(known[field] as Localised | undefined, language)?.language ?? language;
}

/** The contents of the new record: what is known, then what was written. */
export function newContents(kind: Kind, known: Contents, asked: Asked, language: Language): Contents {
	// Words that were known in several languages stay in all of them while nobody changes the one that is shown.
	const shown = askedOf(kind, Object.keys(asked), known, language);
	const written = Object.entries(asked)
		.filter(([field, content]) => kind.fields[field] && !isBlank(content))
		.filter(([field, content]) => !isPerLanguage(kind.fields[field]!) || content !== shown[field])
		.map(([field, content]) => [
			field,
			isPerLanguage(kind.fields[field]!)
				? { [languageOf(kind, field, known, language)]: (content as string).trim() }
				: content,
		]);
	// What was known and has been emptied stays empty.
	const emptied = new Set(Object.keys(asked).filter((field) => isBlank(asked[field])));
	return {
		...Object.fromEntries(Object.entries(known).filter(([field]) => !emptied.has(field))),
		...Object.fromEntries(written),
	};
}

/** What the form shows of what is known already. */
export function askedOf(kind: Kind, fields: readonly string[], known: Contents, language: Language): Asked {
	return Object.fromEntries(
		fields
			.filter((field) => known[field] !== undefined)
			.map((field) => {
				const content = known[field];
				const declared = kind.fields[field];
				return [
					field,
					declared && isPerLanguage(declared)
						? (inLanguage(content as Localised | null, language)?.text ?? '')
						: content,
				];
			}),
	);
}

/**
 * What a new record is begun for, as its draft is kept under: whence it comes, and whatever else it already names. What was typed
 * for one metropolis, or one body, is not offered for another.
 */
export function occasionOf(kind: Kind, known: Contents, document: string | undefined, about = ''): string {
	const named = Object.entries(known)
		.filter(([field, content]) => {
			const declared = kind.fields[field];
			const refers = declared && (declared.type === 'value' || declared.type === 'set') && declared.ref;
			return (refers || field === 'arisesFrom') && !isBlank(content);
		})
		.map(([field, content]) => `${field}=${[content].flat().join(',')}`)
		.sort();
	return ['new', kind.name, document === 'plan' ? '' : document, ...named, about].filter(Boolean).join(':');
}

/** Of what was kept, what this form asks: nothing else is written unseen. */
export function amongAsked(kept: Asked | null, fields: readonly string[]): Asked {
	return Object.fromEntries(Object.entries(kept ?? {}).filter(([field]) => fields.includes(field)));
}

/** Reads what was kept of such a form. */
export function readAsked(kept: unknown): Asked | null {
	return typeof kept === 'object' && kept !== null && !Array.isArray(kept) && isAnything(kept as Asked)
		? (kept as Asked)
		: null;
}
