// Makes a sample beside the page, which goes on answering.
import type { Author } from '#lib/documents/document.ts';
import { DeviceTables } from '#lib/tables/device.ts';
import { fillSample, type SampleWish } from './sampleFilling.ts';

export interface SampleTask {
	wish: SampleWish;
	author: Author;
	/** Of the device's database. */
	device: string;
}

export type SampleNews = { made: number; all: number } | { workspace: string } | { failed: string };

const tell = (news: SampleNews) =>
	(self as unknown as { postMessage(news: SampleNews): void }).postMessage(news);

self.onmessage = async ({ data }: MessageEvent<SampleTask>) => {
	const tables = new DeviceTables(data.device);
	const progress = (made: number, all: number) => tell({ made, all });
	try {
		const { author, wish } = data;
		tell({ workspace: await fillSample(wish, { tables, author, indexedDB, progress }) });
	} catch (error) {
		tell({ failed: (error as Error).message });
	}
};
