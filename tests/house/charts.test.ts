import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { chartsElsewhere } from '../../scripts/keepChartsAside.ts';

const root = path.resolve(import.meta.dirname, '../..');
const CHARTS = '/node_modules/layerchart/dist/svg.js';
const page = (route: string) => `/src/routes/w/[workspace]/${route}/+page.svelte`;

describe('the pictures’ library', () => {
	test('is imported below charts and features/pictures alone', () => {
		const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src'], {
			cwd: root,
		})
			.toString()
			.split('\n')
			.filter((file) => /\.(ts|js|svelte)$/.test(file) && existsSync(path.join(root, file)));
		const importing = files.filter((file) =>
			/(?:from|import\()\s*['"](?:layerchart|d3-)/.test(readFileSync(path.join(root, file), 'utf8')),
		);
		expect(importing.length).toBeGreaterThan(0);
		expect(importing.filter((file) => !/^src\/lib\/(charts|features\/pictures)\//.test(file))).toEqual([]);
	});

	test('may come with a picture’s route, in whatever chunk', () => {
		expect(
			chartsElsewhere({
				'pictures.js': { moduleIds: [page('pictures')], imports: ['shared.js'] },
				'shared.js': { moduleIds: [CHARTS], imports: [] },
				'log.js': { moduleIds: [page('log')], imports: ['ui.js'] },
				'ui.js': { moduleIds: ['/src/lib/ui/Button.svelte'], imports: [] },
			}),
		).toEqual([]);
	});

	test('stops the build where it comes with another route, however far behind', () => {
		expect(
			chartsElsewhere({
				'log.js': { moduleIds: [page('log')], imports: ['screens.js'] },
				'screens.js': { moduleIds: ['/src/lib/ui/Button.svelte'], imports: ['heavy.js', 'log.js'] },
				'heavy.js': { moduleIds: [CHARTS], imports: [] },
			}),
		).toEqual([`${page('log')} loads ${CHARTS}`]);
	});

	test('stops the build where it comes with the first screen', () => {
		const layout = '/src/routes/+layout.svelte';
		expect(chartsElsewhere({ 'first.js': { moduleIds: [layout, CHARTS], imports: [] } })).toEqual([
			`${layout} loads ${CHARTS}`,
		]);
	});
});
