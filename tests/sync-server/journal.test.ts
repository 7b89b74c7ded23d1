import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { makeTemporaryDirectory, runRelay } from '../support/relay.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
	for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Starts a relay for the first time as systemd does; `stream` is what it names. Returns what it printed. */
async function startAsService(
	data: string,
	stream: (file: { dev: number; ino: number }) => string,
): Promise<{ stdout: string; events: string[] }> {
	const file = `${data}.stdout`;
	const stdout = openSync(file, 'w');
	const child = spawn(
		path.join(ROOT, 'node_modules/.bin/node'),
		['sync-server/main.ts', 'serve', '--port', '0', '--data', data],
		{
			cwd: ROOT,
			stdio: ['ignore', stdout, 'pipe'],
			env: { ...process.env, JOURNAL_STREAM: stream(fstatSync(stdout)) },
		},
	);
	closeSync(stdout);
	const exited = once(child, 'exit');
	cleanups.push(async () => {
		child.kill('SIGKILL');
		await exited;
	});
	const events: string[] = [];
	for await (const line of createInterface(child.stderr as NodeJS.ReadableStream)) {
		events.push(String((JSON.parse(line) as { event: string }).event));
		if (events.at(-1) === 'listening') break;
	}
	return { stdout: readFileSync(file, 'utf8'), events };
}

function makeData(): string {
	const { directory, remove } = makeTemporaryDirectory();
	cleanups.push(remove);
	return path.join(directory, 'data');
}

describe('a first start under systemd', () => {
	it('writes no secret to the journal, and says how to get one', async () => {
		const data = makeData();
		const { stdout, events } = await startAsService(data, ({ dev, ino }) => `${dev}:${ino}`);
		expect(Object.keys(JSON.parse(stdout) as object)).toEqual(['url', 'port', 'pid']);
		expect(events).toEqual(['noAdministrator', 'listening']);
		const link = await runRelay('invite', '--data', data, '--role', 'administrator');
		expect([link.code, link.stdout]).toEqual([0, expect.stringMatching(/\/join#[0-9a-f]{16}\.[\w-]{43}\n$/)]);
	});

	it('prints the link where its output goes elsewhere', async () => {
		const { stdout, events } = await startAsService(makeData(), () => '8:1');
		expect(JSON.parse(stdout)).toMatchObject({ administrator: expect.stringContaining('/join#') as string });
		expect(events).toEqual(['listening']);
	});
});
