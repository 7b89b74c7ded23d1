// One JSON object a line on stderr, with neither content nor secrets: names of documents, numbers, reasons.

export type Log = (event: string, facts?: Record<string, string | number | boolean | undefined>) => void;

export const logToStderr: Log = (event, facts = {}) => {
	process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), event, ...facts })}\n`);
};

export const logNothing: Log = () => {};

export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
