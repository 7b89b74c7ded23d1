import { getContext, setContext } from 'svelte';

const KEY = Symbol('wall');

/** Every picture below shows nothing but its title, its point, its drawing and its key: nobody touches a wall. */
export function showOnWall(): void {
	setContext(KEY, true);
}

export const isOnWall = (): boolean => getContext(KEY) === true;
