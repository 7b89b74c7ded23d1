// Builds the frozen seed of a published plan from its template. A published seed never changes: this refuses to write over one.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildSeed, hashOf, type SeedRecord } from '#lib/documents/seed.ts';
import { placeRecords, readTemplate } from '#lib/domain/template.ts';

/** Client ids under which published seeds are written; each is used for one seed, for ever. */
const CLIENTS: Record<string, number> = { 'amb-2021-2025': 20_210_727 };

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { draft: { type: 'boolean' } },
});
const [plan = 'amb-2021-2025'] = positionals;
const folder = new URL(`../static/plans/${plan}/`, import.meta.url);
const client = CLIENTS[plan];
if (client === undefined) fail(`Give "${plan}" a client id of its own in scripts/buildSeed.ts first.`);

const reading = readTemplate(JSON.parse(readFileSync(new URL('template.json', folder), 'utf8')));
if ('faults' in reading)
	fail(reading.faults.map((fault) => `${fault.place}: ${fault.reason.sentence}`).join('\n'));
const seed = buildSeed(placeRecords(reading.template) as SeedRecord[], client);
const file = new URL('seed.bin', folder);
if (existsSync(file) && !values.draft) {
	const same = hashOf(readFileSync(file)) === hashOf(seed);
	if (!same)
		fail(
			'The seed is published and would change. Add a delta as the next seed, or use --draft before a release.',
		);
} else writeFileSync(file, seed);
console.log(`${plan}: ${seed.byteLength} bytes, SHA-256 ${hashOf(seed)}`);

function fail(sentence: string): never {
	console.error(sentence);
	process.exit(1);
}
