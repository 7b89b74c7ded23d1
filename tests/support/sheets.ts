import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import type { Language } from '#lib/domain/language.ts';
import { findHeader, type Sheet } from '#lib/exchange/sheets/header.ts';
import { type Layout, packRows } from '#lib/exchange/sheets/layout.ts';
import { type Departed, takeDeparture } from '#lib/exchange/sheets/fingerprints.ts';
import { planSheet } from '#lib/exchange/sheets/planSheet.ts';
import { readSheets } from '#lib/exchange/sheets/readSheets.ts';
import type { SheetPlan } from '#lib/exchange/sheets/sheetPlan.ts';
import { writeSheets, type WriteTask } from '#lib/exchange/sheets/writeSheets.ts';
import { explanationOf } from '#lib/features/exchange/export/explanation.ts';
import { sheetLayout } from '#lib/features/exchange/export/sheetLayout.ts';
import { startLanguage } from '#lib/i18n/index.ts';
import { countedWorkspace } from './countedWorkspace.ts';

/** What sheets need of a workspace that has these rows. */
export class SheetDesk {
	readonly #workspace: ReturnType<typeof countedWorkspace>;

	constructor(rows: readonly AnyRow[]) {
		this.#workspace = countedWorkspace(rows);
	}

	rows(kind: string): AnyRow[] {
		return [...(this.#workspace.rows(kindNamed(kind)) as readonly AnyRow[])];
	}

	layout(kind: Kind | string, language: Language = 'en'): Promise<Layout> {
		return sheetLayout(this.#workspace, typeof kind === 'string' ? kindNamed(kind) : kind, language);
	}

	async write(kind: string, more: Partial<WriteTask> = {}): Promise<Uint8Array> {
		await startLanguage();
		const layout = more.layout ?? (await this.layout(kind));
		return writeSheets(
			{
				layout,
				rows: [packRows(layout, this.rows(kind))],
				format: 'xlsx',
				separator: ';',
				mark: true,
				explanation: explanationOf(layout),
				departure: { workspace: 'plan', moment: '2026-01-02T03:04:05.000Z' },
				...more,
			},
			() => {},
		);
	}

	/** What a file would change, its columns as they are recognised. */
	async plan(
		kind: string,
		bytes: Uint8Array,
		more: PlanOptions = {},
	): Promise<SheetPlan & { sheets: Sheet[]; departed: Departed | null }> {
		const layout = await this.layout(kind, more.reader);
		const { sheets, departed } = takeDeparture(await readSheets({ bytes }, () => {}), {
			kind,
			workspace: 'plan',
		});
		const sheet = sheets[more.sheet ?? 0]!;
		const header = findHeader(sheet.rows, layout, more.language ?? 'en', more.remembered)!;
		const { choices = {}, mark = null, closed = [], made } = more;
		const plan = planSheet(
			{
				layout,
				sheet,
				departed,
				begins: header.end,
				mapping: header.headings.map(({ key }) => key ?? ''),
				choices,
				mark,
				closed,
				made,
			},
			this.rows(kind),
		);
		return { ...plan, sheets, departed };
	}
}

interface PlanOptions {
	sheet?: number;
	/** In which language words are that do not say it. */
	language?: Language;
	/** The language of the one who reads. */
	reader?: Language;
	remembered?: Record<string, string>;
	choices?: Record<string, string>;
	mark?: ',' | '.' | null;
	closed?: string[];
	made?: Record<number, string>;
}
