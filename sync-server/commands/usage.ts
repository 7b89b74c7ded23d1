/** Arguments that cannot be used; the message says what to do. */
export class UsageError extends Error {}
