import { type ContentsReading, readReportFile } from '#lib/domain/activityReportContents.ts';
import { type FreezeRow, isSignedBy, isTouched } from '#lib/domain/activityReportStanding.ts';
import { CheckedFile } from '#lib/records/verifying/checkedFile.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** [I10] The file of a signed report, and whether it is still what was signed: a signature that was changed is none. */
export class FrozenFile extends CheckedFile<ContentsReading> {
	readonly step: FreezeRow;

	constructor(workspace: Workspace, step: FreezeRow) {
		super(workspace, step.hash ?? '', readReportFile);
		this.step = step;
	}

	get standing(): 'checking' | 'verified' | 'tampered' | 'notHere' {
		const { check, step } = this;
		const isOther =
			check.state === 'verified' && 'contents' in check.reading && !isSignedBy(check.reading.contents, step);
		return isTouched(step) || isOther ? 'tampered' : check.state;
	}

	/** Why what was signed cannot be read, although it is what was signed. */
	get fault() {
		const { check } = this;
		return this.standing === 'verified' && check.state === 'verified' && 'fault' in check.reading
			? check.reading.fault
			: null;
	}

	/** Null where it is not here, is not what was signed, or cannot be read. */
	get contents() {
		const { check } = this;
		return this.standing === 'verified' && check.state === 'verified' && 'contents' in check.reading
			? check.reading.contents
			: null;
	}
}
