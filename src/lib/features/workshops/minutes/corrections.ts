import { amendment } from '#lib/domain/amendment.ts';
import { amendmentDecision } from '#lib/domain/amendmentDecision.ts';
import { type AmendmentRow, type AmendmentStanding, standingOf } from '#lib/domain/amendmentState.ts';
import { inOrderOfCreation } from '#lib/domain/minutesContents.ts';
import type { Session } from '../session.svelte.ts';
import type { Wording } from './minuteWords.ts';
import { minutesLanguage } from './minutesNow.ts';
import type { ReportedCorrection } from './reportOf.ts';

export interface Correction {
	row: AmendmentRow;
	standing: AmendmentStanding;
}

/** What was proposed to correct in the frozen minutes of a session, the earliest first. Live. */
export function correctionsNow({ workspace, id, board }: Session): Correction[] {
	const rows = workspace
		.rowsBy(amendment, 'subject', `minutes/${id}`)
		.filter(({ document }) => document === board);
	return inOrderOfCreation(rows).map((row) => ({
		row,
		standing: standingOf(row, workspace.rowsBy(amendmentDecision, 'amendment', row.id)),
	}));
}

export interface CorrectionWords {
	before: string;
	after: string;
	rationale: string;
}

/** Proposes a correction, signed by the name that the person goes by in the session. */
export async function proposeCorrection(session: Session, words: CorrectionWords): Promise<void> {
	const { workspace, id, board, attendee } = session;
	const given = Object.entries(words).flatMap(([field, text]) => (text.trim() ? [[field, text.trim()]] : []));
	await workspace.create(
		amendment,
		{
			...(Object.fromEntries(given) as Partial<CorrectionWords>),
			subject: `minutes/${id}`,
			field: 'text',
			language: minutesLanguage(session),
			workshop: id,
			name: nameHere(session),
			...(attendee?.organisation && { organisation: attendee.organisation }),
		},
		board,
	);
}

/** Decides on one, in the document that only facilitators write. */
export async function decideCorrection(
	session: Session,
	{ row, standing }: Correction,
	decision: 'accepted' | 'rejected',
	reason: string,
): Promise<void> {
	const { workspace, stageDocument } = session;
	await workspace.create(
		amendmentDecision,
		{
			amendment: row.id,
			decision,
			follows: standing.counting.map(({ id }) => id),
			name: nameHere(session),
			...(row.before && { before: row.before }),
			...(row.after && { after: row.after }),
			...(reason.trim() && { reason: reason.trim() }),
		},
		stageDocument,
	);
}

/** The name by which somebody goes in the session, else on their device. */
const nameHere = ({ attendee, workspace }: Session) =>
	attendee?.name?.trim() || workspace.device.person.name.trim();

/** Corrections in the words of a report: what was proposed, by whom, and how it stands. */
export function reportedCorrections(
	corrections: readonly Correction[],
	{ t, formats }: Wording,
): ReportedCorrection[] {
	const when = (row: { created?: { time: number } }) => (row.created ? formats.moment(row.created.time) : '');
	return corrections.map(({ row, standing: { state, counting } }) => ({
		before: row.before,
		after: row.after ?? '',
		note: [
			t('workshopMinutes.corrections.by', { name: row.name ?? '', when: when(row) }),
			row.rationale,
			state === 'proposed' || state === 'disputed'
				? t(`workshopMinutes.corrections.state.${state}`)
				: counting.map((one) =>
						[
							t(`workshopMinutes.corrections.decided.${state}`, { name: one.name ?? '', when: when(one) }),
							one.reason,
						]
							.filter(Boolean)
							.join(': '),
					),
		]
			.flat()
			.filter(Boolean)
			.join(' · '),
	}));
}
