import { messageOf } from '../log.ts';

export interface Command {
	/** One sentence on what it does. */
	summary: string;
	/** How its arguments are written, beginning with `Usage:`. */
	usage: string;
	/** Takes what follows its name. @throws UsageError, before anything was opened, for arguments of no use */
	run(args: readonly string[]): Promise<void>;
}

/** Arguments that cannot be used; the message says what to do. */
export class UsageError extends Error {}

/** What `parse` makes of the arguments of a command; where it cannot, the reason and how they are written. */
export function parseOptions<T>(usage: string, parse: () => { values: T }): T {
	try {
		return parse().values;
	} catch (error) {
		const [sentence] = messageOf(error).split('. ');
		throw new UsageError(`${sentence}. ${usage}`);
	}
}

export function asksForHelp(args: readonly string[]): boolean {
	return args.includes('--help') || args.includes('-h');
}

/** One command a line. */
export function formatHelp(commands: ReadonlyMap<string, Command>): string {
	const width = Math.max(...[...commands.keys()].map(({ length }) => length));
	return [
		'Usage: npm run relay -- COMMAND [OPTION]…, and COMMAND --help for what it takes.',
		'',
		...[...commands].map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
	].join('\n');
}
