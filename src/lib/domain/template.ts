import { generateNKeysBetween } from 'fractional-indexing';
import { ID } from './document.ts';
import type { Contents, Kind, Place } from './kind.ts';
import { kinds } from './kinds.ts';
import type { Localised } from './language.ts';
import { faultAt, TemplateFaults, type TemplateFault } from './templateFault.ts';
import { isPlain, readField, TEMPLATE_LIMITS } from './templateField.ts';
import { checkReferences, type ReadRecord } from './templateReference.ts';
import { defaultConcepts, defaultVocabularies } from './vocabulary.ts';

export const TEMPLATE_FORMAT = 'rumb-plan';
export const TEMPLATE_VERSION = 1;

/** A record of a template: `id`, then its kind's fields; a place is the parent's id, or absent at the top. */
export type TemplateRecord = Contents & { readonly id: string };

/** A plan as one file. Among siblings, the order of the file is the order of the plan. */
export interface Template {
	readonly format: typeof TEMPLATE_FORMAT;
	readonly version: number;
	/** The id of the workspace that it fills. */
	readonly id: string;
	readonly title: Localised;
	readonly records: Readonly<Record<string, readonly TemplateRecord[]>>;
}

export type TemplateReading = { readonly template: Template } | { readonly faults: readonly TemplateFault[] };

/**
 * Reads a plan template from parsed JSON, checking all of it. Vocabularies that it does not bring are filled with the default
 * ones; fields at `null` are left out.
 * @returns the template, or every fault with its place and reason; it never throws, whatever the input.
 */
export function readTemplate(input: unknown): TemplateReading {
	try {
		return readChecked(input);
	} catch {
		// Only an input that is no JSON comes here, e.g. an object whose getters throw.
		return { faults: [faultAt('', 'unreadable')] };
	}
}

function readChecked(input: unknown): TemplateReading {
	const faults = new TemplateFaults();
	if (!isPlain(input)) return { faults: [faultAt('', 'not-an-object')] };
	if (input.format !== TEMPLATE_FORMAT) return { faults: [faultAt('format', 'wrong-format')] };
	const version = readField({ type: 'value', of: 'number' }, input.version, 'version', faults);
	if (typeof version !== 'number')
		return { faults: faults.any ? faults.list() : [faultAt('version', 'missing')] };
	if (version > TEMPLATE_VERSION)
		return { faults: [faultAt('version', 'newer-version', { version, known: TEMPLATE_VERSION })] };
	if (version !== TEMPLATE_VERSION) faults.add('version', 'wrong-type', { expected: TEMPLATE_VERSION });
	for (const field of Object.keys(input))
		if (!['format', 'version', 'id', 'title', 'records'].includes(field))
			faults.add(field, 'unknown-field', { field });
	const title = readField({ type: 'localised' }, input.title, 'title', faults) as Localised | undefined;
	if (input.title === undefined || input.title === null) faults.add('title', 'missing');
	const id = readId(input.id, 'id', faults);
	const records = [...readRecords(input.records, faults)];
	records.push(...missingConcepts(records));
	checkReferences(records, faults);
	const count = records.filter(({ kind }) => kind.name === 'plan').length;
	if (count !== 1) faults.add('records.plan', 'one-plan', { count });
	if (faults.any || id === undefined || !title) return { faults: faults.list() };
	return { template: { format: TEMPLATE_FORMAT, version, id, title, records: groupByKind(records) } };
}

function readId(input: unknown, place: string, faults: TemplateFaults): string | undefined {
	if (input === undefined || input === null) faults.add(place, 'missing');
	else if (typeof input !== 'string' || !ID.test(input)) faults.add(place, 'bad-id');
	else return input;
	return undefined;
}

