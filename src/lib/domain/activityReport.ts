import { defineKind, localised, value } from './kind.ts';

/** The annual activity report of one year. Its parts are in a document of their own, `report/<id>`, in which its authors write. */
export const activityReport = defineKind({
	name: 'activityReport',
	fields: {
		title: localised({ required: true }),
		/** The calendar year of which it tells. */
		year: value('year', { required: true }),
		/** In which it is written first: `ca`, `es`, `fr` or `en`. */
		language: value('string'),
	},
});
