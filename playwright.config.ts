import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

/** Flags under which Chromium runs as root in a container, and asks nobody for anything. */
export const CHROMIUM_FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** An installed Chromium where there is one, without windows where it comes so, else the one that Playwright has installed. */
export const CHROMIUM = [process.env.CHROMIUM, '/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(
	(file) => file && existsSync(file),
);

export default defineConfig({
	testDir: 'tests/e2e',
	timeout: 120_000,
	expect: { timeout: 20_000 },
	workers: 3,
	// Every test has a relay and browsers of its own; handed out one by one, they end together.
	fullyParallel: true,
	forbidOnly: Boolean(process.env.CI),
	// On a busy machine a browser may starve: it is tried once more, and named as flaky at the end.
	retries: process.env.CI ? 1 : 0,
	use: {
		...devices['Desktop Chrome'],
		viewport: { width: 1440, height: 900 },
		locale: 'en-GB',
		// Keeping all 800 files of the app costs each newcomer more than the rest of arriving. So tests of what happens without a network, and
		// the one that visits every screen, allow it; the others get the same files from the relay.
		serviceWorkers: 'block',
		launchOptions: { executablePath: CHROMIUM, args: CHROMIUM_FLAGS },
	},
});
