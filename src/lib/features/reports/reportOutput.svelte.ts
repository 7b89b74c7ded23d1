import { untrack } from 'svelte';
import type { ReportContents } from '#lib/domain/activityReportContents.ts';
import type { Language } from '#lib/domain/language.ts';
import type { ReportDocument } from '#lib/domain/reportDocument.ts';
import { language as reader, t } from '#lib/i18n/index.ts';
import { sampleMarkIn } from '#lib/records/sample.ts';
import { saveBytes } from '#lib/records/verifying/saveBytes.ts';
import { paintSvg } from '#lib/ui/svgBitmap.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { FrozenFile } from './frozenFile.svelte.ts';
import { Report } from './report.svelte.ts';
import { documentOf } from './reportDocument.ts';
import { type Wording, wordingIn } from './wording.ts';

const MEDIA = {
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	page: 'text/html;charset=utf-8',
} as const;

/** A report as it is read, printed and saved, in a language of its own: as it was signed, else as it stands. */
export class ReportOutput {
	readonly report: Report;
	language = $state<Language>(reader.current);
	busy = $state<'docx' | 'page' | null>(null);
	progress = $state<{ done: number; all: number } | null>(null);
	fault = $state<string | null>(null);
	#calledOff: AbortController | null = null;
	#wording = $state.raw<{ wording: Wording; mark: string | null } | null>(null);
	#formatted = $state.raw<Awaited<ReturnType<Report['readFormatted']>> | undefined>();
	#frozen = $state.raw<FrozenFile | null>(null);

	readonly made = $derived.by<ReportDocument | null>(() => {
		const contents = this.#contents();
		if (!contents || !this.#wording) return null;
		const { wording, mark } = this.#wording;
		return documentOf(contents, wording, {
			mark,
			now: this.report.readAt ?? 0,
			...(this.report.isFrozen && { hash: this.#frozen?.hash }),
		});
	});
	readonly isTampered = $derived.by(() => this.report.isFrozen && this.#frozen?.standing === 'tampered');
	/** Why what was signed cannot be shown, although it is what was signed. */
	readonly unread = $derived.by(() => (this.report.isFrozen ? (this.#frozen?.fault ?? null) : null));
	readonly isAway = $derived.by(() => this.report.isFrozen && this.#frozen?.standing === 'notHere');

	constructor(workspace: Workspace, id: string) {
		this.report = new Report(workspace, id);
	}

	#contents(): ReportContents | null {
		return this.report.isFrozen ? (this.#frozen?.contents ?? null) : this.report.contents(this.#formatted);
	}

	/** Brings the words of the language and how texts are set. @returns how to stop */
	follow(): () => void {
		let stopped = false;
		const { language, report } = this;
		// Rows have the words of the texts: where they change, how they are set may have changed.
		void report.rows;
		Promise.all([
			wordingIn(language),
			sampleMarkIn(report.workspace, language),
			untrack(() => report.readFormatted()),
		]).then(
			([wording, mark, formatted]) => {
				if (stopped) return;
				this.#wording = { wording, mark };
				this.#formatted = formatted;
			},
			(error: unknown) => {
				console.error(error);
				if (!stopped) this.fault = (error as Error).message;
			},
		);
		return () => (stopped = true);
	}

	/** Looks at the file of the signature that counts. @returns how to stop */
	watchFrozen(): () => void {
		const step = this.report.isFrozen ? this.report.standing.counts : null;
		const file = step && new FrozenFile(this.report.workspace, step);
		untrack(() => (this.#frozen = file));
		return file?.watch() ?? (() => {});
	}

	async save(as: 'docx' | 'page'): Promise<void> {
		const made = this.made;
		if (!made || this.busy) return;
		this.busy = as;
		this.fault = null;
		this.progress = null;
		this.#calledOff = new AbortController();
		const { signal } = this.#calledOff;
		try {
			const bytes = as === 'docx' ? await this.#writeDocx(made, signal) : await writePage(made);
			const { year } = this.report.row!;
			const ending = as === 'docx' ? 'docx' : 'html';
			saveBytes(
				bytes,
				`rumb-${t('activityReports.print.fileName')}-${year}-${made.language}.${ending}`,
				MEDIA[as],
			);
		} catch (error) {
			if (!signal.aborted) {
				console.error(error);
				this.fault = (error as Error).message;
			}
		}
		this.busy = null;
	}

	/** Calls off what is being written. */
	cancel(): void {
		this.#calledOff?.abort();
	}

	async #writeDocx(made: ReportDocument, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
		const [{ writeDocxInWorker }, { withBitmaps }] = await Promise.all([
			import('#lib/exchange/reportRun.ts'),
			import('#lib/exchange/reportPictures.ts'),
		]);
		const painted = await withBitmaps(made, paintForPrint, (done, all) => {
			signal.throwIfAborted();
			// Writing the file comes after the last picture.
			this.progress = { done, all: all + 1 };
		});
		return writeDocxInWorker(painted, signal);
	}
}

/** Three times as fine as a screen: it is printed. */
const paintForPrint = async (svg: string, width: number, height: number) =>
	new Uint8Array(await (await paintSvg(svg, width, height, 3)).arrayBuffer());

async function writePage(made: ReportDocument): Promise<Uint8Array<ArrayBuffer>> {
	const { writeReportPage } = await import('#lib/exchange/activityReportPage.ts');
	return new TextEncoder().encode(writeReportPage(made));
}
