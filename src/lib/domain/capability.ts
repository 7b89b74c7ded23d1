export type Right = 'none' | 'read' | 'write';

/** What somebody may do, by patterns of document names: `*` stands for exactly one segment, e.g. `{ 'org/*': 'r', 'org/gava': 'rw' }`. */
export type Capabilities = Readonly<Record<string, 'r' | 'rw'>>;

/** What taking part in workshops, as a facilitator or a guest, allows beside what is allowed anyway. */
export function withWorkshops(
	capabilities: Capabilities,
	workshops: Readonly<Record<string, string>>,
	person: string,
): Capabilities {
	const all: Record<string, 'r' | 'rw'> = { ...capabilities };
	for (const [id, part] of Object.entries(workshops)) {
		const leads = part === 'facilitator';
		all[`workshop/${id}`] = 'rw';
		all[`seat/${id}/${person}`] = 'rw';
		if (leads) all[`seat/${id}/*`] ??= 'r';
		if (all[`stage/${id}`] !== 'rw') all[`stage/${id}`] = leads ? 'rw' : 'r';
	}
	return all;
}

function matches(pattern: string, document: string): boolean {
	const [wanted, given] = [pattern.split('/'), document.split('/')];
	return (
		wanted.length === given.length && wanted.every((part, index) => part === '*' || part === given[index])
	);
}

/** The strongest right that any pattern gives to a document. The relay decides by the same rule. */
export function rightTo(capabilities: Capabilities, document: string): Right {
	let right: Right = 'none';
	for (const [pattern, given] of Object.entries(capabilities)) {
		if (!matches(pattern, document)) continue;
		if (given === 'rw') return 'write';
		right = 'read';
	}
	return right;
}
