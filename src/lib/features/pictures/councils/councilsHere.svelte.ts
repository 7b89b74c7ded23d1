import { line } from '#lib/domain/line.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { type Participation, participationOf } from '#lib/domain/pictures/participation.ts';
import { compareTexts, language } from '#lib/i18n/index.ts';
import { tally } from '#lib/records/happened/tally.ts';
import { recordPath } from '#lib/records/recordPath.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { lineOfAction, questionOf, untilToday } from '../filters/filterQuestion.ts';
import type { PictureFilters } from '../filters/pictureFilters.ts';

/** The participation of a council with the words in which it is shown. */
export interface NamedParticipation extends Participation {
	readonly name: string;
	readonly href: string;
}

/** The councils of the plan and how they took part, as the filters ask for it. */
export class CouncilsHere {
	readonly #workspace: Workspace;
	readonly #filters: () => PictureFilters;
	readonly #today: string;

	constructor(workspace: Workspace, filters: () => PictureFilters, today: string) {
		this.#workspace = workspace;
		this.#filters = filters;
		this.#today = today;
	}

	readonly #rows = $derived.by(() =>
		this.#workspace
			.rowsBy(organisation, 'type', 'council')
			.filter(({ historical }) => !historical)
			.map((row) => ({ row, name: row.municipality || titleOf(row, language.current).text }))
			.sort((one, other) => compareTexts(one.name, other.name)),
	);
	readonly codes = $derived.by(() => this.#rows.flatMap(({ row }) => row.ine ?? []));
	readonly lines = $derived.by(() =>
		this.#workspace.rows(line).map((row) => ({
			value: row.id,
			code: row.code || titleOf(row, language.current).text,
			label: `${row.code ?? ''} ${titleOf(row, language.current).text}`.trim(),
		})),
	);
	readonly #counted = $derived.by(() => {
		const lines = lineOfAction(this.#workspace);
		const lineOf = (action: string) => lines.get(action);
		// All lines are counted at once: choosing one counts nothing anew.
		const { theme, zone, from, until } = this.#filters();
		const asked = questionOf(
			{ organisation: '', line: '', compare: null, theme, zone, from, until },
			this.#workspace,
		);
		return tally(this.#workspace, {
			...untilToday(asked, this.#today),
			axes: [
				{ sources: [{ facet: 'organisation' }] },
				{ sources: [{ facet: 'action', groupsOf: (action) => [lineOf(action) ?? ''].filter(Boolean) }] },
			],
		});
	});

	/** The line that is chosen, where the plan has it. */
	readonly line = $derived.by(() => this.lines.find(({ value }) => value === this.#filters().line));
	/** Whether the log is here, so that what is not counted is not there. */
	readonly isReady = $derived.by(() => this.#counted.isReady);
	readonly councils = $derived.by((): NamedParticipation[] => {
		const found = participationOf(
			this.#rows.map(({ row }) => row),
			this.lines.map(({ value }) => value),
			this.#counted,
			this.line?.value ?? null,
		);
		return found.map((participation, at) => ({
			...participation,
			name: this.#rows[at]!.name,
			href: recordPath(this.#workspace.id, 'organisation', participation.id),
		}));
	});
}
