import type { agendaBlock } from './agendaBlock.ts';
import type { attendee } from './attendee.ts';
import type { decision } from './decision.ts';
import type { RowOf } from './kind.ts';
import { inLanguage, isLanguage, LANGUAGES, type Language, type Localised } from './language.ts';
import type { round } from './round.ts';
import type { workshop } from './workshop.ts';

/** Somebody who was there, and whoever shared their device. */
export interface Present {
	name: string;
	companions: string | null;
}

/** All that the minutes of a session tell, in the one form that is hashed. Names are written out, as they were then. */
export interface MinutesContents {
	format: 'rumb-minutes';
	version: 1;
	/** Whether everything in it is invented. */
	sample: boolean;
	workspace: string;
	workshop: string;
	/** In which they are written; the words below are in it where they have several. */
	language: Language;
	title: string;
	purpose: string | null;
	/** Codes of `workshop-format`. */
	workshopFormat: string | null;
	date: string | null;
	start: string | null;
	end: string | null;
	venue: string | null;
	organisers: string[];
	invited: string[];
	agenda: { title: string; note: string | null; minutes: number | null; phase: string | null }[];
	/** By organisation, those without one last. */
	attendance: { organisation: string | null; people: Present[] }[];
	decisions: MinutedDecision[];
	votes: MinutedVote[];
	text: string;
	/** How the text is set where it is more than lines. Read by whoever shows it. */
	formatted: unknown;
	/** Absent from minutes in the making. */
	frozen: { name: string; person: string; time: number } | null;
}

export interface MinutedDecision {
	id: string;
	text: string;
	owner: string | null;
	person: string | null;
	due: string | null;
	/** The session that took it, where it was carried over. */
	carriedFrom: string | null;
}

export interface MinutedVote {
	id: string;
	question: string;
	/** Code of `vote-method`. */
	method: string | null;
	/** Code of `round-state`. */
	state: string | null;
	/** As they were counted, with what was voted on as it was worded; see `voteResults.ts`. Null until they are made public. */
	results: unknown;
}

export interface MinutesSource {
	workspace: string;
	sample: boolean;
	workshop: RowOf<typeof workshop>;
	language: Language;
	blocks: readonly RowOf<typeof agendaBlock>[];
	attendees: readonly RowOf<typeof attendee>[];
	decisions: readonly RowOf<typeof decision>[];
	rounds: readonly RowOf<typeof round>[];
	/** What an organisation, or an earlier session, is called in a language. */
	organisationName: (id: string) => string;
	workshopName: (id: string) => string;
	text: string;
	formatted: unknown;
	frozen: MinutesContents['frozen'];
}

const said = (words: string | null | undefined): string | null => words?.trim() || null;

/** The language of a session's minutes: the one that it is held in, else the one in which they were begun. */
export function languageOfMinutes(
	workshop: { language: string | null } | undefined,
	written: Localised | null | undefined,
): Language {
	const declared = workshop?.language;
	if (isLanguage(declared)) return declared;
	return LANGUAGES.find((language) => written?.[language]) ?? LANGUAGES[0];
}

/** In the order in which they came. */
export function inOrderOfCreation<R extends { id: string; created?: { time: number } }>(
	rows: readonly R[],
): R[] {
	return [...rows].sort(
		(one, other) => (one.created?.time ?? 0) - (other.created?.time ?? 0) || (one.id < other.id ? -1 : 1),
	);
}

/** Who was there, by organisation and name; a seat that came twice is one. */
export function attendanceOf(
	attendees: readonly RowOf<typeof attendee>[],
	organisationName: (id: string) => string,
	language: Language,
): MinutesContents['attendance'] {
	const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
	const seats = new Map(inOrderOfCreation(attendees).map((row) => [row.person ?? row.id, row]));
	const groups = new Map<string | null, Present[]>();
	for (const row of seats.values()) {
		const organisation = row.organisation ? organisationName(row.organisation) : said(row.organisationName);
		const people = groups.get(organisation) ?? [];
		people.push({ name: row.name ?? '', companions: said(row.companions) });
		groups.set(organisation, people);
	}
	return [...groups]
		.map(([organisation, people]) => ({
			organisation,
			people: people.sort((one, other) => compare(one.name, other.name)),
		}))
		.sort((one, other) => {
			if (one.organisation === null || other.organisation === null) return one.organisation === null ? 1 : -1;
			return compare(one.organisation, other.organisation);
		});
}

/** What the minutes of a session tell as it stands now. The same rows give the same contents on every device. */
export function contentsOfMinutes(source: MinutesSource): MinutesContents {
	const { workshop, language, organisationName, workshopName } = source;
	const words = (text: Localised) => inLanguage(text, language)?.text ?? '';
	const names = (ids: readonly string[]) => {
		const { compare } = new Intl.Collator(language);
		return ids.map(organisationName).sort(compare);
	};
	return {
		format: 'rumb-minutes',
		version: 1,
		sample: source.sample,
		workspace: source.workspace,
		workshop: workshop.id,
		language,
		title: words(workshop.title),
		purpose: said(words(workshop.purpose)),
		workshopFormat: workshop.format,
		date: workshop.date,
		start: workshop.start,
		end: workshop.end,
		venue: said(workshop.venue),
		organisers: names(workshop.organisers),
		invited: names(workshop.invited),
		agenda: source.blocks.map(({ title, note, minutes, phase }) => ({
			title: title ?? '',
			note: said(note),
			minutes,
			phase,
		})),
		attendance: attendanceOf(source.attendees, organisationName, language),
		decisions: inOrderOfCreation(source.decisions).map((row) => ({
			id: row.id,
			text: row.text ?? '',
			owner: row.owner ? organisationName(row.owner) : null,
			person: said(row.person),
			due: row.due,
			carriedFrom: row.carriedFrom ? workshopName(row.carriedFrom) : null,
		})),
		votes: inOrderOfCreation(source.rounds).map((row) => ({
			id: row.id,
			question: row.question ?? '',
			method: row.method,
			state: row.state,
			results: row.state === 'revealed' ? row.results : null,
		})),
		text: source.text,
		formatted: source.formatted,
		frozen: source.frozen,
	};
}
