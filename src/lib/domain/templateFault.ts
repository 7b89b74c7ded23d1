type Params = Readonly<Record<string, string | number>>;

/** Each fault that a template may have, as an English sentence; other languages translate by the code. */
const sentences = {
	unreadable: () => 'This file could not be read as a plan template.',
	'not-an-object': () => 'An object is expected here.',
	'not-a-list': () => 'A list is expected here.',
	'wrong-format': () => 'This is not a plan template: "format" must be "rumb-plan".',
	'newer-version': (p) =>
		`This template has version ${p.version}; this app reads up to version ${p.known}. Update the app.`,
	missing: () => 'This is required.',
	'unknown-kind': (p) => `No kind of record is called "${p.kind}".`,
	'kind-not-in-plan': (p) => `Records of the kind "${p.kind}" do not belong to a plan.`,
	'unknown-field': (p) => `Nothing here is called "${p.field}".`,
	'wrong-type': (p) => `This must be ${p.expected}.`,
	'bad-id': () =>
		'An id has lower-case letters, digits and hyphens, starts with a letter or digit, and has at most 64 characters.',
	'duplicate-id': (p) => `The id "${p.id}" is already used at ${p.first}.`,
	'dangling-reference': (p) => `"${p.id}" is no record of this template; expected: ${p.kinds}.`,
	'unknown-concept': (p) => `"${p.code}" is not in the vocabulary "${p.vocabulary}".`,
	'duplicate-concept': (p) => `The vocabulary "${p.vocabulary}" already has "${p.code}", at ${p.first}.`,
	'cyclic-place': (p) => `A record cannot be placed under itself: ${p.chain}.`,
	'unknown-language': (p) => `"${p.language}" is not one of the languages: ${p.languages}.`,
	empty: () => 'This is empty: leave it out, or fill it in.',
	'repeated-member': (p) => `"${p.member}" is listed twice.`,
	'too-long': (p) => `This has ${p.length} characters; at most ${p.most} are allowed.`,
	'too-many': (p) => `There are ${p.count} here; at most ${p.most} are allowed.`,
	'one-plan': (p) => `A template describes one plan; this one has ${p.count} records of the kind "plan".`,
	'more-faults': (p) => `${p.count} more faults are not listed; mend these first.`,
} satisfies Record<string, (params: Params) => string>;

export type TemplateFaultCode = keyof typeof sentences;

export interface TemplateFault {
	/** Where it is, e.g. `records.action[3] (le1-eu-4).line`; empty for the file as a whole. */
	readonly place: string;
	readonly reason: { readonly code: TemplateFaultCode; readonly params: Params; readonly sentence: string };
}

/** How many faults are listed before the rest are only counted. */
const MOST_LISTED = 200;

/** Gathers the faults of one reading. */
export class TemplateFaults {
	readonly #listed: TemplateFault[] = [];
	#unlisted = 0;

	add(place: string, code: TemplateFaultCode, params: Params = {}): void {
		if (this.#listed.length >= MOST_LISTED) this.#unlisted++;
		else this.#listed.push(faultAt(place, code, params));
	}

	get any(): boolean {
		return this.#listed.length > 0;
	}

	list(): TemplateFault[] {
		return this.#unlisted === 0
			? [...this.#listed]
			: [...this.#listed, faultAt('', 'more-faults', { count: this.#unlisted })];
	}
}

/** One fault, with its sentence. */
export function faultAt(place: string, code: TemplateFaultCode, params: Params = {}): TemplateFault {
	const sentence = (sentences[code] as (params: Params) => string)(params);
	return { place, reason: { code, params, sentence } };
}
