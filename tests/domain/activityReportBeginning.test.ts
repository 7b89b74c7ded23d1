import { afterEach, describe, expect, it } from 'vitest';
import { buildSeed, seedClientOf, type SeedRecord } from '#lib/documents/seed.ts';
import { missingParts, partSeedsOf, reportIdOf, reportSeedOf } from '#lib/domain/activityReportBeginning.ts';
import { documentOfReport, orderParts, type PartRow } from '#lib/domain/activityReportStanding.ts';
import { makeRow } from '../support/rows.ts';
import { conflictsOf, meet, openPeer, type Peer, rowsOf } from '../support/peers.ts';

const peers: Peer[] = [];
afterEach(async () => {
	await Promise.all(peers.splice(0).map((peer) => peer.leave()));
});

const open = async (device: string, name: string): Promise<Peer> => {
	const peer = await openPeer(device, { name });
	peers.push(peer);
	return peer;
};
const seed = ({ document }: Peer, records: readonly SeedRecord[]) =>
	records.forEach((record) => document.applySeed(buildSeed([record], seedClientOf([record]))));
const lines = (...ids: string[]) => ids.map((id) => ({ id }));
const REPORT = reportIdOf(2023);

describe('[I5] [I6] two who begin the report of a year apart, with plans that differ', () => {
	it('get one record of it, and both hear that they chose different languages', async () => {
		const [ada, bilal] = [await open('ada', 'plan'), await open('bilal', 'plan')];
		for (const [peer, language] of [
			[ada, 'ca'],
			[bilal, 'fr'],
		] as const) {
			seed(peer, [reportSeedOf(2023)]);
			peer.apply({ do: 'set', kind: 'activityReport', id: REPORT, key: 'language', content: language });
		}
		meet(ada, bilal);
		const [mine, other] = [ada, bilal].map(rowsOf);
		expect(mine).toHaveLength(1);
		expect(mine![0]).toMatchObject({ id: 'annual-report-2023', year: 2023 });
		expect(mine).toEqual(other);
		const told = [ada, bilal].flatMap(conflictsOf);
		expect(told).toHaveLength(1);
	});

	it('get every part once, and lose nothing that either of them wrote', async () => {
		const name = documentOfReport(REPORT);
		const [ada, bilal] = [await open('ada', name), await open('bilal', name)];
		const plans = [lines('le1', 'le2', 'le3'), lines('le3', 'le1', 'new', 'le2')];
		[ada, bilal].forEach((peer, at) => seed(peer, partSeedsOf(REPORT, plans[at]!)));
		const [ofAda, ofBilal] = ['outlook', 'le2'].map(
			(wanted) =>
				partSeedsOf(REPORT, plans[0]!).find(
					({ contents }) => contents.part === wanted || contents.line === wanted,
				)!.id,
		);
		ada.apply({ do: 'set', kind: 'reportPart', id: ofAda!, key: 'heading/ca', content: 'El que ve' });
		bilal.apply({ do: 'set', kind: 'reportPart', id: ofBilal!, key: 'heading/fr', content: 'À venir' });
		meet(ada, bilal);
		const rows = rowsOf(ada) as unknown as PartRow[];
		expect(rowsOf(bilal)).toEqual(rows);
		expect(rows).toHaveLength(5 + 4 * 6);
		expect(rows.find(({ id }) => id === ofAda)!.heading).toEqual({ ca: 'El que ve' });
		expect(rows.find(({ id }) => id === ofBilal)!.heading).toEqual({ fr: 'À venir' });
		expect([ada, bilal].flatMap(conflictsOf)).toEqual([]);
	});
});

describe('what a report lacks of its parts', () => {
	const all = partSeedsOf(REPORT, lines('a')).map(({ id }) => id);
	const missing = (here: string[], retracted: string[]) => {
		const { restored, seeded } = missingParts(REPORT, lines('a'), new Set(here), new Set(retracted));
		return { restored, seeded: seeded.map(({ id }) => id) };
	};

	it('is all of them in a new one, and what was cut off in one that was begun', () => {
		expect(missing([], [])).toEqual({ restored: [], seeded: all });
		expect(missing(all.slice(0, 3), [])).toEqual({ restored: [], seeded: all.slice(3) });
	});

	it('is nothing that somebody took out, unless nothing is left', () => {
		expect(missing(all.slice(1), all.slice(0, 1))).toEqual({ restored: [], seeded: [] });
		expect(missing([], all)).toEqual({ restored: all, seeded: [] });
	});

	it('is nothing in one that was begun under other ids, whose parts would stand twice', () => {
		expect(missing(['x'], [])).toEqual({ restored: [], seeded: [] });
		expect(missing([], ['x', 'y'])).toEqual({ restored: ['x', 'y'], seeded: [] });
	});
});

describe('the order of parts that nobody has moved', () => {
	const parts = partSeedsOf(REPORT, lines('b', 'a')).map(({ id, contents }) =>
		makeRow('reportPart', id, contents),
	) as unknown as PartRow[];
	const lineOf = (order: string) => (id: string) =>
		makeRow('line', id, { place: { parent: null, position: `a${order.indexOf(id)}` } }) as never;
	const tops = (order: string) =>
		orderParts(parts, lineOf(order)).flatMap(({ row, level }) => (level === 1 ? [row.line ?? row.part] : []));

	it('is that of the plan, whatever it was when the report was begun', () => {
		const after = ['funds', 'relations', 'councils', 'outlook'];
		expect(tops('ab')).toEqual(['introduction', 'a', 'b', ...after]);
		expect(tops('ba')).toEqual(['introduction', 'b', 'a', ...after]);
	});
});
