import '../support/browser.ts';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { canonicalBytes } from '#lib/domain/canonicalJson.ts';
import { action } from '#lib/domain/action.ts';
import { closing } from '#lib/domain/closing.ts';
import { closingStateOf } from '#lib/domain/closingState.ts';
import { conflictNotice } from '#lib/domain/conflictNotice.ts';
import { contact } from '#lib/domain/contact.ts';
import { contentsHash } from '#lib/domain/contentsHash.ts';
import { entry } from '#lib/domain/entry.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { lateArrival } from '#lib/domain/lateArrival.ts';
import { findLate } from '#lib/domain/lateness.ts';
import { period } from '#lib/domain/period.ts';
import type { PeriodRow } from '#lib/domain/periodState.ts';
import { buildSnapshot, readSnapshot } from '#lib/domain/snapshot.ts';
import { submission } from '#lib/domain/submission.ts';
import { update } from '#lib/domain/update.ts';
import { contentsOfUpdate } from '#lib/domain/updateContents.ts';
import { closePeriod, decideLate, reopenPeriod } from '#lib/features/reporting/closing/closePeriod.ts';
import { openMatters } from '#lib/features/reporting/closing/openMatters.ts';
import { rowsAround } from '#lib/features/reporting/closing/periodRows.ts';
import { SnapshotFile } from '#lib/features/reporting/closing/snapshotFile.svelte.ts';
import { Tables } from '#lib/tables/tables.ts';
import { sha256 } from '#lib/workspace/hash.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { FileStore } from '../../sync-server/files/fileStore.ts';
import { TestDevice, until } from '../support/devices.ts';
import { openPeer, type Peer, typeIn } from '../support/peers.ts';
import { seededRandom } from '../support/random.ts';
import { makeTemporaryDirectory, startRelay, type StartedRelay } from '../support/relay.ts';

describe('two devices [I3] [I10]', () => {
	/** What several people did, one update after the other, by document. */
	async function write(): Promise<Map<string, Uint8Array[]>> {
		const updates = new Map<string, Uint8Array[]>();
		const documents = ['plan', 'org/gava', 'org/begues', 'private/gava'];
		for (const name of documents) {
			const told: Uint8Array[] = [];
			updates.set(name, told);
			const peer = await openPeer(`writer-${name.replace('/', '-')}`, { name });
			peer.document.doc.on('update', (update: Uint8Array) => told.push(update));
			const create = (kind: string, id: string, contents: object) =>
				peer.apply({ do: 'create', kind, id, contents: { ...contents } });
			if (name === 'plan') {
				create('period', 'y23', {
					title: { ca: '2023' },
					start: '2023-01-01',
					end: '2023-12-31',
					due: '2024-01-31',
				});
				for (let n = 0; n < 9; n++)
					create('action', `a${n}`, { code: `A${n}`, line: 'l1', responsibleUnits: ['gava', 'begues'] });
				peer.apply({ do: 'add', kind: 'action', id: 'a1', key: 'responsibleUnits/amb' });
			} else if (name === 'private/gava') create('contact', 'c1', { name: 'Nom Privat', event: 'gava-3' });
			else {
				const unit = name.split('/')[1]!;
				for (let n = 0; n < 12; n++) {
					create('entry', `${unit}-${n}`, {
						title: { ca: `Entrada ${n}` },
						date: `2023-0${1 + (n % 9)}-1${n % 9}`,
					});
					peer.apply({ do: 'set', kind: 'entry', id: `${unit}-${n}`, key: 'location', content: `Sala ${n}` });
				}
				typeIn(
					peer,
					{ kind: 'entry', id: `${unit}-3`, field: 'description', language: 'ca' },
					'Què es va fer',
				);
				peer.apply({ do: 'retract', kind: 'entry', id: `${unit}-5`, reason: 'twice' });
				create('update', `u-${unit}`, { action: 'a1', period: 'y23' });
			}
			await peer.document.close();
		}
		return updates;
	}

	/** A device that receives all of it in an order of its own. */
	async function receive(device: string, updates: Map<string, Uint8Array[]>, seed: number): Promise<Tables> {
		const random = seededRandom(seed);
		const tables = new Tables();
		for (const [name, told] of updates) {
			const peer: Peer = await openPeer(device, { name });
			peer.document.onRows((rows) => tables.put(rows));
			const order = told.map((update) => ({ update, at: random.below(1_000_000) }));
			order.sort((one, other) => one.at - other.at);
			for (const { update } of order) Y.applyUpdate(peer.document.doc, update, 'remote');
			await peer.document.close();
		}
		return tables;
	}

	const snapshotOf = (tables: Tables) =>
		canonicalBytes(
			buildSnapshot({
				workspace: 'w1',
				period: tables.get('period', 'y23') as PeriodRow,
				rowsOf: (kind): AnyRow[] => tables.all(kind),
				open: {},
				closed: { person: 'p', name: 'Anna', organisation: 'gava', time: 5, note: '', follows: [] },
			}),
		);

	it('that received the same in any order make the same bytes, with nothing private in them [I11]', async () => {
		const updates = await write();
		const all = await Promise.all([1, 2, 3, 4].map((seed) => receive(`device-${seed}`, updates, seed)));
		const snapshots = all.map(snapshotOf);
		const hashes = await Promise.all(snapshots.map(sha256));
		expect(new Set(hashes).size).toBe(1);
		const text = new TextDecoder().decode(snapshots[0]);
		expect(text).toContain('Què es va fer');
		expect(text).not.toContain('Privat');
		const read = readSnapshot(snapshots[0]!);
		expect('snapshot' in read && read.snapshot.records.entry).toHaveLength(22);
	});
});

