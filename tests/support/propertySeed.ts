import fc from 'fast-check';

/** The same properties are tried with the same inputs on every machine; another seed is given in RUMB_SEED. */
fc.configureGlobal({ seed: Number(process.env.RUMB_SEED ?? 20261122) });
