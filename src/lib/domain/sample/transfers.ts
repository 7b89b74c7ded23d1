import type { Contents } from '../kind.ts';
import { subjectOf } from '../subject.ts';
import type { SampleFrame } from './frame.ts';
import { derivedRandom } from './random.ts';
import { addDays, type Registering, RegisterWriter } from './registers.ts';
import { CALLED } from './registerWords.ts';
import type { SampleRecord } from './sampleRecord.ts';
import { LEARNT } from './sentences.ts';

const STAGES = ['identified', 'explored', 'adapting', 'piloting', 'adopted', 'not-pursued'];
const VISITS = ['delegation', 'study-visit', 'mission'];

const visited = (contents: Contents) => contents.metropolises as readonly string[];

/** A solution that an organisation offers, and one on its way to it: what was learnt on a visit where there was one. */
export function sampleTransfers(frame: SampleFrame, seed: number, of: Registering): SampleRecord[] {
	const writer = new RegisterWriter(derivedRandom(seed, `transfers/${of.organisation.id}`), frame, of);
	const { random, own } = writer;
	const records: SampleRecord[] = [];
	if (random.chance(0.25)) {
		writer.next();
		const since = frame.start + random.below(3);
		records.push(
			writer.record('solution', writer.id('s', 0), `${since}-05-01`, {
				title: writer.say(CALLED.solution),
				description: { [writer.language]: random.pick(LEARNT[writer.language]) },
				since,
				organisations: [own],
				...writer.about(frame.home ? [frame.home] : []),
			}),
		);
	}
	const visit = of.entries.find(
		({ contents }) => VISITS.includes(contents.type as string) && visited(contents).length > 0,
	);
	const found = visit && frame.metropolises.find(({ id }) => visited(visit.contents).includes(id));
	const city = found ?? writer.metropolis();
	if (!city || !random.chance(0.3)) return records;
	writer.next();
	const stage = random.pick(STAGES);
	const begun = (visit?.contents.date as string | undefined) ?? writer.day();
	const isOver = stage === 'adopted' || stage === 'not-pursued';
	const comes = random.chance(0.5);
	const solution = records[0];
	records.push(
		writer.record('transfer', writer.id('b', 0), begun, {
			title: writer.say(CALLED.transfer, city),
			stage,
			...(solution && !comes ? { solution: solution.id } : {}),
			...(comes
				? { fromMetropolis: city.id, toOrganisation: own }
				: { fromOrganisation: own, toMetropolis: city.id }),
			begun,
			...(isOver
				? { ended: addDays(begun, 200 + random.below(300)), outcome: writer.say(CALLED.reused) }
				: {}),
			lessons: { [writer.language]: random.pick(LEARNT[writer.language]) },
			...writer.about([city]),
			organisations: [own, ...writer.others(1)],
			...(visit ? { arisesFrom: subjectOf(visit) } : {}),
		}),
	);
	return records;
}

/** Where an organisation wants to be heard. */
export function sampleAdvocacy(frame: SampleFrame, seed: number, of: Registering): SampleRecord[] {
	const writer = new RegisterWriter(derivedRandom(seed, `advocacy/${of.organisation.id}`), frame, of);
	const { random } = writer;
	const count = of.organisation.reports ? random.below(2) : random.chance(0.08) ? 1 : 0;
	return Array.from({ length: count }, (_, number) => {
		writer.next();
		const deadline = writer.day();
		const isTaken = random.chance(0.75);
		const outcome = isTaken ? random.pick(['open', 'adopted', 'partly', 'not']) : 'open';
		return writer.record('advocacy', writer.id('d', number), addDays(deadline, -60), {
			title: writer.say(CALLED.advocacy),
			agenda: writer.say(CALLED.agenda),
			addressee: writer.say(CALLED.addressee),
			deadline,
			...(isTaken
				? {
						taken: addDays(deadline, -random.below(40)),
						position: { [writer.language]: random.pick(LEARNT[writer.language]) },
					}
				: {}),
			channel: random.pick(['network', 'consultation', 'event', 'other']),
			outcome,
			...(outcome === 'open' ? {} : { outcomeOn: addDays(deadline, 120) }),
			organisations: writer.others(2),
			networks: writer.networks(2),
			...writer.about(),
		});
	});
}
