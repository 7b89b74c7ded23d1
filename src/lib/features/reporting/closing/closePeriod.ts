import { canonicalBytes } from '#lib/domain/canonicalJson.ts';
import { closing } from '#lib/domain/closing.ts';
import { closingStateOf, lastSteps } from '#lib/domain/closingState.ts';
import { lateContents, type LateChange } from '#lib/domain/lateness.ts';
import { lateArrival } from '#lib/domain/lateArrival.ts';
import type { PeriodRow } from '#lib/domain/periodState.ts';
import { buildSnapshot } from '#lib/domain/snapshot.ts';
import { announceSelf } from '#lib/records/announceSelf.ts';
import { isSample } from '#lib/records/sample.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import type { Matter } from './openMatters.ts';
import { allRows } from './periodRows.ts';

/** Whoever takes a step: their name, and the organisation for which they do. */
export interface Signer {
	name: string;
	organisation: string | null;
}

/** Somebody took the same step meanwhile. */
export class AlreadyDone extends Error {
	override readonly name = 'AlreadyDone';
}

/** The snapshot would be larger than a relay takes. */
export class TooLarge extends Error {
	override readonly name = 'TooLarge';
}

/** Bytes of what a relay takes as one file. */
const AT_MOST = 50 * 2 ** 20;

/** How the file of a snapshot is called wherever it is saved. */
export const snapshotFileName = (workspace: string, period: string, hash: string): string =>
	`rumb-snapshot-${workspace}-${period}-${hash.slice(0, 12)}.json`;

/**
 * [I10] Closes a period: its snapshot is on this device's disk before anything says that it is closed.
 * @returns the id of the step
 * @throws {AlreadyDone} where it was closed meanwhile; {TooLarge}; what files throw where the snapshot cannot be kept
 */
export async function closePeriod(
	workspace: Workspace,
	period: PeriodRow,
	{ note, signer, matters }: { note: string; signer: Signer; matters: readonly Matter[] },
): Promise<string> {
	const state = closingStateOf(workspace.rowsBy(closing, 'period', period.id));
	if (state.state === 'closed') throw new AlreadyDone(`period ${period.id} is closed`);
	const follows = lastSteps(state);
	const snapshot = buildSnapshot({
		workspace: workspace.id,
		sample: isSample(workspace),
		period,
		rowsOf: allRows(workspace),
		open: Object.fromEntries(matters.map(({ what, count }) => [what, count])),
		closed: { person: workspace.device.person.id, ...signer, time: Date.now(), note, follows },
	});
	const bytes = canonicalBytes(snapshot);
	if (bytes.length > AT_MOST) throw new TooLarge(`${bytes.length} bytes`);
	const files = await workspace.files;
	const { hash, size } = await files.add(
		{ bytes, type: 'file', mediaType: 'application/json', fileName: `rumb-snapshot-${period.id}.json` },
		'plan',
	);
	const contents = { period: period.id, step: 'closed', follows, hash, size, ...signed(note, signer) };
	const id = await workspace.create(closing, contents);
	await announceSelf(workspace, 'plan');
	return id;
}

/**
 * Opens a closed period again, which leaves a trace; what was closed stays as it was.
 * @throws {AlreadyDone} where it was opened meanwhile
 */
export async function reopenPeriod(
	workspace: Workspace,
	period: PeriodRow,
	{ note, signer }: { note: string; signer: Signer },
): Promise<void> {
	const state = closingStateOf(workspace.rowsBy(closing, 'period', period.id));
	if (state.state !== 'closed') throw new AlreadyDone(`period ${period.id} is open`);
	const contents = {
		period: period.id,
		step: 'reopened',
		follows: lastSteps(state),
		...signed(note, signer),
	};
	await workspace.create(closing, contents);
	await announceSelf(workspace, 'plan');
}

/** Decides what becomes of what came late. */
export async function decideLate(
	workspace: Workspace,
	period: PeriodRow,
	changes: readonly LateChange[],
	{ into, note, name }: { into: string | null; note: string; name: string },
): Promise<void> {
	for (const change of changes)
		await workspace.create(lateArrival, {
			subject: change.subject,
			period: period.id,
			treatment: into ? 'next-period' : 'erratum',
			...(into && { into }),
			contents: lateContents(change),
			...(note && { note }),
			name,
		});
	await announceSelf(workspace, 'plan');
}

const signed = (note: string, { name, organisation }: Signer) => ({
	name,
	...(note && { note }),
	...(organisation && { organisation }),
});
