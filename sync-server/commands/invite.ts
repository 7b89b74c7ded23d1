// `invite`: a link for somebody, or a bare token for a program.

import { parseArgs } from 'node:util';
import type { Access } from '../access/access.ts';
import { IMPORTING } from '../access/capabilities.ts';
import { findFault, fulfil, type InviteWish } from '../access/inviteWish.ts';
import { formatLink } from '../access/secrets.ts';
import { KEYS_OPTIONS, withKeys } from './keys.ts';
import { readUrl } from './serveOptions.ts';
import { parseOptions, UsageError, type Command } from './usage.ts';
import { formatQr } from './words.ts';

const USAGE =
	'Usage: npm run relay -- invite [--data DIR] [--keys DIR] --workspace W --role R [--org ID] [--workshop ID] ' +
	'[--also DOC]… [--label TEXT] [--days N] [--uses N] [--url URL] [--import] [--token]';

export const inviteCommand: Command = {
	summary: 'Prints a link that lets somebody in, or a token for a program.',
	usage: USAGE,
	run,
};

async function run(args: readonly string[]): Promise<void> {
	const values = parseOptions(USAGE, () =>
		parseArgs({
			args: [...args],
			options: {
				...KEYS_OPTIONS,
				workspace: { type: 'string' },
				role: { type: 'string', default: '' },
				org: { type: 'string', default: '' },
				workshop: { type: 'string', default: '' },
				also: { type: 'string', multiple: true, default: [] },
				label: { type: 'string', default: '' },
				days: { type: 'string' },
				uses: { type: 'string' },
				url: { type: 'string' },
				import: { type: 'boolean', default: false },
				token: { type: 'boolean', default: false },
			},
		}),
	);
	const wish: InviteWish = {
		workspace: values.workspace ?? (values.role === 'administrator' ? '*' : ''),
		role: values.role,
		organisation: values.org,
		workshop: values.workshop,
		label: values.label,
		also: values.import ? [...values.also, ...IMPORTING] : values.also,
		days: values.days === undefined ? undefined : Number(values.days),
		uses: values.uses === undefined ? undefined : Number(values.uses),
	};
	if (values.import && wish.role !== 'administrator')
		throw new UsageError('Give --import only with --role administrator, whose token "merge" needs.');
	const fault = findFault(wish, { patterns: true });
	if (fault !== null) throw new UsageError(fault);
	const url = values.url === undefined ? undefined : readUrl(values.url, '--url');
	await withKeys(values, async (access) => {
		if (values.token) console.log(await makeToken(access, wish));
		else printLink(formatLink(url ?? access.url, access.invites.create(fulfil(wish, 'command line')).secret));
	});
}

/** Good for as long as its invite, which nobody else can use. */
async function makeToken(access: Access, wish: InviteWish): Promise<string> {
	const { id } = access.invites.create(fulfil({ ...wish, uses: 1 }, 'command line'));
	const invite = access.invites.find(id);
	if (!invite) throw new Error('The invite was not kept: try again.');
	const member = access.members.addTokenHolder(invite, wish.label || wish.role);
	return access.tokens.signAccess(access.gate.claim(invite, member, Infinity));
}

function printLink(link: string): void {
	console.log(link);
	if (process.stdout.isTTY) console.log(`\n${formatQr(link)}`);
}
