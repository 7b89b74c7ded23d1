import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kinds.ts';
import { readTemplate } from '#lib/domain/template.ts';
import { ambTemplate } from './ambRows.ts';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/plan-templates.md'), 'utf8');

describe('the page on plan templates', () => {
	it('has an example that is a plan without a fault', () => {
		const example: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)![1]!);
		const reading = readTemplate(example);
		expect('faults' in reading ? reading.faults : []).toEqual([]);
	});

	it('names every kind that the first real plan has, and none that does not exist', () => {
		const table = page.slice(page.indexOf('## The kinds'), page.indexOf('Each kind is declared'));
		const named = new Set([...table.matchAll(/`([a-z][A-Za-z]*)`/g)].map((match) => match[1]!));
		expect([...named].filter((name) => !kinds.has(name))).toEqual([]);
		expect(Object.keys(ambTemplate().records).filter((name) => !named.has(name))).toEqual([]);
	});
});
