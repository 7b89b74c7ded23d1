import { describe, expect, test } from 'vitest';
import { keepAwake } from '#lib/ui/keepAwake.ts';

/** A page and a browser that keeps its screen awake, as the platform describes them: a hidden page loses its lock. */
class Projector extends EventTarget {
	visibilityState: DocumentVisibilityState = 'visible';
	readonly locks: { released: boolean }[] = [];
	refuses = false;

	readonly wakeLock = {
		request: (): Promise<WakeLockSentinel> => {
			if (this.refuses) return Promise.reject(new DOMException('no power', 'NotAllowedError'));
			const lock = {
				released: false,
				release: () => {
					lock.released = true;
					return Promise.resolve();
				},
			};
			this.locks.push(lock);
			return Promise.resolve(lock as unknown as WakeLockSentinel);
		},
	};

	turn(state: DocumentVisibilityState): Promise<void> {
		this.visibilityState = state;
		if (state === 'hidden') for (const lock of this.locks) lock.released = true;
		this.dispatchEvent(new Event('visibilitychange'));
		return settled();
	}

	get awake(): number {
		return this.locks.filter(({ released }) => !released).length;
	}
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('the wall', () => {
	test('stays awake while it is shown, also after it was hidden, and lets go when it is left', async () => {
		const projector = new Projector();
		const leave = keepAwake(projector, projector as unknown as Document);
		await settled();
		expect(projector.awake).toBe(1);
		await projector.turn('hidden');
		expect(projector.awake).toBe(0);
		await projector.turn('visible');
		await projector.turn('visible');
		expect(projector.awake).toBe(1);
		leave();
		expect(projector.awake).toBe(0);
		await projector.turn('visible');
		expect(projector.awake).toBe(0);
	});

	test('lets go of what comes after it was left', async () => {
		const projector = new Projector();
		keepAwake(projector, projector as unknown as Document)();
		await settled();
		expect(projector.locks).toHaveLength(1);
		expect(projector.awake).toBe(0);
	});

	test('does without where a browser refuses, and asks again later; nothing where it has no such thing', async () => {
		const projector = new Projector();
		projector.refuses = true;
		const leave = keepAwake(projector, projector as unknown as Document);
		await settled();
		expect(projector.locks).toHaveLength(0);
		projector.refuses = false;
		await projector.turn('visible');
		expect(projector.awake).toBe(1);
		leave();
		const page = new Projector();
		keepAwake({}, page as unknown as Document)();
		await page.turn('visible');
		expect(page.locks).toHaveLength(0);
	});
});
