import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE } from '../../sync-server/documents/peer.ts';
import { decodeUpdate } from '../../sync-server/documents/updates.ts';
import { SqliteStorage } from '../../sync-server/storage/sqliteStorage.ts';
import { openThreadedStorage } from '../../sync-server/storage/threadedStorage.ts';
import { makeTemporaryDirectory, runRelay, startRelay } from '../support/relay.ts';
import { loadStored } from '../support/relayDocuments.ts';
import { makeUpdate, RawPeer } from '../support/relayPeer.ts';

const { directory, remove } = makeTemporaryDirectory();
const disk = path.join(directory, 'disk');
mkdirSync(disk);
const isMounted = mount();

function mount(): boolean {
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
	for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
beforeAll(() => {
	if (!isMounted) console.warn('Skipped: this account may not mount a small disk to fill.');
});
afterAll(() => {
	if (isMounted) execFileSync('umount', [disk]);
	remove();
});

describe.skipIf(!isMounted)('a disk', () => {
	it('[I2] that is full closes with 1011, echoes nothing, and takes everything again once there is room', async () => {
		const data = path.join(disk, 'data');
		const storage = await openThreadedStorage(data);
		const relay = await startRelay({ storage, timings: { commitDelay: 0 } });
		cleanups.push(async () => {
			await relay.stop();
			await storage.close();
		});
		const url = `${relay.socketUrl()}/plan`;
		const anna = await RawPeer.join(url);
		anna.update(makeUpdate('before', 1));
		await anna.until('update');
		const ballast = path.join(disk, 'ballast');
		fill(ballast);
		const long = makeUpdate('x'.repeat(300_000), 2);
		anna.update(long);
		expect(await anna.closed).toMatchObject({ code: CLOSE.storageFailed });
		expect(anna.ofKind('update')).toHaveLength(1);
		expect((await fetch(`${relay.url}/livez`)).status).toBe(200);
		// Also where there is room for the small row that asking writes.
		expect((await fetch(`${relay.url}/readyz`)).status).toBe(503);

		rmSync(ballast);
		expect((await fetch(`${relay.url}/readyz`)).status).toBe(503);
		const again = await RawPeer.join(url);
		expect(again.toDoc().getText('t').toString()).toBe('before');
		again.update(long);
		const echo = await again.until('update');
		expect(decodeUpdate(echo.update).runs).toMatchObject([{ client: 2 }]);
		expect((await loadStored(storage)).getText('t').length).toBe(300_006);
		expect((await fetch(`${relay.url}/readyz`)).status).toBe(200);
	}, 20_000);

	it('that may only be read is refused in a sentence at the start', async () => {
		const data = path.join(disk, 'read-only');
		const storage = new SqliteStorage(data);
		await storage.close();
		execFileSync('mount', ['-o', 'remount,ro', disk]);
		cleanups.push(() => execFileSync('mount', ['-o', 'remount,rw', disk]));
		const started = await runRelay('serve', '--open', '--port', '0', '--data', data);
		expect(started.code).toBe(1);
		expect(started.stderr).toMatch(/^The relay cannot keep its data in .*choose another/);
	});
});

/** Takes all the room that is left. */
function fill(file: string): void {
	try {
		for (let megabytes = 1; ; megabytes++) writeFileSync(file, Buffer.alloc(2 ** 20), { flag: 'a' });
	} catch {
		// Full.
	}
	try {
		for (;;) writeFileSync(file, Buffer.alloc(4096), { flag: 'a' });
	} catch {
		// To the last block.
	}
}
