import { generateNKeysBetween } from 'fractional-indexing';
import { evaluationDocument, ratingDocument, sealOf } from '../evaluationRatings.ts';
import { evaluationFor, questionsFor } from '../evaluationTemplate.ts';
import type { Contents } from '../kind.ts';
import type { Localised } from '../language.ts';
import { subjectOf } from '../subject.ts';
import type { Template } from '../template.ts';
import {
	ANSWERS,
	CONCLUSIONS,
	FINDINGS,
	LESSONS,
	REASONS,
	RECOMMENDATIONS,
	SCORES,
	type SampleFinding,
} from './evaluationWords.ts';
import type { SampleFrame } from './frame.ts';
import { stampOf } from './people.ts';
import type { SampleDocument, SampleRecord } from './sampleRecord.ts';

const EVALUATORS = ['sample-evaluator-1', 'sample-evaluator-2'] as const;
const nameOf = (number: number) => `Persona de mostra ${900 + number}`;

interface Evaluated {
	readonly id: string;
	readonly year: number;
}

/** The interim evaluation that the plan promises, where it does. */
function evaluated({ milestones, organisations }: SampleFrame): Evaluated | null {
	const found = milestones.find(({ type }) => type === 'interim-evaluation');
	return found && organisations.length > 0 ? { id: found.id.slice(0, 40), year: found.year } : null;
}

/** How many documents it takes: the evaluation, and one of each who rates. */
export const countEvaluationDocuments = (frame: SampleFrame): number =>
	evaluated(frame) ? 1 + EVALUATORS.length : 0;

const addressedIn = ({ organisations }: SampleFrame) => organisations.slice(0, 3).map(({ id }) => id);
const dayAfter = (year: number, months: number, day = 30) =>
	new Date(Date.UTC(year + 1, months, Math.min(day, 28))).toISOString().slice(0, 10);
const recommendationId = (evaluation: string, at: number) => `${evaluation}-r${at + 1}`;

/** What one organisation answers to the recommendations, and a lesson that it drew. */
export function sampleAnswers(
	frame: SampleFrame,
	organisation: string,
	person: string,
	projects: readonly SampleRecord[],
): SampleRecord[] {
	const of = evaluated(frame);
	const at = addressedIn(frame).indexOf(organisation);
	if (!of || at < 0) return [];
	const created = stampOf(person, Date.UTC(of.year + 1, 4, 6 + at, 9));
	const learned = LESSONS[at];
	return [
		...ANSWERS.filter(({ by }) => by === at).map(
			({ recommendation, position, measures, reason, followUp, due, done }): SampleRecord => ({
				kind: 'managementResponse',
				id: `${recommendationId(of.id, recommendation)}-a${at + 1}`,
				contents: {
					recommendation: recommendationId(of.id, recommendation),
					position,
					...(measures && { measures }),
					...(reason && { reason }),
					...(followUp && { followUp }),
					...(due !== undefined && { due: dayAfter(of.year, due) }),
					...(done !== undefined && { doneOn: dayAfter(of.year, done) }),
				},
				created,
			}),
		),
		...(learned
			? [
					{
						kind: 'lesson',
						id: `${of.id}-l${at + 1}`,
						contents: {
							...learned,
							year: of.year,
							...(projects[0] && { arisesFrom: subjectOf(projects[0]) }),
						},
						created,
					},
				]
			: []),
	];
}

/**
 * The invented interim evaluation: its record in the plan, the document in which it is written, and those in which two evaluators
 * rated apart.
 * @param evidence records of organisations, in whatever order, that findings may name
 */
