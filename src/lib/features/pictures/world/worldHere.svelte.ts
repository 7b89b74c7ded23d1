import { metropolis } from '#lib/domain/metropolis.ts';
import {
	relationQuestions,
	type WorldRelation,
	worldRelations,
} from '#lib/domain/pictures/worldRelations.ts';
import { zone } from '#lib/domain/zone.ts';
import { language, t } from '#lib/i18n/index.ts';
import { tally } from '#lib/records/happened/tally.ts';
import { conceptOptions } from '#lib/records/options.ts';
import { recordPath } from '#lib/records/recordPath.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { questionOf, untilToday } from '../filters/filterQuestion.ts';
import type { PictureFilters } from '../filters/pictureFilters.ts';

/** A relation with the words in which it is shown. */
export interface NamedRelation extends WorldRelation {
	readonly name: string;
	readonly href: string;
	readonly tierName: string;
	/** Place of its tier in the vocabulary; -1 for none. */
	readonly rank: number;
	readonly zoneName: string;
}

/** The relations with the metropolises abroad as the filters ask for them, each step counted anew only where it changed. */
export class WorldHere {
	readonly #workspace: Workspace;
	readonly #filters: () => PictureFilters;
	readonly #today: string;

	constructor(workspace: Workspace, filters: () => PictureFilters, today: string) {
		this.#workspace = workspace;
		this.#filters = filters;
		this.#today = today;
	}

	readonly rows = $derived.by(() =>
		this.#workspace
			.rows(metropolis)
			.filter((row) => !row.home && (!this.#filters().zone || row.zone === this.#filters().zone)),
	);
	/** Where the plan's own metropolis lies. */
	readonly home = $derived.by(() => {
		const row = this.#workspace.rows(metropolis).find(({ home }) => home);
		return row && typeof row.lon === 'number' && typeof row.lat === 'number'
			? { name: titleOf(row, language.current).text, point: [row.lon, row.lat] as const }
			: null;
	});
	readonly zones = $derived.by(() =>
		this.#workspace.rows(zone).map((row) => ({ value: row.id, label: titleOf(row, language.current).text })),
	);
	readonly tiers = $derived.by(() =>
		conceptOptions(this.#workspace, 'metropolis-relation', language.current),
	);

	readonly #asked = $derived.by(() => {
		const shown = new Set(this.rows.map(({ id }) => id));
		const asked = questionOf({ ...this.#filters(), zone: '' }, this.#workspace);
		const narrowed = untilToday(asked, this.#today);
		const isShown = { sources: [{ facet: 'metropolis' }], isIn: (id: string) => shown.has(id) } as const;
		return relationQuestions({ ...narrowed, only: [...narrowed.only, isShown] }, this.#today);
	});
	readonly #happened = $derived.by(() => tally(this.#workspace, this.#asked.happened));
	readonly #always = $derived.by(() => {
		const asked = relationQuestions({}, this.#today);
		return { contacts: tally(this.#workspace, asked.contacts), past: tally(this.#workspace, asked.past) };
	});

	/** Whether the log is here, so that what is not counted is not there. */
	readonly isReady = $derived.by(() => this.#happened.isReady);
	/** What names any of them, each once. */
	readonly total = $derived.by(() => this.#happened.total);
	readonly relations = $derived.by((): NamedRelation[] => {
		const names = new Map(this.rows.map((row) => [row.id, titleOf(row, language.current).text]));
		const zones = new Map(this.zones.map(({ value, label }) => [value, label]));
		return worldRelations(this.rows, { happened: this.#happened, ...this.#always }, this.#today).map(
			(relation) => {
				const rank = this.tiers.findIndex(({ value }) => value === relation.tier);
				return {
					...relation,
					rank,
					name: names.get(relation.id)!,
					href: recordPath(this.#workspace.id, 'metropolis', relation.id),
					tierName: this.tiers[rank]?.label ?? relation.tier ?? t('pictureMaps.world.noTier'),
					zoneName: zones.get(relation.zone ?? '') ?? t('pictureMaps.world.noZone'),
				};
			},
		);
	});
}
