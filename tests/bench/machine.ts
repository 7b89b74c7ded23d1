import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { median } from './statistics.ts';

export interface Machine {
	processor: string;
	cores: number;
	memoryGB: number;
	node: string;
	platform: string;
	/** Milliseconds of a write of 4 kB that waits for the disk: in memory it would be nothing. */
	fsyncMs: number;
	/** Of the last minute, before the first measurement: above 1 others were at work too. */
	loadAverage: number;
	date: string;
}

export function describeMachine(): Machine {
	return {
		processor: cpus()[0]?.model.trim() ?? 'unknown',
		cores: cpus().length,
		memoryGB: Math.round(totalmem() / 2 ** 30),
		node: process.versions.node,
		platform: `${process.platform} ${process.arch}`,
		fsyncMs: timeFsync(),
		loadAverage: loadavg()[0] ?? NaN,
		date: new Date().toISOString().slice(0, 10),
	};
}

function timeFsync(): number {
	const directory = mkdtempSync(path.join(tmpdir(), 'rumb-bench-'));
	const file = openSync(path.join(directory, 'probe'), 'w');
	const times = Array.from({ length: 30 }, () => {
		const start = performance.now();
		writeSync(file, Buffer.alloc(4096, 1));
		fsyncSync(file);
		return performance.now() - start;
	});
	closeSync(file);
	rmSync(directory, { recursive: true });
	return median(times);
}
