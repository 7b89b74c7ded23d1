/** Hands bytes to the browser, which saves them where it saves what it downloads. */
export function saveBytes(
	bytes: Uint8Array<ArrayBuffer>,
	name: string,
	mediaType = 'application/json',
): void {
	const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// Some browsers read it only after this task.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
