import { describe, expect, test } from 'vitest';
import { Play } from '../support/fuzz.ts';

const SEEDS = 300;
const STEPS = 80;
const TOGETHER = 10;

async function faultsOf(seed: number, steps = STEPS): Promise<string[]> {
	const play = new Play(seed);
	await play.run(steps);
	const faults = play.faults();
	await play.close();
	return faults;
}

const first = Array.from({ length: SEEDS / TOGETHER }, (_, index) => index * TOGETHER);

describe('[I3] [I4] [I6] people who change whatever they like, apart, see the same when they meet, and lose nothing', () => {
	test.each(first)('seeds from %d on', async (from) => {
		for (let seed = from; seed < from + TOGETHER; seed++)
			expect(await faultsOf(seed), `seed ${seed}`).toEqual([]);
	});
});
