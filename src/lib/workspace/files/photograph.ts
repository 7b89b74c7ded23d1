import { drawSmall, NotAPicture, type Photograph } from './drawSmall.ts';

export { NotAPicture } from './drawSmall.ts';

/** Makes a photograph small, upright and without what the camera wrote into it; beside the typing, where the browser can. */
export async function shrinkPhotograph(picture: Blob, mediaType: string): Promise<Photograph> {
	if ('Worker' in globalThis && 'OffscreenCanvas' in globalThis) {
		const shrunk = await askWorker(picture, mediaType);
		if (shrunk !== 'noWorker') return shrunk;
	}
	return drawSmall(picture, mediaType);
}

/** What the worker is asked, and answers. */
export interface PhotographTask {
	picture: Blob;
	mediaType: string;
}
export type PhotographAnswer = { photograph: Photograph } | { fault: 'notAPicture' | 'failed' };

/** @returns 'noWorker' where it could not be done there */
function askWorker(picture: Blob, mediaType: string): Promise<Photograph | 'noWorker'> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL('./photograph.worker.ts', import.meta.url), { type: 'module' });
		const end = (act: () => void) => {
			worker.terminate();
			act();
		};
		worker.onerror = () => end(() => resolve('noWorker'));
		worker.onmessage = ({ data }: MessageEvent<PhotographAnswer>) =>
			end(() => {
				if ('photograph' in data) resolve(data.photograph);
				else if (data.fault === 'failed') resolve('noWorker');
				else reject(new NotAPicture('this picture cannot be decoded'));
			});
		const task: PhotographTask = { picture, mediaType };
		worker.postMessage(task);
	});
}
