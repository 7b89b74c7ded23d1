import { subjectOf } from '../subject.ts';
import type { SampleFrame, SampleOrganisation } from './frame.ts';
import { dayOf, momentAfter, type SamplePerson, stampOf } from './people.ts';
import { derivedRandom, pickSome, type Random } from './random.ts';
import type { SampleRecord } from './sampleRecord.ts';
import { LEARNT, NEXT } from './sentences.ts';
import { ANSWERS, PURPOSES, QUESTIONS } from './talk.ts';
import { fill, topicIn } from './words.ts';

interface Writing {
	organisation: SampleOrganisation;
	people: readonly SamplePerson[];
	entries: readonly SampleRecord[];
}

const dayOfEntry = ({ contents }: SampleRecord) => contents.date as string;
const addDays = (day: string, days: number) => dayOf(Date.parse(`${day}T00:00Z`) + days * 86_400_000);

/** Tasks and milestones that follow from entries or belong to actions: most are done, some late, some never. */
export function sampleTasks(frame: SampleFrame, seed: number, { organisation, people, entries }: Writing) {
	const random = derivedRandom(seed, `tasks/${organisation.id}`);
	const lastDay = `${frame.end}-12-31`;
	return entries
		.filter(() => random.chance(0.12))
		.map((entry, number): SampleRecord => {
			const person = random.pick(people);
			const { language } = person;
			const due = addDays(dayOfEntry(entry), 7 + random.below(120));
			const done = addDays(due, random.below(60) - 40);
			const actions = entry.contents.actions as readonly string[];
			return {
				kind: 'task',
				id: `${organisation.id.slice(0, 50)}-t${number}`,
				contents: {
					type: random.chance(0.15) ? 'milestone' : 'task',
					title: { [language]: random.pick(NEXT[language]) },
					owner: organisation.id,
					person: random.pick(people).name,
					due,
					...(random.chance(0.72) && done <= lastDay && done >= dayOfEntry(entry) ? { doneOn: done } : {}),
					subject: subjectOf(entry),
					...(actions[0] ? { action: actions[0] } : {}),
				},
				created: stampOf(person.id, momentAfter(random, dayOfEntry(entry), 5)),
			};
		});
}

/** Short threads about entries: a question, and often an answer. */
export function sampleComments(seed: number, { organisation, people, entries }: Writing): SampleRecord[] {
	const random = derivedRandom(seed, `comments/${organisation.id}`);
	return entries
		.filter(() => random.chance(0.05))
		.flatMap((entry, number) => {
			const asked = momentAfter(random, dayOfEntry(entry), 30);
			const about = subjectOf(entry);
			const first = comment(random, people, `${organisation.id.slice(0, 50)}-c${number}`, asked, {
				subject: about,
				words: random.pick(QUESTIONS),
				...(random.chance(0.3) ? { settled: true } : {}),
			});
			if (random.chance(0.4)) return [first];
			const answered = momentAfter(random, addDays(dayOf(asked), 1), 9);
			return [
				first,
				comment(random, people, `${first.id}-a`, answered, {
					subject: about,
					thread: first.id,
					words: random.pick(ANSWERS),
				}),
			];
		});
}

function comment(
	random: Random,
	people: readonly SamplePerson[],
	id: string,
	time: number,
	contents: Record<string, unknown>,
): SampleRecord {
	const person = random.pick(people);
	return {
		kind: 'comment',
		id,
		contents: { ...contents, name: person.name },
		created: stampOf(person.id, time),
	};
}

/** Whom one met at fairs, events and missions: two to four stops each. */
export function sampleAppointments(
	frame: SampleFrame,
	seed: number,
	{ organisation, people, entries }: Writing,
) {
	const random = derivedRandom(seed, `appointments/${organisation.id}`);
	const travelled = entries.filter(({ contents }) =>
		['fair', 'event', 'mission'].includes(contents.type as string),
	);
	return travelled
		.filter(() => random.chance(0.5))
		.flatMap((event, trip) =>
			Array.from({ length: 2 + random.below(3) }, (_, stop): SampleRecord => {
				const { id, language } = random.pick(people);
				const hour = String(9 + stop * 2).padStart(2, '0');
				const topic = topicIn(random, language);
				return {
					kind: 'appointment',
					id: `${organisation.id.slice(0, 44)}-v${trip}-${stop}`,
					contents: {
						event: event.id,
						title: { [language]: fill(random.pick(PURPOSES[language]), { topic }) },
						start: `${dayOfEntry(event)}T${hour}:${random.pick(['00', '30'])}`,
						location: `Estand de mostra ${1 + random.below(90)}`,
						organisations: pickSome(random, frame.networks, 1),
						metropolises: event.contents.metropolises,
						...(random.chance(0.8) ? { notes: { [language]: random.pick(LEARNT[language]) } } : {}),
						...(random.chance(0.85) ? { held: random.chance(0.9) } : {}),
					},
					created: stampOf(id, momentAfter(random, dayOfEntry(event), 0)),
				};
			}),
		);
}
