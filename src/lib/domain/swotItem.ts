import { concept, defineKind, localised, place } from './kind.ts';

/** A strength, weakness, opportunity or threat; its place is its position in its quadrant. */
export const swotItem = defineKind({
	name: 'swotItem',
	fields: {
		quadrant: concept('swot-quadrant', { required: true }),
		place: place(),
		title: localised({ approved: true, required: true }),
	},
	indexes: ['quadrant'],
});
