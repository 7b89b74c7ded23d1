import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** LibreOffice, where this machine has it; null where it has not. */
export const soffice: string | null = ['soffice', 'libreoffice'].find(isThere) ?? null;

function isThere(command: string): boolean {
	try {
		execFileSync(command, ['--version'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

/** What LibreOffice makes of a file when it opens it and saves it in another format. */
export function convert(bytes: Uint8Array, from: string, to: string): Uint8Array {
	const folder = mkdtempSync(join(tmpdir(), 'rumb-soffice-'));
	try {
		writeFileSync(join(folder, `file.${from}`), bytes);
		const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
		const wanted = [
			'--headless',
			'--convert-to',
			to,
			'--outdir',
			join(folder, 'out'),
			join(folder, `file.${from}`),
		];
		execFileSync(soffice!, [profile, ...wanted], { stdio: 'ignore' });
		return new Uint8Array(readFileSync(join(folder, 'out', `file.${to}`)));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
