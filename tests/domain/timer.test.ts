import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	clockFace,
	clockOffset,
	extendTimer,
	holdTimer,
	leftOf,
	readTimer,
	resumeTimer,
	startTimer,
} from '#lib/domain/timer.ts';

const MINUTE = 60_000;

describe('the timer of a session', () => {
	it('runs from what it was set to down to nothing, and no further', () => {
		const timer = startTimer(5, 1000);
		expect(
			[1000, 1000 + MINUTE, 1000 + 5 * MINUTE, 1000 + 9 * MINUTE].map((now) => leftOf(timer, now)),
		).toEqual([5 * MINUTE, 4 * MINUTE, 0, 0]);
	});

	it('shows never more than it was set to, on a device whose clock is behind', () => {
		expect(leftOf(startTimer(5, 1_000_000), 0)).toBe(5 * MINUTE);
	});

	it('loses nothing while it is held', () => {
		const held = holdTimer(startTimer(5, 0), 2 * MINUTE);
		expect(leftOf(held, 60 * MINUTE)).toBe(3 * MINUTE);
		expect(holdTimer(held, 90 * MINUTE)).toBe(held);
		const running = resumeTimer(held, 100 * MINUTE);
		expect(leftOf(running, 101 * MINUTE)).toBe(2 * MINUTE);
		expect(resumeTimer(running, 102 * MINUTE)).toBe(running);
	});

	it('takes more time, also when it is over or held', () => {
		const over = extendTimer(startTimer(1, 0), 2, 5 * MINUTE);
		expect(leftOf(over, 5 * MINUTE)).toBe(2 * MINUTE);
		const held = extendTimer(holdTimer(startTimer(1, 0), 0), 2, 0);
		expect([held.ends, leftOf(held, 99 * MINUTE)]).toEqual([null, 3 * MINUTE]);
	});

	it('what it keeps can be read again, whatever was done to it', () => {
		const step = fc.record({
			what: fc.constantFrom('hold', 'resume', 'extend'),
			after: fc.integer({ min: 0, max: 20 * MINUTE }),
		});
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 90 }), fc.array(step, { maxLength: 12 }), (minutes, steps) => {
				let now = 1_700_000_000_000;
				let timer = startTimer(minutes, now);
				for (const { what, after } of steps) {
					now += after;
					const before = leftOf(timer, now);
					timer =
						what === 'hold'
							? holdTimer(timer, now)
							: what === 'resume'
								? resumeTimer(timer, now)
								: extendTimer(timer, 1, now);
					expect(leftOf(timer, now)).toBe(what === 'extend' ? before + MINUTE : before);
					expect(readTimer(JSON.parse(JSON.stringify(timer)))).toEqual(timer);
				}
			}),
		);
	});

	it.each([
		null,
		5,
		'x',
		{},
		{ length: -1, ends: 5 },
		{ length: 1e12, ends: 5 },
		{ length: 5, ends: 'soon' },
		{ length: 5, ends: null, left: 6 },
	])('%j is no timer', (stored) => {
		expect(readTimer(stored)).toBeNull();
	});

	it('reads as a clock', () => {
		expect([0, 1, 999, 61_000, 600_000, 3_600_000, -5].map(clockFace)).toEqual([
			'0:00',
			'0:01',
			'0:01',
			'1:01',
			'10:00',
			'1:00:00',
			'0:00',
		]);
	});
});

describe('clocks that differ', () => {
	it('every device shows the same once it knows how far its clock is from the relay’s', () => {
		const relay = 1_700_000_000_000;
		const timer = startTimer(10, relay);
		fc.assert(
			fc.property(
				fc.integer({ min: -9e7, max: 9e7 }),
				fc.integer({ min: 0, max: 400 }),
				fc.integer({ min: 0, max: 400 }),
				fc.integer({ min: 0, max: 600_000 }),
				(ahead, there, back, passed) => {
					// The question goes out at `relay` and takes `there`, the answer `back`.
					const offset = clockOffset({
						asked: relay + ahead,
						said: relay + there,
						answered: relay + ahead + there + back,
					});
					const shown = leftOf(timer, relay + passed + ahead + offset);
					expect(Math.abs(shown - leftOf(timer, relay + passed))).toBeLessThanOrEqual((there + back) / 2 + 1);
				},
			),
		);
	});
});
