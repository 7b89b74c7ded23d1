import { afterEach, describe, expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { colorOf, othersIn } from '#lib/workspace/presence.ts';

const all: Awareness[] = [];
afterEach(() => all.splice(0).forEach((awareness) => awareness.destroy()));

/** A tab that somebody has open. */
function open(id: string, here: Record<string, unknown> = {}): Awareness {
	const awareness = new Awareness(new Y.Doc());
	all.push(awareness);
	const person = { id, name: id.toUpperCase(), color: colorOf(id) };
	awareness.setLocalState({ person, record: null, field: null, ...here });
	return awareness;
}
function tell(from: Awareness, to: Awareness): void {
	applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID]), 'remote');
}

describe('who is here', () => {
	test('the same person in two tabs is there once, where they write', () => {
		const me = open('ana');
		for (const tab of [open('biel'), open('biel', { field: 'action/a/title/ca' }), open('biel')])
			tell(tab, me);
		expect(othersIn(me, 'ana')).toMatchObject([{ person: { name: 'BIEL' }, field: 'action/a/title/ca' }]);
	});

	test('my own other tab is nobody else', () => {
		const me = open('ana');
		tell(open('ana'), me);
		expect(othersIn(me, 'ana')).toEqual([]);
	});

	test('others stand by name; states that say nothing of a person are left out', () => {
		const me = open('ana');
		for (const id of ['dora', 'clara', 'biel']) tell(open(id), me);
		const odd = open('odd');
		for (const state of [{}, { person: 5 }, { person: { id: 1, name: 'x', color: 'red' } }, null]) {
			odd.setLocalState(state as never);
			tell(odd, me);
		}
		expect(othersIn(me, 'ana').map(({ person }) => person.name)).toEqual(['BIEL', 'CLARA', 'DORA']);
	});

	test('who leaves is gone', () => {
		const me = open('ana');
		const biel = open('biel');
		tell(biel, me);
		biel.setLocalState(null);
		tell(biel, me);
		expect(othersIn(me, 'ana')).toEqual([]);
	});

	test('a person has the same colour everywhere', () => {
		expect(colorOf('p1')).toBe(colorOf('p1'));
		expect(new Set(['p1', 'p2', 'p3', 'p4', 'p5'].map(colorOf)).size).toBeGreaterThan(1);
	});
});
