/** Does this for each, a few at once. Where one fails nothing more is begun, and it ends when what was begun has. */
export async function forEachOf<T>(
	items: Iterable<T>,
	work: (item: T) => Promise<void>,
	lanes = 6,
): Promise<void> {
	const queue = [...items].values();
	let failed = false;
	const running = Array.from({ length: lanes }, async () => {
		for (const item of queue) {
			if (failed) return;
			try {
				await work(item);
			} catch (error) {
				failed = true;
				throw error;
			}
		}
	});
	const ends = await Promise.allSettled(running);
	const end = ends.find(({ status }) => status === 'rejected');
	if (end?.status === 'rejected') throw end.reason;
}
