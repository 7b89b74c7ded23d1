// systemd's journal keeps what a service prints, and others than the relay's account read it: a link that makes
// somebody the administrator is not for it.

import { fstatSync } from 'node:fs';

/** Whether stdout goes to the journal; systemd then names the file that it gave. */
export function isStdoutJournal(): boolean {
	const stream = process.env.JOURNAL_STREAM;
	if (!stream) return false;
	const { dev, ino } = fstatSync(1, { bigint: true });
	return stream === `${dev}:${ino}`;
}
