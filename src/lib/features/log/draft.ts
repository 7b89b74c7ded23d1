import type { Contents } from '#lib/domain/kind.ts';
import type { Language } from '#lib/domain/language.ts';
import { type KeptFile, readKeptFiles } from '#lib/records/evidence/keptFiles.ts';

/** What is being written and is no record yet. Every field stays whatever the type becomes. */
export interface EntryDraft {
	/** The first line is the title, what follows the description. */
	words: string;
	type: string;
	/** ISO 8601, as precise as it is known. */
	date: string;
	actions: string[];
	metropolises: string[];
	organisations: string[];
	location: string;
	/** Entries of others that look like it and are not. */
	notSameAs: string[];
	/** Kept on this device; they become records of their own with the entry. */
	photographs: KeptFile[];
}

/** Today on this device's calendar, `2024-03-18`. */
export function today(now = new Date()): string {
	const two = (part: number) => String(part).padStart(2, '0');
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function emptyDraft(): EntryDraft {
	return {
		words: '',
		type: '',
		date: today(),
		actions: [],
		metropolises: [],
		organisations: [],
		location: '',
		notSameAs: [],
		photographs: [],
	};
}

/** Whether somebody has put anything in it: the date alone is ours. */
export function isBegun(draft: EntryDraft): boolean {
	const { words, type, location, actions, metropolises, organisations, photographs } = draft;
	return (
		Boolean(words.trim() || type || location.trim()) ||
		[actions, metropolises, organisations, photographs].flat().length > 0
	);
}

export function splitWords(words: string): { title: string; description: string } {
	const [first = '', ...rest] = words.trim().split(/\r?\n/u);
	return { title: first.trim(), description: rest.join('\n').trim() };
}

/** The contents of the record that a draft becomes; what is empty is left out. */
export function contentsOf(draft: EntryDraft, language: Language): Contents {
	const { title, description } = splitWords(draft.words);
	const { type, date, actions, metropolises, organisations } = draft;
	const location = draft.location.trim();
	return {
		title: { [language]: title },
		...(description && { description: { [language]: description } }),
		...(type && { type }),
		...(date && { date }),
		...(location && { location }),
		...(actions.length > 0 && { actions: [...actions] }),
		...(metropolises.length > 0 && { metropolises: [...metropolises] }),
		...(organisations.length > 0 && { organisations: [...organisations] }),
		...(draft.notSameAs.length > 0 && { notSameAs: [...draft.notSameAs] }),
	};
}

/** Reads what was kept; another app's shape gives what can be read of it. */
export function readDraft(kept: unknown): EntryDraft | null {
	if (typeof kept !== 'object' || kept === null) return null;
	const found = kept as Record<string, unknown>;
	const word = (name: string) => (typeof found[name] === 'string' ? found[name] : '');
	const ids = (name: string) =>
		Array.isArray(found[name]) ? found[name].filter((id): id is string => typeof id === 'string') : [];
	const draft: EntryDraft = {
		words: word('words'),
		type: word('type'),
		date: word('date'),
		actions: ids('actions'),
		metropolises: ids('metropolises'),
		organisations: ids('organisations'),
		location: word('location'),
		notSameAs: ids('notSameAs'),
		photographs: readKeptFiles(found.photographs),
	};
	return isBegun(draft) ? draft : null;
}
