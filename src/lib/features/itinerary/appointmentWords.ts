import type { StopRow } from '#lib/domain/itinerary.ts';
import type { Contents } from '#lib/domain/kind.ts';
import { inLanguage, type Language } from '#lib/domain/language.ts';
import { mergeMembers } from '#lib/domain/memberChange.ts';
import { clockOf, dayOf, localTime } from '#lib/domain/localTime.ts';

/** What somebody types about a meeting; '' for nothing. */
export interface AppointmentWords {
	title: string;
	day: string;
	from: string;
	to: string;
	location: string;
	purpose: string;
	organisations: string[];
	metropolises: string[];
}

export const noWords = (day = ''): AppointmentWords => ({
	title: '',
	day,
	from: '',
	to: '',
	location: '',
	purpose: '',
	organisations: [],
	metropolises: [],
});

export function wordsOfStop(stop: StopRow, language: Language): AppointmentWords {
	return {
		title: inLanguage(stop.title, language)?.text ?? '',
		day: dayOf(stop.start) ?? '',
		from: clockOf(stop.start) ?? '',
		to: clockOf(stop.end) ?? '',
		location: stop.location ?? '',
		purpose: inLanguage(stop.purpose, language)?.text ?? '',
		organisations: [...stop.organisations],
		metropolises: [...stop.metropolises],
	};
}

/** Reads what was kept; another app's shape gives what can be read of it. Null where nobody had begun. */
export function readAppointmentWords(kept: unknown): AppointmentWords | null {
	if (typeof kept !== 'object' || kept === null) return null;
	const found = kept as Record<string, unknown>;
	const word = (name: string) => (typeof found[name] === 'string' ? found[name] : '');
	const ids = (name: string) =>
		Array.isArray(found[name]) ? found[name].filter((id): id is string => typeof id === 'string') : [];
	const words: AppointmentWords = {
		title: word('title'),
		day: word('day'),
		from: word('from'),
		to: word('to'),
		location: word('location'),
		purpose: word('purpose'),
		organisations: ids('organisations'),
		metropolises: ids('metropolises'),
	};
	return isBegun(words) ? words : null;
}

/** Whether somebody has put anything in it: the day alone is ours. */
export function isBegun({
	title,
	location,
	purpose,
	organisations,
	metropolises,
}: AppointmentWords): boolean {
	return (
		Boolean(title.trim() || location.trim() || purpose.trim()) ||
		organisations.length + metropolises.length > 0
	);
}

/** Why it cannot be saved: a name of the words that say so. */
export function faultOf(words: AppointmentWords): 'titleMissing' | 'dayMissing' | 'endsBefore' | null {
	if (!words.title.trim()) return 'titleMissing';
	if (!words.day && (words.from || words.to)) return 'dayMissing';
	if (words.to && words.from && words.to <= words.from) return 'endsBefore';
	return null;
}

type Written = 'title' | 'start' | 'end' | 'location' | 'purpose' | 'organisations' | 'metropolises';

function written(words: AppointmentWords, language: Language): Record<Written, unknown> {
	return {
		title: { [language]: words.title.trim() },
		start: localTime(words.day, words.from),
		end: words.to ? localTime(words.day, words.to) : null,
		location: words.location.trim() || null,
		purpose: { [language]: words.purpose.trim() },
		organisations: [...words.organisations],
		metropolises: [...words.metropolises],
	};
}

/** The contents of a new appointment; what is empty is left out. */
export function contentsOf(words: AppointmentWords, language: Language): Contents {
	const isNothing = (content: unknown) =>
		content === null ||
		(Array.isArray(content) ? content.length === 0 : Object.values(content as object).join('') === '');
	return Object.fromEntries(
		Object.entries(written(words, language)).filter(([, content]) => !isNothing(content)),
	);
}

/**
 * Only what differs: what somebody else has set, or added, meanwhile stays.
 * @param now the appointment as it stands when this is saved
 */
export function changesOf(
	words: AppointmentWords,
	before: AppointmentWords,
	now: Pick<StopRow, 'organisations' | 'metropolises'>,
	language: Language,
): Contents {
	const [old, wanted] = [written(before, language), written(words, language)];
	const changed = Object.entries(wanted).filter(
		([name, content]) => JSON.stringify(content) !== JSON.stringify(old[name as Written]),
	);
	return Object.fromEntries(
		changed.map(([name, content]) => [
			name,
			name === 'organisations' || name === 'metropolises'
				? mergeMembers(before[name], words[name], now[name])
				: content,
		]),
	);
}
