import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ID } from '#lib/domain/document.ts';
import { newRecordId } from '#lib/domain/recordId.ts';

describe('record ids', () => {
	it('are valid ids of 26 characters, whatever the clock says', () => {
		fc.assert(
			fc.property(fc.oneof(fc.double(), fc.integer()), (time) => {
				const id = newRecordId(time);
				expect(id).toMatch(ID);
				expect(id).toHaveLength(26);
			}),
		);
	});

	it('sort by the time at which they were made', () => {
		fc.assert(
			fc.property(fc.nat(2 ** 40), fc.integer({ min: 1, max: 2 ** 30 }), (time, later) => {
				expect(newRecordId(time) < newRecordId(time + later)).toBe(true);
			}),
		);
	});

	it('do not repeat within one millisecond', () => {
		expect(new Set(Array.from({ length: 10_000 }, () => newRecordId(1_700_000_000_000))).size).toBe(10_000);
	});
});
