import { describe, expect, test } from 'vitest';
import {
	buildEditsFile,
	type EditsFileWords,
	type EditsRow,
	type FiledEdits,
	FILE_AT_MOST,
	readEditsFile,
	UnreadableEditsFile,
} from '#lib/exchange/editsFile.ts';
import { seededRandom } from '../support/random.ts';

const words: EditsFileWords = {
	language: 'ca',
	title: 'Canvis que encara no són al pla',
	about: 'Pla: Barcelona. Desat per Núria.',
	text: 'Es pot llegir en qualsevol ordinador.',
	columns: { record: 'Registre', field: 'Camp', before: 'Abans', mine: 'Escrit', signature: 'Qui i quan' },
	nothing: 'Res',
};
const row: EditsRow = {
	record: 'Acció',
	field: 'Títol',
	before: 'Abans',
	mine: 'Després',
	signature: 'Marta',
};
const edits = (update = Uint8Array.of(0, 1, 2, 253, 254, 255)): FiledEdits => ({
	workspace: 'amb-2021-2025',
	document: 'plan',
	time: 1_760_000_000_000,
	update,
});
const build = (sets = [edits()], rows = [row], said = words) =>
	buildEditsFile(sets, [{ title: 'El pla', rows }], said);

function faultOf(text: string): string {
	try {
		readEditsFile(text);
	} catch (error) {
		if (error instanceof UnreadableEditsFile) return error.fault;
		throw error;
	}
	return 'none';
}

/** A file whose data are these instead, with a right checksum: what somebody could make on purpose. */
function forge(change: (content: Record<string, unknown>) => unknown): string {
	const file = build();
	const data = /<template data-rumb-edits>\s*([\s\S]*?)\s*<\/template>/.exec(file)![1]!;
	const content = JSON.stringify(change(JSON.parse(atob(data.replace(/\s/g, '')).slice(8)) as never));
	let sum = 0x811c9dc5;
	for (const unit of content) sum = Math.imul(sum ^ unit.charCodeAt(0), 0x01000193);
	return file.replace(data, btoa((sum >>> 0).toString(16).padStart(8, '0') + content));
}
const forgeSet = (change: Record<string, unknown>) =>
	forge((content) => ({ ...content, sets: [{ ...(content.sets as object[])[0], ...change }] }));

describe('a file of changes', () => {
	test('brings back what was put in, to the byte, whatever its size', () => {
		const random = seededRandom(7);
		for (const size of [0, 1, 99, 100, 32_768, 100_001]) {
			const update = Uint8Array.from({ length: size }, () => random.below(256));
			const sets = [edits(update), { ...edits(), document: 'org/badalona' }];
			expect(readEditsFile(build(sets))).toEqual(sets);
		}
	});

	test('can be read without Rumb: who wrote what, what stood there, in the reader’s words', () => {
		const file = build();
		expect(file.startsWith('<!doctype html>\n<html lang="ca">')).toBe(true);
		for (const said of [
			words.title,
			words.about,
			words.text,
			'El pla',
			'Acció',
			'Títol',
			'Abans',
			'Després',
			'Marta',
		])
			expect(file).toContain(said);
		expect(build([edits()], [{ ...row, before: '' }])).toContain('>Res<');
	});

	test('takes nothing that somebody wrote for markup, and holds nothing that runs or is fetched', () => {
		const hostile = [
			'<script>alert(1)</script>',
			'"><img src=x onerror=alert(1)>',
			"' onmouseover='alert(1)",
			'</template><template data-rumb-edits>AAAA</template>',
			'</title><base href=//evil.example>',
			'&lt;b&gt; \u202Egnp.exe\u0000',
			'<!-- ]]> -->',
		];
		const clean = build();
		const tags = (file: string) => file.match(/<[a-z/!][^>]*>/gi)?.map((tag) => tag.split(/[\s>]/)[0]);
		for (const text of hostile) {
			const rows = [{ record: text, field: text, before: text, mine: text, signature: text }];
			const columns = { record: text, field: text, before: text, mine: text, signature: text };
			const file = buildEditsFile([edits()], [{ title: text, rows }], {
				...words,
				title: text,
				about: text,
				text,
				columns,
			});
			expect(tags(file)).toEqual(tags(clean));
			for (const character of ['\u202E', '\u0000']) expect(file).not.toContain(character);
			expect(readEditsFile(file)).toEqual([edits()]);
		}
		expect(clean).not.toMatch(/<script|<link|<img|src=|href=|url\(|@import/i);
		expect(clean).toContain("default-src 'none'");
	});

	test('that was cut anywhere is refused, and so is one with a single changed letter', () => {
		const file = build();
		const end = file.indexOf('</template>');
		for (let length = 0; length < end + 5; length += 37)
			expect(['damaged', 'foreign']).toContain(faultOf(file.slice(0, length)));
		const at = file.indexOf('<template') + 60;
		const other = file[at] === 'A' ? 'B' : 'A';
		expect(faultOf(file.slice(0, at) + other + file.slice(at + 1))).toBe('damaged');
	});

	test('from elsewhere is refused, and says why', () => {
		expect(faultOf('')).toBe('foreign');
		expect(faultOf('<html><template data-other></template></html>')).toBe('foreign');
		expect(faultOf('<template data-rumb-edits>¡hola!</template>')).toBe('damaged');
		expect(faultOf('<template data-rumb-edits></template>')).toBe('damaged');
		expect(faultOf(' '.repeat(FILE_AT_MOST + 1))).toBe('tooBig');
		expect(faultOf(forge((content) => ({ ...content, format: 'other' })))).toBe('foreign');
		expect(faultOf(forge((content) => ({ ...content, version: 2 })))).toBe('newer');
		expect(faultOf(forge(() => null))).toBe('damaged');
		expect(faultOf(forge((content) => content))).toBe('none');
	});

	test.each([
		['no sets', { sets: [] }],
		['sets that are no list', { sets: 'all' }],
		['too many sets', { sets: Array.from({ length: 201 }, () => ({})) }],
	])('with %s is refused', (_, change) => {
		expect(faultOf(forge((content) => ({ ...content, ...change })))).toBe('damaged');
	});

	test.each([
		['workspace', '../etc'],
		['workspace', 7],
		['document', 'plan/../other'],
		['document', '__proto__'],
		['time', 'yesterday'],
		['time', 1e20],
		['update', [1, 2]],
		['update', '<b>'],
		['update', null],
	])('with %s %j is refused', (name, content) => {
		expect(faultOf(forgeSet({ [name]: content }))).toBe('damaged');
	});
});
