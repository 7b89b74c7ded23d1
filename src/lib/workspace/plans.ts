// [I5] A plan begins as a frozen seed: one that is published with the app, or one that is made from a template, the same everywhere.
import type { Localised } from '#lib/domain/language.ts';
import type { SeedRecord } from '#lib/documents/seed.ts';
import type { Device } from './device.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

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

async function publishedSeed(id: string): Promise<Uint8Array | null> {
	try {
		const plan = (await publishedPlans()).find((published) => published.id === id);
		if (!plan) return null;
		const answer = await fetch(`${PLANS}/${plan.seed}`);
		return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
	} catch {
		// No network: the plan comes from the relay or at the next start.
		return null;
	}
}

/** The relay that served this page carries its workspaces. */
export function relayOfPage(location: Location): string {
	return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`;
}

/** Opens a workspace by its id, wherever its content comes from: this device, the relay, or a published seed. */
export function openWorkspace(device: Device, id: string): Promise<Workspace> {
	return Workspace.open({ id, device, relay: relayOfPage(location), seed: () => publishedSeed(id) });
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
	const workspace = await Workspace.open({
		id: name,
		device,
		relay: relayOfPage(location),
		seed: async () => seed,
	});
	await device.remember({ id: name, title, opened: Date.now() });
	await workspace.close();
	return name;
}
