import type { Field, Kind } from '#lib/domain/kind.ts';

/** How much a field tells two records apart in a list; nothing for what is long, or says only how sure the plan is. */
function weightOf(name: string, field: Field): number {
	if (name === 'source' || name === 'code' || field.type !== 'value') return 0;
	if (field.of === 'json' || field.of === 'boolean') return 0;
	const told = field.concept ? 4 : field.ref ? 3 : field.of === 'date' || field.of === 'year' ? 2 : 1;
	return told + (field.required ? 4 : 0);
}

/** The few fields that a list shows beside a record's title, the most telling first. */
export function listedFields(kind: Kind, most = 3): string[] {
	return Object.entries(kind.fields)
		.map(([name, field]) => ({ name, weight: kind.title[0] === name ? 0 : weightOf(name, field) }))
		.filter(({ weight }) => weight > 0)
		.sort((one, other) => other.weight - one.weight)
		.slice(0, most)
		.map(({ name }) => name);
}
