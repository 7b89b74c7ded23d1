import * as prng from 'lib0/prng';
import * as Y from 'yjs';
import { FORMAT, type LogRow, type Storage } from '../../sync-server/storage/storage.ts';

/** Rows of a document's log with these updates. */
export function makeRows(updates: readonly Uint8Array[], document = 'w1/plan', from = 1): LogRow[] {
	return updates.map((bytes, i) => ({
		document,
		seq: from + i,
		format: FORMAT.yjsUpdate,
		bytes,
		invites: '',
		time: 0,
	}));
}

/** Everything that is stored of a document, as somebody sees it who has just come. */
export async function loadStored(storage: Storage, document = 'w1/plan'): Promise<Y.Doc> {
	const { snapshot, rows } = await storage.read(document);
	const doc = new Y.Doc();
	for (const { bytes } of snapshot ? [snapshot, ...rows] : rows) Y.applyUpdate(doc, bytes);
	return doc;
}

/** What a document with the roots of `editAnything` shows. */
export function show(doc: Y.Doc): unknown {
	return {
		text: doc.getText('text').toDelta(),
		map: doc.getMap('map').toJSON(),
		list: doc.getArray('list').toJSON(),
		page: doc.getXmlFragment('page').toJSON(),
	};
}

/** One change of any sort that Yjs knows: values, lists, formatted text, nested types and what takes them away again. */
export function editAnything(doc: Y.Doc, random: prng.PRNG): void {
	const what = prng.int32(random, 0, 11);
	const text = doc.getText('text');
	const map = doc.getMap('map');
	const key = `k${prng.int32(random, 0, 3)}`;
	if (what < 3) text.insert(prng.int32(random, 0, text.length), prng.word(random, 1, 6));
	else if (what === 3 && text.length > 0) eraseSome(text, random);
	else if (what === 4 && text.length > 1)
		text.format(0, text.length, { [prng.bool(random) ? 'bold' : 'link']: prng.bool(random) ? true : null });
	else if (what < 7) map.set(key, prng.int32(random, 0, 1000));
	else if (what === 7) map.delete(key);
	else if (what === 8) editNested(map, key, random);
	else if (what === 9) editList(doc.getArray('list'), random);
	else editPage(doc.getXmlFragment('page'), random);
}

function eraseSome(
	from: { length: number; delete(at: number, length: number): void },
	random: prng.PRNG,
): void {
	const at = prng.int32(random, 0, from.length - 1);
	from.delete(at, prng.int32(random, 1, from.length - at));
}

function editNested(map: Y.Map<unknown>, key: string, random: prng.PRNG): void {
	const nested = map.get(key);
	if (nested instanceof Y.Map) nested.set(`n${prng.int32(random, 0, 2)}`, [prng.word(random)]);
	else map.set(key, new Y.Map([['n0', { deep: true }]]));
}

function editList(list: Y.Array<unknown>, random: prng.PRNG): void {
	if (list.length > 0 && prng.bool(random)) eraseSome(list, random);
	else list.insert(prng.int32(random, 0, list.length), [null, prng.real53(random), new Uint8Array([1, 2])]);
}

function editPage(page: Y.XmlFragment, random: prng.PRNG): void {
	if (page.length === 0 || prng.int32(random, 0, 3) === 0) {
		const element = new Y.XmlElement('paragraph');
		element.setAttribute('align', prng.word(random));
		element.insert(0, [new Y.XmlText(prng.word(random, 3, 12))]);
		page.insert(prng.int32(random, 0, page.length), [element]);
		return;
	}
	const element = page.get(prng.int32(random, 0, page.length - 1)) as Y.XmlElement;
	const words = element.get(0) as Y.XmlText;
	const what = prng.int32(random, 0, 5);
	if (what === 0) page.delete(prng.int32(random, 0, page.length - 1), 1);
	else if (what === 1) element.setAttribute('align', prng.word(random));
	else if (what < 4 && words.length > 0)
		words.format(0, prng.int32(random, 1, words.length), { bold: prng.bool(random) ? true : null });
	else words.insert(prng.int32(random, 0, words.length), prng.word(random, 1, 4), { italic: true });
}
