import { createContext } from 'svelte';
import type { Board } from './board.svelte.ts';

/** The board on screen, provided by `BoardView.svelte`. */
export const [useBoard, provideBoard] = createContext<Board>();
