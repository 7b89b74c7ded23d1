import { ACTOR_ROLES, type ActorRole } from '#lib/domain/actorMap.ts';
import type { ActorFigure } from '#lib/domain/pictures/actorLines.ts';
import { formatDate, formatList, formatNumber, t } from '#lib/i18n/index.ts';
import type { HeatCell } from '../heat/heat.ts';

const SHAPES: Readonly<Record<ActorRole, string>> = { responsible: '■', reports: '◐', involved: '○' };
const STEPS: Readonly<Record<ActorRole, number>> = { responsible: 5, reports: 3, involved: 1 };

/** What an organisation does in a line, by its part in the plan. */
export const rolesText = ({ roles }: ActorFigure): string =>
	formatList(
		ACTOR_ROLES.filter((role) => roles[role] > 0).map((role) =>
			t(`pictureNetwork.actors.roles.${role}`, { count: roles[role] }),
		),
	);

/** What is noted; nothing noted is not nothing done. */
export const doneText = (count: number, last: string | null): string =>
	count > 0
		? t('pictureNetwork.actors.done', { count, last: last ? formatDate(last) : '–' })
		: t('pictureNetwork.actors.nothing');

/** How a cell is drawn. @param isShort where there is room for the number of entries alone */
export function actorCell(
	figure: ActorFigure,
	names: { readonly organisation: string; readonly line: string },
	{ href, isShort }: { href: string; isShort: boolean },
): HeatCell {
	const { role, roles, done, last } = figure;
	const label = t('pictureNetwork.actors.sentence', {
		...names,
		parts: rolesText(figure) || t('pictureNetwork.actors.noPart'),
		done: doneText(done, last),
	});
	const noted = isShort ? formatNumber(done) : t('pictureNetwork.actors.short', { count: done });
	const link = done > 0 ? { href } : {};
	if (!role)
		return {
			label,
			text: '',
			note: done > 0 ? noted : undefined,
			fill: 'transparent',
			ink: 'var(--color-text)',
			...link,
		};
	const number = ACTOR_ROLES.reduce((sum, one) => sum + roles[one], 0);
	return {
		label,
		text: `${SHAPES[role]} ${formatNumber(number)}`,
		note: done > 0 ? noted : '–',
		fill: `var(--color-ramp-${STEPS[role]})`,
		ink: `var(--color-on-ramp-${STEPS[role]})`,
		firm: true,
		...link,
	};
}
