import type { evaluationQuestion } from './evaluationQuestion.ts';
import { evaluationVocabularies } from './evaluationVocabularies.ts';
import type { finding } from './finding.ts';
import type { RowOf } from './kind.ts';

export type QuestionRow = RowOf<typeof evaluationQuestion>;
export type FindingRow = RowOf<typeof finding>;

/** The criteria in the order in which they are read. */
export const CRITERIA: readonly string[] = evaluationVocabularies['evaluation-criterion']!.map(
	([code]) => code,
);
const STRENGTHS: readonly string[] = evaluationVocabularies['evidence-strength']!.map(([code]) => code);

/** `open`: nothing was found yet. `unsupported`: what was found names no evidence. `supported`: some of it does. */
export interface QuestionStanding {
	readonly state: 'open' | 'unsupported' | 'supported';
	readonly findings: readonly FindingRow[];
	/** How many different records stand behind it. */
	readonly evidence: number;
	/** Findings that name no evidence. */
	readonly bare: number;
	/** Of the best supported finding; null where nobody has said it. */
	readonly strength: string | null;
}

/** What is known of one question. */
export function standingOfQuestion(question: string, findings: readonly FindingRow[]): QuestionStanding {
	const own = findings.filter((row) => row.question === question);
	const supported = own.filter(({ evidence }) => evidence.length > 0);
	return {
		state: own.length === 0 ? 'open' : supported.length === 0 ? 'unsupported' : 'supported',
		findings: own,
		evidence: new Set(own.flatMap(({ evidence }) => evidence)).size,
		bare: own.length - supported.length,
		strength: STRENGTHS.find((code) => supported.some(({ strength }) => strength === code)) ?? null,
	};
}

export interface CriterionGroup {
	readonly criterion: string;
	readonly questions: readonly QuestionRow[];
}

/** An evaluation's questions under its criteria, in their order; a criterion without a question is shown, too. */
export function questionsByCriterion(
	criteria: readonly string[],
	questions: readonly QuestionRow[],
): CriterionGroup[] {
	const named = new Set([...criteria, ...questions.flatMap(({ criterion }) => criterion ?? [])]);
	const known = CRITERIA.filter((code) => named.has(code));
	const others = [...named].filter((code) => !CRITERIA.includes(code)).sort();
	return [...known, ...others].map((criterion) => ({
		criterion,
		questions: questions
			.filter((row) => row.criterion === criterion)
			.sort((one, other) =>
				(one.place?.position ?? '') === (other.place?.position ?? '')
					? one.id < other.id
						? -1
						: 1
					: (one.place?.position ?? '') < (other.place?.position ?? '')
						? -1
						: 1,
			),
	}));
}

export interface Answered {
	readonly questions: number;
	readonly supported: number;
	readonly unsupported: number;
	readonly open: number;
}

/** How much of an evaluation is answered: never as one percentage. */
export function countAnswered(questions: readonly QuestionRow[], findings: readonly FindingRow[]): Answered {
	const states = questions.map(({ id }) => standingOfQuestion(id, findings).state);
	const count = (state: QuestionStanding['state']) => states.filter((one) => one === state).length;
	return {
		questions: questions.length,
		supported: count('supported'),
		unsupported: count('unsupported'),
		open: count('open'),
	};
}
