import '../support/browser.ts';
import { describe, expect, test } from 'vitest';
import { faultText, hostOf } from '#lib/features/access/accessText.ts';
import {
	decidingFor,
	inviteName,
	invitingOf,
	isOver,
	narrowInvites,
	letsIn,
	renewed,
	validityOf,
} from '#lib/features/access/invitations.ts';
import { readStanding } from '#lib/features/access/standing.ts';
import { INTERFACE_LANGUAGES, language, loadTexts, t } from '#lib/i18n/index.ts';
import { DeviceTables } from '#lib/tables/device.ts';
import { Access, AccessRefused, RelayUnreachable } from '#lib/workspace/access.svelte.ts';
import { REFUSALS } from '#lib/workspace/accessRequest.ts';
import { type Invite, ROLES } from '#lib/workspace/invite.ts';
import { Attendance } from '#lib/workspace/workshopAccess.ts';
import { invite as inviteTo, makeAccess } from '../support/access.ts';
import { startRelay } from '../support/relay.ts';

let devices = 0;

const DAY = 86_400_000;
const now = Date.now();
const member = (name: string, seen = now) => ({ person: name, name, joined: now - DAY, seen, device: name });
const invite = (change: Partial<Invite> = {}): Invite => ({
	id: '0123456789abcdef',
	kind: 'invite',
	workspace: 'plan-a',
	role: 'member',
	organisation: 'badalona',
	workshop: '',
	label: '',
	also: [],
	created: now - DAY,
	createdBy: 'anna',
	expires: now + DAY,
	ends: now + DAY,
	uses: 1,
	used: 0,
	revoked: null,
	members: [],
	writes: { rows: 0, bytes: 0, last: 0 },
	...change,
});
const nameOf = (id: string) => (id === 'badalona' ? 'Ajuntament de Badalona' : id);

describe('texts that come late', () => {
	test('are there in the language that was being brought in when they were asked for', async () => {
		const choosing = language.set('fr');
		await Promise.all([loadTexts('access'), choosing]);
		expect(t('access.join.join')).toBe('Rejoindre');
		await language.set('es');
		expect(t('access.join.join')).toBe('Entrar');
	});

	test.each(INTERFACE_LANGUAGES)('%s has a sentence for every refusal and every role', async (code) => {
		await language.set(code);
		await loadTexts('access');
		for (const refusal of REFUSALS)
			expect(faultText(new AccessRefused(refusal, false), '')).not.toMatch(/^access\./);
		for (const role of ROLES) expect(t(`access.may.${role}`)).toMatch(/\.$/);
		const silence = faultText(new RelayUnreachable('…'), 'https://rumb.example.cat');
		expect(silence).toContain('rumb.example.cat');
		expect(silence).not.toContain('https://');
	});
});

describe('an invitation', () => {
	test('is called by whom it is for, else by who came with it, else by what it is', async () => {
		await language.set('ca');
		await loadTexts('access');
		expect(inviteName(invite({ label: 'Marta Puig' }), nameOf)).toBe('Marta Puig');
		expect(inviteName(invite({ members: [member('Joan')] }), nameOf)).toBe('Joan');
		expect(inviteName(invite(), nameOf)).toBe('Ajuntament de Badalona');
		expect(inviteName(invite({ role: 'viewer', organisation: '' }), nameOf)).toBe('Lectura');
		const relays = invite({
			role: 'administrator',
			organisation: '',
			label: 'recovery',
			createdBy: 'recovery',
		});
		expect(inviteName(relays, nameOf)).toBe('Administració');
		expect(inviteName(invite({ kind: 'device', label: 'Joan' }), nameOf)).toBe('Un altre dispositiu de Joan');
	});

	test('is over once revoked or ended, or when nobody came in time', () => {
		expect(isOver(invite())).toBe(false);
		expect(isOver(invite({ revoked: now - 1 }))).toBe(true);
		expect(isOver(invite({ expires: now - 1 }))).toBe(true);
		const device = invite({ kind: 'device', expires: now - 1, members: [member('Joan')] });
		expect(isOver(device)).toBe(false);
		expect(validityOf(device).tone).toBe('positive');
		expect(isOver({ ...device, ends: now - 1 })).toBe(true);
	});

	test('lets people in while its link works, and says until when whoever came may stay', async () => {
		await language.set('en');
		await loadTexts('access');
		expect(letsIn(invite({ uses: 2, used: 1 }))).toBe(true);
		expect(letsIn(invite({ uses: 2, used: 2 }))).toBe(false);
		expect(letsIn(invite({ expires: now - 1 }))).toBe(false);
		const longer = invite({ members: [member('Joan')], expires: now - 1, ends: Date.UTC(2036, 4, 20, 12) });
		expect(validityOf(longer).text).toMatch(/^Access until .*2036$/);
	});

	test('renewed prolongs the link, and access where that does not end later anyway', () => {
		const day = 86_400_000;
		const equal = invite({ expires: now + day, ends: now + day });
		expect(renewed(equal, 30, now)).toEqual({ expires: now + 30 * day, ends: now + 30 * day });
		const later = { ...equal, ends: now + 365 * day };
		expect(renewed(later, 30, now)).toEqual({ expires: now + 30 * day, ends: now + 365 * day });
	});

	test('of a device goes with the one of the person who added it, however far away', () => {
		const own = invite({ id: 'own', revoked: now - 1 });
		const phone = invite({ id: 'phone', kind: 'device', parent: 'own', members: [member('Joan')] });
		const tablet = invite({ id: 'tablet', kind: 'device', parent: 'phone', members: [member('Joan')] });
		const all = [own, phone, tablet];
		expect(decidingFor(tablet, all)).toBe(own);
		expect(decidingFor(tablet, [invite({ id: 'own' }), phone, tablet])).toBe(tablet);
		const { valid, over } = narrowInvites(all, { words: '', organisation: '', role: '' }, nameOf);
		expect(valid).toEqual([]);
		expect(over).toEqual(all);
	});

	test('is found by a name, an organisation or a role, whatever the accents', () => {
		const marta = invite({ id: 'm', label: 'Marta Ramírez' });
		const joan = invite({ id: 'j', organisation: 'gava', members: [member('Joan')] });
		const search = { words: '', organisation: '', role: '' };
		const find = (change: Partial<typeof search>) =>
			narrowInvites([marta, joan], { ...search, ...change }, nameOf).valid.map(({ id }) => id);
		expect(find({})).toEqual(['m', 'j']);
		expect(find({ words: 'ramirez' })).toEqual(['m']);
		expect(find({ words: 'ajuntament bada' })).toEqual(['m']);
		expect(find({ organisation: 'gava' })).toEqual(['j']);
		expect(find({ role: 'viewer' })).toEqual([]);
	});
});

