import type { PictureTable } from '#lib/charts/picture.ts';
import { formatDate, formatNumber, t } from '#lib/i18n/index.ts';
import type { Tone } from '#lib/ui/look.ts';
import type { NamedRelation } from './worldHere.svelte.ts';

export const entriesWords = (count: number): string =>
	count > 0 ? t('pictureMaps.world.entries', { count }) : t('pictureMaps.world.noEntries');

/** A silence in words, with the tone of its mark. */
export function silenceWords({ silence, last }: NamedRelation): { tone: Tone; label: string } {
	if (silence === 'silent')
		return { tone: 'caution', label: t('pictureMaps.world.silentSince', { when: formatDate(last!) }) };
	if (silence === 'lately')
		return { tone: 'positive', label: t('pictureMaps.world.lastContact', { when: formatDate(last!) }) };
	return { tone: 'neutral', label: t(`relations.silence.state.${silence}`) };
}

/** The whole sentence of a mark. */
export const markWords = (relation: NamedRelation): string =>
	t('pictureMaps.world.mark', {
		name: relation.name,
		tier: relation.tierName,
		entries: entriesWords(relation.count),
		silence: silenceWords(relation).label,
	});

const silentAmong = (relations: readonly NamedRelation[]) =>
	formatNumber(relations.filter(({ silence }) => silence === 'silent').length);

/** The whole sentence of a mark of several. @param canOpen whether the map comes nearer by it */
export function severalWords(relations: readonly NamedRelation[], canOpen: boolean): string {
	const said = t('pictureMaps.world.several', {
		zone: relations[0]!.zoneName,
		metropolises: t('pictureMaps.world.metropolises', { count: relations.length }),
		names: relations.map(({ name }) => name).join(', '),
		silent: silentAmong(relations),
	});
	return canOpen ? `${said} ${t('pictureMaps.world.nearer')}` : said;
}

/** @param total what names any of them, each once */
export function pointWords(relations: readonly NamedRelation[], total: number): string {
	const never = relations.filter(({ silence }) => silence === 'never').length;
	return t(`pictureMaps.world.${never > 0 ? 'point' : 'pointKnown'}`, {
		metropolises: t('pictureMaps.world.metropolises', { count: relations.length }),
		entries: entriesWords(total),
		silent: silentAmong(relations),
		never: formatNumber(never),
	});
}

export const worldTable = (caption: string, relations: readonly NamedRelation[]): PictureTable => ({
	caption,
	columns: [
		{ key: 'metropolis', label: t('pictureMaps.world.columns.metropolis') },
		{ key: 'zone', label: t('pictureMaps.world.columns.zone') },
		{ key: 'tier', label: t('pictureMaps.world.columns.tier') },
		{ key: 'count', label: t('pictureMaps.world.columns.count'), numeric: true },
		{ key: 'last', label: t('pictureMaps.world.columns.last') },
		{ key: 'silence', label: t('pictureMaps.world.columns.silence') },
	],
	rows: relations.map((relation) => ({
		key: relation.id,
		href: relation.href,
		cells: {
			metropolis: relation.name,
			zone: relation.zoneName,
			tier: relation.tierName,
			count: relation.count || null,
			last: relation.last ? formatDate(relation.last) : null,
			silence: t(`relations.silence.state.${relation.silence}`),
		},
	})),
});
