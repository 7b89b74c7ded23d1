/** Digits of base 32 without `i`, `l`, `o` and `u`, which are misread; in the order of their character codes. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_DIGITS = 10;
const RANDOM_DIGITS = 16;

/**
 * A new record id: 26 characters of `[0-9a-z]`, the time first, so that ids made later sort later (to the millisecond), then 80
 * random bits. It needs no secure context: `crypto.getRandomValues` is there on plain http, `crypto.randomUUID` is not.
 * @param time milliseconds since 1970; held between 0 and 2⁴⁸ - 1, so that a device with a broken clock makes valid ids too.
 */
export function newRecordId(time: number = Date.now()): string {
	let rest = Math.min(Math.max(0, Math.trunc(time) || 0), 2 ** 48 - 1);
	let id = '';
	for (let digit = 0; digit < TIME_DIGITS; digit++) {
		id = DIGITS[rest % 32] + id;
		rest = Math.floor(rest / 32);
	}
	for (const byte of crypto.getRandomValues(new Uint8Array(RANDOM_DIGITS))) id += DIGITS[byte % 32];
	return id;
}
