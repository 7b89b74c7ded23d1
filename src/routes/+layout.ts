// The plan lives in the browser: there is nothing to render on a server, and no page to prerender but the fallback.
export const ssr = false;
export const prerender = false;
