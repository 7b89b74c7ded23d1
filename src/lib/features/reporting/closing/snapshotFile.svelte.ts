import { readSnapshot, type SnapshotReading } from '#lib/domain/snapshot.ts';
import { CheckedFile } from '#lib/records/verifying/checkedFile.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** [I10] A snapshot's file, looked at on this device. */
export class SnapshotFile extends CheckedFile<SnapshotReading> {
	constructor(workspace: Workspace, hash: string) {
		super(workspace, hash, readSnapshot);
	}
}
