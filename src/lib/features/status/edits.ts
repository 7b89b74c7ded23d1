import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { t } from '#lib/i18n/index.ts';
import { fieldLabel, kindLabel } from '#lib/records/fieldLabel.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { type ConflictSubject, contentOf, subjectOf } from '#lib/records/conflict/conflict.ts';
import { type Edits, UNSEEN } from './countChanges.ts';

export type EditChange = Edits['changes'][number];

export interface ShownChange {
	label: string;
	subject: ConflictSubject | null;
	/** Contents as a row has them; of what was retracted, why. Undefined for what is not known any more. */
	before: unknown;
	mine: unknown;
	change: EditChange;
}

export interface ShownRecord {
	key: string;
	kind: Kind | undefined;
	kindName: string;
	id: string;
	isNew: boolean;
	title: EditChange['title'];
	changes: ShownChange[];
}

/** Changes under the records that they are of, in the order in which they were written. */
export function byRecord(changes: readonly EditChange[]): ShownRecord[] {
	const records = new Map<string, ShownRecord>();
	for (const change of changes) {
		const key = `${change.kind}/${change.record}`;
		let record = records.get(key);
		if (!record) {
			const { kind: kindName, record: id, title } = change;
			record = { key, kind: kinds.get(kindName), kindName, id, isNew: false, title, changes: [] };
			records.set(key, record);
		}
		if (UNSEEN.includes(change.field)) record.isNew ||= change.field === 'created';
		else record.changes.push(shown(change));
	}
	return [...records.values()];
}

function shown(change: EditChange): ShownChange {
	const { kind, field, part, before, mine } = change;
	const whole = part === undefined;
	const found = subjectOf({ kind, key: whole ? field : `${field}/${part}` });
	// Of a set that is given whole, no member is the subject.
	const subject = found && whole ? { ...found, member: undefined } : found;
	const read = (content: unknown) => {
		if (!subject || content === undefined) return content;
		return subject.field ? contentOf(subject, content) : reasonOf(content);
	};
	return { label: labelOf(kind, field, subject), subject, before: read(before), mine: read(mine), change };
}

function labelOf(kind: string, field: string, subject: ConflictSubject | null): string {
	if (field === 'retracted') return t('app.content.retracted');
	const name = fieldLabel(kind, field);
	return subject?.language ? `${name} (${t(`app.language.${subject.language}`)})` : name;
}

function reasonOf(content: unknown): unknown {
	return typeof content === 'object' && content !== null ? (content as { reason?: unknown }).reason : content;
}

/** The record itself, where it is here. Live. */
export function rowOf(workspace: Workspace, { kind, id }: ShownRecord): AnyRow | undefined {
	return kind && (workspace.row(kind, id) as AnyRow | undefined);
}

/** The record that a document is of, by the family of its name. */
const KIND_OF_FAMILY: Readonly<Record<string, string>> = {
	org: 'organisation',
	private: 'organisation',
	body: 'organisation',
	workshop: 'workshop',
	stage: 'workshop',
	seat: 'workshop',
	report: 'activityReport',
	evaluation: 'evaluation',
	rating: 'evaluation',
};

/** What a document is called in words: the plan, or the record that it is of. Live. */
export function documentTitle(
	workspace: Workspace,
	document: string,
	titled: (row: AnyRow) => string,
): string {
	if (document === 'plan') return t('status.documents.plan');
	const [family = '', id = ''] = document.split('/');
	const kind = kinds.get(KIND_OF_FAMILY[family] ?? '');
	const row = kind && workspace.row(kind, id);
	if (!row) return document;
	return t('safety.labelled', { label: kindLabel(kind.name), text: titled(row as AnyRow) });
}
