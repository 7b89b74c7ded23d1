import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';

const relay = `http://127.0.0.1:${process.env.PORT ?? 4173}`;

export default defineConfig({
	plugins: [tailwindcss(), sveltekit()],
	// Tests of the bridge run Svelte's client code, as the browser does.
	resolve: process.env.VITEST ? { conditions: ['browser'] } : undefined,
	build: { target: 'es2022' },
	server: {
		// In development Vite serves the app and hands the relay's WebSockets on to `npm run relay`.
		proxy: {
			'^/(?!_app|@|src|node_modules)[^/?]+/(plan|org|private|body|workshop|stage|seat|report|evaluation|rating)':
				{ target: relay, ws: true },
		},
	},
	test: {
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/e2e/**', 'tests/bench/**'],
		environment: 'node',
		pool: 'threads',
	},
});
