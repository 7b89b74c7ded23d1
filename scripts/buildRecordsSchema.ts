// Writes the JSON Schema of a file of records, from the kinds as they are declared. To be run whenever a kind or a field is added.
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { recordsSchema } from '#lib/exchange/json/recordsSchema.ts';

const file = new URL('../docs/rumb-records-1.schema.json', import.meta.url);
const options = await resolveConfig(file.pathname);
writeFileSync(file, await format(JSON.stringify(recordsSchema()), { ...options, parser: 'json' }));
console.log(file.pathname);
