import { readFileSync } from 'node:fs';
import path from 'node:path';
import { kindNamed } from '#lib/domain/kinds.ts';
import { placeRecords, readTemplate, type Template } from '#lib/domain/template.ts';

const root = path.resolve(import.meta.dirname, '../..');

export const ambFile: unknown = JSON.parse(
	readFileSync(path.join(root, 'static/plans/amb-2021-2025/template.json'), 'utf8'),
);

/** The first real plan, as its template reads. */
export function ambTemplate(): Template {
	const reading = readTemplate(ambFile);
	if ('faults' in reading)
		throw new Error(reading.faults.map(({ place, reason }) => `${place}: ${reason.sentence}`).join('\n'));
	return reading.template;
}

/** Rows of one kind, as tables would hold them right after the seed. */
export function ambRows<R>(kind: string): R[] {
	const empty = Object.entries(kindNamed(kind).fields).map(([name, field]) => [
		name,
		field.type === 'set' ? [] : field.type === 'value' || field.type === 'place' ? null : {},
	]);
	return placeRecords(ambTemplate())
		.filter((record) => record.kind === kind)
		.map(({ id, contents }) => ({
			...(Object.fromEntries(empty) as object),
			...contents,
			kind,
			id,
			document: 'plan',
			edited: {},
			approved: contents,
		})) as R[];
}
