// Long work beside the page, which goes on answering: what it does is told as it goes, and it can be called off at any time.

/** Says how far work has come; `all` is 0 while nobody knows how much there is to do. */
export type Report = (done: number, all: number) => void;

/** What runs: in a worker, or in the page where the browser starts none. It gets and gives what can be cloned. */
export type Work<Task, Result> = (task: Task, report: Report) => Result | Promise<Result>;

/** Why there is no result, in a code that the screen has one sentence for: `failed` is what nobody foresaw. */
export class WorkFault extends Error {
	readonly code: string;
	/** What the sentence names, e.g. a line. */
	readonly about: Readonly<Record<string, string | number>>;

	constructor(code: string, about: Readonly<Record<string, string | number>> = {}, options?: ErrorOptions) {
		super(code, options);
		this.name = 'WorkFault';
		this.code = code;
		this.about = about;
	}
}

/** The code of whatever was thrown: `cancelled`, that of a fault, else `failed`. */
export function faultCode(error: unknown): string {
	if (error instanceof WorkFault) return error.code;
	return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'failed';
}

type News<Result> =
	| { done: number; all: number }
	| { result: Result }
	| { fault: string; about: WorkFault['about']; words: string };

interface Ears {
	onmessage: ((event: MessageEvent) => void) | null;
	postMessage(news: unknown, transfer: Transferable[]): void;
}

/** The whole of a worker's module: `serveWork(readSheets)`. Buffers of a result are handed over, not copied. */
export function serveWork<Task, Result>(work: Work<Task, Result>): void {
	const ears = self as unknown as Ears;
	const tell = (news: News<Result>, transfer: Transferable[] = []) => ears.postMessage(news, transfer);
	ears.onmessage = async ({ data }: MessageEvent<Task>) => {
		try {
			const result = await work(data, (done, all) => tell({ done, all }));
			tell({ result }, result instanceof Uint8Array ? [result.buffer as ArrayBuffer] : []);
		} catch (error) {
			const about = error instanceof WorkFault ? error.about : {};
			tell({ fault: faultCode(error), about, words: String(error) });
		}
	};
}

export interface Running<Task, Result> {
	/** `() => new Worker(new URL('./sheets.worker.ts', import.meta.url), { type: 'module' })`, written out so that it is built. */
	start: () => Worker;
	/** The same work, for browsers and moments in which the worker does not start. */
	inPage: () => Promise<Work<Task, Result>>;
	task: Task;
	report?: Report;
	/** Calls it off: the worker is ended at once. */
	signal?: AbortSignal;
	/** Buffers of the task that are handed over. They are gone from here, also where the worker then does not start: see `start`. */
	transfer?: Transferable[];
}

class NotStarted extends Error {}

/**
 * Runs long work in a worker.
 * @throws WorkFault with the code of what was wrong, or the signal's reason when it was called off
 */
export async function runInWorker<Task, Result>(running: Running<Task, Result>): Promise<Result> {
	running.signal?.throwIfAborted();
	let worker: Worker | null = null;
	try {
		worker = running.start();
		return await follow(worker, running);
	} catch (error) {
		if (worker && !(error instanceof NotStarted)) throw error;
	} finally {
		worker?.terminate();
	}
	return runHere(running);
}

function follow<Task, Result>(
	worker: Worker,
	{ task, report, signal, transfer = [] }: Running<Task, Result>,
): Promise<Result> {
	return new Promise((resolve, reject) => {
		let begun = false;
		signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
		worker.onmessage = ({ data }: MessageEvent<News<Result>>) => {
			begun = true;
			if ('done' in data) report?.(data.done, data.all);
			else if ('result' in data) resolve(data.result);
			else reject(new WorkFault(data.fault, data.about, { cause: data.words }));
		};
		worker.onmessageerror = () => reject(new WorkFault('failed'));
		// Before its first word: its script could not be loaded. What was handed over is gone then, and cannot be tried here.
		worker.onerror = () => reject(begun || transfer.length > 0 ? new WorkFault('failed') : new NotStarted());
		worker.postMessage(task, transfer);
	});
}

async function runHere<Task, Result>({
	inPage,
	task,
	report,
	signal,
}: Running<Task, Result>): Promise<Result> {
	const work = await inPage();
	try {
		const result = await work(task, (done, all) => {
			signal?.throwIfAborted();
			report?.(done, all);
		});
		signal?.throwIfAborted();
		return result;
	} catch (error) {
		if (error instanceof WorkFault || signal?.aborted) throw error;
		throw new WorkFault('failed', {}, { cause: error });
	}
}
