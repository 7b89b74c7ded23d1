import Activity from '@lucide/svelte/icons/activity';
import ArrowDownUp from '@lucide/svelte/icons/arrow-down-up';
import BookA from '@lucide/svelte/icons/book-a';
import BookOpen from '@lucide/svelte/icons/book-open';
import Building from '@lucide/svelte/icons/building';
import Building2 from '@lucide/svelte/icons/building-2';
import Cable from '@lucide/svelte/icons/cable';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import ChartColumnBig from '@lucide/svelte/icons/chart-column-big';
import ChartGantt from '@lucide/svelte/icons/chart-gantt';
import ChartPie from '@lucide/svelte/icons/chart-pie';
import ChartNoAxesColumn from '@lucide/svelte/icons/chart-no-axes-column';
import CloudCheck from '@lucide/svelte/icons/cloud-check';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import Compass from '@lucide/svelte/icons/compass';
import Earth from '@lucide/svelte/icons/earth';
import FileDiff from '@lucide/svelte/icons/file-diff';
import FileText from '@lucide/svelte/icons/file-text';
import Flag from '@lucide/svelte/icons/flag';
import Gauge from '@lucide/svelte/icons/gauge';
import Euro from '@lucide/svelte/icons/euro';
import Grid3x3 from '@lucide/svelte/icons/grid-3x3';
import House from '@lucide/svelte/icons/house';
import Handshake from '@lucide/svelte/icons/handshake';
import Landmark from '@lucide/svelte/icons/landmark';
import Languages from '@lucide/svelte/icons/languages';
import LayoutGrid from '@lucide/svelte/icons/layout-grid';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import ListChecks from '@lucide/svelte/icons/list-checks';
import ListTodo from '@lucide/svelte/icons/list-todo';
import MapIcon from '@lucide/svelte/icons/map';
import MapPinned from '@lucide/svelte/icons/map-pinned';
import Megaphone from '@lucide/svelte/icons/megaphone';
import Mountain from '@lucide/svelte/icons/mountain';
import Network from '@lucide/svelte/icons/network';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import PlaneLanding from '@lucide/svelte/icons/plane-landing';
import Presentation from '@lucide/svelte/icons/presentation';
import Repeat2 from '@lucide/svelte/icons/repeat-2';
import Route from '@lucide/svelte/icons/route';
import Scale from '@lucide/svelte/icons/scale';
import Table2 from '@lucide/svelte/icons/table-2';
import Tags from '@lucide/svelte/icons/tags';
import Target from '@lucide/svelte/icons/target';
import Telescope from '@lucide/svelte/icons/telescope';
import UsersRound from '@lucide/svelte/icons/users-round';
import Users from '@lucide/svelte/icons/users';
import Waypoints from '@lucide/svelte/icons/waypoints';
import ArchiveX from '@lucide/svelte/icons/archive-x';
import { t } from '#lib/i18n/index.ts';
import { workspacePath } from '#lib/records/recordPath.ts';
import type { NavItem, NavSection } from '#lib/ui/NavList.svelte';

/** The overview's own link ends with a slash, so that no other page lies below it. */
const overviewPath = (workspace: string) => `${workspacePath(workspace)}/`;

/** The path of the page that is open, as links of the navigation have it. */
export function currentPath(workspace: string, path: string): string {
	// Periods and updates have no line of their own: they stand with what is owed.
	if (/^\/(periods|updates)(\/|$)/.test(path.slice(workspacePath(workspace).length)))
		return workspacePath(workspace, 'owed');
	// The catalogue of solutions is reached from what was transferred.
	if (/^\/solutions(\/|$)/.test(path.slice(workspacePath(workspace).length)))
		return workspacePath(workspace, 'transfers');
	// Pictures without a line of their own are reached from the tabs of the first.
	if (/^\/pictures\/(network|funds|wall)(\/|$)/.test(path.slice(workspacePath(workspace).length)))
		return workspacePath(workspace, 'pictures');
	return path === workspacePath(workspace) ? overviewPath(workspace) : path;
}

/**
 * Every screen of a plan, in the reader's language.
 * @param mentions how often this person was mentioned and has not seen it
 */
