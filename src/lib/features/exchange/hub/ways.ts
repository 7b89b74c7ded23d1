import Braces from '@lucide/svelte/icons/braces';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import FileText from '@lucide/svelte/icons/file-text';
import Goal from '@lucide/svelte/icons/goal';
import HandHeart from '@lucide/svelte/icons/hand-heart';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import LockKeyhole from '@lucide/svelte/icons/lock-keyhole';
import MapPinned from '@lucide/svelte/icons/map-pinned';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import Telescope from '@lucide/svelte/icons/telescope';
import { t } from '#lib/i18n/index.ts';
import { workspacePath } from '#lib/records/recordPath.ts';
import type { Icon } from '#lib/ui/look.ts';

export interface Way {
	readonly href: string;
	readonly title: string;
	readonly text: string;
	readonly icon: Icon;
}

/** Files of a plan as a whole. */
export function filesOf(workspace: string): Way[] {
	const at = (screen: string) => workspacePath(workspace, screen);
	return [
		{
			href: at('exchange/records'),
			title: t('exchange.records.title'),
			text: t('exchange.records.about'),
			icon: Braces,
		},
		{
			href: at('exchange/calendar'),
			title: t('exchange.calendar.title'),
			text: t('exchange.calendar.about'),
			icon: CalendarDays,
		},
		{
			href: at('exchange/places'),
			title: t('exchange.places.title'),
			text: t('exchange.places.about'),
			icon: MapPinned,
		},
		{
			href: at('exchange/iati'),
			title: t('exchange.iati.title'),
			text: t('exchange.iati.about'),
			icon: HandHeart,
		},
	];
}

/** What leaves and comes in on screens of its own. */
export function elsewhereOf(workspace: string): Way[] {
	const at = (screen: string) => workspacePath(workspace, screen);
	return [
		{
			href: at('reports'),
			title: t('exchange.elsewhere.reports'),
			text: t('exchange.elsewhere.reportsText'),
			icon: FileText,
		},
		{
			href: at('pictures/goals'),
			title: t('exchange.elsewhere.review'),
			text: t('exchange.elsewhere.reviewText'),
			icon: Goal,
		},
		{
			href: at('lessons'),
			title: t('exchange.elsewhere.lessons'),
			text: t('exchange.elsewhere.lessonsText'),
			icon: Lightbulb,
		},
		{
			href: at('observatory'),
			title: t('exchange.elsewhere.observatory'),
			text: t('exchange.elsewhere.observatoryText'),
			icon: Telescope,
		},
		{
			href: at('owed'),
			title: t('exchange.elsewhere.snapshots'),
			text: t('exchange.elsewhere.snapshotsText'),
			icon: LockKeyhole,
		},
		{
			href: at('status'),
			title: t('exchange.elsewhere.edits'),
			text: t('exchange.elsewhere.editsText'),
			icon: PencilLine,
		},
	];
}
