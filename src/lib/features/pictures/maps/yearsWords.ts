import { t } from '#lib/i18n/index.ts';
import type { Years } from '../filters/pictureFilters.ts';

/** The years of a picture, in words. */
export const yearsWords = ({ from, until }: Years): string =>
	from === until
		? t('pictures.years.one', { year: String(from) })
		: t('pictures.years.range', { from: String(from), until: String(until) });
