import { describe, expect, it } from 'vitest';
import { runSoak } from '../soak/soak.ts';

const isSlow = process.env.RUMB_SLOW === '1';

describe.runIf(isSlow)('a short soak (set RUMB_SLOW=1 to run it)', () => {
	it('[I2] [I3] [I8] loses nothing that was echoed through kills, wipes and partitions, and ends with everybody alike', async () => {
		const { counts, violations } = await runSoak({
			seed: 7,
			seconds: 10,
			clients: 20,
			reconnects: 40,
			patience: 20,
			say: () => {},
		});
		expect(violations).toEqual([]);
		expect(counts.kills).toBeGreaterThanOrEqual(2);
		expect(counts.wipes).toBeGreaterThanOrEqual(1);
		expect(counts.echoes).toBeGreaterThan(100);
	}, 90_000);
});
