/** Milliseconds after which the browser has certainly taken the file over. */
const TAKEN = 60_000;

/** Hands a file to the browser, which saves it where it saves what it downloads. */
export function saveFile(content: Blob | string, name: string, mediaType: string): void {
	const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
	Object.assign(document.createElement('a'), { href: address, download: name }).click();
	setTimeout(() => URL.revokeObjectURL(address), TAKEN);
}
