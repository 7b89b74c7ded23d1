import { canonicalBytes } from '#lib/domain/canonicalJson.ts';
import { lastSteps } from '#lib/domain/closingState.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { reportFreeze } from '#lib/domain/reportFreeze.ts';
import { announceSelf } from '#lib/records/announceSelf.ts';
import type { Report } from './report.svelte.ts';

export interface Signer {
	readonly name: string;
	readonly organisation: string | null;
}

/** Somebody took the same step meanwhile. */
export class AlreadyDone extends Error {
	override readonly name = 'AlreadyDone';
}

/** How the file of a signed report is called wherever it is saved. */
export const reportFileName = (workspace: string, report: string, hash: string): string =>
	`rumb-report-${workspace}-${report}-${hash.slice(0, 12)}.json`;

const signed = ({ name, organisation: of }: Signer, note: string) => ({
	name,
	...(of && { organisation: of }),
	...(note && { note }),
});

/**
 * [I10] Signs a report: what it tells is on this device's disk before anything says that it is frozen.
 * @throws {AlreadyDone} where it was signed meanwhile; what files throw where it cannot be kept
 */
export async function freezeReport(report: Report, signer: Signer, note: string): Promise<void> {
	const { workspace, id } = report;
	const formatted = await report.readFormatted();
	if (report.isFrozen) throw new AlreadyDone(`report ${id} is frozen`);
	// What was changed a moment ago is signed too.
	await report.readNow();
	const of = signer.organisation ? workspace.row(organisation, signer.organisation) : undefined;
	const contents = report.contents(formatted, {
		person: workspace.device.person.id,
		name: signer.name,
		organisation: of?.name ?? null,
		time: Date.now(),
		note,
	});
	if (!contents) throw new Error(`there is no report "${id}"`);
	const files = await workspace.files;
	const { hash, size } = await files.add(
		{
			bytes: canonicalBytes(contents),
			type: 'file',
			mediaType: 'application/json',
			fileName: `rumb-report-${id}.json`,
		},
		'plan',
	);
	await workspace.create(reportFreeze, {
		report: id,
		step: 'closed',
		follows: lastSteps(report.standing),
		hash,
		size,
		...signed(signer, note),
	});
	await announceSelf(workspace, 'plan');
}

/**
 * Opens a signed report again, which leaves a trace; what was signed stays as it was.
 * @throws {AlreadyDone} where it was opened meanwhile
 */
export async function reopenReport(report: Report, signer: Signer, reason: string): Promise<void> {
	if (!report.isFrozen) throw new AlreadyDone(`report ${report.id} is open`);
	await report.workspace.create(reportFreeze, {
		report: report.id,
		step: 'reopened',
		follows: lastSteps(report.standing),
		...signed(signer, reason),
	});
	await announceSelf(report.workspace, 'plan');
}
