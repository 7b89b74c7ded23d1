import { documentOf } from '#lib/domain/owner.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import { receipt } from '#lib/domain/receipt.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { announceSelf } from '../announceSelf.ts';
import type { CommentRow } from './threads.ts';

export type ReceiptRow = RowOf<typeof receipt>;

/** Who says that they have seen a comment, each once, in the order in which they said so. Live. */
export function receiptsOf(workspace: Workspace, comment: string): ReceiptRow[] {
	const byPerson = new Map<string, ReceiptRow>();
	const inOrder = [...workspace.rowsBy(receipt, 'comment', comment)].sort(
		(one, other) => (one.created?.time ?? 0) - (other.created?.time ?? 0),
	);
	for (const row of inOrder) {
		const person = row.created?.person ?? row.id;
		if (!byPerson.has(person)) byPerson.set(person, row);
	}
	return [...byPerson.values()];
}

/** This person's own, however many devices they said it on. Live. */
export function ownReceipts(workspace: Workspace, comment: string): ReceiptRow[] {
	const me = workspace.device.person.id;
	return workspace.rowsBy(receipt, 'comment', comment).filter(({ created }) => created?.person === me);
}

/** Says that a comment was seen, for an organisation. */
export async function leaveReceipt(
	workspace: Workspace,
	{ id }: Pick<CommentRow, 'id'>,
	organisation: string,
): Promise<void> {
	const document = documentOf(organisation);
	const { name } = workspace.device.person;
	await workspace.create(receipt, { comment: id, ...(name ? { name } : {}) }, document);
	await announceSelf(workspace, document);
}
