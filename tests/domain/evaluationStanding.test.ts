import { describe, expect, it } from 'vitest';
import {
	countAnswered,
	CRITERIA,
	type FindingRow,
	type QuestionRow,
	questionsByCriterion,
	standingOfQuestion,
} from '#lib/domain/evaluationStanding.ts';
import { questionsFor } from '#lib/domain/evaluationTemplate.ts';
import { lessonsFile, readLessonsFile, takeUp } from '#lib/domain/lessonCarryOver.ts';
import { LANGUAGES, type Localised } from '#lib/domain/language.ts';
import { makeRow } from '../support/rows.ts';

const finding = (id: string, question: string, evidence: string[] = [], strength: string | null = null) =>
	makeRow('finding', id, { question, evidence, strength }) as unknown as FindingRow;
const question = (id: string, criterion: string, position = 'a0') =>
	makeRow('evaluationQuestion', id, {
		criterion,
		place: { parent: null, position },
	}) as unknown as QuestionRow;

describe('a question', () => {
	it('is open, unsupported or supported, and as strong as its best supported finding', () => {
		const bare = finding('f1', 'q', [], 'strong');
		expect(standingOfQuestion('q', [])).toMatchObject({ state: 'open', evidence: 0, strength: null });
		expect(standingOfQuestion('q', [bare])).toMatchObject({ state: 'unsupported', bare: 1, strength: null });
		const two = [
			finding('f2', 'q', ['entry/1', 'entry/2'], 'weak'),
			finding('f3', 'q', ['entry/2'], 'moderate'),
			finding('f4', 'other', ['entry/9'], 'strong'),
		];
		expect(standingOfQuestion('q', [bare, ...two])).toMatchObject({
			state: 'supported',
			evidence: 2,
			bare: 1,
			strength: 'moderate',
		});
	});

	it('stands under its criterion, in the criteria’s order and then its own; a criterion without one is shown', () => {
		const rows = [
			question('i1', 'impact'),
			question('r2', 'relevance', 'a1'),
			question('r1', 'relevance', 'a0'),
			question('x', 'something-else'),
		];
		expect(
			questionsByCriterion(['coherence', 'relevance'], rows).map(({ criterion, questions }) => [
				criterion,
				...questions.map(({ id }) => id),
			]),
		).toEqual([['relevance', 'r1', 'r2'], ['coherence'], ['impact', 'i1'], ['something-else', 'x']]);
	});

	it('is counted once, as what it is', () => {
		const rows = [question('a', 'impact'), question('b', 'impact'), question('c', 'impact')];
		const findings = [finding('f1', 'a', ['entry/1']), finding('f2', 'b'), finding('f3', 'a')];
		expect(countAnswered(rows, findings)).toEqual({ questions: 3, supported: 1, unsupported: 1, open: 1 });
	});
});

describe('[I5] the template', () => {
	it('asks under each of the six criteria, in four languages, and the same of the same evaluation', () => {
		const questions = questionsFor('interim-evaluation-2023');
		expect(questionsFor('interim-evaluation-2023')).toEqual(questions);
		expect([...new Set(questions.map(({ contents }) => contents.criterion))]).toEqual(CRITERIA);
		expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
		for (const { contents } of questions)
			for (const language of LANGUAGES) expect((contents.title as Localised)[language]).toMatch(/\?$/);
		expect(JSON.stringify(questions)).not.toMatch(/ \?/);
		const other = new Set(questionsFor('final-evaluation-2025').map(({ id }) => id));
		expect(questions.some(({ id }) => other.has(id))).toBe(false);
	});
});

describe('lessons for the next plan', () => {
	const plan = { ca: 'Pla', en: 'Plan' };
	const lesson = {
		...{ kind: 'lesson', document: 'plan', id: 'l1', title: { en: 'Ask first' } },
		...{ type: 'works', year: 2023, detail: {}, advice: {} },
	};
	const open = [
		{
			kind: 'recommendation',
			document: 'evaluation/e1',
			id: 'r1',
			title: { ca: 'Feu-ho' },
			detail: { ca: 'Així' },
		},
	];
	const file = lessonsFile('w', plan, [lesson], open);

	function lessonsIn(text: string) {
		const read = readLessonsFile(text);
		if ('fault' in read) throw new Error(read.fault);
		return read;
	}

	it('[I5] are the same records whoever takes them up, open recommendations among them', () => {
		const taken = takeUp(lessonsIn(file));
		expect(takeUp(lessonsIn(file))).toEqual(taken);
		expect(taken.map(({ contents }) => contents)).toEqual([
			{ title: { en: 'Ask first' }, type: 'works', year: 2023, learnedIn: plan },
			{
				title: { ca: 'Feu-ho' },
				type: 'change',
				detail: { ca: 'Així' },
				advice: { ca: 'Feu-ho' },
				learnedIn: plan,
			},
		]);
		expect(taken[0]!.id).not.toBe(taken[1]!.id);
	});

	it('[I5] are the same when the plan is called otherwise by then, and others in another workspace', () => {
		const idsOf = (text: string) => takeUp(lessonsIn(text)).map(({ id }) => id);
		expect(idsOf(lessonsFile('w', { ca: 'Pla nou' }, [lesson], open))).toEqual(idsOf(file));
		const others = idsOf(lessonsFile('v', plan, [lesson], open));
		expect(others.some((id) => idsOf(file).includes(id))).toBe(false);
		// A file that does not say whence it comes is known by its plan.
		const old = file.replace(/\t"workspace": "w",\n/, '');
		expect(idsOf(old)).toEqual(idsOf(old));
		expect(lessonsIn(old).workspace).toBeNull();
	});

	it.each([
		['', 'foreign'],
		['[]', 'foreign'],
		['{"format":"rumb-lessons","version":2,"lessons":[]}', 'newer'],
		['{"format":"other","version":1,"lessons":[]}', 'foreign'],
		['{"format":"rumb-lessons","version":1,"lessons":{}}', 'foreign'],
	])('are not read from %j', (text, fault) => {
		expect(readLessonsFile(text)).toEqual({ fault });
	});

	it('leave out what has no words, and whatever is no word in a language', () => {
		const read = readLessonsFile(
			'\uFEFF' +
				JSON.stringify({
					format: 'rumb-lessons',
					version: 1,
					plan: { xx: 'no', en: 3 },
					lessons: [
						null,
						'x',
						{ id: 'a', title: { en: ' ' } },
						{ id: 'b', title: { en: 'B', de: 'no' }, year: 'x' },
					],
				}),
		);
		expect(read).toEqual({
			workspace: null,
			plan: {},
			lessons: [{ id: 'b', title: { en: 'B' }, type: 'change', year: null, detail: {}, advice: {} }],
		});
	});
});
