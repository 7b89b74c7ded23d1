import type { Language } from '#lib/domain/language.ts';
import type { ReportDocument } from '#lib/domain/reportDocument.ts';
import { sampleMarkIn } from '#lib/records/sample.ts';
import type { Session } from '../session.svelte.ts';
import { boardsNow, type PicturedBoard, pictureBoards } from './boardPictures.ts';
import { correctionsNow, reportedCorrections } from './corrections.ts';
import type { Wording } from './minuteWords.ts';
import { draftOf, frozenNow, minutesNow, readFormatted } from './minutesNow.ts';
import { reportOf } from './reportOf.ts';
import { wordingIn } from './wording.ts';

/** What takes time to be made: the rest follows the session at once. */
interface Parts {
	wording: Wording;
	mark: string | null;
	formatted: unknown;
	boards: PicturedBoard[];
}

/** The report of a session as it stands, in a language of its own; live. */
export class SessionReport {
	readonly #session: Session;
	language = $state<Language>('ca');
	fault = $state<string | null>(null);
	#parts = $state.raw<Parts | null>(null);

	readonly made = $derived.by<ReportDocument | null>(() => this.#report());

	constructor(session: Session, language: Language) {
		this.#session = session;
		this.language = language;
	}

	/** Draws the boards and reads how the text is set, now and when they change. @returns how to stop */
	follow(): () => void {
		let stopped = false;
		const language = this.language;
		const boards = boardsNow(this.#session);
		// Rows have the words of the text: where they change, how it is set may have changed.
		void draftOf(this.#session)?.text;
		this.#gather(language, boards).then(
			(parts) => {
				if (stopped) return;
				this.#parts = parts;
				this.fault = null;
			},
			(error: unknown) => {
				console.error(error);
				if (!stopped) this.fault = (error as Error).message;
			},
		);
		return () => (stopped = true);
	}

	async #gather(language: Language, boards: ReturnType<typeof boardsNow>): Promise<Parts> {
		const { workspace, tables } = this.#session;
		const names = new Map(tables.map(({ id, title }) => [id, title ?? id]));
		const wording = await wordingIn(workspace, language);
		return {
			wording,
			mark: await sampleMarkIn(workspace, language),
			formatted: await readFormatted(this.#session),
			boards: await pictureBoards(boards, (id) => names.get(id) ?? id, wording),
		};
	}

	#report(): ReportDocument | null {
		if (!this.#parts) return null;
		const { wording, mark, formatted, boards } = this.#parts;
		const { t, formats } = wording;
		const frozen = frozenNow(this.#session);
		const contents = frozen?.contents ?? minutesNow(this.#session, formatted);
		if (!contents) return null;
		const { name = '', time = 0 } = frozen?.contents?.frozen ?? {};
		const standing = !frozen
			? t('workshopMinutes.reporting.notFrozen')
			: frozen.standing === 'tampered'
				? t('workshopMinutes.reporting.tampered')
				: t('workshopMinutes.frozen.by', { name, when: formats.moment(time) });
		return reportOf(
			{
				contents,
				mark,
				standing,
				hash: frozen?.row.hash ?? null,
				boards,
				corrections: reportedCorrections(correctionsNow(this.#session), wording),
			},
			wording,
		);
	}
}
