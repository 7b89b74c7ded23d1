/** What this browser gives the app at this address, and what it withholds. */
export interface BrowserOffer {
	/** Whether the address is one that the browser trusts: https, or this machine itself. */
	readonly secure: boolean;
	readonly database: boolean;
	/** Whether the app starts without a network: now, once it has been kept, or never. */
	readonly start: 'yes' | 'soon' | 'insecure' | 'no';
	readonly space: { readonly used: number; readonly quota: number } | null;
	/** Whether the browser has promised not to delete; null where it promises nothing. */
	readonly kept: boolean | null;
	readonly installed: boolean;
	readonly withheld: readonly ('serviceWorker' | 'persist' | 'locks' | 'clipboard')[];
}

async function attempt<T>(work: () => Promise<T> | undefined): Promise<T | null> {
	try {
		return (await work()) ?? null;
	} catch {
		return null;
	}
}

async function startsAlone(): Promise<BrowserOffer['start']> {
	if (!('serviceWorker' in navigator)) return isSecureContext ? 'no' : 'insecure';
	if (navigator.serviceWorker.controller) return 'yes';
	const registration = await attempt(() => navigator.serviceWorker.getRegistration());
	if (!registration) return 'no';
	return registration.active ? 'yes' : 'soon';
}

/** Nothing of it is assumed: on plain http most is absent, and a private window may refuse what it seems to have. */
export async function readOffer(stored: boolean): Promise<BrowserOffer> {
	const storage = navigator.storage as StorageManager | undefined;
	const [start, estimate, kept] = await Promise.all([
		startsAlone(),
		attempt(() => storage?.estimate?.()),
		attempt(() => storage?.persisted?.()),
	]);
	const has = {
		serviceWorker: 'serviceWorker' in navigator,
		persist: typeof storage?.persist === 'function',
		locks: 'locks' in navigator,
		clipboard: 'clipboard' in navigator,
	};
	return {
		secure: isSecureContext,
		database: stored && 'indexedDB' in globalThis,
		start,
		space:
			estimate?.quota === undefined || estimate.usage === undefined
				? null
				: { used: estimate.usage, quota: estimate.quota },
		kept,
		installed:
			matchMedia('(display-mode: standalone)').matches ||
			(navigator as Navigator & { standalone?: boolean }).standalone === true,
		withheld: (Object.keys(has) as (keyof typeof has)[]).filter((name) => !has[name]),
	};
}

/** Asks the browser not to delete what is stored. @returns whether it promised */
export async function askToKeep(): Promise<boolean> {
	return (await attempt(() => navigator.storage?.persist?.())) === true;
}
