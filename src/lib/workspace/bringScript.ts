/** Milliseconds until a script that did not come is asked for again: the first time, and at most. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

/** What the browsers say when a script does not come; what a script itself does wrong is told as it is. */
const NOT_COME = /dynamically imported module|importing a module script/i;

/** Brings in a script behind the first picture; where the network loses it, it is asked for until it comes. */
export async function bringScript<T>(load: () => Promise<T>): Promise<T> {
	for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, wait * 2))
		try {
			return await load();
		} catch (error) {
			if (!NOT_COME.test(String(error))) throw error;
			await pause(wait);
		}
}

/** Ends early when the network comes back. */
function pause(wait: number): Promise<void> {
	return new Promise((resolve) => {
		const end = () => {
			clearTimeout(timer);
			removeEventListener('online', end);
			resolve();
		};
		const timer = setTimeout(end, wait);
		addEventListener('online', end);
	});
}
