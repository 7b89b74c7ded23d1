import { contentsHash } from '../contentsHash.ts';
import type { Contents } from '../kind.ts';
import { documentOf } from '../owner.ts';
import { contentsOfUpdate, type UpdateContents, type UpdateRow } from '../updateContents.ts';
import type { SampleFrame, SampleOrganisation } from './frame.ts';
import { momentAfter, type SamplePerson, stampOf } from './people.ts';
import { type SamplePeriod, samplePeriods } from './periods.ts';
import { derivedRandom, type Random } from './random.ts';
import { reportContents } from './reportContents.ts';
import { RETURNED } from './reportSentences.ts';
import type { SampleRecord } from './sampleRecord.ts';

/** What one unit hands in, and what the editors decide on it: that lives in the plan. */
export interface SampleReports {
	readonly own: readonly SampleRecord[];
	readonly reviews: readonly SampleRecord[];
}

export interface ReportsOf {
	organisation: SampleOrganisation;
	people: readonly SamplePerson[];
	/** Who decides, and for whom. */
	reviewer: { organisation: string; person: SamplePerson };
	/** The unit's own entries. */
	entries: readonly SampleRecord[];
}

/** What a unit is used to do, each with its probability. */
interface Habits {
	reports: number;
	late: number;
	returned: number;
	/** Whether its updates are handed in, and decided on. */
	submits: number;
	decided: number;
}

const WEEK = 7;

/** The updates of a unit on its actions, one a period: some are missing, some late, some were returned first. */
export function sampleReports(frame: SampleFrame, seed: number, of: ReportsOf): SampleReports {
	const random = derivedRandom(seed, `reports/${of.organisation.id}`);
	const usual: Habits = {
		reports: 0.55 + 0.43 * random.next(),
		late: 0.4 * random.next(),
		returned: 0.35 * random.next(),
		submits: 0.97,
		decided: 0.97,
	};
	const own: SampleRecord[] = [];
	const reviews: SampleRecord[] = [];
	const periods = samplePeriods(frame);
	for (const { id: action } of frame.actions.filter(({ units }) => units.includes(of.organisation.id))) {
		let follows: string | undefined;
		for (const period of periods) {
			// The last period is under way.
			const habits =
				period === periods.at(-1)
					? { ...usual, reports: usual.reports * 0.75, submits: 0.7, decided: 0.4 }
					: usual;
			if (!random.chance(habits.reports)) continue;
			const contents = {
				action,
				period: period.id,
				...reportContents(random, { language: of.people[0]!.language, period, entries: of.entries, action }),
				...(follows && { follows }),
			};
			const id = `${of.organisation.id.slice(0, 28)}-${action.slice(0, 24)}-${period.year}`;
			const steps = handIn(random, { id, contents, period, of, habits });
			own.push(...steps.own);
			reviews.push(...steps.reviews);
			if (steps.accepted) follows = id;
		}
	}
	return { own, reviews };
}

interface HandedIn {
	id: string;
	contents: Contents;
	period: SamplePeriod;
	of: ReportsOf;
	habits: Habits;
}

function handIn(random: Random, { id, contents, period, of, habits }: HandedIn) {
	const person = random.pick(of.people);
	const day = random.chance(habits.late) ? addDays(period.due, 2) : addDays(period.due, -40);
	const written = momentAfter(random, day, random.chance(0.5) ? 5 * WEEK : 2 * WEEK);
	const own: SampleRecord[] = [{ kind: 'update', id, contents, created: stampOf(person.id, written) }];
	const reviews: SampleRecord[] = [];
	const frozen = freeze(of.organisation.id, id, contents);
	const hash = contentsHash(frozen);
	let accepted = false;
	let moment = written;
	const rounds = random.chance(habits.returned) ? 2 : 1;
	for (let round = 1; round <= rounds && random.chance(habits.submits); round++) {
		moment = momentAfter(random, dayOfMoment(moment), 4) + 1;
		const submission = `${id}-s${round}`;
		own.push({
			kind: 'submission',
			id: submission,
			contents: {
				update: id,
				contents: frozen,
				hash,
				name: person.name,
				...(round > 1 && { replaces: `${id}-s${round - 1}` }),
			},
			created: stampOf(person.id, moment),
		});
		if (!random.chance(habits.decided)) break;
		moment = momentAfter(random, addDays(dayOfMoment(moment), 1), 3 * WEEK);
		accepted = round === rounds;
		const { reviewer } = of;
		reviews.push({
			kind: 'review',
			id: `${id}-r${round}`,
			contents: {
				update: id,
				submission,
				hash,
				decision: accepted ? 'accepted' : 'returned',
				...(accepted ? { contents: frozen } : { note: random.pick(RETURNED) }),
				name: reviewer.person.name,
				organisation: reviewer.organisation,
			},
			created: stampOf(reviewer.person.id, moment),
		});
		moment = momentAfter(random, addDays(dayOfMoment(moment), 1), WEEK);
	}
	return { own, reviews, accepted };
}

/** What is handed in of an update, in the one form in which it is. */
function freeze(organisation: string, id: string, contents: Contents): UpdateContents {
	const empty = { narrative: {}, challenges: {}, wayForward: {}, entries: [], follows: null };
	return contentsOfUpdate({
		...empty,
		...contents,
		id,
		document: documentOf(organisation),
	} as unknown as UpdateRow);
}

const dayOfMoment = (moment: number) => new Date(moment).toISOString().slice(0, 10);
const addDays = (day: string, days: number) => dayOfMoment(Date.parse(`${day}T00:00Z`) + days * 86_400_000);
