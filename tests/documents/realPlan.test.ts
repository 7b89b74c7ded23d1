import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildSeed, hashOf, type SeedRecord } from '#lib/documents/seed.ts';
import { placeRecords, readTemplate } from '#lib/domain/template.ts';
import { openPeer } from '../support/peers.ts';

/** The published seed of the real plan. It never changes: what the plan gains later is another seed, a delta. */
const PUBLISHED = '4aa82cc333ab5b3580231969349c675654fd4fbcd1cbc5c80aac80e49905cf8b';
const CLIENT = 20_210_727;

const folder = new URL('../../static/plans/amb-2021-2025/', import.meta.url);
const seed = new Uint8Array(readFileSync(new URL('seed.bin', folder)));

function templateRecords(): SeedRecord[] {
	const reading = readTemplate(JSON.parse(readFileSync(new URL('template.json', folder), 'utf8')));
	if ('faults' in reading) throw new Error(reading.faults[0]?.reason.sentence);
	return placeRecords(reading.template) as SeedRecord[];
}

describe('[I5] the seed of the real plan', () => {
	test('is the published one, byte for byte', () => expect(hashOf(seed)).toBe(PUBLISHED));

	test('follows from the template', () =>
		expect(hashOf(buildSeed(templateRecords(), CLIENT))).toBe(PUBLISHED));

	test('holds every record of the template, with its source, approved and working alike', async () => {
		const peer = await openPeer('reader');
		peer.document.applySeed(seed);
		const rows = peer.document.rows();
		expect(rows).toHaveLength(templateRecords().length);
		expect(rows.filter((row) => !row.source)).toEqual([]);
		for (const { kind, id, contents } of templateRecords()) {
			const row = peer.document.row(kind, id)!;
			for (const [field, content] of Object.entries(contents)) {
				const expected = Array.isArray(content) ? [...content].sort() : content;
				expect(row[field], `${kind} ${id} ${field}`).toEqual(expected);
				if (field in row.approved)
					expect(row.approved[field], `${kind} ${id} approved ${field}`).toEqual(expected);
			}
		}
	});
});
