import { defineKind, localised, place, value } from './kind.ts';

/** A chapter of the published plan, to which the `source` of other records refers by its code. */
export const section = defineKind({
	name: 'section',
	fields: {
		code: value('string', { required: true }),
		place: place('section'),
		title: localised({ required: true }),
	},
	title: ['title', 'code'],
	search: ['code'],
});

/**
 * The code of the section that a source lies in.
 * @param source as records keep it: `VI.LE1.UE` lies in section `VI`; a second place after a semicolon is left out.
 */
export function sectionCodeOf(source: string): string {
	return source.split(/[.;]/)[0]!.trim();
}
