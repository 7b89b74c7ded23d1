import { createContext } from 'svelte';
import type { Device } from './device.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

/** The device, provided by the root layout. */
export const [useDevice, provideDevice] = createContext<Device>();

/** The workspace on screen. It is given as a function, since the page may change to another one. */
const [useGetter, provideGetter] = createContext<() => Workspace>();

export const provideWorkspace = (workspace: () => Workspace) => provideGetter(workspace);
export const useWorkspace = (): Workspace => useGetter()();
