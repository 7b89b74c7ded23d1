import { expect, type Page } from '@playwright/test';
import axe, { type Result } from 'axe-core';

/**
 * What axe finds wrong on a page, or within a part of it, by all of its rules, asked in the page itself. What passes is neither described
 * nor carried over, and no second page is opened to put frames together: there are none.
 */
export async function findViolations(page: Page, within?: string): Promise<Result[]> {
	if (page.frames().length > 1) throw new Error('This page has frames, which are not looked at.');
	// Of a screen that is there, and in which nothing is still to come.
	await expect(page.locator('h1').first()).toBeVisible();
	await expect(page.locator('[role="status"] > .animate-pulse')).toHaveCount(0);
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
	return page.evaluate(async (part) => {
		// Colours that are on their way to others are neither.
		const passing = document
			.getAnimations()
			.filter(
				({ effect, playState }) =>
					playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
			);
		await Promise.allSettled(passing.map(({ finished }) => finished));
		const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(
			part ? { include: [[part]] } : document,
			{ resultTypes: ['violations'] },
		);
		return violations;
	}, within);
}
