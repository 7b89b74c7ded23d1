import { evidence } from '#lib/domain/evidence.ts';
import type { AnyRow, Contents, RowOf } from '#lib/domain/kind.ts';
import type { Language, Localised } from '#lib/domain/language.ts';
import { documentOf, ownerOf } from '#lib/domain/owner.ts';
import { subjectOf } from '#lib/domain/subject.ts';
import { announceSelf } from '#lib/records/announceSelf.ts';
import type { FileStatus } from '#lib/workspace/files/fileStatus.ts';
import type { KeptFile } from '#lib/workspace/files/prepare.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

export type EvidenceRow = RowOf<typeof evidence>;
/** One that names a file. */
export type FileRow = EvidenceRow & { readonly hash: string };

export const hasFile = (row: EvidenceRow): row is FileRow => Boolean(row.hash);
export const isPhotograph = (row: EvidenceRow): row is FileRow => row.type === 'photograph' && hasFile(row);

/** What is about a record, the oldest first. Live. */
export function evidenceOf(workspace: Workspace, row: AnyRow): EvidenceRow[] {
	const time = (one: EvidenceRow) => one.created?.time ?? 0;
	return [...workspace.rowsBy(evidence, 'subject', subjectOf(row))].sort(
		(one, other) => time(one) - time(other),
	);
}

/**
 * Where somebody’s evidence about a record is written: with a record of an organisation by whoever may write it, else in the
 * document of their own organisation; null while that is not known. Live.
 */
export function documentForEvidence(workspace: Workspace, row: AnyRow, own: string | null): string | null {
	if (ownerOf(row) !== null && workspace.mayWrite(row.document)) return row.document;
	return own && documentOf(own);
}

/** Writes down that a file, which is kept here, is about a record, and lets those who read the document have it. */
export async function recordFile(
	workspace: Workspace,
	subject: Pick<AnyRow, 'kind' | 'id'>,
	kept: KeptFile,
	document: string,
): Promise<void> {
	const { type, hash, size, mediaType, fileName, width, height, takenOn } = kept;
	const contents: Contents = {
		subject: subjectOf(subject),
		type,
		...{ hash, size, mediaType, fileName },
		...(width && height && { width, height }),
		...(takenOn && { takenOn }),
	};
	await (await workspace.files).attach(hash, document);
	await announceSelf(workspace, document);
	await workspace.create(evidence, contents, document);
}

export async function recordLink(
	workspace: Workspace,
	subject: Pick<AnyRow, 'kind' | 'id'>,
	{ link, title, language }: { link: string; title: string; language: Language },
	document: string,
): Promise<void> {
	const named: { title?: Localised } = title ? { title: { [language]: title } } : {};
	await announceSelf(workspace, document);
	await workspace.create(evidence, { subject: subjectOf(subject), type: 'link', link, ...named }, document);
}

/** How many files are in which state, the most urgent first. */
export function countStates(states: readonly FileStatus['state'][]): [FileStatus['state'], number][] {
	const order: FileStatus['state'][] = [
		'refused',
		'missing',
		'onlyHere',
		'waiting',
		'sending',
		'fetching',
		'away',
		'onRelay',
	];
	return order
		.map((state): [FileStatus['state'], number] => [state, states.filter((other) => other === state).length])
		.filter(([, count]) => count > 0);
}
