import { availableParallelism } from 'node:os';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM, CHROMIUM_FLAGS } from './playwright.config.ts';
import { groupScripts } from './scripts/groupScripts.ts';
import { keepChartsAside } from './scripts/keepChartsAside.ts';
import { stillIcons } from './scripts/stillIcons.ts';
import { LongestFirst } from './tests/support/longestFirst.ts';

const relay = `http://127.0.0.1:${process.env.PORT ?? 4173}`;

export default defineConfig({
	plugins: [stillIcons(), tailwindcss(), sveltekit(), groupScripts(), keepChartsAside()],
	// Tests of the bridge run Svelte's client code, as the browser does.
	resolve: process.env.VITEST ? { conditions: ['browser'] } : undefined,
	build: { target: 'es2022' },
	// Workers load the engine as the page does, when they need it.
	worker: { format: 'es', rolldownOptions: { output: { codeSplitting: false } } },
	server: {
		// In development Vite serves the app and hands the relay's WebSockets on to `npm run relay`.
		proxy: {
			'^/(access|exchange|files|history)(/|$|\\?)': { target: relay },
			'^/mux$': { target: relay, ws: true },
			'^/(?!_app|@|src|node_modules)[^/?]+/(plan|org|private|body|workshop|stage|seat|report|evaluation|rating)':
				{ target: relay, ws: true },
		},
	},
	test: {
		// One more than cores, since relays, disks and other programs are waited for; by itself Vitest takes one fewer.
		maxWorkers: availableParallelism() + 1,
		sequence: { sequencer: LongestFirst },
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/**/*.browser.test.ts'],
					environment: 'node',
					setupFiles: ['tests/support/propertySeed.ts'],
					// Tests wait for events, not for time; this only ends one that hangs, on a busy machine too.
					testTimeout: 30_000,
					// Processes, not threads: what tabs of one device tell each other reaches all threads of a process.
					pool: 'forks',
				},
			},
			{
				extends: true,
				optimizeDeps: {
					include: ['vitest-browser-svelte', 'i18next', 'bits-ui', 'axe-core', 'layerchart/svg', 'd3-scale'],
				},
				test: {
					name: 'browser',
					include: ['tests/**/*.browser.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						viewport: { width: 1024, height: 768 },
						provider: playwright({
							launchOptions: {
								executablePath: CHROMIUM,
								args: CHROMIUM_FLAGS,
							},
						}),
						instances: [{ browser: 'chromium' }],
					},
				},
			},
		],
	},
});
