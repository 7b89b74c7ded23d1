import { describe, expect, it } from 'vitest';
import { isSeen, markSeen, mergeMarks } from '#lib/domain/seen.ts';
import { readCommentDraft } from '#lib/records/discussion/commentDraft.ts';
import {
	closeUp,
	insertMention,
	type Mentionable,
	readMentions,
	suggestMentions,
	typedMention,
} from '#lib/records/discussion/mention.ts';
import { isOpenToAll } from '#lib/records/discussion/openTo.ts';
import { type CommentRow, threadsOf } from '#lib/records/discussion/threads.ts';
import { excerptOf, runsOf } from '#lib/records/discussion/words.ts';
import { makeRow, RETRACTED } from '../support/rows.ts';

const said = (id: string, time: number, contents: Record<string, unknown> = {}) =>
	makeRow('comment', id, {
		document: 'org/gava',
		subject: 'action/a',
		created: { person: 'p', device: 'd', time },
		...contents,
	}) as unknown as CommentRow;

describe('threads', () => {
	const none = () => undefined;
	const shape = (rows: readonly CommentRow[], find: (id: string) => CommentRow | undefined = none) =>
		threadsOf(rows, find).map(({ id, answers }) => [id, ...answers.map((row) => row.id)]);

	it('[I3] are the same whatever the order in which comments came', () => {
		const rows = [
			said('a', 1),
			said('b', 2),
			said('a2', 5, { thread: 'a' }),
			said('a1', 5, { thread: 'a', document: 'org/badalona' }),
			said('b1', 3, { thread: 'b' }),
		];
		const expected = [
			['a', 'a1', 'a2'],
			['b', 'b1'],
		];
		expect(shape(rows)).toEqual(expected);
		expect(shape(rows.toReversed())).toEqual(expected);
	});

	it('that are settled come last, whatever is said in them', () => {
		const rows = [said('a', 1, { settled: true }), said('b', 2), said('a1', 9, { thread: 'a' })];
		expect(shape(rows)).toEqual([['b'], ['a', 'a1']]);
	});

	it('lose no answer whose first comment was retracted, or has not arrived', () => {
		const gone = said('gone', 1, RETRACTED);
		const rows = [said('x', 2, { thread: 'gone' }), said('y', 3, { thread: 'late' })];
		expect(shape(rows, (id) => (id === 'gone' ? gone : undefined))).toEqual([
			['late', 'y'],
			['gone', 'x'],
		]);
	});
});

describe('a mention', () => {
	const all: Mentionable[] = [
		{ type: 'person', id: 'p1', name: 'Anna Puig', hint: 'Gavà' },
		{ type: 'person', id: 'p2', name: 'Anna' },
		{ type: 'person', id: 'p3', name: 'Anna' },
		{ type: 'organisation', id: 'amb', name: 'Àrea Metropolitana de Barcelona', hint: 'AMB' },
		{ type: 'organisation', id: 'ade', name: 'AMB Agència', keywords: 'ADE' },
		{ type: 'organisation', id: 'bdn', name: 'Ajuntament de Badalona' },
	];

	it.each([
		['Hola @', 6, ''],
		['Hola @an', 8, 'an'],
		['@Anna P', 7, 'Anna P'],
		['(@a', 3, 'a'],
	])('is being typed in “%s”', (words, caret, query) => {
		expect(typedMention(words, caret)?.query).toBe(query);
	});

	it.each([
		['anna@amb.cat', 8],
		['@ fi', 4],
		['@a\nb', 4],
		['res', 3],
	])('is not being typed in “%s”', (words, caret) => {
		expect(typedMention(words, caret)).toBeNull();
	});

	it('is found without accents, by other names, names that begin so first', () => {
		expect(suggestMentions('area', all).map(({ id }) => id)).toEqual(['amb']);
		expect(suggestMentions('amb', all).map(({ id }) => id)).toEqual(['amb', 'ade']);
		expect(suggestMentions('ade', all).map(({ id }) => id)).toEqual(['ade']);
		expect(suggestMentions('bada', all).map(({ id }) => id)).toEqual(['bdn']);
		expect(suggestMentions('ba', all).map(({ id }) => id)).toEqual(['amb', 'bdn']);
		expect(suggestMentions('aj', all).map(({ id }) => id)).toEqual(['bdn']);
		expect(suggestMentions('gava', all).map(({ id }) => id)).toEqual(['p1']);
	});

	it('takes the place of what was typed of it', () => {
		const typed = typedMention('Hola @an, com va', 8)!;
		const { words, caret } = insertMention('Hola @an, com va', typed, 'Anna Puig');
		expect(words).toBe('Hola @Anna Puig, com va');
		expect(words.slice(0, caret)).toBe('Hola @Anna Puig');
		expect(insertMention('@a', { at: 0, query: 'a' }, 'Anna')).toEqual({ words: '@Anna ', caret: 6 });
	});

	it('gives up the space that was put in after it, where a sentence ends', () => {
		expect(closeUp('@Anna ', '@Anna ?', 6)).toEqual({ words: '@Anna?', caret: 6 });
		expect(closeUp('@Anna ', '@Anna x', 6)).toBeNull();
		expect(closeUp('@Anna ', '@Anna ?', null)).toBeNull();
		expect(closeUp('@Anna ', '? @Anna ', 6)).toBeNull();
	});

	it('means the longest name that stands there, and of several of one name the chosen one', () => {
		const read = (words: string, chosen: Mentionable[] = []) => readMentions(words, all, chosen);
		expect(read('@Anna Puig, què?')).toEqual({ people: ['p1'], organisations: [] });
		expect(read('@Anna què?')).toEqual({ people: [], organisations: [] });
		expect(read('@Anna què?', [all[2]!])).toEqual({ people: ['p3'], organisations: [] });
		expect(read('@Annabel')).toEqual({ people: [], organisations: [] });
		expect(read('@Ajuntament de Badalona i @Anna Puig')).toEqual({
			people: ['p1'],
			organisations: ['bdn'],
		});
		// Whoever was chosen and taken out again is not meant.
		expect(read('ningú', [all[2]!])).toEqual({ people: [], organisations: [] });
	});
});

