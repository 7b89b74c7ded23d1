import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { action } from '#lib/domain/action.ts';
import {
	AMENDABLE_KINDS,
	amend,
	amendableFields,
	amendedContent,
	amendedWords,
	firstField,
} from '#lib/domain/amendable.ts';
import {
	type AmendmentDecisionRow,
	type AmendmentRow,
	compareWithNow,
	readAmendedField,
	standingOf,
} from '#lib/domain/amendmentState.ts';
import { entry } from '#lib/domain/entry.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { period } from '#lib/domain/period.ts';
import { makeRow } from '../support/rows.ts';
import '../support/propertySeed.ts';

const kindOf = (name: string) => kinds.get(name);
const proposal = (contents: Record<string, unknown> = {}) =>
	makeRow('amendment', 'm', {
		document: 'org/gava',
		subject: 'action/a',
		field: 'title',
		language: 'ca',
		before: 'Before',
		after: 'After',
		...contents,
	}) as unknown as AmendmentRow;
const decided = (id: string, time: number, contents: Record<string, unknown>) =>
	makeRow('amendmentDecision', id, {
		amendment: 'm',
		created: { person: 'p', device: 'd', time },
		...contents,
	}) as unknown as AmendmentDecisionRow;

describe('what may be amended', () => {
	it('are the records of the plan, never what somebody reports or decides', () => {
		expect(AMENDABLE_KINDS.every((name) => kinds.get(name)?.documents.includes('plan'))).toBe(true);
		expect(amendableFields(entry)).toEqual([]);
		expect(amendableFields(period)).toEqual([]);
	});

	it('are the fields that can be said in words or chosen: no place, no rule, no source', () => {
		const fields = amendableFields(action);
		expect(fields).toContain('title');
		expect(fields).toContain('responsibleUnits');
		expect(fields).not.toContain('place');
		expect(fields).not.toContain('source');
		expect(firstField(action)).toBe('description');
	});
});

describe('the words of a field', () => {
	const { title, responsibleUnits, actorsOpenEnded } = action.fields;

	it('are the text, and a set in order whatever order it came in', () => {
		expect(amendedWords(title, { ca: 'Hola' }, 'ca')).toBe('Hola');
		expect(amendedWords(title, { ca: 'Hola' }, 'fr')).toBe('');
		expect(amendedWords(responsibleUnits, ['b', 'a'], null)).toBe('["a","b"]');
		expect(amendedWords(responsibleUnits, [], null)).toBe('');
		expect(amendedWords(actorsOpenEnded, false, null)).toBe('false');
		expect(amendedWords(actorsOpenEnded, null, null)).toBe('');
	});

	it('mean the content from which they came, of any field of any kind', () => {
		for (const name of AMENDABLE_KINDS) {
			const kind = kinds.get(name)!;
			for (const field of amendableFields(kind)) {
				const declared = kind.fields[field]!;
				if (declared.type !== 'value') continue;
				const content = { string: 'x', number: 1.5, boolean: false, date: '2021-11', year: 2021, json: {} }[
					declared.of
				];
				expect(amendedContent(declared, amendedWords(declared, content, null))).toEqual(content);
			}
		}
	});

	it('that another device made up mean nothing, and throw nothing', () => {
		fc.assert(
			fc.property(fc.string(), (words) => {
				const members = amendedContent(responsibleUnits, words);
				expect(members === undefined || Array.isArray(members)).toBe(true);
			}),
		);
		expect(amendedContent(responsibleUnits, '{"a":1}')).toBeUndefined();
		expect(amendedContent(responsibleUnits, '[1]')).toBeUndefined();
		expect(amendedContent(actorsOpenEnded, 'perhaps')).toBeUndefined();
		expect(amendedContent(kinds.get('plan')!.fields.periodStart!, '21')).toBeUndefined();
	});

	it('of a set add and remove only what is proposed; of a text they replace it', () => {
		expect(amend(responsibleUnits, '["a","b"]', '["b","c"]', '["a","b","d"]')).toBe('["b","c","d"]');
		expect(amend(title, 'Before', 'After', 'Meanwhile')).toBe('After');
	});
});

describe('how an amendment stands', () => {
	const accepted = decided('d1', 10, { decision: 'accepted' });
	const rejected = decided('d2', 20, { decision: 'rejected', follows: ['d1'] });

	it('is proposed until an editor decides', () => {
		expect(standingOf(proposal(), []).state).toBe('proposed');
		expect(standingOf(proposal(), [accepted]).state).toBe('accepted');
	});

	it('[I3] is what the last decision says that names the others, whatever clocks and order say', () => {
		const early = decided('d2', 1, { decision: 'rejected', follows: ['d1'] });
		for (const rows of [
			[accepted, rejected],
			[rejected, accepted],
			[early, accepted],
		])
			expect(standingOf(proposal(), rows).state).toBe('rejected');
		expect(standingOf(proposal(), [rejected, accepted]).decisions.map(({ id }) => id)).toEqual(['d1', 'd2']);
	});

	it('is disputed where two editors decided differently apart, until somebody decides again', () => {
		const apart = decided('d3', 11, { decision: 'rejected' });
		expect(standingOf(proposal(), [accepted, apart]).state).toBe('disputed');
		const again = decided('d4', 5, { decision: 'accepted', follows: ['d1', 'd3'] });
		const standing = standingOf(proposal(), [accepted, apart, again]);
		expect([standing.state, standing.counting.map(({ id }) => id)]).toEqual(['accepted', ['d4']]);
	});

	it('[I7] is decided in the plan alone: a facilitator’s stage decides on minutes only', () => {
		const smuggled = decided('d5', 1, { decision: 'accepted', document: 'stage/w1' });
		expect(standingOf(proposal(), [smuggled]).state).toBe('proposed');
		const correction = proposal({ subject: 'minutes/w1' });
		expect(standingOf(correction, [smuggled]).state).toBe('accepted');
		expect(standingOf(correction, [accepted]).state).toBe('proposed');
		expect(standingOf(proposal(), [decided('d6', 1, { decision: 'perhaps' })]).state).toBe('proposed');
		expect(standingOf(proposal(), [{ ...accepted, amendment: 'another' }]).state).toBe('proposed');
	});
});

describe('what an amendment would do', () => {
	const now = (title: object) => makeRow('action', 'a', { title });

	it('is told against what stands there now', () => {
		const amended = readAmendedField(proposal(), kindOf)!;
		expect(compareWithNow(proposal(), amended, now({ ca: 'Before' }))).toEqual({
			now: 'Before',
			then: 'After',
			isUnchanged: true,
			isThere: false,
			isReadable: true,
		});
		expect(compareWithNow(proposal(), amended, now({ ca: 'Meanwhile' })).isUnchanged).toBe(false);
		expect(compareWithNow(proposal(), amended, now({ ca: 'After' })).isThere).toBe(true);
	});

	it('is nothing where it names no field that may be amended', () => {
		for (const contents of [
			{ subject: 'entry/e' },
			{ subject: 'action' },
			{ subject: 'nothing/a' },
			{ field: 'place' },
			{ field: 'constructor' },
			{ language: 'de' },
		])
			expect(readAmendedField(proposal(contents), kindOf)).toBeNull();
		expect(
			readAmendedField(proposal({ field: 'responsibleUnits', language: 'de' }), kindOf)?.language,
		).toBeNull();
	});
});
