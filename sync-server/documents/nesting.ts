// What the relay can read with its stack every device must be able to read with a smaller one: a value that is
// nested a thousand times would end every later sync of its document.

import * as Y from 'yjs';

const DEEPEST = 100;

/** Throws where a value in these structs is nested more deeply than any device is asked to follow. */
export function requireShallow(structs: Iterable<unknown>): void {
	for (const struct of structs) {
		if (!(struct instanceof Y.Item)) continue;
		const { content } = struct;
		if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) requireShallowValue(content.arr);
		else if (content instanceof Y.ContentEmbed) requireShallowValue(content.embed);
		else if (content instanceof Y.ContentFormat) requireShallowValue(content.value);
	}
}

function requireShallowValue(value: unknown): void {
	let level: unknown[] = [value];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > DEEPEST) throw new Error('a value that is nested too deeply');
		level = level.filter(isNested).flatMap((nested) => Object.values(nested));
	}
}

function isNested(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}
