import { contentsHash } from './contentsHash.ts';
import type { frozenMinutes } from './frozenMinutes.ts';
import type { RowOf } from './kind.ts';
import { isLanguage } from './language.ts';
import { inOrderOfCreation, type MinutesContents } from './minutesContents.ts';

type Frozen = RowOf<typeof frozenMinutes>;
type Found = Record<string, unknown>;

const word = (found: Found, name: string) =>
	typeof found[name] === 'string' && found[name] ? found[name] : null;
const number = (found: Found, name: string) =>
	typeof found[name] === 'number' && Number.isFinite(found[name]) ? found[name] : null;
const listOf = (found: Found, name: string): Found[] =>
	(Array.isArray(found[name]) ? (found[name] as unknown[]) : []).filter(
		(item): item is Found => typeof item === 'object' && item !== null,
	);
const wordsOf = (found: Found, name: string): string[] =>
	(Array.isArray(found[name]) ? (found[name] as unknown[]) : []).filter(
		(item): item is string => typeof item === 'string',
	);

/**
 * Reads contents that were stored; they may come from anybody.
 * @returns null where they are not those of minutes
 */
export function readMinutes(stored: unknown): MinutesContents | null {
	if (typeof stored !== 'object' || stored === null) return null;
	const found = stored as Found;
	const { language, frozen } = found;
	if (found.format !== 'rumb-minutes' || found.version !== 1 || !isLanguage(language)) return null;
	const [workspace, workshop] = [word(found, 'workspace'), word(found, 'workshop')];
	if (!workspace || !workshop) return null;
	return {
		format: 'rumb-minutes',
		version: 1,
		sample: found.sample === true,
		workspace,
		workshop,
		language,
		title: word(found, 'title') ?? '',
		purpose: word(found, 'purpose'),
		workshopFormat: word(found, 'workshopFormat'),
		date: word(found, 'date'),
		start: word(found, 'start'),
		end: word(found, 'end'),
		venue: word(found, 'venue'),
		organisers: wordsOf(found, 'organisers'),
		invited: wordsOf(found, 'invited'),
		agenda: listOf(found, 'agenda').map((item) => ({
			title: word(item, 'title') ?? '',
			note: word(item, 'note'),
			minutes: number(item, 'minutes'),
			phase: word(item, 'phase'),
		})),
		attendance: listOf(found, 'attendance').map((group) => ({
			organisation: word(group, 'organisation'),
			people: listOf(group, 'people').map((one) => ({
				name: word(one, 'name') ?? '',
				companions: word(one, 'companions'),
			})),
		})),
		decisions: listOf(found, 'decisions').map((item) => ({
			id: word(item, 'id') ?? '',
			text: word(item, 'text') ?? '',
			owner: word(item, 'owner'),
			person: word(item, 'person'),
			due: word(item, 'due'),
			carriedFrom: word(item, 'carriedFrom'),
		})),
		votes: listOf(found, 'votes').map((item) => ({
			id: word(item, 'id') ?? '',
			question: word(item, 'question') ?? '',
			method: word(item, 'method'),
			state: word(item, 'state'),
			results: item.results ?? null,
		})),
		text: word(found, 'text') ?? '',
		formatted: found.formatted ?? null,
		frozen: readSignature(frozen),
	};
}

function readSignature(stored: unknown): MinutesContents['frozen'] {
	if (typeof stored !== 'object' || stored === null) return null;
	const found = stored as Found;
	return {
		name: word(found, 'name') ?? '',
		person: word(found, 'person') ?? '',
		time: number(found, 'time') ?? 0,
	};
}

/** Whether frozen minutes are what was frozen. Whoever changes contents and hash together leaves a later stamp on them. */
export function standingOfMinutes(row: Frozen): 'verified' | 'tampered' {
	const touched = ['contents', 'hash'].some((field) => row.edited[field]);
	return !touched && row.hash !== null && contentsHash(row.contents) === row.hash ? 'verified' : 'tampered';
}

/**
 * The minutes that count, where several facilitators froze them apart: on every device the first, else by id. None takes the
 * place of another by being tampered with.
 */
export function frozenOf(rows: readonly Frozen[]): { counts: Frozen; apart: Frozen[] } | null {
	const [counts, ...apart] = inOrderOfCreation(rows);
	return counts ? { counts, apart } : null;
}
