import 'fake-indexeddb/auto';

/** What a page has and Node has not, as far as a workspace uses it; to be imported before what it stands in for is used. */
const page = new EventTarget();
Object.assign(globalThis, {
	addEventListener: page.addEventListener.bind(page),
	removeEventListener: page.removeEventListener.bind(page),
	// Nobody listens there: the workspace is offline.
	location: { protocol: 'http:', host: '127.0.0.1:9' },
});

/** The browser tells the page something, e.g. `pagehide`. */
export const tellPage = (type: string) => void page.dispatchEvent(new Event(type));
