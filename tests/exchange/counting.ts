import { type Work, WorkFault } from '#lib/exchange/work.ts';

export interface Counting {
	upTo: number;
	/** At which it says that there are too many. */
	most?: number;
	/** At which something happens that nobody foresaw. */
	breaksAt?: number;
}

/** Counts, and says so; where it is to count without end, it goes on until somebody calls it off. */
export const count: Work<Counting, Uint8Array> = async ({ upTo, most, breaksAt }, report) => {
	for (let at = 1; at <= upTo; at++) {
		if (at === breaksAt) throw new TypeError('not foreseen');
		if (most !== undefined && at > most) throw new WorkFault('too-many', { most });
		report(at, upTo);
		await Promise.resolve();
		if (upTo === Infinity) await new Promise((resolve) => setTimeout(resolve));
	}
	return new Uint8Array([upTo]);
};
