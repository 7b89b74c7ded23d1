// [I7] Puts what the relay has of a document in place of what this device has; what is only here was set aside before.
import { openDatabase } from './database.ts';
import { databaseName } from './document.ts';

/** Notes about what was here; values that lost, and under which client ids this device has written, stay. */
const FORGOTTEN = /^(?:waiting|replaced):|^place$/;

/**
 * Writes a document's database on this device anew, in one step. Nobody may have it open.
 * @param update the whole document, as the relay has it
 */
export async function rebuildDocument(
	factory: IDBFactory,
	{ workspace, name, update }: { workspace: string; name: string; update: Uint8Array },
): Promise<void> {
	const { db } = await openDatabase(factory, databaseName(workspace, name));
	try {
		await new Promise<void>((resolve, reject) => {
			const transaction = db.transaction(['updates', 'custom'], 'readwrite', { durability: 'strict' });
			transaction.oncomplete = () => resolve();
			transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
			const updates = transaction.objectStore('updates');
			updates.clear();
			updates.add(update);
			const custom = transaction.objectStore('custom');
			const keys = custom.getAllKeys();
			keys.onsuccess = () => {
				for (const key of keys.result) if (FORGOTTEN.test(String(key))) custom.delete(key);
			};
		});
	} finally {
		db.close();
	}
}
