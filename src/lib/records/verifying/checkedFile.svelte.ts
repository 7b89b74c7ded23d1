import { sha256 } from '#lib/workspace/hash.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

export type FileCheck<Reading> =
	| { state: 'checking' }
	/** Not on this device; `asked` where the relay has not got it either. */
	| { state: 'notHere'; asked: boolean }
	/** What is here, or what the relay gave, has another hash than the plan says. */
	| { state: 'tampered'; where: 'here' | 'relay' }
	| { state: 'verified'; bytes: Uint8Array<ArrayBuffer>; reading: Reading };

/** [I10] A file of the plan that is kept by its hash, looked at on this device: its hash is computed anew whenever it is read. */
export class CheckedFile<Reading> {
	check = $state.raw<FileCheck<Reading>>({ state: 'checking' });
	readonly hash: string;
	readonly #workspace: Workspace;
	readonly #read: (bytes: Uint8Array) => Reading;

	constructor(workspace: Workspace, hash: string, read: (bytes: Uint8Array) => Reading) {
		this.#workspace = workspace;
		this.hash = hash;
		this.#read = read;
	}

	/** Reads it now, from the relay where it is not here, and again when it comes. @returns how to stop */
	watch(): () => void {
		let stop: (() => void) | null = null;
		let stopped = false;
		const look = async () => {
			const files = await this.#workspace.files;
			const blob = await files.open(this.hash, 'plan');
			const check = blob ? await this.#checkBytes(blob) : this.#absent(files.status(this.hash));
			if (!stopped) this.check = check;
			if (blob) stop?.();
			else if (!stopped) stop ??= files.want(this.hash, 'plan', () => void look());
		};
		look().catch((error: unknown) => {
			console.error(error);
			this.check = { state: 'notHere', asked: false };
		});
		return () => {
			stopped = true;
			stop?.();
		};
	}

	#absent({ state, altered }: { state: string; altered?: boolean }): FileCheck<Reading> {
		return altered ? { state: 'tampered', where: 'relay' } : { state: 'notHere', asked: state === 'missing' };
	}

	async #checkBytes(blob: Blob): Promise<FileCheck<Reading>> {
		const bytes = new Uint8Array(await blob.arrayBuffer());
		return (await sha256(bytes)) === this.hash
			? { state: 'verified', bytes, reading: this.#read(bytes) }
			: { state: 'tampered', where: 'here' };
	}
}
