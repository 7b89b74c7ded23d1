// What administrators are told of what the relay keeps: who sent how much where, and never what.

import type { Storage } from '../storage/storage.ts';
import type { Kept } from './administering.ts';

export function readKept(storage: Storage): Kept {
	return {
		async writers(workspace) {
			const writers = await storage.writers(workspace);
			return writers.map((writer) => ({ ...writer, document: writer.document.slice(workspace.length + 1) }));
		},

		async hasDocumentsOf(person) {
			const own = new RegExp(`^[^/]+/(?:seat|rating)/[^/]+/${person}$`);
			return (await storage.list()).some(({ document }) => own.test(document));
		},

		async workspaces() {
			const sizes = Map.groupBy(await storage.list(), ({ document }) => document.split('/', 1)[0] ?? '');
			return Promise.all(
				[...sizes].map(async ([workspace, documents]) => ({
					workspace,
					documents: documents.length,
					bytes: documents.reduce((sum, { bytes }) => sum + bytes, 0),
					last: Math.max(0, ...(await storage.writers(workspace)).map(({ last }) => last)),
				})),
			);
		},
	};
}
