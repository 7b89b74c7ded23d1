import { expect, it } from 'vitest';
import { keepChoice, keptChoice, readChoice, readSeconds } from '#lib/features/pictures/wall/wallChoice.ts';

function storage() {
	const kept = new Map<string, string>();
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
	};
}

it('A wall is read from its address: unknown pictures are left out, bad seconds are the usual ones', () => {
	expect(readChoice('world,nonsense,rating', '45')).toEqual({ pictures: ['rating', 'world'], seconds: 45 });
	expect(readChoice('world', '1').seconds).toBe(20);
	expect(readChoice('world', 'many').seconds).toBe(20);
	expect(readChoice('', '').pictures.length).toBeGreaterThan(1);
	expect([4, 5, 600, 601, Number.NaN, null].map(readSeconds)).toEqual([null, 5, 600, null, null, null]);
});

it('What was chosen is kept for each plan on the device, and a device that refuses shows the usual', () => {
	const device = storage();
	keepChoice('amb', { pictures: ['councils'], seconds: 60 }, device);
	expect(keptChoice('amb', device)).toEqual({ pictures: ['councils'], seconds: 60 });
	expect(keptChoice('other', device).pictures).toContain('world');
	const refusing = {
		getItem: () => {
			throw new Error('refused');
		},
		setItem: () => {
			throw new Error('refused');
		},
	};
	expect(() => keepChoice('amb', { pictures: ['world'], seconds: 10 }, refusing)).not.toThrow();
	expect(keptChoice('amb', refusing).seconds).toBe(20);
});
