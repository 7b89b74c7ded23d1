import type { Localised } from '../language.ts';
import { placeRecords, type Template } from '../template.ts';
import { sampleActivityReport } from './activityReport.ts';
import { sampleBodies } from './bodies.ts';
import { sampleHappenings } from './calendar.ts';
import { sampleEntries } from './entries.ts';
import { sampleFacts, sampleTargets, sampleValues } from './figures.ts';
import { countEvaluationDocuments, sampleAnswers, sampleEvaluation } from './evaluation.ts';
import { readFrame, type SampleFrame } from './frame.ts';
import { sampleCalls, sampleProjects } from './funds.ts';
import { samplePeople, sampleProfiles } from './people.ts';
import { periodRecords } from './periods.ts';
import { derivedRandom } from './random.ts';
import type { Registering } from './registers.ts';
import { sampleAgreements, sampleMemberships, sampleTierChanges } from './relations.ts';
import { sampleReports } from './reports.ts';
import { assertSampleId } from './sampleId.ts';
import type { SampleDocument, SampleRecord } from './sampleRecord.ts';
import { sampleAdvocacy, sampleTransfers } from './transfers.ts';
import { sampleAppointments, sampleComments, sampleTasks } from './together.ts';

export interface SampleOptions {
	/** The workspace that is filled: one of the sample's own, see `sampleId`. */
	workspace: string;
	/** The plan on whose actions and organisations the sample stands. */
	template: Template;
	/** The same seed gives the same records. */
	seed: number;
	/** How many entries in all. */
	entries: number;
}

/**
 * Five believable years of the organisations that a plan has, document by document, the plan last since it holds the decisions on
 * what the others handed in. Everything in it is invented, and says so.
 * @throws when the workspace is not one of the sample's own: a real plan is never filled with what was invented.
 */
export function* sampleDocuments({
	workspace,
	template,
	seed,
	entries,
}: SampleOptions): Generator<SampleDocument> {
	assertSampleId(workspace);
	const frame = readFrame(template);
	const people = samplePeople(frame, seed);
	const counts = shareOut(frame, seed, entries);
	const happenings = sampleHappenings(frame, seed, Math.ceil(entries / 25));
	const reviews: SampleRecord[] = [];
	const editors = frame.organisations[0];
	let calls: SampleRecord[] = [];
	/** What the evaluation may name as its evidence: of each a little. */
	const evidence: SampleRecord[] = [];
	for (const [index, organisation] of frame.organisations.entries()) {
		const writers = people.get(organisation.id)!;
		const reviewer = { organisation: editors!.id, person: people.get(editors!.id)![0]! };
		const own = sampleEntries(frame, seed, {
			organisation,
			people: writers,
			happenings,
			count: counts[index]!,
		});
		const writing = { organisation, people: writers, entries: own };
		// Those who steer the plan keep what concerns everybody: calls, networks, what is measured by hand.
		const shared = organisation === editors ? sharedRegisters(frame, seed, writing) : [];
		if (organisation === editors) calls = shared.filter(({ kind }) => kind === 'call');
		const reports = sampleReports(frame, seed, { ...writing, reviewer });
		reviews.push(...reports.reviews);
		const projects = sampleProjects(frame, seed, writing, calls);
		evidence.push(...evidenceAmong(own, projects, `${frame.start + 3}`));
		yield {
			name: `org/${organisation.id}`,
			records: [
				...sampleProfiles(organisation, writers, Date.UTC(frame.start, 0, 4, 9)),
				...own,
				...reports.own,
				...sampleTasks(frame, seed, writing),
				...sampleComments(seed, writing),
				...sampleAppointments(frame, seed, writing),
				...shared,
				...projects,
				...sampleAgreements(frame, seed, writing),
				...sampleTransfers(frame, seed, writing),
				...sampleAdvocacy(frame, seed, writing),
				...sampleAnswers(frame, organisation.id, writers[0]!.id, projects),
			],
		};
	}
	if (editors) yield* sampleBodies(frame, seed, people.get(editors.id)!);
	const report = editors && sampleActivityReport(template, frame, people.get(editors.id)![0]!);
	if (report) yield report.document;
	const evaluation = editors && sampleEvaluation(template, frame, people.get(editors.id)![0]!.id, evidence);
	if (evaluation) yield* evaluation.documents;
	yield {
		name: 'plan',
		records: [
			...planRecords(template, frame),
			...periodRecords(frame),
			...reviews,
			...sampleTierChanges(frame, seed),
			...sampleTargets(frame, seed),
			...sampleFacts(frame, seed),
			...(report ? [report.plan] : []),
			...(evaluation?.plan ?? []),
		],
	};
}

const sharedRegisters = (frame: SampleFrame, seed: number, of: Registering): SampleRecord[] => [
	...sampleCalls(frame, seed, of),
	...sampleMemberships(frame, seed, of),
	...sampleValues(frame, seed, of),
];

/** A few of what an organisation did before the interim evaluation. */
const evidenceAmong = (
	entries: readonly SampleRecord[],
	projects: readonly SampleRecord[],
	before: string,
) => [
	...entries.filter(({ contents }) => String(contents.date) < before).slice(0, 1),
	...projects.slice(0, 1),
];

/** How many documents a sample has, to say how far its making is. */
export function countSampleDocuments(template: Template): number {
	const frame = readFrame(template);
	const { organisations, bodies } = frame;
	// Beside what each writes: the bodies, the report of a year, the evaluation, and the plan.
	const others = organisations.length > 0 ? bodies.length + 1 + countEvaluationDocuments(frame) : 0;
	return organisations.length + others + 1;
}

/** What a plan is called whose contents are invented. */
export function sampleTitle(title: Localised): Localised {
	const { ca, es, fr, en } = title;
	return {
		...(ca && { ca: `Dades de mostra · ${ca}` }),
		...(es && { es: `Datos de muestra · ${es}` }),
		...(fr && { fr: `Données d’exemple · ${fr}` }),
		...(en && { en: `Sample data · ${en}` }),
	};
}

/** The plan's own records; what marks them as sample travels with them. */
function planRecords(template: Template, { reporters }: SampleFrame): SampleRecord[] {
	return placeRecords(template).map(({ kind, id, contents }): SampleRecord => {
		if (kind === 'plan')
			return {
				kind,
				id,
				contents: { ...contents, title: sampleTitle(contents.title as Localised), sample: true },
			};
		const named = kind === 'action' ? reporters.get(id) : undefined;
		return { kind, id, contents: named ? { ...contents, reporters: named } : contents };
	});
}

/** Some write much, some little; together they write as many as were asked for. */
function shareOut(frame: SampleFrame, seed: number, entries: number): number[] {
	const random = derivedRandom(seed, 'shares');
	const weights = frame.organisations.map(({ reports }) => (reports ? 2 : 0.25) + 1.5 * random.next());
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	let before = 0;
	let given = 0;
	return weights.map((weight) => {
		before += weight;
		const upTo = Math.round((entries * before) / total);
		const count = upTo - given;
		given = upTo;
		return count;
	});
}
