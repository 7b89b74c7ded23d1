// Words that people wrote, as a file may hold them.

/** XML has no place for most control characters, nor for half a letter; what somebody pasted must not break a file. */
export const clean = (text: string): string =>
	text.toWellFormed().replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) => (/[\t\n\r]/.test(sign) ? sign : ''));

/** So that nobody's words are taken for markup, in an element or an attribute; what turns the reading direction goes. */
export const escapeHtml = (text: string): string =>
	clean(text)
		.replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')
		.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
