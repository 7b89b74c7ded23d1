import { beforeEach, describe, expect, it } from 'vitest';
import type { AmendmentDecisionRow, AmendmentRow, AmendmentState } from '#lib/domain/amendmentState.ts';
import type { AnyRow, Stamp } from '#lib/domain/kind.ts';
import { deedsOf } from '#lib/features/activity/deeds.ts';
import { groupDeeds, targetOf } from '#lib/features/activity/group.ts';
import { tell } from '#lib/features/activity/sentence.ts';
import { inTurn, isOfPlan, type Listed } from '#lib/features/amendments/amendmentList.ts';
import { language, loadTexts } from '#lib/i18n/index.ts';
import { emptyDraft, readAmendmentDraft } from '#lib/records/amendment/amendmentDraft.ts';
import { makeRow } from '../support/rows.ts';

const at = (time: number): Stamp => ({ person: 'anna', device: 'phone', time });
const listed = (id: string, state: AmendmentState, proposed: number, decided?: number): Listed => ({
	row: makeRow('amendment', id, { created: at(proposed) }) as unknown as AmendmentRow,
	standing: {
		state,
		counting:
			decided === undefined
				? []
				: [
						makeRow('amendmentDecision', `d-${id}`, {
							created: at(decided),
						}) as unknown as AmendmentDecisionRow,
					],
	},
});

describe('the list of amendments', () => {
	const all = [
		listed('c', 'proposed', 30),
		listed('a', 'proposed', 10),
		listed('b', 'disputed', 20, 25),
		listed('x', 'accepted', 1, 90),
		listed('y', 'rejected', 2, 95),
	];
	const ids = (shown: Parameters<typeof inTurn>[1]) => inTurn(all, shown).map(({ row }) => row.id);

	it('has what waits longest first where somebody has to decide, else what was done last', () => {
		expect(ids('open')).toEqual(['a', 'b', 'c']);
		expect(ids('accepted')).toEqual(['x']);
		expect(ids('rejected')).toEqual(['y']);
		expect(ids('all')).toEqual(['y', 'x', 'c', 'b', 'a']);
	});

	it('leaves corrections of minutes to the minutes', () => {
		expect(isOfPlan({ subject: 'action/a' })).toBe(true);
		expect(isOfPlan({ subject: 'minutes/w' })).toBe(false);
	});
});

describe('a draft of an amendment', () => {
	const draft = { ...emptyDraft('ca'), subject: 'action/a', field: 'title', before: 'x', after: 'y' };

	it('is read as it was kept, and is nothing where nobody wrote anything of their own', () => {
		expect(readAmendmentDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
		expect(readAmendmentDraft({ ...draft, after: 'x' })).toBeNull();
		expect(readAmendmentDraft({ ...draft, after: 'x', rationale: 'because' })).not.toBeNull();
		expect(readAmendmentDraft({ ...draft, supporters: ['gava', 3] })?.supporters).toEqual(['gava']);
		for (const broken of [null, 'x', [], { ...draft, language: 'de' }])
			expect(readAmendmentDraft(broken)).toBeNull();
	});
});

describe('the activity tells of amendments and sessions', () => {
	beforeEach(async () => {
		await language.set('en');
		await Promise.all([loadTexts('activity'), loadTexts('fields')]);
	});
	const told = (rows: readonly AnyRow[]) => {
		const blocks = groupDeeds(rows.flatMap((row) => deedsOf(row, () => true)));
		return blocks.flatMap(({ target, acts }) => acts.map((act) => [target, tell('Anna', act)] as const));
	};
	const row = (kind: string, id: string, contents: Record<string, unknown> = {}) =>
		makeRow(kind, id, { created: at(1), ...contents });

	it('in a sentence each, with the reason, where the amendment is', () => {
		const rows = [
			row('amendment', 'm', { document: 'org/gava', rationale: 'It is clearer.' }),
			row('amendmentDecision', 'd', { amendment: 'm', decision: 'rejected', reason: 'Too long.' }),
			row('endorsement', 'e', { amendment: 'm', document: 'org/badalona' }),
		];
		const sentences = told(rows);
		expect(sentences.every(([target]) => target?.kind === 'amendment' && target.id === 'm')).toBe(true);
		expect(sentences.map(([, { sentence }]) => sentence).sort()).toEqual([
			'Anna proposed an amendment',
			'Anna rejected the amendment',
			'Anna supports the amendment',
		]);
		const quotes = sentences.flatMap(([, { quote }]) => quote ?? []);
		expect(quotes.sort()).toEqual(['It is clearer.', 'Too long.']);
	});

	it('with what a session decided, at the session, and never with what happens in the room', () => {
		const decision = row('decision', 'd', { document: 'workshop/w', text: 'We begin in May.' });
		expect(targetOf(decision)).toEqual({ kind: 'workshop', id: 'w' });
		expect(told([decision])[0]?.[1]).toEqual({
			sentence: 'Anna noted a decision',
			quote: 'We begin in May.',
		});
		const room = ['card', 'ballot', 'mark', 'stage', 'attendee', 'round'].map((kind) => row(kind, 'x'));
		expect(told(room)).toEqual([]);
	});
});