export function navigationOf(workspace: string, mentions = 0): NavSection[] {
	const at = (screen: string) => workspacePath(workspace, screen);
	return [
		{
			title: t('app.navigation.plan'),
			items: [
				{ href: overviewPath(workspace), label: t('app.navigation.overview'), icon: Compass },
				{ href: at('objectives'), label: t('app.navigation.objectives'), icon: Target },
				{ href: at('lines'), label: t('app.navigation.lines'), icon: Route },
				{ href: at('actions'), label: t('app.navigation.actions'), icon: ListChecks },
				{ href: at('results'), label: t('app.navigation.expectedResults'), icon: Flag },
				{ href: at('themes'), label: t('app.navigation.themes'), icon: Tags },
				{ href: at('amendments'), label: t('shell.navigation.amendments'), icon: FileDiff },
				{ href: at('matrices/forms'), label: t('shell.navigation.matrixForms'), icon: Grid3x3 },
			],
		},
		{
			title: t('shell.navigation.glance'),
			items: [
				{ href: at('pictures'), label: t('shell.navigation.standing'), icon: ChartColumnBig },
				{ href: at('pictures/matrix'), label: t('shell.navigation.gaps'), icon: LayoutGrid },
				{ href: at('pictures/time'), label: t('shell.navigation.time'), icon: ChartGantt },
				{ href: at('pictures/calendar'), label: t('shell.navigation.calendar'), icon: CalendarDays },
				{ href: at('pictures/world'), label: t('shell.navigation.worldMap'), icon: MapIcon },
				{ href: at('pictures/councils'), label: t('shell.navigation.councilsMap'), icon: MapPinned },
				{ href: at('pictures/goals'), label: t('shell.navigation.goals'), icon: ChartPie },
			],
		},
		{
			title: t('app.navigation.working'),
			items: [
				{ href: at('own'), label: t('shell.navigation.ownOrganisation'), icon: House },
				{ href: at('log'), label: t('shell.navigation.log'), icon: NotebookPen },
				{ href: at('owed'), label: t('shell.navigation.reporting'), icon: ClipboardCheck },
				{ href: at('indicators'), label: t('app.navigation.indicators'), icon: Gauge },
				{ href: at('tasks'), label: t('shell.navigation.tasks'), icon: ListTodo },
				{ href: at('workshops'), label: t('shell.navigation.workshops'), icon: Presentation },
				{
					href: at('activity'),
					label: t('shell.navigation.activity'),
					icon: Activity,
					count: mentions > 0 ? String(mentions) : undefined,
				},
			],
		},
		{
			title: t('shell.navigation.relations'),
			items: [
				{ href: at('funds'), label: t('shell.navigation.funds'), icon: Euro },
				{ href: at('delegations'), label: t('shell.navigation.delegations'), icon: PlaneLanding },
				{ href: at('agreements'), label: t('shell.navigation.agreements'), icon: Handshake },
				{ href: at('networks'), label: t('shell.navigation.networks'), icon: Network },
				{ href: at('transfers'), label: t('shell.navigation.transfers'), icon: Repeat2 },
				{ href: at('advocacy'), label: t('shell.navigation.advocacy'), icon: Megaphone },
				{ href: at('bodies'), label: t('shell.navigation.bodies'), icon: Users },
			],
		},
		{
			title: t('shell.navigation.accounts'),
			items: [
				{ href: at('reports'), label: t('shell.navigation.reports'), icon: FileText },
				{ href: at('evaluations'), label: t('shell.navigation.evaluations'), icon: ClipboardList },
				{ href: at('lessons'), label: t('shell.navigation.lessons'), icon: Lightbulb },
			],
		},
		{
			title: t('app.navigation.world'),
			items: [
				{ href: at('organisations'), label: t('app.navigation.organisations'), icon: Building2 },
				{ href: at('zones'), label: t('app.navigation.zones'), icon: Earth },
				{ href: at('metropolises'), label: t('shell.navigation.metropolises'), icon: Building },
				{ href: at('observatory'), label: t('shell.navigation.observatory'), icon: Telescope },
				{ href: at('matrices/zones'), label: t('shell.navigation.matrixZones'), icon: Table2 },
				{ href: at('actors'), label: t('shell.navigation.actors'), icon: Waypoints },
				{ href: at('governance'), label: t('app.navigation.governance'), icon: Landmark },
			],
		},
		{
			title: t('app.navigation.reference'),
			items: [
				{ href: at('swot'), label: t('app.navigation.swot'), icon: Scale },
				{ href: at('challenges'), label: t('app.navigation.challenges'), icon: Mountain },
				{ href: at('frameworks'), label: t('app.navigation.frameworks'), icon: BookOpen },
				{ href: at('figures'), label: t('app.navigation.figures'), icon: ChartNoAxesColumn },
				{ href: at('glossary'), label: t('app.navigation.glossary'), icon: BookA },
			],
		},
		{
			title: t('shell.navigation.administration'),
			items: [
				{ href: at('translations'), label: t('app.navigation.translations'), icon: Languages },
				{ href: at('exchange'), label: t('shell.navigation.exchange'), icon: ArrowDownUp },
				{ href: at('retracted'), label: t('shell.navigation.retracted'), icon: ArchiveX },
				{ href: at('status'), label: t('app.sync.title'), icon: CloudCheck },
				{ href: at('people'), label: t('shell.navigation.people'), icon: UsersRound },
				{ href: at('connection'), label: t('shell.navigation.connection'), icon: Cable },
			],
		},
	];
}

/** The screens at the foot of a phone; their labels are short. */
export function shortcutsOf(workspace: string): NavItem[] {
	const at = (screen: string) => workspacePath(workspace, screen);
	return [
		{ href: overviewPath(workspace), label: t('shell.shortcuts.plan'), icon: Compass },
		{ href: at('actions'), label: t('shell.shortcuts.actions'), icon: ListChecks },
		{ href: at('log'), label: t('shell.navigation.log'), icon: NotebookPen },
		{ href: at('owed'), label: t('shell.navigation.reporting'), icon: ClipboardCheck },
	];
}
