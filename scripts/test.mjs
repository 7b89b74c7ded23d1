// `npm test`: installs what is missing, finds a browser and runs everything. Its last line is `N passed, N failed`.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environment, findBrowser, installPackages, start } from './toolchain.mjs';

installPackages();
const results = mkdtempSync(path.join(tmpdir(), 'rumb-test-'));
const env = environment({
	// A hundred idle seconds beside everything else: a stock client must not reconnect.
	RUMB_SLOW: '1',
	CHROMIUM: findBrowser(),
	// Some two hundred relays are started: each is compiled once.
	NODE_COMPILE_CACHE: path.join(results, 'compiled'),
	PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(results, 'e2e.json'),
});
const total = { passed: 0, failed: 0, skipped: 0 };

/** Runs one step; `count` reads what it reported, a step without a report counts as one. */
async function step(title, command, args, { count, aside = false } = {}) {
	const begun = Date.now();
	if (!aside) console.log(`\n— ${title}`);
	const { status, said } = await runToEnd(command, args, aside);
	if (aside) console.log(`\n— ${title}\n${said.trimEnd()}`);
	console.log(`${title}: ${Math.round((Date.now() - begun) / 1000)} s`);
	const counted = count?.() ?? { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
	if (status !== 0 && counted.failed === 0) counted.failed = 1;
	for (const key of Object.keys(total)) total[key] += counted[key];
}

/** What runs `aside` of another says what it has to say at its end. */
function runToEnd(command, args, aside) {
	const child = start(command, args, {
		env,
		shell: process.platform === 'win32',
		stdio: aside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
	return new Promise((resolve) => {
		child.on('error', (error) => resolve({ status: 1, said: said + error.message }));
		child.on('close', (status) => resolve({ status, said }));
	});
}

function read(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

const unitReport = path.join(results, 'unit.json');
const e2eReport = path.join(results, 'e2e.json');

// Each of these keeps one core busy, so two go side by side. What SvelteKit makes of the routes is written by the second pair alone.
await Promise.all([
	(async () => {
		await step('Lint', 'npx', ['eslint', '--max-warnings', '0', '.'], { aside: true });
		await step('Format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.'], { aside: true });
	})(),
	(async () => {
		await step('Build', 'npm', ['run', '--silent', 'build'], { aside: true });
		await step('Types', 'npm', ['run', '--silent', 'check'], { aside: true });
	})(),
]);
await step(
	'Unit',
	'npx',
	['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
	{
		count: () => {
			const report = read(unitReport);
			return (
				report && {
					passed: report.numPassedTests,
					failed: report.numFailedTests,
					skipped: report.numPendingTests,
				}
			);
		},
	},
);
/** Titles of tests that passed only when they were tried again. */
function flakyIn(suites) {
	return suites.flatMap((suite) => [
		...(suite.specs ?? [])
			.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
			.map(({ file, title }) => `${file}: ${title}`),
		...flakyIn(suite.suites ?? []),
	]);
}

await step('End to end', 'npx', ['playwright', 'test', `--reporter=list,json`], {
	count: () => {
		const report = read(e2eReport);
		if (!report?.stats) return null;
		const { expected, unexpected, flaky, skipped } = report.stats;
		for (const title of flakyIn(report.suites)) console.log(`Passed only at the second try: ${title}`);
		return { passed: expected + flaky, failed: unexpected, skipped };
	},
});

rmSync(results, { recursive: true, force: true, maxRetries: 5 });
console.log(
	`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
);
process.exit(total.failed === 0 ? 0 : 1);
