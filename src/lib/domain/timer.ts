/** The timer of a session as `stage.timer` keeps it. Times are milliseconds. */
export interface Timer {
	/** How long it was set to in all, with what was added. */
	readonly length: number;
	/** When it is over, on the session's clock; null while it is held. */
	readonly ends: number | null;
	/** What is left of it while it is held. */
	readonly left: number;
}

const LONGEST = 24 * 60 * 60 * 1000;

/** What was stored, where it is a timer; anybody who may write the stage may have written anything. */
export function readTimer(stored: unknown): Timer | null {
	const { length, ends, left } = (stored ?? {}) as Partial<Record<keyof Timer, unknown>>;
	if (!isLength(length)) return null;
	if (typeof ends === 'number' && Number.isFinite(ends)) return { length, ends, left: 0 };
	return typeof left === 'number' && left >= 0 && left <= length ? { length, ends: null, left } : null;
}

function isLength(length: unknown): length is number {
	return typeof length === 'number' && length > 0 && length <= LONGEST;
}

/** @param now on the session's clock */
export function startTimer(minutes: number, now: number): Timer {
	const length = Math.min(Math.max(Math.round(minutes * 60_000), 1000), LONGEST);
	return { length, ends: now + length, left: 0 };
}

/** What is left: never more than it was set to, whatever a clock says; zero once it is over. */
export function leftOf({ length, ends, left }: Timer, now: number): number {
	return ends === null ? left : Math.min(Math.max(ends - now, 0), length);
}

export function holdTimer(timer: Timer, now: number): Timer {
	return timer.ends === null ? timer : { length: timer.length, ends: null, left: leftOf(timer, now) };
}

export function resumeTimer(timer: Timer, now: number): Timer {
	return timer.ends === null ? { length: timer.length, ends: now + timer.left, left: 0 } : timer;
}

/** Adds to it; one that was over begins again with what is added. */
export function extendTimer(timer: Timer, minutes: number, now: number): Timer {
	const left = leftOf(timer, now) + minutes * 60_000;
	const length = Math.min(Math.max(timer.length, left), LONGEST);
	return timer.ends === null
		? { length, ends: null, left: Math.min(left, length) }
		: { length, ends: now + Math.min(left, length), left: 0 };
}

/** As a clock shows it: `4:05`, `1:00:00`. A second that has begun is counted. */
export function clockFace(milliseconds: number): string {
	const seconds = Math.ceil(Math.max(0, milliseconds) / 1000);
	const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	const two = (number: number) => String(number).padStart(2, '0');
	return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/**
 * How far this device's clock is behind the relay's. The answer is taken to have been given half way between question and answer,
 * so that it is wrong by at most half of what both took.
 */
export function clockOffset({
	asked,
	said,
	answered,
}: {
	/** When the relay was asked and when its answer came, by this device's clock; what the relay's clock said. */
	asked: number;
	said: number;
	answered: number;
}): number {
	return Math.round(said - (asked + answered) / 2);
}
