import { tellPage } from '../support/browser.ts';
import { expect, test } from 'vitest';
import { bringScript } from '#lib/workspace/bringScript.ts';

test('a script that the network loses is asked for again, at once when the network is back', async () => {
	let asked = 0;
	const brought = bringScript(async () => {
		setTimeout(() => tellPage('online'));
		if (++asked < 3) throw new TypeError('Failed to fetch dynamically imported module: /_app/x.js');
		return 'here';
	});
	await expect(brought).resolves.toBe('here');
	expect(asked).toBe(3);
});

test('what a script itself does wrong is told', async () => {
	await expect(bringScript(() => Promise.reject(new TypeError('x is not a function')))).rejects.toThrow(
		'x is not a function',
	);
});