export function sampleEvaluation(
	template: Template,
	frame: SampleFrame,
	author: string,
	evidence: readonly SampleRecord[],
): { readonly plan: readonly SampleRecord[]; readonly documents: readonly SampleDocument[] } {
	const of = evaluated(frame);
	if (!of) return { plan: [], documents: [] };
	const { id, year } = of;
	const milestone = (template.records.monitoringMilestone ?? []).find((one) => one.id.slice(0, 40) === id)!;
	const title = (milestone.title ?? {}) as Localised;
	const created = (by: string, day: number) => stampOf(by, Date.UTC(year + 1, 0, day, 10));
	const record = (kind: string, name: string, contents: Contents, by: string, day: number): SampleRecord => ({
		kind,
		id: `${id}-${name}`,
		contents,
		created: created(by, day),
	});
	const rated = EVALUATORS.map((evaluator, at) => ({
		evaluator,
		ratings: Object.entries(SCORES).map(([criterion, scores], index) => ({
			rating: `${id}-e${at + 1}-${criterion}`,
			criterion,
			score: scores[at]!,
			reason: REASONS[(at + index) % REASONS.length]!,
		})),
	}));
	return {
		plan: [
			{
				kind: 'evaluation',
				id,
				contents: {
					...evaluationFor({ id: milestone.id, type: 'interim-evaluation', year, title }),
					from: `${frame.start}-01-01`,
					until: `${year}-12-31`,
				},
				created: created(author, 8),
			},
		],
		documents: [
			{
				name: evaluationDocument(id),
				records: [
					...questionsFor(id),
					...findingRecords(frame, id, evidence).map(([name, contents]) =>
						record('finding', name, contents, EVALUATORS[0], 20),
					),
					...rated.flatMap(({ evaluator, ratings }, at) => [
						record(
							'evaluator',
							`e${at + 1}`,
							{
								person: evaluator,
								name: nameOf(at + 1),
								seal: sealOf(ratings),
								readyOn: dayAfter(year, 1, 10),
							},
							evaluator,
							24,
						),
						...ratings.map(({ rating, criterion, score, reason }) =>
							record(
								'broughtRating',
								`b${at + 1}-${criterion}`,
								{ evaluator, rating, criterion, score, reason },
								evaluator,
								44,
							),
						),
					]),
					...Object.entries(SCORES).flatMap(([criterion, [, , score]]) =>
						score
							? [
									record(
										'jointRating',
										`j-${criterion}`,
										{ criterion, score, reason: REASONS[0]! },
										EVALUATORS[0],
										50,
									),
								]
							: [],
					),
					...adviceRecords(frame, of).map(([kind, name, contents]) =>
						record(kind, name, contents, EVALUATORS[1], 55),
					),
				],
			},
			...rated.map(({ evaluator, ratings }) => ({
				name: ratingDocument(id, evaluator),
				records: ratings.map(({ rating, criterion, score, reason }) => ({
					kind: 'rating',
					id: rating,
					contents: { evaluation: id, criterion, score, reason },
					created: created(evaluator, 23),
				})),
			})),
		],
	};
}

function findingRecords(
	frame: SampleFrame,
	evaluation: string,
	evidence: readonly SampleRecord[],
): (readonly [string, Contents])[] {
	const entries = evidence.filter(({ kind }) => kind === 'entry').map(subjectOf);
	const projects = evidence.filter(({ kind }) => kind === 'project').map(subjectOf);
	const indicators = frame.indicators.map(({ id }) => `indicator/${id}`);
	const take = (from: string[], count: number) => from.splice(0, count);
	const positions = generateNKeysBetween(null, null, FINDINGS.length);
	return FINDINGS.map((finding: SampleFinding, at) => [
		`f${at + 1}`,
		{
			title: finding.title,
			question: `${evaluation}-${finding.criterion}-${finding.question}`,
			place: { parent: null, position: positions[at]! },
			evidence: [
				...take(entries, finding.entries),
				...take(projects, finding.projects),
				...(finding.indicator ? take(indicators, 1) : []),
			],
			strength: finding.strength,
		},
	]);
}

function adviceRecords(frame: SampleFrame, { id, year }: Evaluated): (readonly [string, string, Contents])[] {
	const addressed = addressedIn(frame);
	const concluded = generateNKeysBetween(null, null, CONCLUSIONS.length);
	const advised = generateNKeysBetween(null, null, RECOMMENDATIONS.length);
	return [
		...CONCLUSIONS.map(
			({ title, findings, criteria }, at) =>
				[
					'conclusion',
					`c${at + 1}`,
					{
						title,
						place: { parent: null, position: concluded[at]! },
						findings: findings.map((of) => `${id}-f${of + 1}`),
						criteria,
					},
				] as const,
		),
		...RECOMMENDATIONS.map(
			({ title, conclusions, priority, addressed: whom }, at) =>
				[
					'recommendation',
					`r${at + 1}`,
					{
						title,
						place: { parent: null, position: advised[at]! },
						conclusions: conclusions.map((of) => `${id}-c${of + 1}`),
						organisations: whom.flatMap((of) => addressed[of] ?? []),
						priority,
						respondBy: dayAfter(year, 5),
						due: dayAfter(year, 17),
					},
				] as const,
		),
	];
}
