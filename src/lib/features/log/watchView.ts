import type { Attachment } from 'svelte/attachments';

/** What is nearer to the screen than this is drawn before somebody comes to it. */
const MARGIN = '1000px 0px';

interface Watcher {
	/** Whether it is on screen, or nearly so. */
	near: (isNear: boolean) => void;
	/** How tall it is now. */
	height: (pixels: number) => void;
}

const watchers = new WeakMap<Element, Watcher>();
let nearness: IntersectionObserver | undefined;
let sizes: ResizeObserver | undefined;

/** Tells where an element is and how tall; not when it is taken away, since it has no height any more by then. */
export function watchView(watcher: Watcher): Attachment<HTMLElement> {
	return (element) => {
		nearness ??= new IntersectionObserver(
			(entries) => {
				for (const { target, isIntersecting } of entries) watchers.get(target)?.near(isIntersecting);
			},
			{ rootMargin: MARGIN },
		);
		sizes ??= new ResizeObserver((entries) => {
			for (const { target } of entries)
				if (target.isConnected) watchers.get(target)?.height((target as HTMLElement).offsetHeight);
		});
		watchers.set(element, watcher);
		nearness.observe(element);
		sizes.observe(element);
		return () => {
			nearness?.unobserve(element);
			sizes?.unobserve(element);
			watchers.delete(element);
		};
	};
}
