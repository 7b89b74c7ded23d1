/** Whether an address may be a link: only http(s) and mailto are, whatever was pasted. */
export function isAllowedLink(address: string): boolean {
	if (!/^(?:https?:\/\/|mailto:)\S+$/iu.test(address.trim())) return false;
	try {
		return ['http:', 'https:', 'mailto:'].includes(new URL(address.trim()).protocol);
	} catch {
		return false;
	}
}

/** An address as people type it, made whole: `amb.cat` is one on the web, `a@amb.cat` one to write to; null for none. */
export function readLink(typed: string): string | null {
	const address = typed.trim();
	if (isAllowedLink(address)) return address;
	if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/u.test(address)) return `mailto:${address}`;
	if (/^[^\s:/@]+\.[^\s:/@.]{2,}(?:[/?#]\S*)?$/u.test(address)) return `https://${address}`;
	return null;
}
