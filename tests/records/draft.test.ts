import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Draft } from '../../src/lib/records/draft.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A field that is stored elsewhere, and a draft of it. */
function open(content: string) {
	const field = { content, saves: [] as string[], fails: false, maySave: true };
	const draft = new Draft<string>({
		stored: () => field.content,
		write: (written) => written,
		read: (text) => (text === '?' ? { refused: 'no' } : { content: text.trim() }),
		maySave: () => field.maySave,
		save: async (next) => {
			if (field.fails) throw new Error('full');
			field.content = next;
			field.saves.push(next);
		},
	});
	return { field, draft };
}

test('what is typed is saved soon after the first key, and stays as it is typed', () => {
	const { field, draft } = open('pla');
	draft.type('plan ');
	vi.advanceTimersByTime(300);
	draft.type('plans ');
	vi.advanceTimersByTime(99);
	expect(field.saves).toEqual([]);
	vi.advanceTimersByTime(1);
	expect(field.saves).toEqual(['plans']);
	expect(draft.text).toBe('plans ');
	draft.settle();
	expect(draft.text).toBe('plans');
});

test('[I1] somebody who types steadily is saved while typing', () => {
	const { field, draft } = open('');
	let text = '';
	for (const key of 'a long title') {
		draft.type((text += key));
		vi.advanceTimersByTime(150);
	}
	expect(field.saves.length).toBeGreaterThan(2);
	expect(draft.text).toBe('a long title');
	vi.runAllTimers();
	expect(field.content).toBe('a long title');
	draft.restore();
	expect(field.content).toBe('');
});

test('what was refused is tried again with the next key', () => {
	const { field, draft } = open('pla');
	draft.type('?');
	vi.runAllTimers();
	draft.type('plan');
	vi.runAllTimers();
	expect(field.saves).toEqual(['plan']);
});

test('[I1] what was typed last is saved at once when the page goes', () => {
	const { field, draft } = open('pla');
	draft.type('plans');
	draft.commit();
	expect(field.saves).toEqual(['plans']);
	vi.runAllTimers();
	expect(field.saves).toEqual(['plans']);
});

test('what others set is shown while nothing is unsaved, and told when typing replaced it', () => {
	const { field, draft } = open('pla');
	field.content = 'theirs';
	expect(draft.text).toBe('theirs');
	draft.type('mine');
	field.content = 'theirs again';
	expect(draft.text).toBe('mine');
	draft.commit();
	expect(field.content).toBe('mine');
	expect(draft.replaced).toEqual({ content: 'theirs again' });
	draft.takeReplaced();
	expect(field.content).toBe('theirs again');
	expect(draft.text).toBe('theirs again');
});

test('what others set after it was saved is shown in its place', () => {
	const { field, draft } = open('pla');
	draft.type('mine');
	draft.commit();
	field.content = 'theirs';
	expect(draft.text).toBe('theirs');
});

test('what is refused is not saved, and not lost', () => {
	const { field, draft } = open('pla');
	draft.type('?');
	expect(draft.commit()).toBe(false);
	expect(draft.refused).toBe('no');
	expect(draft.text).toBe('?');
	expect(field.saves).toEqual([]);
});

test('Escape goes back to what was there when it was opened, but never over what others have set', () => {
	const { field, draft } = open('pla');
	draft.type('mine');
	draft.commit();
	draft.restore();
	expect(field.content).toBe('pla');
	draft.type('mine');
	draft.commit();
	field.content = 'theirs';
	draft.restore();
	expect(field.content).toBe('theirs');
});

test('what could not be saved is told, stays, and is saved by the next try', async () => {
	const { field, draft } = open('pla');
	field.fails = true;
	draft.type('mine');
	draft.commit();
	await vi.advanceTimersByTimeAsync(0);
	expect(draft.failed?.message).toBe('full');
	expect(draft.text).toBe('mine');
	field.fails = false;
	draft.commit();
	expect(field.content).toBe('mine');
	expect(draft.failed).toBeNull();
});

test('[I7] what is typed stays to be copied when its right is taken away, and nothing of it is saved', () => {
	const { field, draft } = open('pla');
	draft.type('plans');
	vi.advanceTimersByTime(400);
	draft.type('plans nous');
	field.maySave = false;
	// What the relay refused is taken back from under it.
	field.content = 'pla';
	vi.advanceTimersByTime(5000);
	expect(draft.commit()).toBe(false);
	draft.settle();
	expect(draft.text).toBe('plans nous');
	expect(field.saves).toEqual(['plans']);
	draft.restore();
	expect(draft.text).toBe('pla');
	expect(field.saves).toEqual(['plans']);
});

test('[I7] what was saved just before its right was taken away stays to be read too', () => {
	const { field, draft } = open('pla');
	draft.type('plans');
	vi.advanceTimersByTime(400);
	field.maySave = false;
	field.content = 'pla';
	draft.settle();
	expect(draft.text).toBe('plans');
});
