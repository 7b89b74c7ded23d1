import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(path.resolve(import.meta.dirname, '../../src/app.css'), 'utf8');
const darkStart = css.indexOf('@variant dark {');

function tokensOf(text: string): Record<string, string> {
	return Object.fromEntries(
		[...text.matchAll(/--color-([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
	);
}

const light = tokensOf(css.slice(0, darkStart));
const themes = { light, dark: { ...light, ...tokensOf(css.slice(darkStart)) } };

const linear = (hex: string) =>
	[1, 3, 5].map((at) => {
		const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];

function luminance(hex: string): number {
	const [r, g, b] = linear(hex);
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2: from 1 to 21. */
function contrast(a: string, b: string): number {
	const [x, y] = [luminance(a), luminance(b)];
	return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** How the three rarer kinds of colour vision see linear RGB (Machado, Oliveira and Fernandes 2009, severity 1). */
const VISIONS = {
	ordinary: [
		[1, 0, 0],
		[0, 1, 0],
		[0, 0, 1],
	],
	protan: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998],
	],
	deutan: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881],
	],
	tritan: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039],
	],
};

/** Distance in Oklab of two colours as one kind of vision sees them. */
function distance(a: string, b: string, vision: number[][]): number {
	const [p, q] = [a, b].map((hex) => {
		const seen = vision.map((row) =>
			Math.min(
				1,
				Math.max(
					0,
					row.reduce((sum, factor, index) => sum + factor * (linear(hex)[index] ?? 0), 0),
				),
			),
		) as [number, number, number];
		const [r, g, blue] = seen;
		const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * blue);
		const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * blue);
		const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * blue);
		return [
			0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
			1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
			0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
		];
	}) as [number[], number[]];
	return Math.hypot(...p.map((value, index) => value - (q[index] ?? 0)));
}

const SURFACES = ['surface', 'surface-raised', 'surface-sunken'];
const LINES = ['line-1', 'line-2', 'line-3', 'line-4', 'line-5'];
const PEOPLE = Array.from({ length: 8 }, (_, index) => `person-${index + 1}`);

const LIFECYCLES = ['pipeline', 'implementation', 'finalisation', 'closed', 'cancelled', 'suspended'];
const RATINGS = ['met', 'on-track', 'constrained', 'no-progress', 'no-status'];
/** What stands on a mark of a picture, and the mark. */
const MARKS = [
	...Array.from({ length: 6 }, (_, step) => `ramp-${step}`),
	'gap',
	...LIFECYCLES.map((code) => `lifecycle-${code}`),
	...RATINGS.map((code) => `rating-${code}`),
];

const texts: [string, string][] = [
	...SURFACES.flatMap((ground) =>
		['text', 'text-muted', 'accent-text', 'positive', 'caution', 'negative', ...LINES].map(
			(ink): [string, string] => [ink, ground],
		),
	),
	...['positive', 'caution', 'negative'].flatMap((tone): [string, string][] => [
		[tone, `${tone}-soft`],
		['text', `${tone}-soft`],
		['text-muted', `${tone}-soft`],
	]),
	['accent-text', 'accent-soft'],
	['text', 'accent-soft'],
	['text-muted', 'accent-soft'],
	['on-accent', 'accent'],
	['on-accent', 'accent-hover'],
	['on-negative', 'negative-fill'],
	['on-negative', 'negative-fill-hover'],
	...PEOPLE.map((ground): [string, string] => ['on-person', ground]),
	...MARKS.map((mark): [string, string] => [`on-${mark}`, mark]),
];

describe.each(Object.entries(themes))('%s colours', (_, tokens) => {
	const colour = (name: string) => {
		const value = tokens[name];
		if (!value) throw new Error(`no colour ${name}`);
		return value;
	};

	test.each(texts)('%s can be read on %s', (ink, ground) => {
		expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
	});

	test.each(SURFACES)('borders of controls and fills stand out from %s', (ground) => {
		expect(contrast(colour('border-strong'), colour(ground))).toBeGreaterThanOrEqual(3);
		expect(contrast(colour('accent'), colour(ground))).toBeGreaterThanOrEqual(3);
	});

	test('the steps of the ramp go one way, each apart from the next, in grey print too', () => {
		const steps = Array.from({ length: 6 }, (_, step) => luminance(colour(`ramp-${step}`)));
		const ways = steps.slice(1).map((step, at) => Math.sign(step - steps[at]!));
		expect(new Set(ways).size).toBe(1);
		for (let step = 0; step < 5; step++)
			expect(contrast(colour(`ramp-${step}`), colour(`ramp-${step + 1}`))).toBeGreaterThan(1.15);
	});

	test.each(Object.entries(VISIONS))('the five lines are apart for %s vision', (__, vision) => {
		for (const [index, a] of LINES.entries())
			for (const b of LINES.slice(index + 1))
				expect([a, b, distance(colour(a), colour(b), vision) > 0.07]).toEqual([a, b, true]);
	});
});
