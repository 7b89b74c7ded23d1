import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeTemporaryDirectory, runRelay, spawnRelay } from '../support/relay.ts';

const COMMANDS = [
	...['serve', 'invite', 'invites', 'revoke', 'recovery', 'rotate', 'pull', 'merge'],
	...['backup', 'restore', 'inspect', 'check', 'purge'],
];

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
	for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function makeData(): string {
	const { directory, remove } = makeTemporaryDirectory();
	cleanups.push(remove);
	return directory;
}

describe('npm run relay', () => {
	it('says on its first line where it is', async () => {
		const relay = await spawnRelay({ data: makeData() });
		cleanups.push(() => relay.kill());
		expect(relay.url).toBe(`http://127.0.0.1:${relay.port}`);
		expect(relay.pid).toBeGreaterThan(0);
		expect((await fetch(`${relay.url}/livez`)).status).toBe(200);
	});

	it.each([
		[['serve', '--prot', '1'], /Unknown option '--prot'\. Usage:/],
		[['serve', '--port', 'x'], /^Give --port a number from 0 to 65535/],
		[['serve', '--port', '70000'], /^Give --port a number/],
		[['serve', '--file-quota', '0'], /^Give --file-quota a number of GiB/],
		[['serve', '--origin', 'rumb'], /^Give --origin a whole origin/],
		[['serve', '--app', 'no/such/directory'], /^There is no directory no\/such\/directory/],
		[['serve', 'more'], /^Unexpected argument 'more'/],
		[[], /^Say what to do: /],
	])('answers %j with one sentence', async (args, sentence) => {
		const { code, stdout, stderr } = await runRelay(...args);
		expect(code).toBe(2);
		expect(stdout).toBe('');
		expect(stderr).toMatch(sentence);
		expect(stderr.trim().split('\n')).toHaveLength(1);
	});

	it.each(['--help', '-h', 'help'])('%s says what each command does, one a line', async (word) => {
		const { code, stdout, stderr } = await runRelay(word);
		expect([code, stderr]).toEqual([0, '']);
		const [usage, empty, ...lines] = stdout.trimEnd().split('\n');
		expect([usage, empty]).toEqual([expect.stringMatching(/^Usage: npm run relay -- COMMAND/), '']);
		expect(lines.map((line) => line.trim().split(' ', 1)[0])).toEqual(COMMANDS);
		for (const line of lines) expect(line).toMatch(/^ {2}\w+ {2,}[A-Z].*\.$/);
	});

	it('says of each command how it is written, and does nothing else', async () => {
		const data = path.join(makeData(), 'data');
		for (const command of COMMANDS) {
			const { code, stdout, stderr } = await runRelay(command, '--data', data, '--help');
			expect([code, stderr], command).toEqual([0, '']);
			expect(stdout).toMatch(new RegExp(`^[A-Z].*\\.\nUsage: npm run relay -- ${command} .*\n$`));
		}
		expect(readdirSync(path.dirname(data))).toEqual([]);
	});

	it('warns when whoever reaches it may use it', async () => {
		const relay = await spawnRelay({ data: makeData(), args: ['--host', '0.0.0.0'], open: true });
		cleanups.push(() => relay.kill());
		await relay.said(/anybody who can reach this address may read and write/);
	});

	it('says what to do about a port that is taken, and about a directory that cannot be used', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		cleanups.push(() => server.close());
		const { port } = server.address() as AddressInfo;
		const taken = await runRelay('serve', '--open', '--port', String(port), '--data', makeData());
		expect([taken.code, taken.stderr]).toEqual([
			1,
			`Port ${port} on 127.0.0.1 is taken: choose another with --port, or stop what uses it.\n`,
		]);
		const unusable = await runRelay('serve', '--port', '0', '--data', 'package.json/data');
		expect(unusable.code).toBe(1);
		expect(unusable.stderr).toMatch(
			/^The relay cannot keep its data in package\.json\/data .*choose another/,
		);
	});

	it('does not share a directory with another relay', async () => {
		const data = makeData();
		const relay = await spawnRelay({ data });
		cleanups.push(() => relay.kill());
		const { code, stderr } = await runRelay('serve', '--port', '0', '--data', data);
		expect(code).toBe(1);
		expect(stderr).toMatch(/^Another relay is using/);
	});
});
