import { describe, expect, it, vi } from 'vitest';
import { faultCode, runInWorker } from '#lib/exchange/work.ts';
import { count, type Counting } from './counting.ts';

const inWorker = {
	start: () => new Worker(new URL('./counting.worker.ts', import.meta.url), { type: 'module' }),
	inPage: () => Promise.reject(new Error('the worker was to do it')),
};
const inPage = {
	start: () => {
		throw new Error('this browser has no workers');
	},
	inPage: () => Promise.resolve(count),
};
const notLoaded = {
	start: () => new Worker(new URL('/is-not-there.js', location.href), { type: 'module' }),
	inPage: () => Promise.resolve(count),
};

describe.each([
	['in a worker', inWorker],
	['in the page, where there are no workers', inPage],
	['in the page, where the worker cannot be loaded', notLoaded],
])('long work %s', (_where, where) => {
	const run = (task: Counting, more: { signal?: AbortSignal; report?: (done: number) => void } = {}) =>
		runInWorker<Counting, Uint8Array>({ ...where, task, ...more });

	it('says how far it is and gives its result', async () => {
		const told: number[] = [];
		expect([...(await run({ upTo: 3 }, { report: (done) => told.push(done) }))]).toEqual([3]);
		expect(told).toEqual([1, 2, 3]);
	});

	it('ends with the code of what was wrong, and what it was about', async () => {
		await expect(run({ upTo: 9, most: 4 })).rejects.toMatchObject({ code: 'too-many', about: { most: 4 } });
		await expect(run({ upTo: 9, breaksAt: 2 })).rejects.toMatchObject({ code: 'failed' });
	});

	it('ends at once when it is called off', async () => {
		const ended = vi.spyOn(Worker.prototype, 'terminate');
		const calledOff = new AbortController();
		const work = run(
			{ upTo: Infinity },
			{ signal: calledOff.signal, report: (done) => done === 3 && calledOff.abort() },
		);
		expect(faultCode(await work.catch((error: unknown) => error))).toBe('cancelled');
		expect(ended.mock.calls.length).toBe(where === inPage ? 0 : 1);
		ended.mockRestore();
		const before = run({ upTo: 1 }, { signal: calledOff.signal });
		expect(faultCode(await before.catch((error: unknown) => error))).toBe('cancelled');
	});
});
