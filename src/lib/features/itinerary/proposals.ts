import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { type EntryField, fieldsOfType } from '#lib/domain/entryTypes.ts';
import { byStart, type StopRow } from '#lib/domain/itinerary.ts';
import { inLanguage, LANGUAGES, type Language, type Localised } from '#lib/domain/language.ts';

/** Sets of the entry to which a journey adds. */
export const PROPOSED_SETS = ['organisations', 'networks', 'metropolises'] as const;
export type ProposedSet = (typeof PROPOSED_SETS)[number];
export const PROPOSED_NUMBERS = ['contacts', 'participants'] as const;
export type ProposedNumber = (typeof PROPOSED_NUMBERS)[number];

export interface Proposals {
	/** What the entry does not say yet. */
	readonly sets: Readonly<Record<ProposedSet, readonly string[]>>;
	/** Null where there is nothing to propose: no data is never zero. */
	readonly numbers: Readonly<Record<ProposedNumber, number | null>>;
	/** What was noted at each meeting and stands nowhere in the entry yet; '' for nothing. */
	readonly text: string;
	readonly field: 'conclusions' | 'description';
}

export interface Journey {
	/** Those of the organisation to which the entry belongs. */
	readonly stops: readonly StopRow[];
	readonly contacts: number;
	/** Ids of the people who wrote in the itinerary. */
	readonly people: readonly string[];
	readonly isNetwork: (organisation: string) => boolean;
	/** How a stop's time is written. */
	readonly timeOf: (stop: StopRow) => string;
	readonly language: Language;
	/** The organisation to which the entry belongs. */
	readonly owner: string | null;
}

/** All that was noted at a stop, in whichever languages, the reader's first. */
export function notesOf(stop: Pick<StopRow, 'notes'>, language: Language): string {
	const notes = (stop.notes ?? {}) as Localised;
	return [language, ...LANGUAGES.filter((other) => other !== language)]
		.map((one) => notes[one]?.trim())
		.filter(Boolean)
		.join('\n');
}

function composeText(event: EntryRow, stops: readonly StopRow[], journey: Journey): string {
	const { language, timeOf } = journey;
	const written = [event.conclusions, event.description]
		.flatMap((text) => Object.values((text ?? {}) as Localised))
		.join('\n');
	return stops
		.flatMap((stop) => {
			// What stands there already is not proposed a second time.
			const lines = notesOf(stop, language)
				.split('\n')
				.filter((line) => line.trim() === '' || !written.includes(line.trim()));
			const notes = lines.join('\n').trim();
			if (!notes) return [];
			const title = inLanguage(stop.title, language)?.text ?? '';
			const heading = [title, timeOf(stop)].filter(Boolean).join(', ');
			return [`${heading}\n${notes}`];
		})
		.join('\n\n');
}

/** What a journey says about its entry: proposals, of which somebody takes what they want. */
export function proposeCompletion(event: EntryRow, journey: Journey): Proposals {
	const stops = journey.stops.filter(({ held }) => held !== false).sort(byStart);
	const met = [...new Set(stops.flatMap(({ organisations }) => organisations))];
	const missing = (field: ProposedSet, ids: readonly string[]) =>
		ids.filter((id) => !event[field].includes(id) && id !== journey.owner);
	const number = (field: ProposedNumber, count: number) =>
		count > 0 && event[field] !== count ? count : null;
	const asked: readonly EntryField[] = fieldsOfType(event.type);
	return {
		sets: {
			organisations: missing(
				'organisations',
				met.filter((id) => !journey.isNetwork(id)),
			),
			networks: missing('networks', met.filter(journey.isNetwork)),
			metropolises: missing('metropolises', [...new Set(stops.flatMap(({ metropolises }) => metropolises))]),
		},
		numbers: {
			contacts: number('contacts', journey.contacts),
			participants: event.participants === null ? number('participants', new Set(journey.people).size) : null,
		},
		text: composeText(event, stops, journey),
		field: asked.includes('conclusions') ? 'conclusions' : 'description',
	};
}

/** Whether there is anything to take over. */
export function isEmptyProposal({ sets, numbers, text }: Proposals): boolean {
	return (
		text === '' &&
		PROPOSED_SETS.every((name) => sets[name].length === 0) &&
		PROPOSED_NUMBERS.every((name) => numbers[name] === null)
	);
}
