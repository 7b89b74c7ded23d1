import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { Language } from '#lib/domain/language.ts';
import { nameKey } from '#lib/domain/observatoryNames.ts';
import type { DecimalMark } from '#lib/domain/observatoryNumbers.ts';
import { chosenPart } from '#lib/exchange/sheets/chosenPart.ts';
import { type Departed, takeDeparture } from '#lib/exchange/sheets/fingerprints.ts';
import { findHeader, type Header, type Sheet } from '#lib/exchange/sheets/header.ts';
import type { Layout } from '#lib/exchange/sheets/layout.ts';
import type { OpenName, SheetLine, SheetPlan } from '#lib/exchange/sheets/sheetPlan.ts';
import { choiceKey } from '#lib/exchange/sheets/readContent.ts';
import { planInWorker, readInWorker } from '#lib/exchange/sheets/run.ts';
import { MOST_FILE_BYTES } from '#lib/exchange/sheets/zipLimits.ts';
import { faultCode, WorkFault } from '#lib/exchange/work.ts';
import { language } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { packedRows, untilWhole } from '../export/exportedRows.ts';
import { sheetLayout } from '../export/sheetLayout.ts';
import { Choice } from './choice.svelte.ts';

/** A file on its way to becoming records: read, its columns recognised, compared with what is here. */
export class SheetImport {
	readonly #workspace: Workspace;
	readonly #kind: Kind;
	#calledOff: AbortController | null = null;
	#remembered: Record<string, string> = {};
	/** By line: under which id it is made, however often it is compared. */
	#made: Record<number, string> = {};
	layout = $state.raw<Layout | null>(null);
	sheets = $state.raw<readonly Sheet[]>([]);
	/** How the file left, where it says so and left from here. */
	departed = $state.raw<Departed | null>(null);
	at = $state(0);
	header = $state.raw<Header | null>(null);
	/** Column key of each column of the sheet; '' for those that are left out. */
	mapping = $state.raw<readonly string[]>([]);
	words = $state<Language>(language.current);
	mark = $state<DecimalMark | null>(null);
	choices = $state.raw<Readonly<Record<string, string>>>({});
	/** Names that were asked about, in the order in which they came up; with those that are decided, which may be decided anew. */
	names = $state.raw<readonly OpenName[]>([]);
	plan = $state.raw<SheetPlan | null>(null);
	readonly choice = new Choice();
	working = $state<'reading' | 'comparing' | null>(null);
	progress = $state.raw<{ done: number; all: number } | null>(null);
	fault = $state.raw<{ code: string; about: WorkFault['about'] } | null>(null);

	constructor(workspace: Workspace, kind: Kind) {
		this.#workspace = workspace;
		this.#kind = kind;
	}

	get sheet(): Sheet | undefined {
		return this.sheets[this.at];
	}

	/** What would be written: of each line what somebody takes of it. */
	readonly taken: readonly SheetLine[] = $derived(
		this.plan?.lines.flatMap(
			(one) => chosenPart(one, (key, since) => this.choice.isTaken({ line: one.line, key, since })) ?? [],
		) ?? [],
	);

	/** Whether there is anything that may be taken. */
	get isBringing(): boolean {
		return this.plan?.lines.some(({ outcome }) => outcome !== 'same' && outcome !== 'refused') ?? false;
	}

