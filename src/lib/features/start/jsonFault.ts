/** Where a text stops being JSON: lines and columns begin at 1; `end` when it stops too early. */
export interface JsonFault {
	readonly line: number;
	readonly column: number;
	readonly end: boolean;
}

const SPACE = /[ \t\n\r]*/y;
/** A whole string is taken in one stretch at a time, so that a long one costs no more than its length. */
const STRING = /"[ !#-[\]-\u{10ffff}]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[ !#-[\]-\u{10ffff}]*)*"/uy;
const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** What may come next: a value, a key, a key or the end of an object that has just begun, … */
type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'more' | 'nothing';

/**
 * Finds the first place at which a text is no JSON. Browsers word their own messages differently, and some name no place.
 * @returns null where the text is JSON.
 */
export function findJsonFault(text: string): JsonFault | null {
	const open: ('{' | '[')[] = [];
	let at = 0;
	let expected: Expected = 'value';
	const take = (pattern: RegExp): string => {
		pattern.lastIndex = at;
		return pattern.exec(text)?.[0] ?? '';
	};
	for (;;) {
		at += take(SPACE).length;
		if (at >= text.length) return expected === 'nothing' ? null : placeOf(text, at);
		const character = text[at]!;
		const inside = open.at(-1);
		const closes = (character === '}' && inside === '{') || (character === ']' && inside === '[');
		if (closes && (expected === 'more' || expected === 'keyOrEnd' || expected === 'valueOrEnd')) {
			open.pop();
			at++;
			expected = open.length > 0 ? 'more' : 'nothing';
		} else if (expected === 'more' && character === ',') {
			at++;
			expected = inside === '{' ? 'key' : 'value';
		} else if (expected === 'colon' && character === ':') {
			at++;
			expected = 'value';
		} else if (expected === 'key' || expected === 'keyOrEnd') {
			const key = take(STRING);
			if (!key) return placeOf(text, at);
			at += key.length;
			expected = 'colon';
		} else if (expected === 'value' || expected === 'valueOrEnd') {
			if (character === '{' || character === '[') {
				open.push(character);
				at++;
				expected = character === '{' ? 'keyOrEnd' : 'valueOrEnd';
				continue;
			}
			const scalar = take(character === '"' ? STRING : WORD);
			if (!scalar) return placeOf(text, at);
			at += scalar.length;
			expected = open.length > 0 ? 'more' : 'nothing';
		} else return placeOf(text, at);
	}
}

function placeOf(text: string, at: number): JsonFault {
	const before = text.slice(0, at);
	const lineStart = before.lastIndexOf('\n') + 1;
	return { line: before.split('\n').length, column: at - lineStart + 1, end: at >= text.length };
}
