// Runs in the browser: fills its database with what the product's own code makes of five years of fifty organisations.
import * as Y from 'yjs';
import { writeNewRecord } from '#lib/documents/change.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { Device } from '#lib/workspace/device.svelte.ts';
import { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { seededRandom } from '../../support/random.ts';
import { makeVocabulary, type PlanIds, sampleEntries } from '../../support/sampleLog.ts';

export const ORGANISATIONS = 50;

export async function openPlan(id: string): Promise<Workspace> {
	const seed = async () => {
		const plans = (await (await fetch('/plans/index.json')).json()) as { id: string; seed: string }[];
		const { seed: name } = plans.find((plan) => plan.id === id)!;
		return { name, update: new Uint8Array(await (await fetch(`/plans/${name}`)).arrayBuffer()) };
	};
	return Workspace.open({ id, device: await Device.open(), seed });
}

/** Somebody else's update with the entries of one organisation. */
export function buildEntries(records: ReturnType<typeof sampleEntries>): Uint8Array {
	const doc = new Y.Doc();
	doc.transact(() => {
		for (const [number, { kind, id, contents }] of records.entries()) {
			const stamp = { person: 'p-sample', device: 'd-sample', time: Date.UTC(2021, 0, 1) + number * 1000 };
			writeNewRecord(doc, kindNamed(kind), id, contents, { stamp, approved: false });
		}
	});
	const update = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return update;
}

/** Fills a plan with entries, each organisation's in its own document, and packs them as the product does. */
export async function fillPlan(id: string, entries: number): Promise<void> {
	const random = seededRandom(entries);
	const word = makeVocabulary(random);
	const workspace = await openPlan(id);
	const idsOf = (kind: string) => workspace.rows(kindNamed(kind)).map((row) => row.id);
	const ids: PlanIds = {
		organisation: idsOf('organisation'),
		action: idsOf('action'),
		metropolis: idsOf('metropolis'),
		zone: idsOf('zone'),
		theme: idsOf('theme'),
		sustainableDevelopmentGoal: idsOf('sustainableDevelopmentGoal'),
	};
	for (const organisation of ids.organisation.slice(0, ORGANISATIONS)) {
		const records = sampleEntries(random, word, ids, { organisation, count: entries / ORGANISATIONS });
		const document = await workspace.document(`org/${organisation}`);
		Y.applyUpdate(document.doc, buildEntries(records));
		await document.saved();
	}
	await workspace.device.remember({ id, title: { en: 'Sample' }, opened: Date.now() });
	await workspace.device.rename('Somebody');
	await workspace.close();
}
