/** A record that something else is about, in one value: `<kind>/<id>`. Any kind may be meant, so it is no reference. */
export type Subject = `${string}/${string}`;

export const subjectOf = ({ kind, id }: { kind: string; id: string }): Subject => `${kind}/${id}`;

/** @returns null where the text names no record. */
export function readSubject(subject: string | null | undefined): { kind: string; id: string } | null {
	const [kind, id, more] = (subject ?? '').split('/');
	return kind && id && more === undefined ? { kind, id } : null;
}
