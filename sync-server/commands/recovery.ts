// `recovery`: a new code to become the administrator with, in place of the one before.

import { parseArgs } from 'node:util';
import { KEYS_OPTIONS, withKeys } from './keys.ts';
import { parseOptions, type Command } from './usage.ts';

const USAGE = 'Usage: npm run relay -- recovery [--data DIR] [--keys DIR]';

export const recoveryCommand: Command = {
	summary: 'Prints a new code to become the administrator with, in place of the one before.',
	usage: USAGE,
	run,
};

async function run(args: readonly string[]): Promise<void> {
	const values = parseOptions(USAGE, () => parseArgs({ args: [...args], options: KEYS_OPTIONS }));
	await withKeys(values, async ({ recovery }) => console.log(await recovery.renewCode()));
}
