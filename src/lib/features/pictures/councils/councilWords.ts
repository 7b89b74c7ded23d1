import type { LegendItem, PictureTable } from '#lib/charts/picture.ts';
import { type CountClass, classOf, countClasses } from '#lib/domain/pictures/countClasses.ts';
import { formatDate, formatList, formatNumber, t } from '#lib/i18n/index.ts';
import type { NamedParticipation } from './councilsHere.svelte.ts';

/** How much, in words: no data is told apart from none. */
export function shownWords({ shown, total }: NamedParticipation): string {
	if (shown !== null) return t('pictureMaps.world.entries', { count: shown });
	return t(`pictureMaps.councils.${total === null ? 'noData' : 'noEntries'}`);
}

/** The whole sentence of a mark. */
export const councilWords = (council: NamedParticipation): string =>
	t('pictureMaps.councils.mark', { name: council.name, entries: shownWords(council) });

/** Of how many councils anything is known, and between which numbers. */
export const pointWords = (councils: readonly NamedParticipation[], isLine: boolean): string =>
	[knownWords(councils, isLine), ...rangeWords(councils)].join(' ');

function knownWords(councils: readonly NamedParticipation[], isLine: boolean): string {
	const unknown = councils.filter(({ total }) => total === null).length;
	const words = {
		all: formatNumber(councils.length),
		known: formatNumber(councils.length - unknown),
		unknown: formatNumber(unknown),
	};
	if (unknown === councils.length) return t('pictureMaps.councils.pointNone', words);
	if (!isLine)
		return unknown === 0 ? t('pictureMaps.councils.pointAll', words) : t('pictureMaps.councils.point', words);
	const active = formatNumber(councils.filter(({ shown }) => shown).length);
	return unknown === 0
		? t('pictureMaps.councils.pointAllOf', { ...words, active })
		: t('pictureMaps.councils.pointOf', { ...words, active });
}

/** As many as are named in a sentence. */
const FEW = 3;

/** Nothing where all have as many: there is nothing to compare. */
function rangeWords(councils: readonly NamedParticipation[]): string[] {
	const counts = councils.flatMap(({ shown }) => shown ?? []);
	const [least, most] = [Math.min(...counts), Math.max(...counts)];
	if (!(least < most)) return [];
	const first = councils.filter(({ shown }) => shown === most).map(({ name }) => name);
	const range = { least: formatNumber(least), most: formatNumber(most) };
	return [
		first.length > FEW
			? t('pictureMaps.councils.between', range)
			: t('pictureMaps.councils.betweenMost', { ...range, names: formatList(first) }),
	];
}

interface Shade {
	readonly fill: string;
	/** What stands on it. */
	readonly on: string;
}

export const NO_DATA: Shade = { fill: 'var(--color-gap)', on: 'var(--color-on-gap)' };

/** The shades of counts: lighter is less. */
export interface Shades {
	readonly classes: readonly CountClass[];
	readonly of: (count: number) => Shade;
}

export function shadesOf(councils: readonly NamedParticipation[]): Shades {
	const classes = countClasses(councils.flatMap(({ shown }) => shown ?? []));
	const shadeAt = (at: number): Shade => {
		const step = classes.length === 1 ? 3 : Math.round(1 + (at * 4) / (classes.length - 1));
		return { fill: `var(--color-ramp-${step})`, on: `var(--color-on-ramp-${step})` };
	};
	const shades = classes.map((_, at) => shadeAt(at));
	return { classes, of: (count) => shades[classOf(classes, count)] ?? NO_DATA };
}

export function councilLegend(councils: readonly NamedParticipation[], shades: Shades): LegendItem[] {
	const rangeOf = ({ from, to }: CountClass) =>
		to === null
			? t('pictureMaps.councils.andMore', { from: formatNumber(from) })
			: to === from
				? formatNumber(from)
				: t('pictureMaps.councils.range', { from: formatNumber(from), to: formatNumber(to) });
	const classes = shades.classes.map((one) => ({ label: rangeOf(one), fill: shades.of(one.from).fill }));
	const unknown = councils.filter(({ shown }) => shown === null);
	if (unknown.length === 0) return classes;
	const isOfLine = unknown.some(({ total }) => total !== null);
	const label = t(`pictureMaps.councils.${isOfLine ? 'noEntriesKey' : 'noDataKey'}`);
	return [...classes, { label, fill: NO_DATA.fill, pattern: 'hatch' }];
}

export const councilTable = (
	caption: string,
	councils: readonly NamedParticipation[],
	lines: readonly { value: string; code: string }[],
): PictureTable => ({
	caption,
	columns: [
		{ key: 'council', label: t('pictureMaps.councils.columns.council') },
		...lines.map(({ value, code }) => ({ key: value, label: code, numeric: true })),
		{ key: 'total', label: t('pictureMaps.councils.columns.total'), numeric: true },
		{ key: 'last', label: t('pictureMaps.councils.columns.last') },
	],
	rows: councils.map((council) => ({
		key: council.id,
		href: council.href,
		cells: {
			council: council.name,
			...Object.fromEntries(lines.map(({ value }, at) => [value, council.byLine[at]!])),
			total: council.total,
			last: council.last ? formatDate(council.last) : null,
		},
	})),
});
