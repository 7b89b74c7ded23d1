import type { AnyRow, DocumentFamily, Field, Kind } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { makeRow } from './rows.ts';

export const SECRET = 'Zzsecret';
export const OPEN = 'Zzopen';

const DOCUMENTS: Readonly<Record<DocumentFamily, string>> = {
	plan: 'plan',
	org: 'org/amb',
	private: 'private/amb',
	body: 'body/forum',
	workshop: 'workshop/w1',
	stage: 'stage/w1',
	seat: 'seat/w1/p1',
	report: 'report/r1',
	evaluation: 'evaluation/e1',
	rating: 'rating/e1/p1',
};

/** Written out here, so that what the app takes for open is compared with what was agreed. */
const OPEN_FAMILIES = new Set<string>(['plan', 'org', 'body', 'report', 'evaluation']);
const HIDDEN_KINDS = new Set(['contact', 'ballot', 'rating', 'profile', 'receipt', 'conflictNotice']);

const contentOf = (field: Field, words: string): unknown => {
	if (field.type === 'localised' || field.type === 'text') return { ca: words, en: words };
	if (field.type === 'set') return field.ref ? [] : [words];
	if (field.type === 'place') return { parent: null, position: 'a0' };
	if (field.ref) return null;
	if (field.of === 'date') return '2023-05-05';
	if (field.of === 'year') return 2023;
	if (field.of === 'number') return 7;
	if (field.of === 'boolean') return null;
	return field.of === 'json' ? { words } : words;
};

function rowIn(kind: Kind, document: string, words: string, more: object = {}): AnyRow {
	const contents = Object.entries(kind.fields).map(([name, field]) => [name, contentOf(field, words)]);
	const id = `${kind.name.toLowerCase()}-${document.replaceAll('/', '-')}-${words.toLowerCase()}`;
	return makeRow(kind.name, id, {
		...Object.fromEntries(contents),
		// What a record is about is no words.
		...('subject' in kind.fields && { subject: 'action/a1' }),
		...('arisesFrom' in kind.fields && { arisesFrom: null }),
		...('movedFrom' in kind.fields && { movedFrom: null, movedTo: null }),
		document,
		...more,
	});
}

/**
 * Records of every kind in every document, declared for it or smuggled in, each saying in all its words whether it may leave.
 * @param more families of documents that may leave besides, in a file for those alone who read them
 */
export function secretRows(more: readonly DocumentFamily[] = []): AnyRow[] {
	const mayLeave = new Set([...OPEN_FAMILIES, ...more]);
	return [...kinds.values()].flatMap((kind) => {
		const everywhere = Object.entries(DOCUMENTS).map(([family, document]) =>
			rowIn(kind, document, mayLeave.has(family) && !HIDDEN_KINDS.has(kind.name) ? OPEN : SECRET),
		);
		const about = ['subject', 'arisesFrom']
			.filter((field) => field in kind.fields)
			.map((field) => rowIn(kind, 'org/gava', SECRET, { [field]: 'contact/c1', id: `about-${field}` }));
		const retracted = { reason: SECRET, person: SECRET, device: SECRET, time: 1 };
		// That it was retracted is told, where others may have it, under its id.
		const gone = rowIn(kind, 'org/gone', SECRET, { retracted, id: `gone-${kind.name}` });
		return [...everywhere, ...about, gone];
	});
}
