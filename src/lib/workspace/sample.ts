import { sampleTitle } from '#lib/domain/sample/sample.ts';
import { sampleId } from '#lib/domain/sample/sampleId.ts';
import { readTemplate, type Template } from '#lib/domain/template.ts';
import { accessOf } from './access.svelte.ts';
import type { Device } from './device.svelte.ts';
import { forgetPlan, publishedPlans } from './plans.ts';
import { fillSample, type SampleWish } from './sampleFilling.ts';
import type { SampleNews, SampleTask } from './sampleWorker.ts';

export interface SampleOffer {
	entries: number;
	seed: number;
}

/**
 * Makes a sample on the first published plan's actions and organisations, in a workspace of its own, which stays on this device
 * until somebody connects it.
 * @returns the workspace
 * @throws when the plan's template cannot be reached, the device has no room, or it was called off
 */
export async function createSample(
	device: Device,
	offer: SampleOffer,
	progress: (made: number, all: number) => void,
	signal: AbortSignal,
): Promise<string> {
	const template = await fetchTemplate();
	const id = sampleId({ plan: template.id, ...offer });
	if (device.workspaces.some((known) => known.id === id)) return id;
	await accessOf(device).leave(id);
	try {
		await make(device, { template, ...offer }, progress, signal);
		signal.throwIfAborted();
	} catch (error) {
		await forgetPlan(device, id);
		throw error;
	}
	await device.remember({ id, title: sampleTitle(template.title), opened: Date.now() });
	return id;
}

async function fetchTemplate(): Promise<Template> {
	const [published] = await publishedPlans();
	const answer = published && (await fetch(`/plans/${published.template}`));
	if (!answer?.ok) throw new Error('no published plan can be reached');
	const reading = readTemplate(await answer.json());
	if ('faults' in reading) throw new Error('the published plan’s template has faults');
	return reading.template;
}

/** Beside the page where the browser can, else in the page. */
async function make(
	device: Device,
	wish: SampleWish,
	progress: (made: number, all: number) => void,
	signal: AbortSignal,
): Promise<void> {
	const author = { person: device.person.id, device: device.id };
	const worker = startWorker();
	if (worker) {
		try {
			const task: SampleTask = { wish, author, device: device.tables.name };
			await follow(worker, task, progress, signal);
			return;
		} catch (error) {
			if (!(error instanceof NotStarted)) throw error;
		} finally {
			worker.terminate();
		}
	}
	await fillSample(wish, { tables: device.tables, author, indexedDB, progress });
}

class NotStarted extends Error {}

function startWorker(): Worker | null {
	try {
		return new Worker(new URL('./sampleWorker.ts', import.meta.url), { type: 'module' });
	} catch {
		return null;
	}
}

function follow(
	worker: Worker,
	task: SampleTask,
	progress: (made: number, all: number) => void,
	signal: AbortSignal,
): Promise<string> {
	return new Promise((resolve, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason as Error));
		worker.onmessage = ({ data }: MessageEvent<SampleNews>) => {
			if ('made' in data) progress(data.made, data.all);
			else if ('workspace' in data) resolve(data.workspace);
			else reject(new Error(data.failed));
		};
		// Its script could not be loaded, e.g. with no network.
		worker.onerror = () => reject(new NotStarted());
		worker.postMessage(task);
	});
}
