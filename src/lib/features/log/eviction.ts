import type { Settings } from '#lib/records/draftStore.ts';

/** What a browser says of itself, as far as it matters here. */
export interface BrowserLook {
	readonly userAgent: string;
	/** An iPad says that it is a Mac; no Mac has a touch screen. */
	readonly maxTouchPoints: number;
	/** Whether the app was put on the home screen or in the dock. */
	readonly installed: boolean;
}

/**
 * Whether the browser throws away what a page has stored after seven days in which nobody opened it: Safari does, and every browser
 * of an iPhone or iPad is Safari inside. An app that was installed is spared.
 */
export function evictsAfterAWeek({ userAgent, maxTouchPoints, installed }: BrowserLook): boolean {
	if (installed) return false;
	const isPhoneOrPad = /iPhone|iPad|iPod/.test(userAgent);
	const isMac = /Macintosh/.test(userAgent);
	if (isPhoneOrPad || (isMac && maxTouchPoints > 1)) return true;
	return isMac && /Safari\//.test(userAgent) && !/Chrome|Chromium|Edg|OPR|Firefox/.test(userAgent);
}

export function lookOfBrowser(): BrowserLook {
	const { userAgent, maxTouchPoints } = navigator;
	const installed =
		matchMedia('(display-mode: standalone)').matches ||
		(navigator as Navigator & { standalone?: boolean }).standalone === true;
	return { userAgent, maxTouchPoints, installed };
}

const TOLD = 'evictionTold';

/** Whether somebody at this device must still be told, before what they write could vanish. */
export async function mustTellOfEviction(settings: Settings, look = lookOfBrowser()): Promise<boolean> {
	return evictsAfterAWeek(look) && (await settings.setting<boolean>(TOLD)) !== true;
}

export function noteEvictionTold(settings: Settings): Promise<boolean> {
	return settings.keepSetting(TOLD, true);
}
