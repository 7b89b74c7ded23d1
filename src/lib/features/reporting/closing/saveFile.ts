/** Hands bytes to the browser, which saves them where it saves what it downloads. */
export function saveFile(bytes: Uint8Array<ArrayBuffer>, name: string): void {
	const address = URL.createObjectURL(new Blob([bytes], { type: 'application/json' }));
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// Some browsers read it only after this task.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
