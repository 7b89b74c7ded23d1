// `merge`: brings everything of a data directory home to a relay, after a trip. It adds what is lacking there and
// deletes nothing, neither there nor here: merging twice is merging once.

import { parseArgs } from 'node:util';
import { isWorkspaceName, keyOf } from '../names.ts';
import { listPieces, type Brought, type Piece } from '../replication/bringing.ts';
import { forEachOf } from '../replication/lanes.ts';
import { LocalCopy } from '../replication/localCopy.ts';
import { Report } from './copyReport.ts';
import { checkWay, openOtherRelay } from './otherRelay.ts';
import { parseOptions, UsageError, type Command } from './usage.ts';

const USAGE =
	'Usage: npm run relay -- merge --from DIR (--to URL [--token TOKEN] | --link LINK) [--workspace W]';

export const mergeCommand: Command = {
	summary: 'Brings what is in a data directory home to a relay, and deletes nothing.',
	usage: USAGE,
	run,
};

async function run(args: readonly string[]): Promise<void> {
	const { from, way, workspace } = readMergeOptions(args);
	const copy = LocalCopy.openExisting(from);
	const report = new Report();
	try {
		const passage = await openOtherRelay(way);
		await forEachOf(await listPieces({ copy, relay: passage.relay, workspace }), async (piece) => {
			await passage.freshen();
			await report.note(nameOf(piece), async () => describe(piece, await piece.bring()));
		});
	} finally {
		await copy.close();
	}
	report.finish('sent and acknowledged');
}

function nameOf({ what, target }: Piece): string {
	return what === 'files' ? `files of ${keyOf(target)}` : keyOf(target);
}

function describe({ what }: Piece, brought: Brought | null): string | null {
	if (!brought) return null;
	return `${what === 'files' ? brought.files : `${brought.bytes} bytes`} sent and acknowledged`;
}

function readMergeOptions(args: readonly string[]) {
	const { from, to, token, link, workspace } = parseOptions(USAGE, () =>
		parseArgs({
			args: [...args],
			options: {
				from: { type: 'string' },
				to: { type: 'string' },
				token: { type: 'string', default: '' },
				link: { type: 'string' },
				workspace: { type: 'string', default: '' },
			},
		}),
	);
	if (!from) throw new UsageError('Give --from the data directory that is to be brought home.');
	const way = { option: 'to', address: to, token, link, workspace };
	checkWay(way);
	if (workspace !== '' && !isWorkspaceName(workspace))
		throw new UsageError('Give --workspace the name of a workspace, or leave it out for all.');
	if (link !== undefined && workspace === '')
		throw new UsageError('Give --workspace the name of the workspace for which the link is.');
	return { from, way, workspace };
}
