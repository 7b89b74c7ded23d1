/** What is asked of a browser, as far as it has it. */
interface Screens {
	readonly wakeLock?: Pick<WakeLock, 'request'>;
}

type Page = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

/**
 * Keeps the screen from going dark. A browser lets go of it whenever the page is hidden, so it is asked again when the page is
 * back; where a browser does not have it, or refuses (a battery that runs low), nothing happens.
 * @returns how to let go
 */
export function keepAwake(screens: Screens = navigator, page: Page = document): () => void {
	let isLeft = false;
	let lock: WakeLockSentinel | null = null;
	let isAsked = false;

	async function ask(): Promise<void> {
		if (isLeft || isAsked || page.visibilityState !== 'visible' || (lock && !lock.released)) return;
		isAsked = true;
		lock = (await screens.wakeLock?.request('screen').catch(() => null)) ?? null;
		isAsked = false;
		// It came when nobody wanted it any more.
		if (isLeft) letGo();
	}

	function letGo(): void {
		void lock?.release().catch(() => {});
		lock = null;
	}

	const again = () => void ask();
	page.addEventListener('visibilitychange', again);
	void ask();
	return () => {
		isLeft = true;
		page.removeEventListener('visibilitychange', again);
		letGo();
	};
}
