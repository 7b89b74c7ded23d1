import type { Attachment } from 'svelte/attachments';

/** What is nearer to the screen than this is drawn before somebody comes to it. */
const MARGIN = '1000px 0px';

const callbacks = new WeakMap<Element, (isNear: boolean) => void>();
let observer: IntersectionObserver | undefined;

/** Tells whether an element is on screen, or nearly so. */
export function nearView(tell: (isNear: boolean) => void): Attachment<HTMLElement> {
	return (element) => {
		observer ??= new IntersectionObserver(
			(entries) => {
				for (const { target, isIntersecting } of entries) callbacks.get(target)?.(isIntersecting);
			},
			{ rootMargin: MARGIN },
		);
		callbacks.set(element, tell);
		observer.observe(element);
		return () => {
			observer?.unobserve(element);
			callbacks.delete(element);
		};
	};
}
