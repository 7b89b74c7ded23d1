// [I5] Fills a workspace of its own with a sample, document by document, each one seed: made again anywhere, it is the same.
import type { Author, OpenDocument } from '#lib/documents/document.ts';
import { countSampleDocuments, sampleDocuments } from '#lib/domain/sample/sample.ts';
import { sampleId } from '#lib/domain/sample/sampleId.ts';
import type { Template } from '#lib/domain/template.ts';
import type { DeviceTables } from '#lib/tables/device.ts';
import { Tables } from '#lib/tables/tables.ts';
import { Shelf } from './shelf.ts';

/** Which sample: the same template, seed and number of entries give the same one. */
export interface SampleWish {
	template: Template;
	seed: number;
	entries: number;
}

export interface SampleSurroundings {
	tables: DeviceTables;
	author: Author;
	indexedDB: IDBFactory;
	/** How many documents are made, and how many there will be. */
	progress: (made: number, all: number) => void;
}

/** @returns the workspace */
export async function fillSample(
	{ template, seed, entries }: SampleWish,
	{ tables, author, indexedDB, progress }: SampleSurroundings,
): Promise<string> {
	const workspace = sampleId({ plan: template.id, seed, entries });
	const { buildSeed, seedClientOf } = await import('#lib/documents/engine.ts');
	const shelf = new Shelf({
		workspace,
		device: tables,
		tables: new Tables(),
		options: { author, indexedDB },
		link: () => null,
		changed: () => {},
		opened: () => {},
	});
	const all = countSampleDocuments(template);
	let made = 0;
	try {
		for (const { name, records } of sampleDocuments({ workspace, template, seed, entries })) {
			const document = await shelf.get(name);
			document.applySeed(buildSeed(records, seedClientOf(records)));
			await saved(document);
			progress(++made, all);
		}
	} finally {
		await shelf.close();
	}
	return workspace;
}

/** @throws when the disk refuses it: a sample is not worth waiting for room */
function saved(document: OpenDocument): Promise<void> {
	return new Promise((resolve, reject) => {
		let over = false;
		const check = () => {
			const { state, failure } = document.status.save;
			if (over || (state !== 'saved' && state !== 'failed')) return;
			over = true;
			if (state === 'saved') resolve();
			else reject(new Error(`the sample could not be saved: ${failure}`));
		};
		document.onStatus(check);
		check();
	});
}
