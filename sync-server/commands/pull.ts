// `pull`: copies a workspace of another relay into a data directory, before a trip to where there is no network.
// Pulling again brings what is new; nothing is ever taken away.

import { parseArgs } from 'node:util';
import { isWorkspaceName, keyOf } from '../names.ts';
import { forEachOf } from '../replication/lanes.ts';
import { LocalCopy } from '../replication/localCopy.ts';
import { describeRelay } from '../replication/passage.ts';
import { RemoteFiles } from '../replication/remoteFiles.ts';
import type { RemoteRelay } from '../replication/remoteRelay.ts';
import { UsualRelays } from '../replication/usualRelay.ts';
import { Report } from './copyReport.ts';
import { checkWay, openOtherRelay } from './otherRelay.ts';
import { parseOptions, UsageError, type Command } from './usage.ts';

const USAGE =
	'Usage: npm run relay -- pull (--from URL [--token TOKEN] | --link LINK) --workspace W [--data DIR]';

export const pullCommand: Command = {
	summary: 'Copies a workspace of another relay into a data directory.',
	usage: USAGE,
	run,
};

async function run(args: readonly string[]): Promise<void> {
	const { way, workspace, data } = readPullOptions(args);
	const passage = await openOtherRelay(way);
	const { relay } = passage;
	const documents = await relay.listDocuments(workspace);
	const copy = new LocalCopy(data);
	const files = new RemoteFiles(relay);
	const report = new Report();
	try {
		await forEachOf(documents, async (document) => {
			const target = { workspace, document };
			await passage.freshen();
			await report.note(keyOf(target), async () => {
				const local = await copy.read(keyOf(target));
				const fetched = await relay.withDocument(workspace, document, (remote) =>
					remote.fetch(local.ledger.clocks),
				);
				const bytes = await copy.store(local, fetched);
				return bytes > 0 ? `${bytes} bytes received` : null;
			});
			await report.note(`files of ${keyOf(target)}`, async () => {
				let count = 0;
				for (const file of await files.list(target))
					if (await files.download(target, file, copy.files)) count++;
				return count > 0 ? `${count} received` : null;
			});
		});
		await noteUsual(relay, workspace, data);
	} finally {
		await copy.close();
	}
	report.finish('brought something');
}

/** So that the room is told where everything is to be brought. */
async function noteUsual({ url }: RemoteRelay, workspace: string, data: string): Promise<void> {
	const described = await describeRelay(url).catch(() => null);
	if (described)
		new UsualRelays(data).note(workspace, { url: url.origin, relay: described.relay, pulled: Date.now() });
}

function readPullOptions(args: readonly string[]) {
	const { from, token, link, workspace, data } = parseOptions(USAGE, () =>
		parseArgs({
			args: [...args],
			options: {
				from: { type: 'string' },
				token: { type: 'string', default: '' },
				link: { type: 'string' },
				workspace: { type: 'string', default: '' },
				data: { type: 'string', default: 'data' },
			},
		}),
	);
	const way = { option: 'from', address: from, token, link, workspace };
	checkWay(way);
	if (!isWorkspaceName(workspace))
		throw new UsageError('Give --workspace the name of the workspace to copy.');
	return { way, workspace, data };
}
