import '../support/browser.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { XmlElement, XmlText } from 'yjs';
import type { ResponseRow } from '#lib/domain/evaluationFollowUp.ts';
import { evaluation } from '#lib/domain/evaluation.ts';
import { evaluationQuestion } from '#lib/domain/evaluationQuestion.ts';
import { ratingRound, sealOf } from '#lib/domain/evaluationRatings.ts';
import { evaluator } from '#lib/domain/evaluator.ts';
import { finding } from '#lib/domain/finding.ts';
import type { Kind } from '#lib/domain/kind.ts';
import { lesson } from '#lib/domain/lesson.ts';
import { rating } from '#lib/domain/rating.ts';
import { recommendation } from '#lib/domain/recommendation.ts';
import {
	beginPromised,
	type MilestoneRow,
	promisedEvaluations,
} from '#lib/features/evaluations/beginEvaluation.ts';
import { EvaluationReport } from '#lib/features/evaluations/evaluationReport.ts';
import { readFormattedTexts, textRowsOf } from '#lib/features/evaluations/formattedTexts.ts';
import { namedEvidence } from '#lib/features/evaluations/namedEvidence.ts';
import {
	bringRatings,
	finishRating,
	joinRating,
	ownDocument,
	ownLeaving,
	ownPart,
	rate,
} from '#lib/features/evaluations/ownRatings.ts';
import { translatorFor } from '#lib/i18n/index.ts';
import { answerChanges } from '#lib/records/evaluations/answerChanges.ts';
import {
	broughtRatingsOf,
	evaluatorsOf,
	standingRecommendations,
	takenRatings,
} from '#lib/records/evaluations/evaluationRows.ts';
import { formatsIn } from '#lib/records/report/formats.ts';
import { DeviceTables } from '#lib/tables/device.ts';
import { Device } from '#lib/workspace/device.svelte.ts';
import { seedDocument, seedText } from '#lib/workspace/ownSeed.ts';
import { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { makeRow } from '../support/rows.ts';

const opened: Workspace[] = [];
afterEach(async () => {
	for (const workspace of opened.splice(0)) await workspace.close();
});

let count = 0;
async function open(): Promise<Workspace> {
	const device = await Device.open(new DeviceTables(`evaluations-test-${count}`));
	const workspace = await Workspace.open({ id: `evaluations-${count++}`, device });
	opened.push(workspace);
	return workspace;
}

describe('rating', () => {
	it('says once that somebody rates here, however quick the first taps are', async () => {
		const workspace = await open();
		await Promise.all([
			rate(workspace, 'e', { criterion: 'impact' }, '3'),
			rate(workspace, 'e', { criterion: 'relevance' }, '2'),
			rate(workspace, 'e', { criterion: 'impact' }, '4'),
		]);
		expect(workspace.rows(evaluator)).toHaveLength(1);
		expect(
			workspace
				.rows(rating)
				.map(({ score }) => score)
				.sort(),
		).toEqual(['2', '4']);
	});

	it('can be finished, and gone on with, where it is not said yet that this person rates', async () => {
		const workspace = await open();
		const contents = { evaluation: 'e', criterion: 'impact', score: '3' };
		await workspace.create(rating, contents, ownDocument(workspace, 'e'));
		await rate(workspace, 'e', { criterion: 'impact' }, '4');
		expect(evaluatorsOf(workspace, 'e')).toHaveLength(1);
		await workspace.retract(evaluator, ownPart(workspace, 'e')!.id, 'by mistake');
		await finishRating(workspace, 'e', true);
		expect(ownPart(workspace, 'e')?.seal).toMatch(/^[0-9a-f]{64}$/);
	});

	it('is waited for as soon as somebody says that they rate, before they rated anything', async () => {
		const workspace = await open();
		expect(ratingRound(evaluatorsOf(workspace, 'e'), [])).toBe('none');
		await Promise.all([joinRating(workspace, 'e'), joinRating(workspace, 'e')]);
		expect(workspace.rows(evaluator)).toHaveLength(1);
		expect(ratingRound(evaluatorsOf(workspace, 'e'), [])).toBe('apart');
	});

	it('tells whoever was taken out of it why, until they rate again', async () => {
		const workspace = await open();
		expect(ownLeaving(workspace, 'e')).toBeNull();
		await rate(workspace, 'e', { criterion: 'impact' }, '3');
		await workspace.retract(evaluator, ownPart(workspace, 'e')!.id, 'away until May');
		expect(ownLeaving(workspace, 'e')).toBe('away until May');
		expect(ownLeaving(workspace, 'another')).toBeNull();
		await rate(workspace, 'e', { criterion: 'impact' }, '2');
		expect(ownLeaving(workspace, 'e')).toBeNull();
	});

	it('counts nothing of somebody who was taken out while they brought theirs', async () => {
		const workspace = await open();
		await rate(workspace, 'e', { criterion: 'impact' }, '3');
		await finishRating(workspace, 'e', true);
		await bringRatings(workspace, 'e');
		const taken = () => takenRatings(broughtRatingsOf(workspace, 'e'), evaluatorsOf(workspace, 'e'));
		expect(taken()).toHaveLength(1);
		await workspace.retract(evaluator, ownPart(workspace, 'e')!.id, 'not of this evaluation');
		expect(taken()).toEqual([]);
	});

	it('is brought only by a device that has what was sealed', async () => {
		const workspace = await open();
		await rate(workspace, 'e', { criterion: 'impact' }, '3');
		await finishRating(workspace, 'e', true);
		const { id, seal } = ownPart(workspace, 'e')!;
		await workspace.change(evaluator, id, { seal: sealOf([]) });
		expect(await bringRatings(workspace, 'e')).toBe(false);
		expect(broughtRatingsOf(workspace, 'e')).toEqual([]);
		await workspace.change(evaluator, id, { seal });
		expect(await bringRatings(workspace, 'e')).toBe(true);
		expect(await bringRatings(workspace, 'e')).toBe(true);
		expect(broughtRatingsOf(workspace, 'e')).toHaveLength(1);
	});
});

describe('what a finding names', () => {
	it('is told to be here, to have been retracted since, or not to be had', async () => {
		const workspace = await open();
		const id = await workspace.create(lesson, { title: { en: 'Ask first' }, type: 'works' }, 'plan');
		expect(namedEvidence(workspace, `lesson/${id}`)).toMatchObject({ state: 'here', row: { id } });
		await workspace.retract(lesson, id, 'written twice');
		expect(namedEvidence(workspace, `lesson/${id}`)).toMatchObject({ state: 'retracted', row: { id } });
		expect(namedEvidence(workspace, 'entry/elsewhere')).toEqual({ state: 'missing' });
	});

	it('[I11] is not told where not everybody may read it', async () => {
		const workspace = await open();
		const contents = { evaluation: 'e', criterion: 'impact', score: '3' };
		const id = await workspace.create(rating, contents, ownDocument(workspace, 'e'));
		expect(namedEvidence(workspace, `rating/${id}`)).toEqual({ state: 'missing' });
	});
});

describe('the report', () => {
	/** A paragraph and two numbered items, of which one has a link. */
	async function writeFormatted(workspace: Workspace, kind: Kind, id: string, field: string) {
		const { fragment } = await workspace.text(kind, id, field, 'en');
		const element = (name: string, children: (XmlElement | XmlText)[]) => {
			const made = new XmlElement(name);
			made.insert(0, children);
			return made;
		};
		const words = (text: string, attributes = {}) => {
			const made = new XmlText();
			made.insert(0, text, attributes);
			return element('paragraph', [made]);
		};
		fragment.delete(0, fragment.length);
		fragment.insert(0, [
			words('Two reasons', { bold: true }),
			element('orderedList', [
				element('listItem', [words('One', { link: { href: 'https://example.org/' } })]),
				element('listItem', [words('Other')]),
			]),
		]);
		await vi.waitFor(() =>
			expect(workspace.row(kind, id)).toMatchObject({ [field]: { en: expect.stringContaining('Other') } }),
		);
	}

	it('keeps how long texts are set: what is bold, links, and lists that are each counted by itself', async () => {
		const workspace = await open();
		const id = await workspace.create(evaluation, { title: { en: 'Final' }, scale: 'four' }, 'plan');
		const document = `evaluation/${id}`;
		const asked = { title: { en: 'Was it needed?' }, criterion: 'relevance', answer: 'It was.' };
		const question = await workspace.create(evaluationQuestion, asked, document);
		const found = { title: { en: 'It was' }, question, detail: 'Plain.' };
		const shown = await workspace.create(finding, found, document);
		await workspace.change(evaluation, id, { criteria: ['relevance'] });
		await writeFormatted(workspace, evaluationQuestion, question, 'answer');
		await writeFormatted(workspace, finding, shown, 'detail');
		const wording = {
			t: await translatorFor('en', 'evaluations'),
			formats: formatsIn('en'),
			conceptName: (_: string, code: string) => code,
			kindName: (kind: string) => kind,
		};
		const formatted = await readFormattedTexts(workspace, textRowsOf(workspace, id));
		const row = workspace.row(evaluation, id)!;
		const { sections } = new EvaluationReport(workspace, row, wording, '2026-01-01', formatted).write(null);
		const blocks = sections.find((section) => section.id === 'relevance')!.blocks;
		const items = blocks.flatMap((block) => (block.type === 'item' && block.ordered ? [block] : []));
		expect(items.map(({ runs, depth }) => [depth, runs[0]!.text])).toEqual([
			[0, 'One'],
			[0, 'Other'],
			[2, 'One'],
			[2, 'Other'],
		]);
		expect(items[0]!.runs[0]!.link).toBe('https://example.org/');
		expect(items[0]!.list).toBe(items[1]!.list);
		expect(items[1]!.list).not.toBe(items[2]!.list);
		const bold = blocks.filter((block) => 'runs' in block && block.runs[0]?.text === 'Two reasons');
		expect(bold).toMatchObject([
			{ type: 'paragraph', runs: [{ bold: true }] },
			{ type: 'item', depth: 1, runs: [{ bold: true }] },
		]);
	});
});

describe('an evaluation that was retracted', () => {
	it('is begun again as it was, and answers are owed only to what stands', async () => {
		const workspace = await open();
		const milestone = makeRow('monitoringMilestone', 'm', {
			type: 'final-evaluation',
			year: 2025,
			title: { en: 'Final evaluation' },
		}) as unknown as MilestoneRow;
		const id = await beginPromised(workspace, milestone);
		await workspace.change(evaluation, id, { until: '2025-06-30' });
		await workspace.create(recommendation, { title: { en: 'Do' } }, `evaluation/${id}`);
		expect(standingRecommendations(workspace)).toHaveLength(1);
		await workspace.retract(evaluation, id, 'too early');
		expect(standingRecommendations(workspace)).toEqual([]);
		expect(promisedEvaluations(workspace, [milestone])).toEqual([milestone]);
		expect(await beginPromised(workspace, milestone)).toBe(id);
		expect(workspace.rows(evaluation).map(({ until }) => until)).toEqual(['2025-06-30']);
		expect(standingRecommendations(workspace)).toHaveLength(1);
	});
});

describe('what is changed of an answer', () => {
	const before = makeRow('managementResponse', 'a', {
		position: 'accepted',
		measures: { fr: 'Nous le ferons.' },
		followUp: 'done',
		doneOn: '2024-05-01',
	}) as unknown as ResponseRow;
	const first = { position: 'accepted', measures: 'Nous le ferons.', followUp: 'done', due: null };

	it.each([
		[
			'what is taken up again has not been done',
			{ followUp: 'under-way' },
			{ followUp: 'under-way', doneOn: null },
		],
		['the state may be left out', { followUp: null }, { followUp: null, doneOn: null }],
		['what stays done keeps its day', { position: 'partly' }, { position: 'partly', doneOn: '2024-05-01' }],
		['a text stays in its language', { measures: ' Voilà. ' }, { measures: { fr: 'Voilà.' } }],
		['and is emptied in it', { measures: ' ' }, { measures: { fr: null } }],
		['nothing', {}, {}],
	])('%s', (_, asked, changes) => {
		expect(answerChanges(before, first, { ...first, ...asked }, 'en', '2024-06-15')).toEqual(changes);
	});

	it('is done on the day on which somebody says so', () => {
		const open = { ...before, followUp: 'under-way', doneOn: null };
		const asked = { ...first, followUp: 'done' };
		const changes = answerChanges(open, { ...first, followUp: 'under-way' }, asked, 'en', '2024-06-15');
		expect(changes).toEqual({ followUp: 'done', doneOn: '2024-06-15' });
	});
});

describe('[I5] a lesson that is taken up', () => {
	it('has its text once, whatever else two files say of it', async () => {
		const [one, other] = [await open(), await open()];
		for (const [workspace, plan] of [
			[one, 'Plan'],
			[other, 'New plan'],
		] as const) {
			const contents = { title: { en: 'Ask' }, type: 'works', learnedIn: { en: plan } };
			await seedDocument(workspace, 'plan', [{ kind: 'lesson', id: 'taken', contents }]);
			const address = { kind: 'lesson', id: 'taken', field: 'detail' };
			await seedText(workspace, 'plan', address, { en: 'Nobody asked.' });
		}
		const { encodeStateAsUpdate } = await import('yjs');
		const [here, there] = [await one.document('plan'), await other.document('plan')];
		here.applySeed(encodeStateAsUpdate(there.doc));
		expect(one.row(lesson, 'taken')?.detail).toEqual({ en: 'Nobody asked.' });
		expect(one.rows(lesson)).toHaveLength(1);
	});
});
