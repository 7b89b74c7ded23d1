import { conflictNotice } from '#lib/domain/conflictNotice.ts';
import type { Stamp } from '#lib/domain/kind.ts';
import { readSubject } from '#lib/domain/subject.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** A value of a record that lost to another, and whose author has not decided yet. */
export interface OpenConflict {
	/** The notice by which everybody knows of it, or the conflict itself where only this device does. */
	id: string;
	kind: string;
	record: string;
	/** The key of the cell, e.g. `title/ca`; `retracted` for the record as a whole. */
	key: string;
	/** Whose value lost, and since when it is known; unknown for what a peer wrote without a stamp. */
	by?: Stamp;
	/** Kept on this device: its values can be compared and settled here. */
	mine: boolean;
}

/**
 * Conflicts of these records that are not settled: those that this device keeps, and those of which other devices have said so.
 * Whoever reviews an update or closes a period looks at them first. Live.
 */
export function openConflictsOf(workspace: Workspace, records: Iterable<string>): OpenConflict[] {
	const asked = new Set(records);
	const { device } = workspace;
	const own = workspace.conflicts
		.filter(({ record }) => asked.has(record))
		.map(({ id, kind, record, key, noticed }) => ({
			id,
			kind,
			record,
			key,
			by: { person: device.person.id, device: device.id, time: noticed },
			mine: true,
		}));
	const told = workspace.rows(conflictNotice).flatMap((row): OpenConflict[] => {
		const subject = readSubject(row.subject);
		// What this device keeps it knows better, also that it is settled while the notice still says otherwise.
		if (!subject || row.settled || row.created?.device === device.id) return [];
		if (!asked.has(subject.id)) return [];
		return [
			{
				id: row.id,
				kind: subject.kind,
				record: subject.id,
				key: row.field ?? '',
				by: row.created,
				mine: false,
			},
		];
	});
	return [...own, ...told];
}
