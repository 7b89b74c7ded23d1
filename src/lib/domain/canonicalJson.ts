/**
 * A value as canonical JSON (RFC 8785): keys in the order of their UTF-16 code units, numbers as ECMAScript writes them, no white
 * space. The same value gives the same text on every device, so that its hash says whether it was changed.
 * @throws a TypeError that names the place, where a value has no such form: undefined, NaN, an infinity, a function, half of a
 *   surrogate pair, an object that is not plain, or one that contains itself.
 */
export function canonicalJson(value: unknown): string {
	return write(value, '$', new Set());
}

/** Canonical JSON as the bytes that are hashed and stored: UTF-8 without a byte order mark. */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
	return new TextEncoder().encode(canonicalJson(value));
}

function write(value: unknown, place: string, within: Set<object>): string {
	if (value === null || typeof value === 'boolean') return String(value);
	if (typeof value === 'string') return writeString(value, place);
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) throw refusal(place, `is ${value}`);
		return JSON.stringify(value);
	}
	if (typeof value !== 'object') throw refusal(place, `is ${NAMES[typeof value] ?? typeof value}`);
	if (within.has(value)) throw refusal(place, 'contains itself');
	within.add(value);
	const text = Array.isArray(value) ? writeArray(value, place, within) : writeObject(value, place, within);
	within.delete(value);
	return text;
}

const NAMES: Partial<Record<string, string>> = {
	undefined: 'undefined',
	function: 'a function',
	symbol: 'a symbol',
	bigint: 'a big integer',
};

function writeString(value: string, place: string): string {
	if (!value.isWellFormed()) throw refusal(place, 'has half of a surrogate pair');
	return JSON.stringify(value);
}

function writeArray(value: readonly unknown[], place: string, within: Set<object>): string {
	// A loop and not map(), which would skip holes.
	const parts: string[] = [];
	for (let at = 0; at < value.length; at++) parts.push(write(value[at], `${place}[${at}]`, within));
	return `[${parts.join(',')}]`;
}

function writeObject(value: object, place: string, within: Set<object>): string {
	const prototype: unknown = Object.getPrototypeOf(value);
	if (prototype !== Object.prototype && prototype !== null) throw refusal(place, 'is no plain object');
	// sort() without a comparison goes by UTF-16 code units, as the standard wants.
	const parts = Object.keys(value)
		.sort()
		.map((key) => {
			const inside = `${place}.${key}`;
			return `${writeString(key, inside)}:${write((value as Record<string, unknown>)[key], inside, within)}`;
		});
	return `{${parts.join(',')}}`;
}

const refusal = (place: string, why: string) =>
	new TypeError(`${place} ${why}, which canonical JSON cannot say: leave it out or give null.`);
