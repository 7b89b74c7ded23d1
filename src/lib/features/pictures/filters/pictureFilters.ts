/** What the pictures are narrowed by; it stands in the address, and keeps its place from picture to picture. */
export interface PictureFilters {
	/** Ids, or '' for all. */
	readonly organisation: string;
	readonly zone: string;
	readonly theme: string;
	readonly line: string;
	/** Years, both included. */
	readonly from: number;
	readonly until: number;
	/** The years that these are compared with. */
	readonly compare: Years | null;
}

export interface Years {
	readonly from: number;
	readonly until: number;
}

interface PlanYears {
	readonly periodStart: number | null;
	readonly periodEnd: number | null;
}

export type FilterName = 'organisation' | 'zone' | 'theme' | 'line' | 'years' | 'compare';

/** The names in the address. */
export const FILTER_KEYS = ['organisation', 'zone', 'theme', 'line', 'from', 'until', 'compare'] as const;

/** The years of a plan; of one that does not say them, this year. */
export function planYears(plan: PlanYears | undefined): Years {
	const now = new Date().getFullYear();
	const from = plan?.periodStart ?? plan?.periodEnd ?? now;
	return { from, until: Math.max(from, plan?.periodEnd ?? from) };
}

/** What an address asks for; whatever it does not say, or says badly, is all of the plan. */
export function readFilters(url: URL, plan: PlanYears | undefined): PictureFilters {
	const asked = (key: string) => url.searchParams.get(key) ?? '';
	const all = planYears(plan);
	const from = readYear(asked('from')) ?? all.from;
	const until = readYear(asked('until')) ?? all.until;
	const years = { from: Math.min(from, until), until: Math.max(from, until) };
	return {
		organisation: asked('organisation'),
		zone: asked('zone'),
		theme: asked('theme'),
		line: asked('line'),
		...years,
		compare: comparable(readYears(asked('compare')), years),
	};
}

/** Other years, and as many: else more of them would seem more done. */
function comparable(compare: Years | null, { from, until }: Years): Years | null {
	if (!compare || compare.from === from) return null;
	return compare.until - compare.from === until - from ? compare : null;
}

function readYear(text: string): number | null {
	return /^\d{4}$/.test(text) ? Number(text) : null;
}

/** `2022` or `2021-2023`. */
export function readYears(text: string): Years | null {
	const found = /^(\d{4})(?:-(\d{4}))?$/.exec(text);
	if (!found) return null;
	const [from, until] = [Number(found[1]), Number(found[2] ?? found[1])];
	return from <= until ? { from, until } : { from: until, until: from };
}

export const yearsText = ({ from, until }: Years): string =>
	from === until ? `${from}` : `${from}-${until}`;

/** The part of an address that keeps its place, with its question mark; '' where nothing is narrowed. */
export function keptFilters(url: URL): string {
	const kept = new URLSearchParams();
	for (const key of FILTER_KEYS) {
		const value = url.searchParams.get(key);
		if (value) kept.set(key, value);
	}
	return kept.size > 0 ? `?${kept}` : '';
}
