import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	// Ours is all runes; a package may still be written the older way.
	compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
	kit: {
		adapter: adapter({ fallback: '200.html' }),
		paths: { relative: false },
		serviceWorker: { register: false },
		version: { pollInterval: 0 },
	},
};
