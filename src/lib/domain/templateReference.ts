import type { Field, Kind } from './kind.ts';
import type { TemplateFaults } from './templateFault.ts';

/** A record of a template whose own fields have been read: a place is its parent's id. */
export interface ReadRecord {
	readonly kind: Kind;
	readonly id: string;
	readonly contents: Record<string, unknown>;
	/** Where the template has it, e.g. `records.action[3] (le1-eu-4)`. */
	readonly place: string;
}

/** Checks what a template's records say of one another: ids, references, concepts, places. */
export function checkReferences(records: readonly ReadRecord[], faults: TemplateFaults): void {
	const byId = new Map<string, ReadRecord>();
	for (const record of records) {
		const first = byId.get(record.id);
		// One plan is one document, where an id names one record whatever its kind.
		if (first) faults.add(`${record.place}.id`, 'duplicate-id', { id: record.id, first: first.place });
		else byId.set(record.id, record);
	}
	const codes = gatherConcepts(records, faults);
	for (const record of records)
		for (const [name, field] of Object.entries(record.kind.fields)) {
			const content = record.contents[name];
			if (content === undefined) continue;
			const given = Array.isArray(content) ? (content as unknown[]) : [content];
			for (const [index, member] of given.entries()) {
				const at = `${record.place}.${name}${Array.isArray(content) ? `[${index}]` : ''}`;
				checkMember(field, String(member), at);
			}
		}
	checkCycles(byId, faults);

	function checkMember(field: Field, member: string, at: string): void {
		if (field.type === 'localised' || field.type === 'text') return;
		const named = field.ref ?? (field.type === 'place' ? [] : undefined);
		if (named) {
			const found = byId.get(member);
			if (!found || !named.includes(found.kind.name))
				faults.add(at, 'dangling-reference', { id: member, kinds: named.join(', ') || 'no parent' });
		}
		const vocabulary = field.type === 'place' ? undefined : field.concept;
		if (vocabulary && !codes.get(vocabulary)?.has(member))
			faults.add(at, 'unknown-concept', { code: member, vocabulary });
	}
}

function gatherConcepts(
	records: readonly ReadRecord[],
	faults: TemplateFaults,
): Map<string, Map<string, string>> {
	const codes = new Map<string, Map<string, string>>();
	for (const { kind, contents, place } of records) {
		const { vocabulary, code } = contents;
		if (kind.name !== 'concept' || typeof vocabulary !== 'string' || typeof code !== 'string') continue;
		let words = codes.get(vocabulary);
		if (!words) codes.set(vocabulary, (words = new Map()));
		const first = words.get(code);
		if (first) faults.add(place, 'duplicate-concept', { vocabulary, code, first });
		else words.set(code, place);
	}
	return codes;
}

/** Every circle of places is told once, at the record with which the template enters it. */
function checkCycles(byId: ReadonlyMap<string, ReadRecord>, faults: TemplateFaults): void {
	const settled = new Set<string>();
	for (const record of byId.values()) {
		const chain: string[] = [];
		let id: string | undefined = record.id;
		while (id !== undefined && !settled.has(id) && !chain.includes(id)) {
			chain.push(id);
			const parent: unknown = byId.get(id)?.contents.place;
			id = typeof parent === 'string' ? parent : undefined;
		}
		if (id !== undefined && chain.includes(id)) {
			const circle = [...chain.slice(chain.indexOf(id)), id];
			faults.add(`${byId.get(id)!.place}.place`, 'cyclic-place', { chain: circle.join(' → ') });
		}
		for (const seen of chain) settled.add(seen);
	}
}
