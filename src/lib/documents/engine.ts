// The one door to the documents: everything that needs Yjs is behind it, so that a screen can be painted before it is loaded.
export { databaseName, OpenDocument } from './document.ts';
export { carry } from './link/carry.ts';
export { fetchDocument } from './link/fetchDocument.ts';
export { Link, LinkRefused } from './link/link.ts';
export { rebuildDocument } from './rebuild.ts';
export { buildSeed, buildTextSeed, hashOf, seedClientOf } from './seed.ts';
export { mergeUpdates } from 'yjs';