function* readRecords(input: unknown, faults: TemplateFaults): Generator<ReadRecord> {
	if (!isPlain(input)) return faults.add('records', 'not-an-object');
	let count = 0;
	for (const [name, list] of Object.entries(input)) {
		const at = `records.${name}`;
		const kind = kinds.get(name);
		if (!kind) faults.add(at, 'unknown-kind', { kind: name });
		else if (!kind.documents.includes('plan')) faults.add(at, 'kind-not-in-plan', { kind: name });
		else if (!Array.isArray(list)) faults.add(at, 'not-a-list');
		else {
			count += list.length;
			if (count > TEMPLATE_LIMITS.records)
				return faults.add('records', 'too-many', { count, most: TEMPLATE_LIMITS.records });
			for (const [index, record] of Array.from(list as unknown[]).entries()) {
				const read = readRecord(kind, record, `${at}[${index}]`, faults);
				if (read) yield read;
			}
		}
	}
}

function readRecord(
	kind: Kind,
	input: unknown,
	position: string,
	faults: TemplateFaults,
): ReadRecord | undefined {
	if (!isPlain(input)) return void faults.add(position, 'not-an-object');
	const id = readId(input.id, `${position}.id`, faults);
	const place = id === undefined ? position : `${position} (${id})`;
	for (const field of Object.keys(input))
		if (field !== 'id' && !Object.hasOwn(kind.fields, field))
			faults.add(`${place}.${field}`, 'unknown-field', { field });
	const contents: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(kind.fields)) {
		const given = Object.hasOwn(input, name) ? input[name] : undefined;
		const content = readField(field, given, `${place}.${name}`, faults);
		if (content !== undefined) contents[name] = content;
		else if (field.required && (given === undefined || given === null))
			faults.add(`${place}.${name}`, 'missing');
	}
	return id === undefined ? undefined : { kind, id, contents, place };
}

/** Concepts of the default vocabularies of which the template has not one word. */
function missingConcepts(records: readonly ReadRecord[]): ReadRecord[] {
	const kind = kinds.get('concept')!;
	const brought = new Set(records.filter((record) => record.kind === kind).map((r) => r.contents.vocabulary));
	return Object.keys(defaultVocabularies)
		.filter((vocabulary) => !brought.has(vocabulary))
		.flatMap(defaultConcepts)
		.map(({ id, ...contents }) => ({ kind, id, contents, place: `records.concept (${id})` }));
}

function groupByKind(records: readonly ReadRecord[]): Record<string, TemplateRecord[]> {
	const groups: Record<string, TemplateRecord[]> = {};
	for (const { kind, id, contents } of records) (groups[kind.name] ??= []).push({ id, ...contents });
	return groups;
}

export interface PlacedRecord {
	readonly kind: string;
	readonly id: string;
	readonly contents: Contents;
}

/**
 * The records of a template as documents hold them: every place is `{ parent, position }`, its position from the order of the
 * file among the records of one kind under one parent. The same template always gives the same records, in the same order.
 */
export function placeRecords(template: Template): PlacedRecord[] {
	return Object.entries(template.records).flatMap(([name, records]) => {
		const fields = Object.entries(kinds.get(name)?.fields ?? {});
		const placed = fields.find(([, field]) => field.type === 'place')?.[0];
		const siblings = new Map<string | null, TemplateRecord[]>();
		for (const record of records) {
			const parent = parentOf(record, placed);
			const group = siblings.get(parent);
			if (group) group.push(record);
			else siblings.set(parent, [record]);
		}
		const positions = new Map<string, Place>();
		for (const [parent, members] of siblings) {
			const keys = generateNKeysBetween(null, null, members.length);
			for (const [index, { id }] of members.entries()) positions.set(id, { parent, position: keys[index]! });
		}
		return records.map(({ id, ...contents }) => ({
			kind: name,
			id,
			contents: placed ? { ...contents, [placed]: positions.get(id) } : contents,
		}));
	});
}

function parentOf(record: TemplateRecord, placed: string | undefined): string | null {
	const parent = placed && (record as Contents)[placed];
	return typeof parent === 'string' ? parent : null;
}
