import type { EditsRow, EditsTable, FiledEdits } from '#lib/exchange/editsFile.ts';
import { familyOf } from '#lib/domain/document.ts';
import { inLanguage } from '#lib/domain/language.ts';
import { plan } from '#lib/domain/plan.ts';
import { formatDate, language, t } from '#lib/i18n/index.ts';
import { kindLabel } from '#lib/records/fieldLabel.ts';
import { nameOf, shownName } from '#lib/records/people.ts';
import { plainContent } from '#lib/records/plainContent.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import { sampleMark } from '#lib/records/sample.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import type { Edits } from './countChanges.ts';
import {
	byRecord,
	documentTitle,
	type EditChange,
	rowOf,
	type ShownChange,
	type ShownRecord,
} from './edits.ts';

/**
 * “Marta, 3 Nov 2026, 14:32”, as far as it is known. Live.
 * @param you what this person is called, where the changes are this device's: those without a stamp are theirs
 */
export function signatureOf(workspace: Workspace, { person, time }: EditChange, you?: string): string {
	const own = you !== undefined && (person === undefined || person === workspace.device.person.id);
	const name = own ? you : person === undefined ? null : nameOf(workspace, person);
	if (time === undefined) return name ?? '';
	const when = formatDate(time, 'moment');
	return name ? t('app.people.setBy', { name, when }) : when;
}

/** How a record is called that may not be here any more. Live. */
export function recordName(workspace: Workspace, record: ShownRecord): string {
	const row = rowOf(workspace, record);
	if (row) return shortTitle(row, language.current, 90).text;
	const written = record.changes.find(({ subject }) => subject?.field?.name === record.kind?.title[0])?.mine;
	const title = inLanguage(record.title ?? (typeof written === 'object' ? written : null), language.current);
	return title?.text ?? t('app.content.unnamed', { kind: kindLabel(record.kindName) });
}

export function plainWords(workspace: Workspace, { subject }: ShownChange, content: unknown): string {
	if (subject?.field) return plainContent(workspace, subject.field.declared, content, language.current);
	return content === null || content === undefined
		? ''
		: typeof content === 'string'
			? content
			: JSON.stringify(content);
}

export function titleOfDocument(workspace: Workspace, document: string): string {
	return documentTitle(workspace, document, (row) => shortTitle(row, language.current, 90).text);
}

function rowsOf(workspace: Workspace, { changes }: Edits): EditsRow[] {
	return byRecord(changes).flatMap((record) =>
		record.changes.map((shown) => ({
			record: t('safety.labelled', {
				label: kindLabel(record.kindName),
				text: recordName(workspace, record),
			}),
			field: shown.label,
			before:
				shown.before === undefined ? t('safety.edits.unknown') : plainWords(workspace, shown, shown.before),
			mine: plainWords(workspace, shown, shown.mine),
			// Whoever reads the file is somebody else.
			signature: signatureOf(workspace, shown.change, shownName(workspace.device.person)),
		})),
	);
}

/** Saves changes as one file that can be read anywhere and taken in again. */
export async function saveEdits(workspace: Workspace, edits: readonly Edits[]): Promise<void> {
	const { buildEditsFile } = await import('#lib/exchange/editsFile.ts');
	const mark = await sampleMark(workspace);
	const about = t('safety.file.about', {
		plan: inLanguage(workspace.rows(plan)[0]?.title, language.current)?.text ?? workspace.id,
		person: shownName(workspace.device.person),
		when: formatDate(Date.now(), 'moment'),
	});
	const tables = edits.map((set): EditsTable => ({
		title: titleOfDocument(workspace, set.document),
		rows: rowsOf(workspace, set),
	}));
	// A file of changes is of its documents: whoever writes the same ones takes it in, and nobody else is to read it.
	const isPrivate = edits.some(({ document }) => familyOf(document) === 'private');
	const text = buildEditsFile(edits, tables, {
		language: language.current,
		title: t('safety.file.title'),
		about: mark ? `${mark} ${about}` : about,
		text: [t('safety.file.text'), ...(isPrivate ? [t('safety.file.private')] : [])].join(' '),
		columns: {
			record: t('safety.edits.record'),
			field: t('safety.edits.field'),
			before: t('safety.edits.before'),
			mine: t('safety.edits.mine'),
			signature: t('safety.edits.signature'),
		},
		nothing: t('safety.edits.nothing'),
	});
	const address = URL.createObjectURL(new Blob([text], { type: 'text/html;charset=utf-8' }));
	const link = document.createElement('a');
	link.href = address;
	link.download = `rumb-${workspace.id}-${new Date().toISOString().slice(0, 10)}.html`;
	link.click();
	// The browser reads it after the click.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** What a chosen file brings, as it would change this workspace; or, in words, why nothing of it can be taken. */
export type TakenIn = { edits: Edits } | { document: string; refused: string };

/** @throws {Error} whose message says in the reader's words why the file cannot be read */
export async function openEdits(workspace: Workspace, file: File): Promise<TakenIn[]> {
	const { FILE_AT_MOST, readEditsFile, UnreadableEditsFile } = await import('#lib/exchange/editsFile.ts');
	if (file.size > FILE_AT_MOST) throw new Error(t('safety.takeIn.fault.tooBig'));
	let sets: FiledEdits[];
	try {
		sets = readEditsFile(await file.text());
	} catch (error) {
		if (error instanceof UnreadableEditsFile)
			throw new Error(t(`safety.takeIn.fault.${error.fault}`), { cause: error });
		throw error;
	}
	return Promise.all(
		sets.map(async (set): Promise<TakenIn> => {
			const refused = (why: string) => ({ document: set.document, refused: why });
			if (set.workspace !== workspace.id) return refused(t('safety.takeIn.otherPlan'));
			if (!workspace.mayWrite(set.document)) return refused(t('safety.takeIn.notAllowed'));
			const previewed = await workspace.refused!.preview(set);
			if ('fault' in previewed) return refused(t(`safety.takeIn.fault.${previewed.fault}`));
			return previewed.changes.length > 0 ? { edits: previewed } : refused(t('safety.takeIn.nothingNew'));
		}),
	);
}
