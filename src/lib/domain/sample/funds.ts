import type { SampleFrame } from './frame.ts';
import { derivedRandom, pickWeighted } from './random.ts';
import { addDays, type Registering, RegisterWriter, yearOf } from './registers.ts';
import { CALLED } from './registerWords.ts';
import type { SampleRecord } from './sampleRecord.ts';
import { inventedName } from './words.ts';

const CALLS = 8;

const callId = (organisation: string, number: number) => `${organisation.slice(0, 48)}-f${number}`;

/** Calls for proposals that whoever looks for funds writes down for all. */
export function sampleCalls(frame: SampleFrame, seed: number, of: Registering): SampleRecord[] {
	const writer = new RegisterWriter(derivedRandom(seed, 'calls'), frame, of);
	const { random } = writer;
	return Array.from({ length: CALLS }, (_, number) => {
		writer.next();
		const opens = writer.day();
		return writer.record('call', callId(writer.own, number), opens, {
			title: writer.say(CALLED.call),
			programme: `Programa de mostra ${inventedName(random)}`,
			fundScope: random.chance(0.75) ? 'eu' : 'non-eu',
			opens,
			closes: addDays(opens, 60 + random.below(90)),
			eligible: writer.say(CALLED.eligible),
			budgetEur: writer.euros(2000, 9000),
			cofinancing: random.pick([60, 75, 80, 90]),
			...writer.about(),
		});
	});
}

const STAGES = [
	['preparing', 2],
	['submitted', 3],
	['reserve', 1],
	['awarded', 2],
	['rejected', 5],
	['running', 4],
	['closed', 3],
	['capitalised', 2],
] as const;
/** Stages in which there is a grant, and those in which there is a decision: a place on the reserve list is none. */
const GRANTED = ['awarded', 'running', 'closed', 'capitalised'];
const DECIDED = ['rejected', ...GRANTED];
const OVER = ['closed', 'capitalised'];

/** Bids and projects of one organisation, at every stage, and what is left of those that are over. */
export function sampleProjects(
	frame: SampleFrame,
	seed: number,
	of: Registering,
	calls: readonly SampleRecord[],
): SampleRecord[] {
	const writer = new RegisterWriter(derivedRandom(seed, `projects/${of.organisation.id}`), frame, of);
	const { random } = writer;
	const count = random.below(of.organisation.reports ? 3 : 2);
	return Array.from({ length: count }, (_, number) => {
		writer.next();
		const stage = pickWeighted(random, STAGES);
		// What is over began early.
		const submitted = OVER.includes(stage)
			? addDays(`${frame.start}-03-01`, random.below(200))
			: writer.day();
		const [decided, starts] = [addDays(submitted, 150), addDays(submitted, 240)];
		const ends = addDays(starts, OVER.includes(stage) ? 500 : 900);
		const budgetEur = writer.euros(60, 600);
		const ownFundsEur = Math.round((budgetEur * random.pick([15, 20, 25, 40])) / 100);
		const leads = random.chance(0.4);
		const partners = writer.others(3);
		const coordinator = leads ? writer.own : partners[0];
		const named = {
			...writer.about(writer.metropolises(2)),
			organisations: partners,
			councils: writer.councils(3),
		};
		const title = writer.say(CALLED.project);
		const project = writer.record('project', writer.id('p', number), submitted, {
			title,
			description: { [writer.language]: CALLED.purpose[writer.language] },
			stage,
			...(calls.length > 0 && random.chance(0.6) ? { call: random.pick(calls).id } : {}),
			programme: `Programa de mostra ${inventedName(random)}`,
			fundScope: random.chance(0.8) ? 'eu' : 'non-eu',
			role: leads ? 'coordinator' : 'partner',
			...(coordinator ? { coordinator } : {}),
			...named,
			budgetEur,
			ownFundsEur,
			requestedEur: budgetEur - ownFundsEur,
			...(GRANTED.includes(stage) ? { grantEur: budgetEur - ownFundsEur, starts, ends } : {}),
			priceYear: yearOf(submitted),
			...(stage === 'preparing'
				? {}
				: { submitted, reference: `MOSTRA-${yearOf(submitted)}-${100 + random.below(900)}` }),
			...(DECIDED.includes(stage) ? { decided } : {}),
			...(stage === 'rejected' ? { reason: writer.say(CALLED.rejected) } : {}),
		});
		return [project, ...(OVER.includes(stage) ? reviewsOf(writer, project, named, ends) : [])];
	}).flat();
}

function reviewsOf(
	writer: RegisterWriter,
	{ id, contents }: SampleRecord,
	named: object,
	ends: string,
): SampleRecord[] {
	const { random, frame } = writer;
	return [6, 12]
		.map((months) => ({ months, date: addDays(ends, Math.round(months * 30.5)) }))
		.filter(({ date }) => yearOf(date) <= frame.end && random.chance(0.7))
		.map(({ months, date }) =>
			writer.record('continuityReview', `${id}-${months}`, date, {
				title: contents.title,
				project: id,
				months,
				date,
				goesOn: random.pick(['yes', 'partly', 'no']),
				whoPays: writer.say(CALLED.payer),
				reused: writer.say(CALLED.reused),
				...named,
			}),
		);
}
