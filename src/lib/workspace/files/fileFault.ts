/** Why a file is not taken, each said in one sentence: `evidence.fault.<code>`. */
export const FILE_FAULTS = [
	'empty',
	'tooLarge',
	'notAPhotograph',
	'notOpened',
	'notAllowedType',
	'deviceFull',
	'notKept',
] as const;
export type FileFaultCode = (typeof FILE_FAULTS)[number];

/** A file that is not taken; what was there before is untouched. */
export class FileFault extends Error {
	override readonly name = 'FileFault';
	readonly code: FileFaultCode;

	constructor(code: FileFaultCode, cause?: unknown) {
		super(`the file is not taken: ${code}`, { cause });
		this.code = code;
	}
}
