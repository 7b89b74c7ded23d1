import type { AnyRow, Contents, Kind } from './kind.ts';
import { subjectOf } from './subject.ts';

/** What may come of a record: a kind, offered for some types of it alone where `types` names them. */
export interface Onward {
	readonly kind: string;
	readonly types?: readonly string[];
}

/** Types of entries at which people from elsewhere were met. */
const MET = ['delegation', 'study-visit', 'mission', 'meeting', 'forum'];

/** What may come of what, by kind: a lesson becomes a transfer, a transfer a bid. */
export const onward: Readonly<Record<string, readonly Onward[]>> = {
	entry: [
		{ kind: 'transfer', types: [...MET, 'seminar', 'event', 'fair', 'joint-action'] },
		{ kind: 'solution', types: [...MET, 'seminar', 'study', 'publication', 'project'] },
		{ kind: 'call', types: ['monitoring-note', 'funding-opportunity', 'news'] },
		{ kind: 'project', types: [...MET, 'joint-action', 'monitoring-note', 'funding-opportunity'] },
		{ kind: 'agreement', types: [...MET, 'event', 'joint-action'] },
		{ kind: 'membership', types: ['network-review'] },
		{ kind: 'advocacy', types: ['meeting', 'forum', 'seminar', 'study', 'network-review'] },
		{ kind: 'lesson' },
		{ kind: 'brought' },
	],
	project: [
		{ kind: 'solution' },
		{ kind: 'transfer' },
		{ kind: 'agreement' },
		{ kind: 'lesson' },
		{ kind: 'brought' },
	],
	solution: [{ kind: 'brought' }],
	transfer: [{ kind: 'project' }, { kind: 'agreement' }, { kind: 'solution' }, { kind: 'lesson' }],
	agreement: [{ kind: 'project' }, { kind: 'transfer' }],
	membership: [{ kind: 'advocacy' }],
	advocacy: [{ kind: 'project' }, { kind: 'advocacy' }, { kind: 'lesson' }],
	finding: [{ kind: 'lesson' }],
	lesson: [{ kind: 'brought' }],
	bodyMeeting: [{ kind: 'project' }, { kind: 'agreement' }, { kind: 'advocacy' }],
	brought: [{ kind: 'project' }, { kind: 'solution' }, { kind: 'transfer' }],
};

/** The kinds that are offered to follow from a record. */
export function followersOf(row: AnyRow): string[] {
	return (onward[row.kind] ?? [])
		.filter(({ types }) => !types || types.includes(String(row.type)))
		.map(({ kind }) => kind);
}

/** What a record is called and described by is its own. */
const OWN = new Set([
	'title',
	'name',
	'description',
	'note',
	'status',
	'stage',
	'type',
	'tags',
	'flags',
	'source',
]);

/**
 * What a new record takes over from the one that it arises from: all that both kinds say under the same name of the same sort,
 * so that nothing is typed twice; and whence it came.
 */
export function carriedOver(from: AnyRow, fromKind: Kind, to: Kind): Contents {
	const same = Object.entries(to.fields).filter(([name, field]) => {
		const theirs = fromKind.fields[name];
		if (!theirs || OWN.has(name) || field.type !== theirs.type) return false;
		if (field.type === 'set') return Boolean(field.ref ?? field.concept);
		return field.type === 'value' && field.of === 'string' && Boolean(field.ref ?? field.concept);
	});
	const contents = Object.fromEntries(
		same
			.map(([name]) => [name, from[name]] as const)
			.filter(([, content]) => (Array.isArray(content) ? content.length > 0 : Boolean(content))),
	);
	return { ...contents, ...(to.fields.arisesFrom ? { arisesFrom: subjectOf(from) } : {}) };
}
