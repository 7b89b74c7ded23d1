import type { LegendItem } from '#lib/charts/picture.ts';
import type { CountClass } from '#lib/domain/pictures/countClasses.ts';
import { formatNumber, t } from '#lib/i18n/index.ts';

/** The shades of a strip or of a year, by how many things they stand for. */
export function densityLegend(classes: readonly CountClass[]): LegendItem[] {
	return classes.map(({ from, to }, at) => ({
		label: t('calendar.classes', {
			count: to ?? from,
			range:
				to === null
					? t('calendar.year.andMore', { number: formatNumber(from) })
					: from === to
						? formatNumber(from)
						: `${formatNumber(from)}–${formatNumber(to)}`,
		}),
		fill: `var(--color-ramp-${Math.min(5, at + 1)})`,
	}));
}
