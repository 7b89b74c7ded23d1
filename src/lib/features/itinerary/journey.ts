import { appointment } from '#lib/domain/appointment.ts';
import { contact } from '#lib/domain/contact.ts';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { ownerOf } from '#lib/domain/owner.ts';
import { language } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import type { Journey } from './proposals.ts';
import { timeOf } from './stopWords.ts';

/** What an organisation's own people wrote at an event; what others attached stays theirs. Live. */
export function journeyOf(workspace: Workspace, event: EntryRow): Journey {
	const owner = ownerOf(event);
	const stops = workspace
		.rowsBy(appointment, 'event', event.id)
		.filter(({ document }) => document === event.document);
	const contacts = workspace
		.rowsBy(contact, 'event', event.id)
		.filter(({ document }) => document === `private/${owner}`);
	const people = [...stops, ...contacts].flatMap(({ created }) => created?.person ?? []);
	return {
		stops,
		contacts: contacts.length,
		people: [...new Set(people)],
		isNetwork: (id) => workspace.row(organisation, id)?.type === 'network',
		timeOf,
		language: language.current,
		owner,
	};
}
