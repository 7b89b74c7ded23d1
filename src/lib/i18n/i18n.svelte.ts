import { engine, type LateFeature, loadLanguage, loadLate } from './engine.ts';
import { chooseLanguage, isInterfaceLanguage, type InterfaceLanguage } from './languages.ts';
import type { TextKey, Translate } from './texts.ts';

const STORED_AS = 'rumb.language';

let current = $state<InterfaceLanguage>('ca');
let wanted: InterfaceLanguage | null = null;
const lateFeatures = new Set<LateFeature>();

/** The reader's language. Reading `language.current` in a component follows it. */
export const language = {
	get current(): InterfaceLanguage {
		return current;
	},
	/** Loads a language, shows it and remembers it; the last of several quick choices wins. */
	async set(next: InterfaceLanguage): Promise<void> {
		await show(next);
		remember(next);
	},
};

/** Chooses the first language: the remembered one, else the browser's, else Catalan. Await it before anything is shown. */
export async function startLanguage(): Promise<InterfaceLanguage> {
	const browser = typeof navigator === 'undefined' ? [] : (navigator.languages ?? []);
	const first = chooseLanguage([remembered(), ...browser]);
	await show(first);
	return first;
}

/** Brings texts that only some screens say, in this language and in those chosen later. Await it before they are shown. */
export async function loadTexts(feature: LateFeature): Promise<void> {
	// Noted first: a language that is being brought in meanwhile brings them too.
	lateFeatures.add(feature);
	await loadLate(feature, wanted ?? current);
}

/** The `load` of a page that says such texts. */
export function withTexts(...features: LateFeature[]) {
	return async ({ parent }: { parent: () => Promise<unknown> }): Promise<void> => {
		// The layout chooses the language.
		await parent();
		await Promise.all(features.map(loadTexts));
	};
}

/** A text in the reader's language. Key and parameters are checked by the compiler. */
export const t: Translate = (key, ...parameters) =>
	engine.t(key as string, { lng: current, ...(parameters[0] as object | undefined) });

/** A text whose key is only known when it runs (a field of a declared kind); `null` where there is none. */
export function findText(key: string, parameters: Record<string, string | number> = {}): string | null {
	return engine.exists(key, { lng: current, ...parameters })
		? engine.t(key, { lng: current, ...parameters })
		: null;
}

/** Whether a key exists, for keys that are put together. */
export function isTextKey(key: string): key is TextKey {
	return engine.exists(key, { lng: current }) || engine.exists(key, { lng: current, count: 1 });
}

async function show(next: InterfaceLanguage): Promise<void> {
	wanted = next;
	await loadLanguage(next);
	await Promise.all([...lateFeatures].map((feature) => loadLate(feature, next)));
	if (wanted !== next) return;
	current = next;
	if (typeof document !== 'undefined') document.documentElement.lang = next;
}

function remembered(): InterfaceLanguage | null {
	try {
		const stored = localStorage.getItem(STORED_AS);
		return isInterfaceLanguage(stored) ? stored : null;
	} catch {
		return null;
	}
}

function remember(next: InterfaceLanguage): void {
	try {
		localStorage.setItem(STORED_AS, next);
	} catch {
		// Storage may be refused: the choice then lasts as long as the page.
	}
}
