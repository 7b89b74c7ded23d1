import { untrack } from 'svelte';
import { activityReport } from '#lib/domain/activityReport.ts';
import { type ReportContents, type ReportSignature } from '#lib/domain/activityReportContents.ts';
import { changesSince, readTaken } from '#lib/domain/activityReportChanges.ts';
import type { PartData } from '#lib/domain/activityReportData.ts';
import { contentsOfReport, languageOfReport } from '#lib/domain/activityReportNow.ts';
import { dataOf } from '#lib/domain/activityReportParts.ts';
import { ReportReading } from '#lib/domain/activityReportSources.ts';
import {
	documentOfReport,
	orderParts,
	type PartRow,
	standingOfReport,
} from '#lib/domain/activityReportStanding.ts';
import { entry } from '#lib/domain/entry.ts';
import { type Language, LANGUAGES } from '#lib/domain/language.ts';
import { line } from '#lib/domain/line.ts';
import { plan } from '#lib/domain/plan.ts';
import { reportFreeze } from '#lib/domain/reportFreeze.ts';
import { reportPart } from '#lib/domain/reportPart.ts';
import { isRich, readRichText } from '#lib/records/richText.ts';
import { isSample } from '#lib/records/sample.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { followSources, readSources } from './reportSources.ts';

/** How long after a change the data is read again: many may come at once. */
const SETTLED = 400;
/** How often data is read again that changed while it was read. */
const MOST_TRIES = 3;
/** For so many milliseconds the page may be kept from answering. */
const SLICE = 24;

function pauses(): () => Promise<void> {
	let since = performance.now();
	return async () => {
		if (performance.now() - since < SLICE) return;
		await new Promise((done) => setTimeout(done));
		since = performance.now();
	};
}

/** An activity report on screen: its record, its parts, what the data says in each, and how it stands. */
export class Report {
	readonly workspace: Workspace;
	readonly id: string;
	/** What the data says in each part, by part; empty until it was read. */
	data = $state.raw<ReadonlyMap<string, PartData | null>>(new Map());
	/** When it was read, milliseconds since 1970; null before. */
	readAt = $state<number | null>(null);

	readonly row = $derived.by(() => this.workspace.row(activityReport, this.id));
	readonly document: string;
	readonly rows = $derived.by(() =>
		this.workspace.rows(reportPart).filter((row) => row.document === this.document),
	);
	readonly parts = $derived.by(() => orderParts(this.rows, (id) => this.workspace.row(line, id)));
	/** What data is wanted, in one word: what people type in a part changes none of it. */
	readonly #wanted = $derived.by(() =>
		JSON.stringify(this.rows.map(({ id, placeholder, line: of }) => [id, placeholder, of])),
	);
	readonly standing = $derived.by(() =>
		standingOfReport(this.workspace.rowsBy(reportFreeze, 'report', this.id)),
	);
	readonly isFrozen = $derived.by(() => this.standing.state === 'closed');
	readonly mayWrite = $derived.by(
		() => this.workspace.mayWrite(this.document) && !this.isFrozen && !this.row?.retracted,
	);
	readonly language: Language = $derived.by(() => (this.row ? languageOfReport(this.row) : 'ca'));

	constructor(workspace: Workspace, id: string) {
		this.workspace = workspace;
		this.id = id;
		this.document = documentOfReport(id);
	}

	/** Reads the data now, and again when something that it is made of has changed. @returns how to stop */
	follow(): () => void {
		followSources(this.workspace);
		void this.#wanted;
		if (!this.row?.year || !this.workspace.listing(entry).isWhole) return () => {};
		const timer = setTimeout(
			() => void untrack(() => this.readNow()).catch((error: unknown) => console.error(error)),
			untrack(() => this.readAt) === null ? 0 : SETTLED,
		);
		return () => clearTimeout(timer);
	}

	/**
	 * Reads the data as it is when this is called, or later; not before the log is whole, since figures would lack what is still to
	 * come. The page answers meanwhile; what changes meanwhile is read again, so that all of it is of one moment.
	 */
	readNow(): Promise<void> {
		// All who ask while it is read share the reading that follows.
		this.#next ??= this.#current
			.catch(() => {})
			.then(() => {
				this.#next = null;
				return (this.#current = this.#read());
			});
		return this.#next;
	}
	#current: Promise<void> = Promise.resolve();
	#next: Promise<void> | null = null;

	async #read(): Promise<void> {
		for (let tries = 1; ; tries++) {
			let changed = false;
			// What people type in a part changes none of it.
			const stop = this.workspace.follow((rows, gone) => {
				changed ||= [rows, gone].some((all) => all.some(({ kind }) => kind !== reportPart.name));
			});
			const found = await this.#readOnce().finally(stop);
			if (!found) return;
			if (changed && tries < MOST_TRIES) continue;
			this.data = found;
			this.readAt = Date.now();
			return;
		}
	}

	async #readOnce(): Promise<ReadonlyMap<string, PartData | null> | null> {
		const year = this.row?.year;
		if (!year || !this.workspace.listing(entry).isWhole) return null;
		const pause = pauses();
		const reading = new ReportReading(await readSources(this.workspace, year, pause));
		const data = new Map<string, PartData | null>();
		for (const part of this.rows) {
			data.set(part.id, dataOf(reading, part));
			await pause();
		}
		return data;
	}

	/** What has changed in the data of a part since its authors took note of it. */
	changesOf(row: PartRow): ReturnType<typeof changesSince> {
		const data = this.data.get(row.id);
		return data ? changesSince(readTaken(row.taken), data) : null;
	}

	/** All that it tells as it stands; null where it is not here, or the data was not read yet. Live. */
	contents(
		formatted?: ReadonlyMap<string, Readonly<Partial<Record<Language, unknown>>>>,
		signed: ReportSignature | null = null,
	): ReportContents | null {
		if (!this.row || this.readAt === null) return null;
		return contentsOfReport({
			workspace: this.workspace.id,
			sample: isSample(this.workspace),
			report: this.row,
			plan: this.workspace.rows(plan)[0]?.title ?? {},
			parts: this.rows,
			lineOf: (id) => this.workspace.row(line, id),
			dataOf: (row) => this.data.get(row.id) ?? null,
			formatted,
			signed,
		});
	}

	/** How its texts are set that are more than lines, as they are now. */
	async readFormatted(): Promise<Map<string, Partial<Record<Language, unknown>>>> {
		const found = new Map<string, Partial<Record<Language, unknown>>>();
		for (const { id, narrative } of this.rows)
			for (const language of LANGUAGES) {
				if (!narrative[language]?.trim()) continue;
				const { fragment } = await this.workspace.text(reportPart, id, 'narrative', language);
				const nodes = readRichText(fragment);
				if (isRich(nodes)) found.set(id, { ...found.get(id), [language]: nodes });
			}
		return found;
	}
}
