// What ids are called, where no plan is open: from what this device has, else from what was published with the app.
import type { AnyRow } from '#lib/domain/kind.ts';
import { inLanguage, type Language, type Localised } from '#lib/domain/language.ts';
import type { Device } from '#lib/workspace/device.svelte.ts';
import { compareTexts } from '#lib/i18n/index.ts';
import { publishedPlans } from '#lib/workspace/plans.ts';

/** A plan's title; null where it is neither here nor published. */
export async function planTitle(device: Device, id: string, language: Language): Promise<string | null> {
	const known = device.workspaces.find((workspace) => workspace.id === id)?.title;
	const published = known ? undefined : (await publishedHere()).find((plan) => plan.id === id)?.title;
	return inLanguage(known ?? published, language)?.text ?? null;
}

/** An organisation's name, else its id. */
export async function organisationName(
	device: Device,
	{ workspace, organisation }: { workspace: string; organisation: string },
	language: Language,
): Promise<string> {
	const packed = await device.tables.unpack(workspace, 'plan');
	const row = packed?.rows.find((one) => one.kind === 'organisation' && one.id === organisation);
	const name = row ? nameOf(row) : await publishedName(workspace, organisation);
	return inLanguage(name, language)?.text ?? organisation;
}

/** What the organisations of a plan are called, in order; none where it is neither here nor published. */
export async function organisationNames(
	device: Device,
	workspace: string,
	language: Language,
): Promise<string[]> {
	const packed = await device.tables.unpack(workspace, 'plan');
	const rows = packed?.rows.filter(({ kind }) => kind === 'organisation') ?? [];
	const named = rows.length > 0 ? rows.map(nameOf) : await publishedNames(workspace);
	const names = named.flatMap((name) => inLanguage(name, language)?.text ?? []);
	return [...new Set(names)].sort(compareTexts);
}

const nameOf = (row: AnyRow) => row.name as Localised | undefined;

async function publishedHere() {
	try {
		return await publishedPlans();
	} catch {
		return [];
	}
}

async function publishedName(workspace: string, organisation: string): Promise<Localised | undefined> {
	return (await publishedOrganisations(workspace)).find(({ id }) => id === organisation)?.name;
}

async function publishedNames(workspace: string): Promise<Localised[]> {
	return (await publishedOrganisations(workspace)).map(({ name }) => name);
}

async function publishedOrganisations(workspace: string): Promise<{ id: string; name: Localised }[]> {
	const plan = (await publishedHere()).find(({ id }) => id === workspace);
	if (!plan) return [];
	try {
		const answer = await fetch(`/plans/${plan.template}`);
		const { records } = (await answer.json()) as {
			records: { organisation?: { id: string; name: Localised }[] };
		};
		return records.organisation ?? [];
	} catch {
		return [];
	}
}
