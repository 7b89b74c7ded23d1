import { action } from '#lib/domain/action.ts';
import { entry } from '#lib/domain/entry.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { inLanguage, type Localised } from '#lib/domain/language.ts';
import type { Covered, LateChange } from '#lib/domain/lateness.ts';
import { organisation } from '#lib/domain/organisation.ts';
import type { SnapshotRecord } from '#lib/domain/snapshotRecord.ts';
import { readSubject } from '#lib/domain/subject.ts';
import { update } from '#lib/domain/update.ts';
import { formatDate, formatList, language, t } from '#lib/i18n/index.ts';
import { fieldLabel } from '#lib/records/fieldLabel.ts';
import { recordPath } from '#lib/records/recordPath.ts';
import { shortTitle, titleOf } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

export interface LateSubject {
	kind: 'entry' | 'update';
	title: string;
	/** The organisation that answers for it. */
	unit: string | null;
	/** Of an entry, as it is dated now. */
	date: string | null;
	/** Null for what is not on this device. */
	href: string | null;
}

/** How something that came late is called: by its live record, else by what is kept of it. Live. */
export function nameSubject(
	workspace: Workspace,
	subject: string | null,
	kept?: Partial<Covered> | null,
): LateSubject {
	const { kind, id } = readSubject(subject) ?? { kind: '', id: subject ?? '' };
	const isUpdate = kind === 'update';
	const row: AnyRow | undefined = workspace.row(isUpdate ? update : entry, id) as AnyRow | undefined;
	const record = kept?.record ?? kept?.submission?.[0] ?? kept?.review?.[0];
	const owner = row?.document ?? record?.document;
	return {
		kind: isUpdate ? 'update' : 'entry',
		title: isUpdate ? actionOf(workspace, row, record) : entryTitle(row, record),
		unit: owner?.startsWith('org/') ? unitName(workspace, owner.slice('org/'.length)) : null,
		date: formatDay(row?.date ?? record?.date),
		href: row ? recordPath(workspace.id, kind, id) : null,
	};
}

const formatDay = (date: unknown) => (typeof date === 'string' && date ? formatDate(date) : null);

function entryTitle(row: AnyRow | undefined, record: SnapshotRecord | undefined): string {
	if (row) return shortTitle(row, language.current, 100).text;
	const title = inLanguage(record?.title as Localised | undefined, language.current);
	return title?.text ?? t('closing.late.unknown');
}

function actionOf(workspace: Workspace, row: AnyRow | undefined, record: SnapshotRecord | undefined): string {
	const contents = record?.contents as { action?: unknown } | undefined;
	const about = row?.action ?? record?.action ?? contents?.action;
	const found = typeof about === 'string' ? workspace.row(action, about) : undefined;
	if (!found) return t('closing.late.unknown');
	return `${found.code ?? ''} ${shortTitle(found, language.current, 100).text}`.trim();
}

function unitName(workspace: Workspace, id: string): string {
	const found = workspace.row(organisation, id);
	return found ? titleOf(found, language.current).text : id;
}

/** “Changed: title, evidence” */
export function changeText(workspace: Workspace, { subject, change, differs }: LateChange): string {
	const { kind, id } = readSubject(subject)!;
	if (kind === 'update') {
		if (change === 'added') return t('closing.late.handedIn');
		if (change === 'gone') return t('closing.late.withdrawn');
		if (differs.includes('submission')) return t('closing.late.handedInAgain');
		if (differs.includes('review')) return t('closing.late.reviewed');
	} else {
		if (change === 'added') return t('closing.late.added');
		const isRetracted = Boolean(workspace.row(entry, id)?.retracted);
		if (change === 'gone') return t(isRetracted ? 'closing.late.retracted' : 'closing.late.dated');
	}
	const fields = differs.map((field) =>
		fieldLabel(kind, field === 'evidence' ? 'evidence' : field).toLocaleLowerCase(language.current),
	);
	return t('closing.late.changed', { fields: formatList(fields) });
}
