import { expect, it } from 'vitest';
import { joinBodies, PackedPart } from '#lib/tables/packedPart.ts';
import { packIds } from '#lib/tables/packing.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes);

it('[I4] gives each row as it was packed, and none before the rows themselves are there', () => {
	const rows = ['{"a":1}', '', '{"ç":"€"}'];
	const part = new PackedPart('org/gava', 3);
	part.hold(7, packIds(['e1', 'e2', 'e3']), null);
	expect([part.idAt(2), part.bytesAt(2)]).toEqual(['e3', null]);
	const bodies = joinBodies(rows.map(encode));
	expect(part.holdBodies(8, bodies), 'of another packing').toBe(false);
	expect(part.bytesAt(0)).toBe(null);
	expect(part.holdBodies(7, bodies)).toBe(true);
	expect(rows.map((_, at) => decode(part.bytesAt(at)))).toEqual(rows);
	part.hold(9, packIds(['e3']), joinBodies([encode(rows[2]!)]));
	expect([part.idAt(0), decode(part.bytesAt(0))]).toEqual(['e3', rows[2]]);
});
