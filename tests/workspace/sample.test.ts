import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { hashOf, OpenDocument } from '#lib/documents/engine.ts';
import { countSampleDocuments } from '#lib/domain/sample/sample.ts';
import { sampleId } from '#lib/domain/sample/sampleId.ts';
import { DeviceTables } from '#lib/tables/device.ts';
import { fillSample } from '#lib/workspace/sampleFilling.ts';
import { readPublishedTemplate } from '../support/sample.ts';

const wish = { template: readPublishedTemplate(), seed: 7, entries: 120 };

async function makeOn(name: string) {
	const indexedDB = new IDBFactory();
	const tables = new DeviceTables(name);
	const steps: number[] = [];
	const author = { person: `p-${name}`, device: `d-${name}` };
	const workspace = await fillSample(wish, {
		tables,
		author,
		indexedDB,
		progress: (made) => steps.push(made),
	});
	return { workspace, tables, steps, indexedDB, author };
}

async function stateOf({ workspace, indexedDB, author }: Awaited<ReturnType<typeof makeOn>>, name: string) {
	const document = await OpenDocument.open({ workspace, name, author, link: null, indexedDB });
	const state = hashOf(Y.encodeStateAsUpdate(document.doc));
	const { waiting } = document.status;
	await document.close();
	return { state, waiting };
}

describe('a sample workspace', () => {
	test('[I5] is the same on two devices, and nothing of it waits for a relay', async () => {
		const [one, other] = [await makeOn('sample-one'), await makeOn('sample-other')];
		expect(one.workspace).toBe(sampleId({ plan: wish.template.id, seed: 7, entries: 120 }));
		expect(one.steps).toEqual(
			Array.from({ length: countSampleDocuments(wish.template) }, (_, index) => index + 1),
		);
		for (const name of ['plan', 'org/service-international-relations', 'org/council-gava']) {
			const state = await stateOf(one, name);
			expect(state.waiting).toBe(0);
			expect(await stateOf(other, name)).toEqual(state);
		}
	});

	test('[I4] is packed as it is made: the next start paints it without opening a document', async () => {
		const { workspace, tables } = await makeOn('sample-packed');
		const documents = await tables.documents(workspace);
		expect(documents).toHaveLength(countSampleDocuments(wish.template));
		for (const { name, waiting } of documents) {
			expect(waiting).toBe(0);
			expect(await tables.unpack(workspace, name)).toMatchObject({ reflects: expect.any(Number) });
		}
	});

	test('that the disk refuses is told', async () => {
		const refusing = {
			open: () => {
				throw new DOMException('full', 'QuotaExceededError');
			},
		} as unknown as IDBFactory;
		const author = { person: 'p', device: 'd' };
		const making = fillSample(wish, {
			tables: new DeviceTables('refusing'),
			author,
			indexedDB: refusing,
			progress: () => {},
		});
		await expect(making).rejects.toThrow('could not be saved');
	});
});
