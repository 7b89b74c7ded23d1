// When the relay had all of an entry, as far as this device was there to see it; what it did not see is never guessed.
import { SvelteMap } from 'svelte/reactivity';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Beyond so many the oldest go. */
const KEPT = 500;

const keyOf = (workspace: string) => `acknowledged:${workspace}`;
const followed = new WeakMap<Workspace, Set<string>>();
/** What this tab has seen, by workspace and entry. */
const seen = new SvelteMap<string, number>();
/** One after the other, so that none is lost to another. */
let writing: Promise<unknown> = Promise.resolve();

async function readAll({ id, device }: Workspace): Promise<Record<string, number>> {
	return (await device.tables.setting<Record<string, number>>(keyOf(id))) ?? {};
}

export async function acknowledgedAt(workspace: Workspace, entry: string): Promise<number | null> {
	await writing;
	return (await readAll(workspace))[entry] ?? null;
}

/** When this tab saw the relay acknowledge all of an entry. Live. */
export function seenAcknowledged(workspace: Workspace, entry: string): number | null {
	return seen.get(`${workspace.id}/${entry}`) ?? null;
}

function note(workspace: Workspace, entry: string, time: number): void {
	seen.set(`${workspace.id}/${entry}`, time);
	writing = writing.then(() =>
		workspace.device.tables.changeSetting<Record<string, number>>(keyOf(workspace.id), (before) => {
			const kept = Object.entries({ ...before, [entry]: time });
			kept.sort(([, one], [, other]) => other - one);
			return Object.fromEntries(kept.slice(0, KEPT));
		}),
	);
}

/** Watches until the relay has acknowledged what waits in the document of an entry, whichever screen is open then. */
export function followEntry(workspace: Workspace, entry: string, document: string): void {
	const entries = followed.get(workspace) ?? new Set();
	followed.set(workspace, entries.add(entry));
	const stop = $effect.root(() => {
		$effect(() => {
			const status = workspace.status.find(({ name }) => name === document)?.status;
			if (!status || status.waiting > 0 || status.save.state !== 'saved') return;
			if (status.connection.state !== 'online') return;
			entries.delete(entry);
			queueMicrotask(() => {
				stop();
				note(workspace, entry, Date.now());
			});
		});
	});
}

export function isFollowed(workspace: Workspace, entry: string): boolean {
	return followed.get(workspace)?.has(entry) ?? false;
}
