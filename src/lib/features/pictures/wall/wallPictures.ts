import type { Component } from 'svelte';
import type { LateFeature } from '#lib/i18n/engine.ts';
import { loadTexts } from '#lib/i18n/index.ts';
import type { PictureFilters } from '../filters/pictureFilters.ts';

/** What a wall can show whole, in the order in which it is offered; the names stand in the address. */
export const WALL_PICTURES = [
	'lifecycle',
	'rating',
	'reported',
	'rhythm',
	'zones',
	'forms',
	'world',
	'councils',
	'funds',
	'timeline',
	'actors',
	'goals',
] as const;
export type WallPicture = (typeof WALL_PICTURES)[number];

export type WallComponent = Component<{ name: WallPicture; filters: PictureFilters }>;

interface Source {
	readonly texts: readonly LateFeature[];
	readonly load: () => Promise<{ default: WallComponent }>;
}

const overview: Source = { texts: ['pictureOverview'], load: () => import('./WallOverview.svelte') };
const matrix: Source = {
	texts: ['pictureMatrix', 'indicators'],
	load: () => import('./WallMatrix.svelte'),
};
const maps: Source = { texts: ['relations'], load: () => import('./WallMap.svelte') };

const lines: Source = {
	texts: ['pictureTime', 'calendar', 'pictureNetwork'],
	load: () => import('./WallLines.svelte'),
};

const SOURCES: Readonly<Record<WallPicture, Source>> = {
	lifecycle: overview,
	rating: overview,
	reported: overview,
	rhythm: overview,
	zones: matrix,
	forms: matrix,
	world: maps,
	councils: maps,
	funds: { texts: ['pictureFunds', 'funds'], load: () => import('./WallFunds.svelte') },
	timeline: lines,
	actors: lines,
	goals: { texts: ['pictureGoals'], load: () => import('./WallGoals.svelte') },
};

/** The code of a picture and what it says, once. */
export async function loadWallPicture(name: WallPicture): Promise<WallComponent> {
	const { texts, load } = SOURCES[name];
	const [{ default: found }] = await Promise.all([load(), ...texts.map((text) => loadTexts(text))]);
	return found;
}
