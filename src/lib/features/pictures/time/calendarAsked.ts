import { CALENDAR_TYPES, type CalendarType } from '#lib/domain/pictures/calendarItems.ts';
import { readMonth } from '#lib/domain/pictures/calendarGrid.ts';
import { asked } from '#lib/records/register/address.ts';

export const VIEWS = ['month', 'agenda', 'year'] as const;
export type CalendarView = (typeof VIEWS)[number];

/** What the address asks the calendar for. Reading it in a component follows the address. */
export interface CalendarAsked {
	readonly view: CalendarView;
	readonly month: string;
	readonly isMine: boolean;
	/** The type that alone is wanted, or ''. */
	readonly type: CalendarType | '';
}

export function calendarAsked(today: string): CalendarAsked {
	return {
		view: VIEWS.find((view) => view === asked('view')) ?? 'month',
		month: readMonth(asked('month')) ?? today.slice(0, 7),
		isMine: asked('whose') === 'mine',
		type: CALENDAR_TYPES.find((type) => type === asked('type')) ?? '',
	};
}
