import { createHash } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { sha256 } from '#lib/workspace/hash.ts';

const VECTORS: [string, string][] = [
	['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
	['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
	[
		'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
		'248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
	],
];

afterEach(() => vi.unstubAllGlobals());

for (const way of ['the browser', 'the library, as over plain http']) {
	test(`the vectors of FIPS 180-4, by ${way}`, async () => {
		if (way !== 'the browser') vi.stubGlobal('crypto', {});
		const encoder = new TextEncoder();
		for (const [text, hash] of VECTORS) expect(await sha256(encoder.encode(text))).toBe(hash);
	});

	test(`part of a larger buffer, and a million bytes, by ${way}`, async () => {
		if (way !== 'the browser') vi.stubGlobal('crypto', {});
		const bytes = Uint8Array.from({ length: 1_000_003 }, (_, index) => index * 7);
		for (const part of [bytes, bytes.subarray(3, 70)])
			expect(await sha256(part)).toBe(createHash('sha256').update(part).digest('hex'));
	});
}
