import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import SquareKanban from '@lucide/svelte/icons/square-kanban';
import Users from '@lucide/svelte/icons/users';
import Vote from '@lucide/svelte/icons/vote';
import { placePath, SUMMONS_PLACES, type Summons, type SummonsPlace } from '#lib/domain/summons.ts';
import { t } from '#lib/i18n/index.ts';
import { workspacePath } from '#lib/records/recordPath.ts';
import type { Icon } from '#lib/ui/look.ts';
import type { Session } from '../session.svelte.ts';

const ICONS: Readonly<Record<SummonsPlace, Icon>> = {
	agenda: ClipboardList,
	board: SquareKanban,
	votes: Vote,
	minutes: NotebookPen,
	people: Users,
};

/** Path of a session's screens. */
export function sessionPath({ workspace, id }: Session, below = ''): string {
	return workspacePath(workspace.id, `workshops/${id}${below}`);
}

/** The screens of a session that everybody finds in its bar, in order. */
export function sessionPlaces(
	session: Session,
): { place: SummonsPlace; href: string; label: string; icon: Icon }[] {
	return SUMMONS_PLACES.map((place) => ({
		place,
		href: sessionPath(session, placePath({ place })),
		label: t(`workshopStage.place.${place}`),
		icon: ICONS[place],
	}));
}

/** What the board's address calls the board of the whole room. */
const PLENARY = 'plenary';

/** Whose board somebody sees there: the one that was asked for, else their own table's, else the plenary's. Live. */
export function tableOnBoard(session: Session, asked: string | null | undefined): string {
	const table = asked ?? session.attendee?.table;
	return session.tables.some(({ id }) => id === table) ? table! : PLENARY;
}

/** What a place is called to which somebody is summoned. */
export function placeLabel(session: Session, { place, table }: Pick<Summons, 'place' | 'table'>): string {
	const title = session.tables.find(({ id }) => id === table)?.title;
	const label = t(`workshopStage.place.${place}`);
	return title ? `${label}: ${title}` : label;
}
