// `merge`: brings everything of a data directory home to a relay, after a trip. It adds what is lacking there and
// deletes nothing, neither there nor here: merging twice is merging once.

import { parseArgs } from 'node:util';
import { Ledger } from '../documents/ledger.ts';
import { isWorkspaceName, keyOf, type Target } from '../names.ts';
import { diffDocument, LocalCopy } from '../replication/localCopy.ts';
import { RemoteFiles } from '../replication/remoteFiles.ts';
import { RemoteRefusal } from '../replication/remoteRefusal.ts';
import { readRelayUrl, RemoteRelay } from '../replication/remoteRelay.ts';
import { forEachOf, Report } from './copyReport.ts';
import { parseOptions, UsageError, type Command } from './usage.ts';

const USAGE = 'Usage: npm run relay -- merge --from DIR --to URL [--token TOKEN] [--workspace W]';

export const mergeCommand: Command = {
	summary: 'Brings what is in a data directory home to a relay, and deletes nothing.',
	usage: USAGE,
	run,
};

async function run(args: readonly string[]): Promise<void> {
	const { from, relay, workspace } = readMergeOptions(args);
	const copy = LocalCopy.openExisting(from);
	const report = new Report();
	try {
		for (const [name, documents] of await copy.list()) {
			if (workspace !== '' && name !== workspace) continue;
			// Says at once, and once, that there is no relay or that the token is not for this workspace.
			await relay.listDocuments(name);
			await forEachOf(documents, async (document) => {
				const target = { workspace: name, document };
				await report.note(keyOf(target), () => sendDocument(copy, relay, target));
			});
		}
		await forEachOf(copy.files.listTargets(), async (target) => {
			if (workspace !== '' && target.workspace !== workspace) return;
			await report.note(`files of ${keyOf(target)}`, () => sendFiles(copy, relay, target));
		});
	} finally {
		await copy.close();
	}
	report.finish('sent and acknowledged');
}

async function sendDocument(copy: LocalCopy, relay: RemoteRelay, target: Target): Promise<string | null> {
	const local = await copy.read(keyOf(target));
	return relay.withDocument(target.workspace, target.document, async (remote) => {
		const known = new Ledger();
		known.add((await remote.fetch(local.ledger.clocks)).update);
		const clocks = await remote.readClocks(local.ledger.clocks);
		if (!clocks) known.add((await remote.fetch(new Map())).update);
		const update = diffDocument(local, clocks ?? known.clocks, known);
		if (!update) return null;
		if (!clocks) throw new RemoteRefusal(READ_ONLY);
		await remote.send(update);
		return `${update.length} bytes sent and acknowledged`;
	});
}

const READ_ONLY =
	'This token may only read it: mint one there with "npm run relay -- invite --role administrator --import --token".';

async function sendFiles(copy: LocalCopy, relay: RemoteRelay, target: Target): Promise<string | null> {
	const files = new RemoteFiles(relay);
	let count = 0;
	for (const file of copy.files.list(target.workspace, target.document))
		if (await files.upload(target, file, copy.files)) count++;
	return count > 0 ? `${count} sent and acknowledged` : null;
}

function readMergeOptions(args: readonly string[]) {
	const { from, to, token, workspace } = parseOptions(USAGE, () =>
		parseArgs({
			args: [...args],
			options: {
				from: { type: 'string' },
				to: { type: 'string' },
				token: { type: 'string', default: '' },
				workspace: { type: 'string', default: '' },
			},
		}),
	);
	if (!from) throw new UsageError('Give --from the data directory that is to be brought home.');
	const url = readRelayUrl('to', to);
	if (workspace !== '' && !isWorkspaceName(workspace))
		throw new UsageError('Give --workspace the name of a workspace, or leave it out for all.');
	return { from, relay: new RemoteRelay({ url, token }), workspace };
}
