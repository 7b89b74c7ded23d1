import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { ACTION, heading, setTitle, untilSafe } from './people.ts';
import { expect, PLAN, test } from './room.ts';

test.use({ open: false });

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** The administrator makes an invite on the screen. @returns its link */
async function invite(administrator: Page, role: string, note: string): Promise<string> {
	await administrator.goto(`${PLAN}/people`);
	await administrator.getByRole('button', { name: 'Invite' }).first().click();
	const dialog = administrator.getByRole('dialog');
	await dialog.getByRole('radio', { name: role }).check();
	await dialog.getByLabel('Note').fill(note);
	await dialog.getByRole('button', { name: 'Make the link' }).click();
	const field = administrator.getByRole('textbox', { name: 'Link of the invitation' });
	await expect(field).toBeFocused();
	const link = await field.inputValue();
	await administrator.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
	return link;
}

test('[I7] invite, join on a phone, edit, revoke: refused in words, and what was written is kept', async ({
	room,
}) => {
	const ada = await room.join('Ada', room.administrator);
	await ada.goto(ACTION);
	await expect(heading(ada)).toContainText('Monitoring EU policies');
	await untilSafe(ada);
	const link = await invite(ada, 'Editor', 'Núria, for the trade fair');

	const nuria = await room.join('Núria', link, PHONE);
	expect(new URL(nuria.url()).hash).toBe('');
	await expect(nuria.locator('#main')).toBeFocused();
	await expect(heading(nuria)).not.toHaveText(/Opening/);
	await expect(nuria.locator('#svelte-announcer')).not.toContainText('Opening');
	await nuria.goto(ACTION);
	await setTitle(nuria, 'Written on a phone');
	await untilSafe(nuria);
	await ada.goto(ACTION);
	await expect(heading(ada)).toContainText('Written on a phone');

	await ada.goto(`${PLAN}/people`);
	await expect(ada.getByText('Núria, joined on')).toBeVisible();
	await expect(ada.getByText(/^Access until /).first()).toBeVisible();
	expect(await findViolations(ada)).toEqual([]);
	await ada.getByRole('button', { name: 'Revoke the invitation of Núria, for the trade fair' }).click();
	await ada.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
	await expect(nuria.getByText('The relay refuses the connection').first()).toBeVisible();

	await setTitle(nuria, 'Written too late');
	await expect(heading(nuria)).toContainText('Written too late');
	await ada.goto(ACTION);
	await expect(heading(ada)).toContainText('Written on a phone');
	await nuria.goto(`${PLAN}/connection`);
	await expect(nuria.getByText('access was withdrawn or has ended')).toBeVisible();
	await nuria.getByRole('main').getByRole('link', { name: 'Where your work is' }).click();
	const saved = nuria.waitForEvent('download');
	await nuria.getByRole('button', { name: 'Save as a file' }).first().click();
	const file = await (await saved).path();
	const page = await room.newPage();
	await page.goto(`file://${file}`);
	await expect(page.getByText('Written too late')).toBeVisible();
	await expect(page.getByText(/Plan: .+ Saved by Núria on /)).toBeVisible();
});

test('[I7] a reader is offered no editing, and nobody without an invite is let in', async ({ room }) => {
	const ada = await room.join('Ada', room.administrator);
	await ada.goto(ACTION);
	await setTitle(ada, 'Only for those invited');
	await untilSafe(ada);
	const link = await invite(ada, 'Reader', 'the press');
	const reader = await room.join('A reader', link);
	await reader.goto(ACTION);
	await expect(heading(reader)).toContainText('Only for those invited');
	await expect(reader.locator('[data-edit]')).toHaveCount(0);

	const stranger = await room.enter('A stranger');
	await stranger.goto(ACTION);
	await expect(stranger.getByText('Only on this device').first()).toBeVisible();
	await expect(heading(stranger)).toContainText('Monitoring EU policies');
	await stranger.goto(link);
	await expect(stranger.getByText('has already been used')).toBeVisible();
	await expect(stranger.getByRole('button', { name: 'Join' })).toHaveCount(0);
	await reader.goto(link);
	await expect(reader.getByText('You have already joined')).toBeVisible();
	await reader.getByRole('link', { name: 'Open the plan' }).click();
	await expect(heading(reader)).toBeVisible();
});
