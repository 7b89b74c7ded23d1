import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { OpenDocument } from '#lib/documents/document.ts';

let count = 0;
const open = () =>
	OpenDocument.open({
		workspace: `preview-${count++}`,
		name: 'plan',
		author: { person: 'anna', device: 'd1' },
		link: null,
	});
const stateOf = ({ doc }: OpenDocument) => Y.encodeStateAsUpdate(doc);

/** Two devices with the same action; the second may go on alone. */
async function pair() {
	const [here, there] = [await open(), await open()];
	here.apply([
		{ do: 'create', kind: 'action', id: 'a1', contents: { title: { ca: 'Acció' }, networks: ['ema'] } },
	]);
	there.applySeed(stateOf(here));
	return { here, there };
}

test('[I7] says what an update would change, field by field, and changes nothing', async () => {
	const { here, there } = await pair();
	there.apply([
		{ do: 'set', kind: 'action', id: 'a1', key: 'title/ca', content: 'Una altra' },
		{ do: 'remove', kind: 'action', id: 'a1', key: 'networks/ema' },
		{ do: 'create', kind: 'action', id: 'a2', contents: { title: { fr: 'Neuve' } } },
	]);
	const before = stateOf(here);
	const preview = here.preview(Y.encodeStateAsUpdate(there.doc, Y.encodeStateVector(here.doc)));
	expect(preview).toMatchObject({
		changes: expect.arrayContaining([
			expect.objectContaining({
				record: 'a1',
				field: 'title',
				part: 'ca',
				before: 'Acció',
				mine: 'Una altra',
			}),
			expect.objectContaining({ record: 'a1', field: 'networks', before: ['ema'], mine: [] }),
			expect.objectContaining({ record: 'a2', field: 'title', part: 'fr', before: null, mine: 'Neuve' }),
		]),
	});
	expect(stateOf(here)).toEqual(before);
});

test('what is here already changes nothing', async () => {
	const { here, there } = await pair();
	expect(here.preview(stateOf(there))).toEqual({ changes: [] });
});

test('[I7] bytes that are no update, lack what they build on, or hold an unknown kind are told apart', async () => {
	const { here, there } = await pair();
	expect(here.preview(Uint8Array.of(255, 255, 255, 1, 2))).toEqual({ fault: 'damaged' });
	there.apply([{ do: 'create', kind: 'action', id: 'a3', contents: {} }]);
	const base = Y.encodeStateVector(there.doc);
	there.apply([{ do: 'create', kind: 'action', id: 'a4', contents: {} }]);
	expect(here.preview(Y.encodeStateAsUpdate(there.doc, base))).toEqual({ fault: 'incomplete' });
	const foreign = new Y.Doc();
	foreign.getMap('spell').set('s1', new Y.Map());
	expect(here.preview(Y.encodeStateAsUpdate(foreign))).toEqual({ fault: 'unknown' });
	expect(here.status.incomplete).toBe(false);
	expect(here.status.foreign).toEqual([]);
});
