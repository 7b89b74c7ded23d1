import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { heading } from './people.ts';
import { expect, PLAN, type Room, test } from './room.ts';

test.use({ open: false });

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** The administrator prepares a session and leads it. @returns the path of its page */
async function prepare(ada: Page): Promise<string> {
	await ada.goto(`${PLAN}/workshops/new`);
	await ada.getByLabel('Title').first().fill('Needs and ideas');
	await ada.getByRole('button', { name: 'Prepare it' }).click();
	await expect(heading(ada)).toContainText('Needs and ideas');
	await ada.getByRole('button', { name: 'Facilitate' }).click();
	// The bar of whoever leads: taken on without a reload.
	await expect(ada.getByRole('button', { name: 'Lock the board' })).toBeVisible();
	return new URL(ada.url()).pathname;
}

async function inviteGuests(ada: Page): Promise<string> {
	await ada.getByRole('button', { name: 'Invite' }).first().click();
	const dialog = ada.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Make the link' }).click();
	const link = await dialog.locator('input[value*="/join#"], input[readonly]').first().inputValue();
	await ada.keyboard.press('Escape');
	return link;
}

async function comeIn(room: Room, link: string, name: string, organisation: string): Promise<Page> {
	const page = await room.newPage(PHONE);
	await page.goto(link);
	await page.getByLabel('Your name').fill(name);
	await page.getByLabel('Organisation').fill(organisation);
	await page.getByRole('button', { name: 'Come in' }).click();
	await page.waitForURL((url) => url.pathname !== '/join');
	await expect(heading(page)).toContainText('Needs and ideas');
	return page;
}

test('[I7] guests come in with a name and an organisation; the entry is locked, and one is asked to leave', async ({
	room,
}) => {
	const ada = await room.join('Ada', room.administrator);
	const home = await prepare(ada);
	const link = await inviteGuests(ada);

	const door = await room.newPage(PHONE);
	await door.goto(link);
	await expect(heading(door)).toContainText('Needs and ideas');
	await expect(door.getByText('A seat is an invitation, not a proven person')).toBeVisible();
	await expect(door.getByRole('textbox')).toHaveCount(1);
	await expect(door.getByRole('combobox')).toHaveCount(1);
	expect(await findViolations(door)).toEqual([]);
	await door.getByRole('button', { name: 'Come in' }).click();
	await expect(door.getByLabel('Your name')).toBeFocused();

	const marc = await comeIn(room, link, 'Marc', 'Ajuntament de Badalona');
	expect(new URL(marc.url()).pathname).toBe(home);
	await comeIn(room, link, 'Núria', 'Casa Orlandai');
	await ada.goto(`${home}/people`);
	const row = (name: string) => ada.getByRole('listitem').filter({ hasText: name });
	await expect(row('Marc')).toContainText('Badalona');
	await expect(row('Núria')).toContainText('Casa Orlandai');

	await ada.getByRole('button', { name: 'Lock the entry' }).click();
	await expect(ada.getByText('The entry is locked')).toBeVisible();
	await door.goto(link);
	await door.reload();
	await expect(door.getByText('has closed its entry')).toBeVisible();

	await row('Marc').getByRole('button').last().click();
	await ada.getByRole('menuitem', { name: /^Remove/ }).click();
	await expect(marc.getByText('Your invitation was withdrawn or has ended').first()).toBeVisible();
	await marc.goto(link);
	await expect(marc.getByText('You have been asked to leave this workshop')).toBeVisible();

	await ada.getByRole('button', { name: 'Open the entry' }).click();
	// The relay has opened it by then.
	await expect(ada.getByRole('button', { name: 'Lock the entry' })).toBeVisible();
	await door.getByRole('button', { name: 'Try again' }).click();
	await expect(door.getByLabel('Your name')).toBeVisible();
});

test('[I7] a member of an organisation opens a guest’s link, keeps their role and takes part', async ({
	room,
}) => {
	const ada = await room.join('Ada', room.administrator);
	await prepare(ada);
	const link = await inviteGuests(ada);
	await ada.goto(`${PLAN}/people`);
	await ada.getByRole('button', { name: 'Invite' }).first().click();
	const dialog = ada.getByRole('dialog');
	await dialog.getByRole('radio', { name: 'Reader' }).check();
	await dialog.getByRole('button', { name: 'Make the link' }).click();
	const reader = await ada.getByRole('textbox', { name: 'Link of the invitation' }).inputValue();

	const pau = await room.join('Pau', reader);
	await pau.goto(link);
	await expect(pau.getByText('You have this plan here already as Reader')).toBeVisible();
	await pau.getByRole('button', { name: 'Come in' }).click();
	await pau.waitForURL((url) => url.pathname !== '/join');
	await expect(heading(pau)).toContainText('Needs and ideas');
	await pau.goto(`${PLAN}/connection`);
	await expect(pau.getByText('Reads the plan and the monitoring')).toBeVisible();
});
