import type { SampleDocument } from '#lib/domain/sample/sampleRecord.ts';
import { sampleDocuments } from '#lib/domain/sample/sample.ts';
import { sampleId } from '#lib/domain/sample/sampleId.ts';
import { readTemplate, type Template } from '#lib/domain/template.ts';

/** The template of the published plan, on which samples stand. */
export function readPublishedTemplate(): Template {
	// Taken when it is asked for: tests in a browser give the template themselves.
	const { readFileSync } = process.getBuiltinModule('node:fs');
	const file = new URL('../../static/plans/amb-2021-2025/template.json', import.meta.url);
	const reading = readTemplate(JSON.parse(readFileSync(file, 'utf8')));
	if ('faults' in reading) throw new Error('the published template has faults');
	return reading.template;
}

/** All of a sample, document by document. */
export function makeSample(entries: number, seed = 1, template = readPublishedTemplate()): SampleDocument[] {
	const workspace = sampleId({ plan: template.id, seed, entries });
	return [...sampleDocuments({ workspace, template, seed, entries })];
}
