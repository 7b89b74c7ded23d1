// `backup`: everything of a relay in one file, also while it runs.

import { parseArgs } from 'node:util';
import { makeBackup } from '../storage/backup.ts';
import { findKeys, KEYS_OPTIONS } from './keys.ts';
import { parseOptions, UsageError, type Command } from './usage.ts';
import { formatCount } from './words.ts';

const USAGE = 'Usage: npm run relay -- backup FILE [--data DIR] [--keys DIR]';

export const backupCommand: Command = {
	summary: 'Writes everything of a relay into one file, also while it runs.',
	usage: USAGE,
	run,
};

async function run(args: readonly string[]): Promise<void> {
	const { data, keys, files } = parseOptions(USAGE, () => {
		const parsed = parseArgs({ args: [...args], options: KEYS_OPTIONS, allowPositionals: true });
		return { values: { ...parsed.values, files: parsed.positionals } };
	});
	const [file, ...more] = files;
	if (file === undefined || more.length > 0) throw new UsageError(`Name one file to be written. ${USAGE}`);
	const entries = await makeBackup(file, { data, keys: findKeys(data, keys) });
	const bytes = entries.reduce((sum, { size }) => sum + size, 0);
	console.log(`Wrote ${file}: ${formatCount(entries.length, 'file')}, ${formatCount(bytes, 'byte')}.`);
	if (!entries.some(({ name }) => name.startsWith('keys/')))
		console.error(
			'There are no keys in it: say with --keys where they are, unless the relay is an open one.',
		);
}
