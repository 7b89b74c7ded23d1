import { createContext } from 'svelte';
import type { Session } from './session.svelte.ts';
import type { SessionClock } from './sessionClock.svelte.ts';
import type { SessionCompany } from './sessionCompany.svelte.ts';

/** The session on screen. It is given as a function, since the page may change to another one. */
const [useGetter, provideGetter] = createContext<() => Session>();

export const provideSession = (session: () => Session) => provideGetter(session);

/** The session on screen, provided by `stage/SessionShell.svelte`. */
export const useSession = (): Session => useGetter()();

/** Who is at the session on screen now. */
export const [useCompany, provideCompany] = createContext<SessionCompany>();

/** The time that all its devices agree on. */
export const [useClock, provideClock] = createContext<SessionClock>();
