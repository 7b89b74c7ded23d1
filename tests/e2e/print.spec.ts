import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect, PLAN, test } from './room.ts';

const SCREENS = [
	['actions', 'Actions'],
	['organisations', 'Organisations'],
	['matrices/zones', 'Lines × zones'],
	['metropolises/rome', 'Rome'],
	['indicators', 'Indicators'],
	['funds', 'Funds'],
	['pictures/world', 'World map'],
	['pictures/councils', 'Map of the councils'],
] as const;
const hasReader = () => {
	try {
		execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
};

test('on paper a screen has its heading, its plan and its pages, and nothing of the navigation', async ({
	room,
}, info) => {
	test.skip(!hasReader(), 'pdftotext is not installed here: what is on paper cannot be read');
	const page = await room.enter('Ada');
	for (const [screen, heading] of SCREENS) {
		await page.goto(`${PLAN}/${screen}`);
		await expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
		if (screen.startsWith('pictures'))
			await expect(page.locator('figure svg [data-mark]').first()).toBeVisible();
		const file = info.outputPath(`${screen.replaceAll('/', '-')}.pdf`);
		writeFileSync(file, await page.pdf({ preferCSSPageSize: true, format: 'A4' }));
		const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
		const sheets = text.split('\f').slice(0, -1);
		expect(text, screen).toContain(heading);
		expect(text, screen).not.toContain('Skip to');
		expect(text, screen).not.toContain('Search the plan');
		for (const [at, sheet] of sheets.entries()) {
			expect(sheet, `${screen}, sheet ${at + 1}`).toContain('AMB Internationalisation Plan 2021-2025');
			// All the sheets that were counted are there.
			expect(sheet.replaceAll(/\s/g, ''), screen).toContain(`${at + 1}/${sheets.length}`);
		}
		if (screen === 'pictures/councils') expect(text).toContain('Viladecans');
	}
});
