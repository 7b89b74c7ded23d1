// [I5] A plan begins as a frozen seed: one that is published with the app, or one that is made from a template, the same everywhere.
import type { Localised } from '#lib/domain/language.ts';
import type { SeedRecord } from '#lib/documents/seed.ts';
import { forgetContact, lastContact } from './contact.ts';
import type { Device } from './device.svelte.ts';
import { ownStorage, UnpackedMarks } from './unpackedMarks.ts';
import { type NamedSeed, Workspace } from './workspace.svelte.ts';

/** A plan that comes with the app (`static/plans/index.json`). */
export interface PublishedPlan {
	/** Also the id of the workspace in which everybody who opens it meets. */
	id: string;
	title: Localised;
	owner: Localised;
	period: { start: number; end: number };
	template: string;
	seed: string;
}

const PLANS = '/plans';

export async function publishedPlans(): Promise<PublishedPlan[]> {
	const answer = await fetch(`${PLANS}/index.json`);
	if (!answer.ok) throw new Error(`the list of plans answered ${answer.status}`);
	return (await answer.json()) as PublishedPlan[];
}

/** Seeds that were made in this sitting: a browser that refuses storage can still open what it has just made. */
const made = new Map<string, Uint8Array>();

/** The seed of a plan, unless its latest version is the one that is known to be here already. */
async function seedOf(id: string, known?: string): Promise<NamedSeed | null> {
	const own = made.get(id);
	if (own) return { name: id, update: own };
	try {
		const plan = (await publishedPlans()).find((published) => published.id === id);
		if (!plan || plan.seed === known) return null;
		const answer = await fetch(`${PLANS}/${plan.seed}`);
		return answer.ok ? { name: plan.seed, update: new Uint8Array(await answer.arrayBuffer()) } : null;
	} catch {
		// No network: the plan comes from the relay or at the next start.
		return null;
	}
}

/** Opens a workspace by its id, wherever its content comes from: this device, the relay, or a published seed. */
export function openWorkspace(device: Device, id: string): Promise<Workspace> {
	const access = async () => (await import('./access.svelte.ts')).accessOf(device);
	return Workspace.open({ id, device, access, seed: (known) => seedOf(id, known) });
}

/** Asks again for the seed of a plan that was opened where nothing of it could be reached. */
export async function fetchSeed(workspace: Workspace): Promise<void> {
	const seed = await seedOf(workspace.id);
	if (seed) (await workspace.document('plan')).applySeed(seed.update);
}

/**
 * Makes a plan of a template's records. The same template makes the same workspace on every device.
 * @returns the workspace's id
 */
export async function createPlan(
	device: Device,
	{ id, title, records }: { id: string; title: Localised; records: readonly SeedRecord[] },
): Promise<string> {
	const { buildSeed, hashOf, seedClientOf } = await import('#lib/documents/engine.ts');
	const seed = buildSeed(records, seedClientOf(records));
	const name = `${id.slice(0, 40)}-${hashOf(seed).slice(0, 8)}`;
	made.set(name, seed);
	const workspace = await Workspace.open({
		id: name,
		device,
		seed: async () => ({ name, update: seed }),
	});
	await device.remember({ id: name, title, opened: Date.now() });
	await workspace.close();
	return name;
}

/** What would be lost if a plan were forgotten here. */
export interface Holding {
	/** Changes made on this device of which the relay has acknowledged nothing. */
	waiting: number;
	/** When a relay was last seen to have this plan, in milliseconds since 1970; null for never. */
	contact: number | null;
}

export async function holdingOf(device: Device, id: string): Promise<Holding> {
	const documents = await device.tables.documents(id);
	return {
		waiting: documents.reduce((sum, { waiting }) => sum + waiting, 0),
		contact: await lastContact(device, id),
	};
}

function deleteDatabase(name: string): Promise<boolean> {
	return new Promise((resolve) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = () => resolve(true);
		request.onerror = request.onblocked = () => resolve(false);
	});
}

/**
 * Deletes a plan from this device: its documents, its rows and that it was ever here.
 * @returns whether nothing of it is left; an open tab may hold it
 */
export async function forgetPlan(device: Device, id: string): Promise<boolean> {
	const { databaseName } = await import('#lib/documents/engine.ts');
	const marks = new UnpackedMarks(id, ownStorage());
	const known = (await device.tables.documents(id)).map(({ name }) => name);
	const names = new Set(['plan', ...marks.left, ...known]);
	const gone = await Promise.all([...names].map((name) => deleteDatabase(databaseName(id, name))));
	if (!gone.every(Boolean)) return false;
	made.delete(id);
	await (await import('./files/heldFiles.ts')).clearFiles(device, id);
	await device.tables.keepSetting(`seeded:${id}`, '');
	await forgetContact(device, id);
	for (const document of marks.left) marks.clear(document);
	await device.forget(id);
	return true;
}
