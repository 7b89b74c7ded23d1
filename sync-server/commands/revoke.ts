// `revoke`: whoever came with an invite must leave, from a running relay too, and nobody comes with it again.

import { parseArgs } from 'node:util';
import { KEYS_OPTIONS, withKeys } from './keys.ts';
import { parseOptions, UsageError, type Command } from './usage.ts';

const USAGE = 'Usage: npm run relay -- revoke [--data DIR] [--keys DIR] ID';

export const revokeCommand: Command = {
	summary: 'Ends an invite: whoever came with it must leave, and nobody comes with it again.',
	usage: USAGE,
	run,
};

async function run(args: readonly string[]): Promise<void> {
	const values = parseOptions(USAGE, () => {
		const parsed = parseArgs({ args: [...args], options: KEYS_OPTIONS, allowPositionals: true });
		return { values: { ...parsed.values, ids: parsed.positionals } };
	});
	const [id, ...more] = values.ids;
	if (id === undefined || more.length > 0)
		throw new UsageError(`Name one invite, as "npm run relay -- invites" lists them. ${USAGE}`);
	await withKeys(values, ({ invites }) => {
		if (!invites.find(id))
			throw new UsageError(`There is no invite ${id}: "npm run relay -- invites" lists them.`);
		console.log(invites.revoke(id) ? `Revoked ${id}.` : `${id} was revoked before.`);
	});
}
