import type { Stamp } from '#lib/domain/kind.ts';
import { profile } from '#lib/domain/profile.ts';
import { t } from '#lib/i18n/index.ts';
import type { Person } from '#lib/workspace/presence.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** What somebody is called here: “you”, a name where it is known, else null. Live. */
export function nameOf(workspace: Workspace, person: string): string | null {
	if (person === workspace.device.person.id) return t('editing.you');
	const here = workspace.others.find((other) => other.person.id === person)?.person.name;
	const left = () => workspace.rowsBy(profile, 'person', person).at(-1)?.name;
	return here?.trim() || left()?.trim() || null;
}

/** The name of somebody who is here; who has not given one is a guest. */
export function shownName(person: Person): string {
	return person.name.trim() || t('app.people.guest');
}

/** Who set a field last and when; of a field written per language, in whichever language. */
export function lastStamp(edited: Readonly<Record<string, Stamp>>, field?: string): Stamp | null {
	let last: Stamp | null = null;
	for (const [key, stamp] of Object.entries(edited))
		if ((!field || key === field || key.startsWith(`${field}/`)) && (!last || stamp.time > last.time))
			last = stamp;
	return last;
}
