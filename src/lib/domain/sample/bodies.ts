import { generateNKeysBetween } from 'fractional-indexing';
import { subjectOf } from '../subject.ts';
import type { SampleFrame } from './frame.ts';
import { momentAfter, type SamplePerson, stampOf } from './people.ts';
import { derivedRandom, pickSome } from './random.ts';
import { addDays } from './registers.ts';
import { BROUGHT, CALLED, DECIDED, POINTS } from './registerWords.ts';
import type { SampleDocument, SampleRecord } from './sampleRecord.ts';
import { fill } from './words.ts';

const SESSIONS_A_YEAR = 2;

/** Nobody meets at a weekend. */
function workingDay(day: string): string {
	const weekday = new Date(`${day}T00:00Z`).getUTCDay();
	return weekday % 6 === 0 ? addDays(day, 2) : day;
}

/** The sessions of the bodies that a plan has: agenda, who came, what was decided, and what each member brought to the last. */
export function sampleBodies(
	frame: SampleFrame,
	seed: number,
	people: readonly SamplePerson[],
): SampleDocument[] {
	return frame.bodies.map(({ id: body, members }): SampleDocument => {
		const random = derivedRandom(seed, `bodies/${body}`);
		const created = (day: string) => stampOf(random.pick(people).id, momentAfter(random, day, 3));
		const idOf = (what: string, ...numbers: number[]) => [body.slice(0, 44), what, ...numbers].join('-');
		const years = Array.from({ length: frame.end - frame.start + 1 }, (_, at) => frame.start + at);
		const days = years.flatMap((year) =>
			Array.from({ length: SESSIONS_A_YEAR }, (_, half) =>
				workingDay(`${year}-${half === 0 ? '04' : '11'}-${10 + random.below(15)}`),
			),
		);
		const records = days.flatMap((date, number): SampleRecord[] => {
			const meeting = idOf('m', number);
			const attending = members.filter(() => random.chance(0.6));
			const positions = generateNKeysBetween(null, null, POINTS.length);
			const session = Object.fromEntries(
				Object.entries(CALLED.meeting).map(([language, words]) => [
					language,
					fill(words, { n: String(number + 1) }),
				]),
			);
			const decided = pickSome(random, DECIDED, 2);
			return [
				{
					kind: 'bodyMeeting',
					id: meeting,
					contents: {
						title: session,
						date,
						start: '10:00',
						end: '12:00',
						venue: `Sala de mostra ${1 + random.below(9)}`,
						language: 'ca',
						attending,
						excused: members.filter((id) => !attending.includes(id) && random.chance(0.4)),
						actions: pickSome(random, frame.actions, 2).map(({ id }) => id),
					},
					created: created(date),
				},
				...POINTS.map((title, at) => ({
					kind: 'agendaPoint',
					id: `${meeting}-${at}`,
					contents: {
						meeting,
						place: { parent: null, position: positions[at]! },
						title,
						minutes: 5 * (1 + random.below(6)),
					},
					created: created(date),
				})),
				...decided.map((text, at) => ({
					kind: 'decision',
					id: `${meeting}-d${at}`,
					contents: { meeting, text, due: addDays(date, 60) },
					created: created(date),
				})),
				...(decided.length > 0 && members.length > 0
					? [
							{
								kind: 'task',
								id: `${meeting}-t`,
								contents: {
									type: 'task',
									title: { ca: decided[0]! },
									owner: random.pick(members),
									person: random.pick(people).name,
									due: addDays(date, 60),
									...(random.chance(0.7) ? { doneOn: addDays(date, 20 + random.below(60)) } : {}),
									subject: subjectOf({ kind: 'bodyMeeting', id: meeting }),
								},
								created: created(date),
							},
						]
					: []),
			];
		});
		const last = days.length - 1;
		// Some have brought nothing yet: that is seen, too.
		const brought = members
			.filter(() => random.chance(0.55))
			.map((organisation, number) => ({
				kind: 'brought',
				id: idOf('b', number),
				contents: {
					body,
					meeting: idOf('m', last),
					organisation,
					title: random.pick(BROUGHT),
					actions: pickSome(random, frame.actions, 1).map(({ id }) => id),
				},
				created: created(days[last]!),
			}));
		return { name: `body/${body}`, records: [...records, ...brought] };
	});
}
