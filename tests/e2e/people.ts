import { expect, type Locator, type Page } from '@playwright/test';
import { PLAN, type Room } from './room.ts';

export const ACTION = `${PLAN}/actions/le1-eu-1`;

/** Somebody opens the action and sees it. */
export async function openAction(room: Room, name: string): Promise<Page> {
	const page = await room.enter(name);
	await page.goto(ACTION);
	await expect(field(page, 'title')).toBeVisible();
	return page;
}

/** A field's frame on the screen. */
export function field(page: Page, name: string): Locator {
	return page.locator(`[data-field="${name}"]`).first();
}

export const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 });

export async function edit(page: Page, name: string): Promise<Locator> {
	await field(page, name).locator('[data-edit]').click();
	return field(page, name);
}

export async function done(page: Page, name: string): Promise<void> {
	await field(page, name).getByRole('button', { name: 'Done' }).click();
}

export async function setTitle(page: Page, words: string): Promise<void> {
	const frame = await edit(page, 'title');
	await frame.getByRole('textbox').first().fill(words);
	await done(page, 'title');
}

export async function addMember(page: Page, name: string, member: string): Promise<void> {
	const frame = await edit(page, name);
	await frame.getByRole('combobox').fill(member);
	await page.getByRole('option', { name: member }).first().click();
	await page.keyboard.press('Escape');
	await done(page, name);
}

/** Puts the caret at the end of the description, which is open for editing, and types there. */
export async function typeText(page: Page, words: string): Promise<void> {
	await field(page, 'description').locator('[contenteditable="true"]').click();
	await page.keyboard.press('Control+End');
	await page.keyboard.type(words);
}

export const untilSafe = (page: Page) => expect(page.getByText('Safely on the relay').first()).toBeVisible();
export const untilWaiting = (page: Page) => expect(page.getByText(/changes? waiting/).first()).toBeVisible();
