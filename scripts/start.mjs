// `npm start`: installs what is missing, builds, and serves the app and the relay on one port.
import { createInterface } from 'node:readline';
import { environment, findNode, installPackages, root, run, start } from './toolchain.mjs';

const port = process.env.PORT ?? '4173';
const data = process.env.DATA ?? 'data';

try {
	installPackages();
	const env = environment();
	run('npm', ['run', '--silent', 'build'], {
		env,
		stdio: ['ignore', 'ignore', 'inherit'],
		shell: process.platform === 'win32',
	});
	const relay = start(
		findNode(),
		['sync-server/main.ts', 'serve', '--words', '--port', port, '--data', data, ...process.argv.slice(2)],
		{
			env,
			cwd: root,
			stdio: ['ignore', 'pipe', 'inherit'],
		},
	);
	const lines = createInterface({ input: relay.stdout });
	lines.once('line', (line) => {
		const { url } = JSON.parse(line);
		console.log(`\n  Rumb is at ${url}\n  Its data is in ${data}. Stop it with Ctrl+C.\n`);
		lines.on('line', (words) => console.log(words));
	});
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => relay.kill('SIGTERM'));
	relay.on('exit', (code) => process.exit(code ?? 0));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
