import { amendedContent } from '#lib/domain/amendable.ts';
import { amendmentDecision } from '#lib/domain/amendmentDecision.ts';
import type { AmendedField, AmendmentDecisionRow, AmendmentRow } from '#lib/domain/amendmentState.ts';
import { announceSelf } from '#lib/records/announceSelf.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Writes words, as an amendment keeps them, into the field that is meant: its working content. One step, which can be undone. */
export async function writeAmended(
	workspace: Workspace,
	{ kind, id, field, declared, language }: AmendedField,
	words: string,
): Promise<void> {
	if (declared.type === 'text' && language) {
		const { replaceText } = await import('#lib/records/editText.ts');
		return replaceText(workspace, { kind, id, field, language }, words);
	}
	const content = amendedContent(declared, words);
	if (content === undefined) throw new Error(`${kind.name}.${field} cannot say "${words}"`);
	await workspace.change(kind, id, { [field]: language ? { [language]: words } : content });
}

export interface Decision {
	decision: 'accepted' | 'rejected';
	reason: string;
	/** What stands there when it is decided, and what was decided on. */
	before: string;
	after: string;
	/** The decisions that are known: this one replaces them. */
	earlier: readonly AmendmentDecisionRow[];
	/** For whom the editor decides. */
	organisation: string | null;
}

/**
 * Decides on an amendment: what is accepted is written where it does not stand already, then the decision is signed. It keeps word
 * for word what it was about, whatever becomes of the amendment. An undo takes back what was written, in one step; the decision
 * stays.
 */
export async function decideAmendment(
	workspace: Workspace,
	row: AmendmentRow,
	amended: AmendedField,
	{ decision, reason, before, after, earlier, organisation }: Decision,
): Promise<void> {
	const name = workspace.device.person.name.trim();
	// First, so that the last thing which an undo finds is what was written.
	await announceSelf(workspace, 'plan');
	if (decision === 'accepted' && after !== before) await writeAmended(workspace, amended, after);
	await workspace.create(amendmentDecision, {
		amendment: row.id,
		decision,
		...(reason.trim() && { reason: reason.trim() }),
		...(before && { before }),
		...(after && { after }),
		...(earlier.length > 0 && { follows: earlier.map(({ id }) => id) }),
		...(name && { name }),
		...(organisation && { organisation }),
	});
}
