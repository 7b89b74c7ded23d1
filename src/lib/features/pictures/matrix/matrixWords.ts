import type { HeatCell } from '../heat/heat.ts';
import type { MatrixFigure, Standing } from '#lib/domain/pictures/planMatrix.ts';
import { formatDate, formatList, formatNumber, t } from '#lib/i18n/index.ts';
import { rampStep } from '../heat/rampStep.ts';

/** What a cell says, after its line and its column. */
export function stateText({ standing, count, last, inSummary }: MatrixFigure): string {
	const state = () => {
		switch (standing) {
			case 'active':
				return count
					? t('pictureMatrix.state.active', { count, last: formatDate(last ?? '') })
					: t('pictureMatrix.state.quiet', { last: formatDate(last ?? '') });
			case 'silent':
				return count
					? t('pictureMatrix.state.silent', { count, last: formatDate(last ?? '', 'month') })
					: t('pictureMatrix.state.silentAll', { last: formatDate(last ?? '', 'month') });
			case 'unplanned':
				return t('pictureMatrix.state.unplanned', { count: count ?? 0 });
			default:
				return t(`pictureMatrix.state.${standing}`);
		}
	};
	return inSummary && standing !== 'unknown' ? t('pictureMatrix.inSummary', { state: state() }) : state();
}

/** Where the standings of the intended combinations lie, in one sentence. */
export function pointText(figures: readonly MatrixFigure[]): string {
	const countOf = (standing: Standing) => figures.filter((figure) => figure.standing === standing).length;
	const intended = figures.filter((figure) => figure.intended).length;
	const unknown = figures.filter((figure) => figure.intended && figure.standing === 'unknown').length;
	const parts = (['active', 'silent', 'never'] as const).flatMap((standing) => {
		const count = countOf(standing);
		return count > 0 ? [t(`pictureMatrix.parts.${standing}`, { count })] : [];
	});
	if (unknown > 0) parts.push(t('pictureMatrix.parts.unknown', { count: unknown }));
	const beyond = countOf('unplanned');
	return [
		intended > 0
			? t('pictureMatrix.point', { count: intended, parts: formatList(parts) })
			: t('pictureMatrix.pointNone'),
		...(beyond > 0 ? [t('pictureMatrix.beyond', { count: beyond })] : []),
	].join(' ');
}

/** How a cell is drawn. */
export function heatCell(figure: MatrixFigure, pair: string, greatest: number): HeatCell {
	const { standing, count, last, intended } = figure;
	const step = rampStep(count ?? 0, greatest);
	const label = t('pictureMatrix.sentence', { pair, state: stateText(figure) });
	const plain = { label, firm: intended, ink: 'var(--color-text)' };
	switch (standing) {
		case 'active':
		case 'silent':
			return {
				label,
				firm: true,
				text: formatNumber(count ?? 0),
				fill: `var(--color-ramp-${step})`,
				ink: `var(--color-on-ramp-${step})`,
				...(standing === 'silent' && {
					pattern: 'hatch',
					note: t('pictureMatrix.note.silent', { year: (last ?? '').slice(0, 4) }),
				}),
			};
		case 'never':
			return {
				...plain,
				text: '–',
				fill: 'var(--color-gap)',
				pattern: 'cross',
				note: t('pictureMatrix.note.never'),
			};
		case 'unplanned':
			return {
				...plain,
				text: formatNumber(count ?? 0),
				fill: 'var(--color-surface-raised)',
				pattern: 'dots',
				note: t('pictureMatrix.note.unplanned'),
			};
		case 'unknown':
			return { ...plain, text: '?', fill: 'var(--color-gap)', note: t('pictureMatrix.note.unknown') };
		case 'none':
			return { ...plain, text: '', fill: 'transparent' };
	}
}
