import { WALL_PICTURES, type WallPicture } from './wallPictures.ts';

/** What a wall shows, and for how long each. */
export interface WallChoice {
	readonly pictures: readonly WallPicture[];
	readonly seconds: number;
}

export const LEAST_SECONDS = 5;
export const MOST_SECONDS = 600;
const USUAL: WallChoice = { pictures: ['lifecycle', 'zones', 'world', 'councils'], seconds: 20 };

/** What an address or this device asks for; whatever it does not say, or says badly, is as usual. */
export function readChoice(pictures: string, seconds: string, otherwise: WallChoice = USUAL): WallChoice {
	const named = pictures.split(',');
	const known = WALL_PICTURES.filter((name) => named.includes(name));
	return {
		pictures: known.length > 0 ? known : otherwise.pictures,
		seconds: readSeconds(Number(seconds)) ?? otherwise.seconds,
	};
}

export const readSeconds = (seconds: number | null): number | null =>
	seconds !== null && Number.isFinite(seconds) && seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS
		? Math.round(seconds)
		: null;

const keptAs = (workspace: string) => `rumb.wall.${workspace}`;

export function keptChoice(workspace: string, storage: Pick<Storage, 'getItem'> | null): WallChoice {
	try {
		const [pictures = '', seconds = ''] = (storage?.getItem(keptAs(workspace)) ?? '').split(' ');
		return readChoice(pictures, seconds);
	} catch {
		return USUAL;
	}
}

export function keepChoice(
	workspace: string,
	{ pictures, seconds }: WallChoice,
	storage: Pick<Storage, 'setItem'> | null,
): void {
	try {
		storage?.setItem(keptAs(workspace), `${pictures.join(',')} ${seconds}`);
	} catch {
		// Storage may be refused: the address still says it.
	}
}