	/** Takes up what was said of headings before, and the words of the reader's language. */
	async begin(reader: Language): Promise<void> {
		const { tables } = this.#workspace.device;
		this.#remembered = (await tables.setting<Record<string, string>>(this.#setting)) ?? {};
		await untilWhole(this.#workspace);
		const layout = await sheetLayout(this.#workspace, this.#kind, reader);
		if (reader !== language.current) return;
		this.layout = layout;
		await this.recognise();
	}

	async read(file: File): Promise<void> {
		const isRead = await this.#work('reading', async (signal) => {
			[this.sheets, this.header, this.plan, this.mark, this.departed] = [[], null, null, null, null];
			this.#forgetLines();
			if (file.size > MOST_FILE_BYTES) throw new WorkFault('too-large');
			const bytes = new Uint8Array(await file.arrayBuffer());
			const sheets = await readInWorker(bytes, { signal, report: this.#report });
			const here = { kind: this.#kind.name, workspace: this.#workspace.id };
			({ sheets: this.sheets, departed: this.departed } = takeDeparture(sheets, here));
			if (this.sheets.length === 0) throw new WorkFault('empty');
			await untilWhole(this.#workspace, signal);
			this.layout ??= await sheetLayout(this.#workspace, this.#kind, language.current);
			this.at = this.#likeliest();
		});
		if (isRead) await this.recognise();
	}

	/** Takes another sheet of the file. */
	async turn(at: number): Promise<void> {
		this.at = at;
		this.#forgetLines();
		await this.recognise();
	}

	async recognise(): Promise<void> {
		if (!this.sheet || !this.layout) return;
		this.header = findHeader(this.sheet.rows, this.layout, this.words, this.#remembered);
		this.mapping = this.header?.headings.map(({ key }) => key ?? '') ?? [];
		await this.compare();
	}

	/** Says what a column is; it is remembered for sheets with the same heading. */
	async map(at: number, key: string): Promise<void> {
		this.mapping = this.mapping.map((own, other) =>
			other === at ? key : key !== '' && own === key ? '' : own,
		);
		const name = nameKey(this.header?.headings[at]?.text ?? '');
		if (name) {
			this.#remembered = { ...this.#remembered, [name]: key };
			await this.#workspace.device.tables.keepSetting(this.#setting, this.#remembered);
		}
		await this.compare();
	}

	async compare(): Promise<void> {
		const [layout, sheet, header] = [this.layout, this.sheet, this.header];
		if (!layout || !sheet || !header) return;
		await this.#work('comparing', async (signal) => {
			const documents = new Set<string>();
			const only = ({ document }: AnyRow) => documents.add(document).size > 0;
			const packed = await packedRows(this.#workspace, this.#kind, layout, { only, signal });
			const plan = await planInWorker(
				{
					layout,
					sheet,
					departed: this.departed,
					begins: header.end,
					mapping: [...this.mapping],
					choices: this.choices,
					mark: this.mark,
					made: this.#standing(),
					closed: [...documents].filter((name) => !this.#workspace.mayWrite(name)),
				},
				packed,
				{ signal, report: this.#report },
			);
			for (const { outcome, line, id } of plan.lines) if (outcome === 'new' && id) this.#made[line] = id;
			this.#keepNames(plan.openNames);
			this.plan = { ...plan, lines: plan.lines.map((line) => this.#whoseId(line)) };
		});
	}

	/** Compares anew. @returns whether what would be written is what it was */
	async isUnchanged(): Promise<boolean> {
		const before = JSON.stringify(this.taken);
		await this.compare();
		return !this.fault && JSON.stringify(this.taken) === before;
	}

	/** Says what a name means; '' for nothing, null for what it was without an answer. */
	async choose({ list, name }: OpenName, id: string | null): Promise<void> {
		const { [choiceKey(list, name)]: _before, ...others } = this.choices;
		this.choices = id === null ? others : { ...others, [choiceKey(list, name)]: id };
		await this.compare();
	}

	#keepNames(open: readonly OpenName[]): void {
		const keyOf = ({ list, name }: OpenName) => choiceKey(list, name);
		const asked = new Map(open.map((one) => [keyOf(one), one]));
		const kept = this.names.flatMap((one) => {
			const key = keyOf(one);
			const found = asked.get(key) ?? (this.choices[key] === undefined ? undefined : one);
			asked.delete(key);
			return found ?? [];
		});
		this.names = [...kept, ...asked.values()];
	}

	#forgetLines(): void {
		[this.choices, this.names, this.#made] = [{}, [], {}];
		this.choice.forget();
	}

	/** Without the ids of what was made and taken back: those lines are made under others. */
	#standing(): Record<number, string> {
		const isGone = (id: string) => Boolean(this.#workspace.row(this.#kind, id)?.retracted);
		this.#made = Object.fromEntries(Object.entries(this.#made).filter(([, id]) => !isGone(id)));
		return this.#made;
	}

	/** The sheet with most columns that are known, hidden ones last. */
	#likeliest(): number {
		const scores = this.sheets.map(({ rows, hidden }) => {
			const header = findHeader(rows, this.layout!, this.words, this.#remembered);
			const known = header?.headings.filter(({ key }) => key).length ?? 0;
			return known + (hidden ? 0 : 0.5);
		});
		return scores.indexOf(Math.max(...scores));
	}

	/** An id that this list does not have may be that of another kind, or of what was retracted; or nothing of it was ever here. */
	#whoseId(line: SheetLine): SheetLine {
		if (!line.id || !(line.absent || line.refusal === 'unknown-id')) return line;
		if (line.absent)
			return this.#workspace.row(this.#kind, line.id)
				? line
				: { ...line, outcome: 'refused', refusal: 'unknown-id' };
		for (const kind of kinds.values()) {
			const row = this.#workspace.row(kind, line.id);
			if (!row) continue;
			const refusal = kind !== this.#kind ? 'other-kind' : row.retracted ? 'retracted' : 'unknown-id';
			return { ...line, refusal, told: kind.name };
		}
		return line;
	}

	cancel(): void {
		this.#calledOff?.abort();
	}

	#report = (done: number, all: number) => (this.progress = all > 0 ? { done, all } : null);

	get #setting(): string {
		return `sheetColumns:${this.#kind.name}`;
	}

	/** @returns whether it was done, and nothing else was asked meanwhile */
	async #work(what: 'reading' | 'comparing', work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
		this.cancel();
		const calledOff = (this.#calledOff = new AbortController());
		[this.working, this.progress, this.fault] = [what, null, null];
		try {
			await work(calledOff.signal);
		} catch (error) {
			// Another question was asked meanwhile: its answer is awaited.
			if (this.#calledOff !== calledOff) return false;
			const code = faultCode(error);
			if (code === 'failed') console.error(error);
			// What is on the screen is not what would be written now.
			if (what === 'comparing') this.plan = null;
			const told = code === 'failed' && what === 'comparing' ? 'not-compared' : code;
			this.fault = { code: told, about: error instanceof WorkFault ? error.about : {} };
		}
		if (this.#calledOff !== calledOff) return false;
		this.working = null;
		return !this.fault;
	}
}
