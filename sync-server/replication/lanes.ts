/** Does this for each, a few at once. */
export async function forEachOf<T>(
	items: Iterable<T>,
	work: (item: T) => Promise<void>,
	lanes = 6,
): Promise<void> {
	const queue = [...items].values();
	const running = Array.from({ length: lanes }, async () => {
		for (const item of queue) await work(item);
	});
	await Promise.all(running);
}
