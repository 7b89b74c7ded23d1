import { describe, expect, test } from 'vitest';
import { familyOf } from '#lib/domain/document.ts';
import type { AnyRow, Field, Kind } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import {
	contentsToRestore,
	readsSame,
	retractionCase,
	shownBefore,
	standingIn,
	subjectOf,
} from '#lib/records/conflict/conflict.ts';
import { changesTo } from '#lib/workspace/changes.ts';
import { carry, conflictsOf, meet, openPeer, type Peer, setClientIds } from '../support/peers.ts';

const ID = 'one';
const DOCUMENTS = ['plan', 'org/badalona', 'private/badalona'];

/** Three contents that a field of this sort may have. */
function contentsOf(field: Field): [unknown, unknown, unknown] {
	if (field.type === 'localised') return [{ ca: 'Abans' }, { ca: 'Meu' }, { ca: 'Seu' }];
	if (field.type === 'place')
		return [
			{ parent: null, position: 'a0' },
			{ parent: null, position: 'a1' },
			{ parent: null, position: 'a2' },
		];
	if (field.type !== 'value') throw new Error(`${field.type} has no one cell`);
	switch (field.of) {
		case 'number':
			return [1, 1.5, 0];
		case 'boolean':
			// There is nothing between yes and no: before there was none.
			return [null, true, false];
		case 'year':
			return [2021, 2022, 2023];
		case 'date':
			return ['2021-11', '2021-11-30', '2022'];
		case 'json':
			return [{ by: 'a' }, { by: 'b', of: [1, 2] }, ['c']];
		case 'string':
			return ['a', 'b', 'c'];
	}
}

/** What tells one sort of field from another: how it merges, what it holds, what it names, whether something was approved. */
function sortOf(field: Field): string {
	const of = field.type === 'value' ? ` of ${field.of}` : '';
	const names =
		'ref' in field && field.ref ? ', a reference' : 'concept' in field && field.concept ? ', a concept' : '';
	return `${field.type}${of}${names}${field.approved ? ', approved' : ''}`;
}

/** The first field of every sort that any kind declares, in a document that may hold it. */
const SORTS = new Map<string, { kind: Kind; name: string; field: Field; document: string }>();
for (const kind of kinds.values()) {
	const document = DOCUMENTS.find((one) => kind.documents.includes(familyOf(one)));
	if (!document) continue;
	for (const [name, field] of Object.entries(kind.fields))
		if (field.type !== 'set' && field.type !== 'text' && !SORTS.has(sortOf(field)))
			SORTS.set(sortOf(field), { kind, name, field, document });
}

const rowAt = (peer: Peer, kind: Kind) => peer.document.row(kind.name, ID) as AnyRow;

/** Two devices set one field while apart, one of them twice; the other wins. */
async function lose({
	kind,
	name,
	field,
	document,
}: {
	kind: Kind;
	name: string;
	field: Field;
	document: string;
}) {
	const [loser, winner] = [
		await openPeer('loser', { name: document }),
		await openPeer('winner', { name: document }),
	];
	setClientIds(loser, winner);
	const [before, mine, theirs] = contentsOf(field);
	loser.apply({ do: 'create', kind: kind.name, id: ID, contents: before === null ? {} : { [name]: before } });
	meet(loser, winner);
	const write = (peer: Peer, content: unknown) =>
		peer.apply(...changesTo(kind, rowAt(peer, kind), { [name]: content }));
	write(loser, theirs);
	write(loser, mine);
	write(winner, theirs);
	meet(loser, winner);
	const [conflict] = conflictsOf(loser);
	return { loser, winner, before, mine, theirs, conflict: conflict!, subject: subjectOf(conflict!)!, write };
}

