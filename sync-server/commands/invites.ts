// `invites`: who was invited as what, one a line.

import { parseArgs } from 'node:util';
import type { Access } from '../access/access.ts';
import type { Invite } from '../access/invites.ts';
import { KEYS_OPTIONS, withKeys } from './keys.ts';
import { parseOptions, type Command } from './usage.ts';

const USAGE = 'Usage: npm run relay -- invites [--data DIR] [--keys DIR] [--workspace W]';
const HEADINGS = [
	'id',
	'state',
	'role',
	'workspace',
	'for',
	'used',
	'join until',
	'access until',
	'people',
	'label',
];

export const invitesCommand: Command = {
	summary: 'Lists who was invited as what, and who came.',
	usage: USAGE,
	run,
};

async function run(args: readonly string[]): Promise<void> {
	const values = parseOptions(USAGE, () =>
		parseArgs({ args: [...args], options: { ...KEYS_OPTIONS, workspace: { type: 'string' } } }),
	);
	await withKeys(values, (access) => {
		const lines = access.invites.list(values.workspace).map((invite) => describe(invite, access));
		console.log([HEADINGS, ...lines].map((cells) => cells.join('\t')).join('\n'));
	});
}

function describe(invite: Invite, access: Access): string[] {
	const { invites, members } = access;
	const { id, kind, role, workspace, organisation, workshop, used, uses, expires, label } = invite;
	return [
		id,
		stateOf(invite, access),
		kind === 'device' ? `${role} (device)` : role,
		workspace,
		workshop || organisation || '-',
		`${used}/${uses}`,
		formatDay(expires),
		formatDay(invites.endOf(invite)),
		members
			.list(id)
			.map(({ name }) => name)
			.join(', ') || '-',
		label || '-',
	].map((cell) => cell.replace(/[\p{Cc}]/gu, ' '));
}

/** `open`: more may join. `joined`: nobody more may, and those who did keep their access. `closed`: neither is left. */
function stateOf(invite: Invite, { invites, members }: Access): 'open' | 'joined' | 'closed' | 'revoked' {
	const fault = invites.faultOf(invite.id);
	if (fault === 'revoked') return 'revoked';
	if (fault !== null) return 'closed';
	if (invite.expires > Date.now() && invite.used < invite.uses) return 'open';
	return members.list(invite.id).length > 0 ? 'joined' : 'closed';
}

function formatDay(time: number): string {
	return new Date(time).toISOString().slice(0, 10);
}
