import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isComplete } from '../../scripts/toolchain.mjs';

interface Entry {
	version?: string;
	extraneous?: boolean;
}

const root = path.resolve(import.meta.dirname, '../..');
const readPackages = (file: string): Record<string, Entry> =>
	(JSON.parse(readFileSync(path.join(root, file), 'utf8')) as { packages: Record<string, Entry> }).packages;

describe('the packages', () => {
	const wanted = {
		'': { version: '0.1.0' },
		'node_modules/a': { version: '1.0.0' },
		'node_modules/mac': { version: '1.0.0', optional: true, os: ['darwin'] },
		'node_modules/left': { version: '1.0.0', extraneous: true },
	};

	test('are complete without those for other machines, and those that nothing needs', () =>
		expect(isComplete(wanted, { 'node_modules/a': { version: '1.0.0' } })).toBe(true));

	test('are not complete where one is missing or of another version', () => {
		expect(isComplete(wanted, {})).toBe(false);
		expect(isComplete(wanted, { 'node_modules/a': { version: '1.0.1' } })).toBe(false);
	});

	test('that are installed here are complete, so that the next start installs nothing', () =>
		expect(
			isComplete(readPackages('package-lock.json'), readPackages('node_modules/.package-lock.json')),
		).toBe(true));

	test('that the lockfile names are all needed', () =>
		expect(Object.entries(readPackages('package-lock.json')).filter(([, entry]) => entry.extraneous)).toEqual(
			[],
		));
});