describe('what somebody wrote', () => {
	const links = (words: string) => runsOf(words, []).flatMap((run) => (run.type === 'link' ? run.href : []));

	it.each([
		['Mireu https://amb.cat/a(b).', 'https://amb.cat/a(b)'],
		['(https://amb.cat)', 'https://amb.cat'],
		['www.amb.cat, ja', 'https://www.amb.cat'],
		['escriviu a anna@amb.cat!', 'mailto:anna@amb.cat'],
	])('has a link in “%s”', (words, href) => {
		expect(links(words)).toEqual([href]);
	});

	it.each(['javascript:alert(1)', 'data:text/html,x', 'fet.Ara', 'file:///etc/passwd', '@Anna.Puig'])(
		'has none in “%s”',
		(words) => {
			expect(links(words)).toEqual([]);
		},
	);

	it('loses no character, whatever it is', () => {
		const words = '@Anna: <b>x</b>\n  https://amb.cat. @Anna Puig@ www.';
		const runs = runsOf(words, ['Anna', 'Anna Puig', '']);
		expect(runs.map(({ text }) => text).join('')).toBe(words);
		expect(runs.flatMap(({ type, text }) => (type === 'mention' ? text : []))).toEqual([
			'@Anna',
			'@Anna Puig',
		]);
	});

	it('is cut between words, on one line', () => {
		expect(excerptOf('un\n\n dos  tres', 20)).toBe('un dos tres');
		expect(excerptOf('un dos tres quatre', 11)).toBe('un dos tres…');
		expect(excerptOf('x'.repeat(30), 10)).toBe(`${'x'.repeat(10)}…`);
	});

	it('is kept as a draft only where it says something', () => {
		expect(readCommentDraft({ words: 'a', chosen: [{ type: 'person', id: 'p', name: 'n' }, 7] })).toEqual({
			words: 'a',
			chosen: [{ type: 'person', id: 'p', name: 'n' }],
		});
		for (const nothing of [null, 'a', {}, { words: '  ' }]) expect(readCommentDraft(nothing)).toBeNull();
	});
});

it('[I11] nobody comments in public on what is private', () => {
	expect(['plan', 'org/gava', 'body/b'].every((document) => isOpenToAll({ document }))).toBe(true);
	expect(['private/gava', 'rating/e/p', 'seat/w/s'].some((document) => isOpenToAll({ document }))).toBe(
		false,
	);
});

describe('what was seen', () => {
	const written = (device: string, time: number, document = 'org/gava') => ({
		document,
		stamp: { device, time },
	});

	it('leaves new what was written before and arrived later', () => {
		const marks = markSeen({}, [written('office', 100)]);
		expect(isSeen(marks, written('office', 100))).toBe(true);
		expect(isSeen(marks, written('office', 101))).toBe(false);
		expect(isSeen(marks, written('train', 50))).toBe(false);
		expect(isSeen(marks, written('office', 50, 'org/badalona'))).toBe(false);
		expect(isSeen(marks, written('train', 50), 60)).toBe(true);
	});

	it('never goes back, also in two tabs', () => {
		const marks = markSeen({}, [written('d', 5), written('d', 3)]);
		expect(markSeen(marks, [written('d', 4)])).toBe(marks);
		const merged = mergeMarks(marks, markSeen({}, [written('d', 4), written('e', 1)]));
		expect(isSeen(merged, written('d', 5))).toBe(true);
		expect(isSeen(merged, written('e', 1))).toBe(true);
	});
});
