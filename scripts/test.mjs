// `npm test`: installs what is missing, finds a browser and runs everything. Its last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environment, findBrowser, installPackages, root } from './toolchain.mjs';

installPackages();
const results = mkdtempSync(path.join(tmpdir(), 'rumb-test-'));
const env = environment({
	// A hundred idle seconds beside everything else: a stock client must not reconnect.
	RUMB_SLOW: '1',
	CHROMIUM: findBrowser(),
	PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(results, 'e2e.json'),
});
const total = { passed: 0, failed: 0, skipped: 0 };

/** Runs one step; `count` reads what it reported, a step without a report counts as one. */
function step(title, command, args, count) {
	console.log(`\n— ${title}`);
	const { status } = spawnSync(command, args, {
		cwd: root,
		stdio: 'inherit',
		env,
		shell: process.platform === 'win32',
	});
	const counted = count?.() ?? { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
	if (status !== 0 && counted.failed === 0) counted.failed = 1;
	for (const key of Object.keys(total)) total[key] += counted[key];
}

function read(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

const unitReport = path.join(results, 'unit.json');
const e2eReport = path.join(results, 'e2e.json');

step('Format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']);
step('Lint', 'npx', ['eslint', '--max-warnings', '0', '.']);
step('Types', 'npm', ['run', '--silent', 'check']);
step('Build', 'npm', ['run', '--silent', 'build']);
step(
	'Unit',
	'npx',
	['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
	() => {
		const report = read(unitReport);
		return (
			report && {
				passed: report.numPassedTests,
				failed: report.numFailedTests,
				skipped: report.numPendingTests,
			}
		);
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

step('End to end', 'npx', ['playwright', 'test', `--reporter=list,json`], () => {
	const report = read(e2eReport);
	if (!report?.stats) return null;
	const { expected, unexpected, flaky, skipped } = report.stats;
	for (const title of flakyIn(report.suites)) console.log(`Passed only at the second try: ${title}`);
	return { passed: expected + flaky, failed: unexpected, skipped };
});

rmSync(results, { recursive: true, force: true });
console.log(
	`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
);
process.exit(total.failed === 0 ? 0 : 1);
