import { attendee } from '#lib/domain/attendee.ts';
import type { Contents } from '#lib/domain/kind.ts';
import { inLanguage } from '#lib/domain/language.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { language } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import type { Session } from '../session.svelte.ts';

/** What somebody says of their seat, as a form holds it. */
export interface SeatWords {
	name: string;
	organisation: string;
	companions: string;
	table: string;
}

/** Names of the plan's organisations, to choose from while typing. Live. */
export function organisationNames(workspace: Workspace): { id: string; name: string }[] {
	return workspace
		.rows(organisation)
		.map(({ id, name }) => ({ id, name: inLanguage(name, language.current)?.text ?? id }))
		.sort((one, other) => one.name.localeCompare(other.name, language.current));
}

/** The name of an attendee's organisation: the plan's, else as they wrote it. Live. */
export function organisationOf(
	workspace: Workspace,
	seat: { organisation: string | null; organisationName: string | null },
): string {
	const row = seat.organisation ? workspace.row(organisation, seat.organisation) : undefined;
	return (row && inLanguage(row.name, language.current)?.text) ?? seat.organisationName ?? '';
}

/** What is known of the one at this device, to begin with. */
export function wordsOfSeat(session: Session): SeatWords {
	const { attendee: seat, workspace } = session;
	return {
		name: seat?.name ?? workspace.device.person.name,
		organisation: seat ? organisationOf(workspace, seat) : '',
		companions: seat?.companions ?? '',
		table: seat?.table ?? '',
	};
}

const fold = (text: string) => text.trim().toLocaleLowerCase();

/** Takes a seat, or changes it. An organisation that is written as the plan names it is the plan's. */
export async function takeSeat(session: Session, words: SeatWords): Promise<void> {
	const { workspace, attendee: seat, me, board } = session;
	const { device } = workspace;
	const known = organisationNames(workspace).find(({ name }) => fold(name) === fold(words.organisation));
	const contents: Contents = {
		name: words.name.trim(),
		organisation: known?.id ?? null,
		organisationName: known ? null : words.organisation.trim() || null,
		companions: words.companions.trim() || null,
		table: words.table || null,
	};
	if (seat) await workspace.change(attendee, seat.id, contents);
	else await workspace.create(attendee, { person: me, ...contents }, board);
	if (!device.person.name.trim()) await device.rename(words.name);
}