describe('closing over a relay [I10]', () => {
	let data: ReturnType<typeof makeTemporaryDirectory>;
	let store: FileStore;
	let relay: StartedRelay;
	const devices: TestDevice[] = [];
	const signer = { name: 'Anna', organisation: 'amb' };

	beforeEach(async () => {
		data = makeTemporaryDirectory();
		store = new FileStore({ directory: path.join(data.directory, 'files') });
		relay = await startRelay({ kind: 'sqlite', directory: data.directory, fileStore: store });
	});
	afterEach(async () => {
		for (const device of devices.splice(0)) await device.leave();
		await relay.stop();
		store.close();
		data.remove();
	});
	async function open(): Promise<Workspace> {
		const device = await TestDevice.start(relay);
		devices.push(device);
		const workspace = await device.open('w1');
		await until(() => workspace.relay.state === 'online', 'the relay');
		return workspace;
	}
	const untilSafe = (workspace: Workspace) =>
		until(
			() =>
				workspace.behind.length === 0 &&
				workspace.status.every(({ status }) => status.waiting === 0 && status.connection.state === 'online'),
			'everything at the relay',
		);
	const year = { title: { ca: '2023' }, start: '2023-01-01', end: '2023-12-31', due: '2024-01-31' };
	const meeting = (date: string) => ({ type: 'meeting', title: { ca: `Reunió ${date}` }, date });
	const periodIn = (workspace: Workspace, id: string) => workspace.row(period, id)!;
	const stateIn = (workspace: Workspace) => closingStateOf(workspace.rows(closing));
	async function checkIn(workspace: Workspace, hash: string) {
		const file = new SnapshotFile(workspace, hash);
		const stop = file.watch();
		await until(() => file.check.state === 'verified' || file.check.state === 'tampered', 'the file');
		stop();
		return file.check;
	}

	it('freezes what is there, and what comes late is decided on and changes nothing', async () => {
		const anna = await open();
		const id = await anna.create(period, year);
		await anna.create(entry, meeting('2023-02-02'), 'org/gava');
		await anna.create(contact, { name: 'Nom Privat' }, 'private/gava');
		const row = periodIn(anna, id);
		await closePeriod(anna, row, { note: '', signer, matters: openMatters(anna, row) });
		// An undo takes other things back, never what was signed.
		await anna.create(entry, meeting('2030-01-01'), 'org/gava');
		while (anna.canUndo) anna.undo();
		expect(stateIn(anna).state).toBe('closed');
		while (anna.canRedo) anna.redo();
		await expect(closePeriod(anna, row, { note: '', signer, matters: [] })).rejects.toThrow('is closed');
		await untilSafe(anna);

		const biel = await open();
		await until(() => stateIn(biel).state === 'closed', 'the closing');
		const { hash, size, name } = stateIn(biel).counts!;
		expect(name).toBe('Anna');
		const check = await checkIn(biel, hash!);
		if (check.state !== 'verified' || !('snapshot' in check.reading)) throw new Error(check.state);
		expect([check.bytes.length, await sha256(check.bytes)]).toEqual([size, hash]);
		expect(new TextDecoder().decode(check.bytes)).not.toContain('Privat');
		const { snapshot } = check.reading;
		// As a program fetches it.
		const fetched = await fetch(`http://127.0.0.1:${relay.port}/files/w1/${hash}?document=plan`);
		expect(await sha256(new Uint8Array(await fetched.arrayBuffer()))).toBe(hash);
		expect(snapshot.records.entry).toHaveLength(1);

		const late = await biel.create(entry, meeting('2023-03-03'), 'org/begues');
		const lateIn = (workspace: Workspace) =>
			findLate(snapshot, periodIn(workspace, id), rowsAround(workspace, row), workspace.rows(lateArrival));
		await until(() => lateIn(anna).length === 1, 'the late entry');
		expect(lateIn(anna)).toMatchObject([{ subject: `entry/${late}`, change: 'added', decision: null }]);
		await decideLate(anna, row, lateIn(anna), { into: null, note: 'Va arribar tard.', name: 'Anna' });
		await until(() => lateIn(biel)[0]?.decision !== null, 'the erratum');
		expect(lateIn(biel)[0]?.decision).toMatchObject({ treatment: 'erratum', note: 'Va arribar tard.' });
		expect(await checkIn(biel, hash!)).toMatchObject({ state: 'verified' });

		await reopenPeriod(anna, row, { note: 'Faltava un ajuntament.', signer });
		await closePeriod(anna, row, { note: '', signer, matters: [] });
		const { snapshots, counts, steps } = stateIn(anna);
		expect(steps.map(({ step, note }) => [step, note])).toEqual([
			['closed', null],
			['reopened', 'Faltava un ajuntament.'],
			['closed', null],
		]);
		expect(snapshots[0]?.hash).toBe(hash);
		expect(counts).toBe(snapshots[1]);
		expect(counts?.hash).not.toBe(hash);
		await until(() => lateIn(biel).length === 1, 'nothing more');
	});

	it('is told first what is open, each for itself', async () => {
		const anna = await open();
		const id = await anna.create(period, { ...year, end: '2099-12-31' });
		for (const code of ['A1', 'A2', 'A3'])
			await anna.create(action, { code, title: { ca: code }, responsibleUnits: ['gava'] });
		const [one, two] = anna.rows(action);
		await anna.create(update, { action: one!.id, period: id }, 'org/gava');
		const handedIn = await anna.create(update, { action: two!.id, period: id }, 'org/gava');
		const contents = contentsOfUpdate(anna.row(update, handedIn)!);
		const hash = contentsHash(contents);
		await anna.create(submission, { update: handedIn, contents, hash }, 'org/gava');
		await anna.create(conflictNotice, { subject: `update/${handedIn}`, field: 'rating' }, 'org/gava');
		await untilSafe(anna);
		const biel = await open();
		await until(() => biel.behind.length === 0 && biel.rows(submission).length === 1, 'all of it');
		const told = openMatters(biel, periodIn(biel, id)).map(({ what, count }) => [what, count]);
		expect(told).toEqual([
			['conflicts', 1],
			['submitted', 1],
			['draft', 1],
			['missing', 1],
			['early', 1],
		]);
	});

	it('apart, by two editors, leaves two snapshots of which the same counts for everybody', async () => {
		const [anna, biel] = [await open(), await open()];
		const id = await anna.create(period, year);
		await until(() => biel.row(period, id) !== undefined, 'the period');
		await untilSafe(anna);
		await relay.stop();
		const matters = () => openMatters(anna, periodIn(anna, id)).map(({ what }) => what);
		await until(() => matters().includes('offline'), 'the relay is away');
		await anna.create(entry, meeting('2023-02-02'), 'org/gava');
		await closePeriod(anna, periodIn(anna, id), { note: 'Sense xarxa.', signer, matters: [] });
		await closePeriod(biel, periodIn(biel, id), { note: 'Jo també.', signer, matters: [] });
		relay = await startRelay({
			kind: 'sqlite',
			directory: data.directory,
			port: relay.port,
			fileStore: store,
		});
		for (const workspace of [anna, biel]) {
			workspace.reconnect();
			await until(() => stateIn(workspace).snapshots.length === 2, 'both closings');
		}
		const [here, there] = [stateIn(anna), stateIn(biel)];
		expect(here.counts?.id).toBe(there.counts?.id);
		expect([here.apart.length, here.state]).toEqual([1, 'closed']);
		for (const { hash } of here.snapshots) {
			expect(await checkIn(anna, hash!)).toMatchObject({ state: 'verified' });
			expect(await checkIn(biel, hash!)).toMatchObject({ state: 'verified' });
		}
	});
});