describe('how a device stands with its relay', () => {
	test('alone, open, stranger, joined and administering are told apart', async () => {
		const keys = await makeAccess();
		const asking = await startRelay({ access: keys });
		const open = await startRelay();
		try {
			const device = (relay: { url: string } | null) =>
				new Access(new DeviceTables(`standing-${devices++}`), relay?.url ?? null);
			const someone = async (role: Invite['role'], more = {}) => {
				const access = device(asking);
				const made = inviteTo(keys, { workspace: 'plan-a', role, ...more });
				await access.join(asking.url, made.secret, { name: role, person: role });
				return access;
			};
			const state = async (access: Access) => (await readStanding(access, 'plan-a')).state;
			expect(await state(device(null))).toBe('alone');
			expect(await state(device(open))).toBe('open');
			expect(await state(device(asking))).toBe('stranger');
			expect(await state(await someone('member', { organisation: 'badalona' }))).toBe('joined');
			expect(await state(await someone('facilitator', { workshop: 'forum' }))).toBe('administering');
			const editor = await someone('editor');
			expect(await readStanding(editor, 'plan-a')).toMatchObject({
				state: 'administering',
				invites: [{ role: 'facilitator' }],
			});
			expect(invitingOf((await editor.credentialsFor('plan-a'))!)).toEqual({
				roles: ['guest', 'facilitator'],
				workshops: null,
			});
			const beside = await someone('viewer');
			expect(await state(beside)).toBe('joined');
			const forum = inviteTo(keys, { workspace: 'plan-a', role: 'facilitator', workshop: 'autumn' });
			await new Attendance(beside, 'plan-a').attend(forum.secret);
			expect(await state(beside)).toBe('administering');
			expect(invitingOf((await beside.credentialsFor('plan-a'))!)).toEqual({
				roles: ['guest'],
				workshops: ['autumn'],
			});
			const administrator = await readStanding(await someone('administrator'), 'plan-a');
			const seen = administrator.state === 'administering' ? administrator.invites : [];
			expect(seen.map(({ role }) => role).sort()).toEqual([
				...['administrator', 'editor', 'facilitator', 'facilitator', 'member', 'viewer'],
			]);
			expect(
				inviteName(
					seen.find(({ role }) => role === 'member')!,
					nameOf,
				),
			).toBe('member');
		} finally {
			await open.stop();
			await asking.stop();
			keys.remove();
		}
		const silent = new Access(new DeviceTables(`standing-${devices++}`), 'http://127.0.0.1:9');
		await expect(readStanding(silent, 'plan-a')).rejects.toBeInstanceOf(RelayUnreachable);
	});
});

test('a relay is called by its host', () => {
	expect(hostOf('http://192.168.1.20:4173')).toBe('192.168.1.20:4173');
});
