import { type Contents, isPerLanguage, type Kind } from '#lib/domain/kind.ts';
import type { Language } from '#lib/domain/language.ts';

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

/** The contents of the new record: what is known, then what was written. */
export function newContents(kind: Kind, known: Contents, asked: Asked, language: Language): Contents {
	// Words that were known in several languages stay in all of them while nobody changes the one that is shown.
	const shown = askedOf(kind, Object.keys(asked), known, language);
	const written = Object.entries(asked)
		.filter(([field, content]) => kind.fields[field] && !isBlank(content))
		.filter(([field, content]) => !isPerLanguage(kind.fields[field]!) || content !== shown[field])
		.map(([field, content]) => [
			field,
			isPerLanguage(kind.fields[field]!) ? { [language]: (content as string).trim() } : content,
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
				return [
					field,
					isPerLanguage(kind.fields[field]!) && typeof content === 'object' && content
						? ((content as Record<string, string>)[language] ?? '')
						: content,
				];
			}),
	);
}

/** Reads what was kept of such a form. */
export function readAsked(kept: unknown): Asked | null {
	return typeof kept === 'object' && kept !== null && !Array.isArray(kept) && isAnything(kept as Asked)
		? (kept as Asked)
		: null;
}
