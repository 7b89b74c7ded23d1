// `rotate`: the relay signs with a new key. Nobody notices, unless what older keys signed is forgotten, as after
// a theft of the keys: then everybody needs a new invite.

import { parseArgs } from 'node:util';
import { KEYS_OPTIONS, withKeys } from './keys.ts';
import { parseOptions, type Command } from './usage.ts';

const USAGE = 'Usage: npm run relay -- rotate [--data DIR] [--keys DIR] [--forget]';

export const rotateCommand: Command = {
	summary: 'Makes a new key to sign with; with --forget everybody needs a new invite.',
	usage: USAGE,
	run,
};

async function run(args: readonly string[]): Promise<void> {
	const values = parseOptions(USAGE, () =>
		parseArgs({ args: [...args], options: { ...KEYS_OPTIONS, forget: { type: 'boolean', default: false } } }),
	);
	await withKeys(values, async ({ keyring }) => {
		const kid = await keyring.rotate(values);
		console.log(
			`The relay signs with ${kid} now${values.forget ? '; whoever was here needs a new invite' : ''}.`,
		);
	});
}
