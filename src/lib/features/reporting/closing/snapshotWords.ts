import { isLanguage, inLanguage, type Language, type Localised } from '#lib/domain/language.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import type { Json, SnapshotRecord } from '#lib/domain/snapshotRecord.ts';
import type { Subject } from '#lib/domain/subject.ts';

/** A text as it was frozen, in the reader's language where it was written in it. Whatever stands there, it never throws. */
export function frozenText(
	content: Json | undefined,
	language: Language,
): { text: string; language: Language | null } | null {
	if (typeof content === 'string') return content ? { text: content, language: null } : null;
	if (typeof content !== 'object' || content === null || Array.isArray(content)) return null;
	const written = Object.entries(content).filter(
		([key, text]) => isLanguage(key) && typeof text === 'string' && text,
	);
	return inLanguage(Object.fromEntries(written) as Localised, language);
}

/** What a record of the plan was called when the period was closed; its id where the snapshot has no name for it. */
export function frozenName(snapshot: Snapshot, kind: string, id: string, language: Language): string {
	const among = (snapshot.records as Readonly<Record<string, readonly SnapshotRecord[]>>)[kind];
	const record = among?.find((found) => found.id === id);
	const title = frozenText(record?.title ?? snapshot.names[`${kind}/${id}` as Subject], language)?.text ?? id;
	return typeof record?.code === 'string' ? `${record.code} ${title}` : title;
}

/** The organisation in whose document a record stood. */
export function frozenOwner(snapshot: Snapshot, { document }: SnapshotRecord, language: Language): string {
	const [family, id] = document.split('/');
	return family === 'org' && id ? frozenName(snapshot, 'organisation', id, language) : '';
}

/** A member of an object that was frozen, where it is a text. */
export const wordOf = (content: Json | undefined, name: string): string | null => {
	const found = memberOf(content, name);
	return typeof found === 'string' && found ? found : null;
};

export const memberOf = (content: Json | undefined, name: string): Json | undefined =>
	typeof content === 'object' && content !== null && !Array.isArray(content)
		? (content as { readonly [key: string]: Json })[name]
		: undefined;

export const listOf = (content: Json | undefined, name: string): readonly Json[] => {
	const found = memberOf(content, name);
	return Array.isArray(found) ? found : [];
};
