// The command line. A command reads its own arguments; bad ones end with one sentence that says what to do.

import { backupCommand } from './commands/backup.ts';
import { checkCommand } from './commands/check.ts';
import { inspectCommand } from './commands/inspect.ts';
import { inviteCommand } from './commands/invite.ts';
import { invitesCommand } from './commands/invites.ts';
import { mergeCommand } from './commands/merge.ts';
import { pullCommand } from './commands/pull.ts';
import { purgeCommand } from './commands/purge.ts';
import { recoveryCommand } from './commands/recovery.ts';
import { restoreCommand } from './commands/restore.ts';
import { revokeCommand } from './commands/revoke.ts';
import { rotateCommand } from './commands/rotate.ts';
import { serveCommand } from './commands/serve.ts';
import { asksForHelp, formatHelp, UsageError, type Command } from './commands/usage.ts';
import { messageOf } from './log.ts';

const COMMANDS = new Map<string, Command>([
	['serve', serveCommand],
	['invite', inviteCommand],
	['invites', invitesCommand],
	['revoke', revokeCommand],
	['recovery', recoveryCommand],
	['rotate', rotateCommand],
	['pull', pullCommand],
	['merge', mergeCommand],
	['backup', backupCommand],
	['restore', restoreCommand],
	['inspect', inspectCommand],
	['check', checkCommand],
	['purge', purgeCommand],
]);

async function run([name = '', ...args]: readonly string[]): Promise<void> {
	const command = COMMANDS.get(name);
	if (command && asksForHelp(args)) console.log(`${command.summary}\n${command.usage}`);
	else if (command) await command.run(args);
	else if (name === 'help' || asksForHelp([name])) console.log(formatHelp(COMMANDS));
	else
		throw new UsageError(
			`Say what to do: ${[...COMMANDS.keys()].join(', ')}, as in "npm run relay -- serve --port 4173"; --help says what each does.`,
		);
}

try {
	await run(process.argv.slice(2));
} catch (error) {
	console.error(messageOf(error));
	process.exitCode = error instanceof UsageError ? 2 : 1;
}
