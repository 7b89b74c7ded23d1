import { defineKind, localised, place, reference, set, text, value } from './kind.ts';

/** A part of an activity report: what the data says, and beside it what its authors write together, in each language. */
export const reportPart = defineKind({
	name: 'reportPart',
	documents: ['report'],
	fields: {
		/** Among the parts of the report; those that tell of one line stand below it. */
		place: place('reportPart'),
		/** What it is about; see `activityReportParts.ts`. A new part of one's own has none. */
		part: value('string'),
		line: reference('line'),
		/** Where it is not called as its part is. */
		heading: localised(),
		narrative: text(),
		/** Which data stands in it. */
		placeholder: value('string'),
		/** The data as its authors last took note of it: what has changed since is told. */
		taken: value('json'),
		/** Of which text a translation was made: `<language>:<its source>:<hash of the source>`. */
		translated: set(),
	},
	title: ['heading', 'part'],
	indexes: ['line'],
	search: ['narrative'],
});
