import { type AnyRow, isPerLanguage } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';

/** A row as documents read it: what is not given is empty. */
export function makeRow(kindName: string, id: string, contents: Record<string, unknown> = {}): AnyRow {
	const fields = Object.entries(kindNamed(kindName).fields).map(([name, field]) => [
		name,
		field.type === 'set' ? [] : isPerLanguage(field) ? {} : null,
	]);
	return {
		kind: kindName,
		id,
		document: 'plan',
		edited: {},
		approved: {},
		...Object.fromEntries(fields),
		...contents,
	};
}

export const RETRACTED = { retracted: { reason: 'twice', person: 'p', device: 'd', time: 1 } };