describe('[I6] a field of sort', () => {
	test('includes every scalar, references and concepts', () => {
		const sorts = [...SORTS.keys()].join('; ');
		for (const sort of ['string', 'number', 'boolean', 'date', 'year', 'json'])
			expect(sorts).toContain(`value of ${sort}`);
		for (const sort of ['a reference', 'a concept', 'localised', 'place']) expect(sorts).toContain(sort);
	});

	describe.each([...SORTS])('%s:', (_, sort) => {
		const { kind, name } = sort;

		test('the loser is told once, with what was before, and the winner never', async () => {
			const { loser, winner, before, mine, theirs, conflict, subject } = await lose(sort);
			expect(conflictsOf(winner)).toEqual([]);
			expect(conflictsOf(loser)).toHaveLength(1);
			const cell = (content: unknown) => (subject.language ? (content as { ca: string }).ca : content);
			expect(conflict).toMatchObject({ mine: { content: cell(mine) }, theirs: { content: cell(theirs) } });
			expect(readsSame(shownBefore(subject, rowAt(loser, kind), conflict.base), cell(before))).toBe(true);
			expect(readsSame(standingIn(subject, rowAt(loser, kind)), cell(theirs))).toBe(true);
			await loser.reload();
			await winner.reload();
			meet(loser, winner);
			expect(conflictsOf(winner)).toEqual([]);
			expect(conflictsOf(loser)).toHaveLength(1);
		});

		test('mine is restored for both', async () => {
			const { loser, winner, mine, conflict, subject } = await lose(sort);
			const contents = contentsToRestore(subject, rowAt(loser, kind), conflict.mine.content);
			loser.document.settleConflict(conflict.id, changesTo(kind, rowAt(loser, kind), contents));
			meet(loser, winner);
			for (const peer of [loser, winner]) {
				expect(rowAt(peer, kind)[name]).toEqual(mine);
				expect(conflictsOf(peer)).toEqual([]);
			}
		});

		test('theirs is kept, or a third is written, for both', async () => {
			const { loser, winner, before, theirs, conflict, write } = await lose(sort);
			loser.document.settleConflict(conflict.id);
			meet(loser, winner);
			for (const peer of [loser, winner]) expect(rowAt(peer, kind)[name]).toEqual(theirs);
			write(loser, before);
			meet(loser, winner);
			for (const peer of [loser, winner]) {
				expect(rowAt(peer, kind)[name]).toEqual(before);
				expect(conflictsOf(peer)).toEqual([]);
			}
		});
	});
});

test('[I6] a member of a set that both added and the winner removed comes back for both', async () => {
	const kind = kinds.get('action')!;
	const [loser, winner] = [await openPeer('loser'), await openPeer('winner')];
	setClientIds(loser, winner);
	loser.apply({ do: 'create', kind: 'action', id: ID, contents: { networks: ['metropolis'] } });
	meet(loser, winner);
	const write = (peer: Peer, networks: string[]) =>
		peer.apply(...changesTo(kind, rowAt(peer, kind), { networks }));
	write(loser, ['metropolis', 'eurocities']);
	write(winner, ['metropolis', 'eurocities']);
	write(winner, ['metropolis']);
	meet(loser, winner);
	const [conflict] = conflictsOf(loser);
	const subject = subjectOf(conflict!)!;
	expect(subject).toMatchObject({ field: { name: 'networks' }, member: 'eurocities' });
	expect([standingIn(subject, rowAt(loser, kind)), conflictsOf(winner)]).toEqual([null, []]);
	const contents = contentsToRestore(subject, rowAt(loser, kind), conflict!.mine.content);
	loser.document.settleConflict(conflict!.id, changesTo(kind, rowAt(loser, kind), contents));
	meet(loser, winner);
	for (const peer of [loser, winner]) {
		expect(rowAt(peer, kind).networks).toEqual(['eurocities', 'metropolis']);
		expect(conflictsOf(peer)).toEqual([]);
	}
});

describe('[I6] what happened to a record that was retracted', () => {
	const KIND = 'action';
	const retract = (peer: Peer, reason: string) => peer.apply({ do: 'retract', kind: KIND, id: ID, reason });
	async function both() {
		const [loser, winner] = [await openPeer('loser'), await openPeer('winner')];
		setClientIds(loser, winner);
		loser.apply({ do: 'create', kind: KIND, id: ID, contents: {} });
		meet(loser, winner);
		return [loser, winner] as const;
	}
	const caseOf = (peer: Peer) => conflictsOf(peer).map(retractionCase);

	test('I edited it, or others did', async () => {
		const [loser, winner] = await both();
		loser.apply({ do: 'set', kind: KIND, id: ID, key: 'code', content: 'A' });
		retract(winner, 'twice');
		meet(loser, winner);
		expect([caseOf(loser), caseOf(winner)]).toEqual([['iEdited'], ['othersEdited']]);
	});

	test('both retracted it, for different reasons', async () => {
		const [loser, winner] = await both();
		retract(loser, 'mine');
		retract(winner, 'theirs');
		meet(loser, winner);
		expect([caseOf(loser), caseOf(winner)]).toEqual([['bothRetracted'], []]);
	});

	test.each([
		['restored', 'iRestored'],
		['retracted', 'othersRestored'],
	])('it was retracted; I %s it while somebody did the other', async (did, told) => {
		const [loser, winner] = await both();
		retract(loser, 'first');
		meet(loser, winner);
		const restore = { do: 'restore', kind: KIND, id: ID } as const;
		if (did === 'restored') {
			loser.apply(restore);
			winner.apply(restore);
			retract(winner, 'again');
		} else {
			loser.apply(restore);
			retract(loser, 'again');
			winner.apply(restore);
		}
		meet(loser, winner);
		expect(caseOf(loser)).toContain(told);
		expect(caseOf(winner)).toEqual([]);
		// And of that, too, the loser is told once.
		await loser.reload();
		carry(winner, loser);
		expect(caseOf(loser)).toHaveLength(1);
	});
});
