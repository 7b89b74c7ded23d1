import type { XmlElement, XmlFragment, XmlText } from 'yjs';

/** The names that an editor's schema has. */
export interface Known {
	readonly nodes: Readonly<Record<string, unknown>>;
	readonly marks: Readonly<Record<string, unknown>>;
}

type Delta = { insert: unknown; attributes?: Record<string, unknown> }[];

/** Marks that may overlap are stored with a hash behind their name. */
const markOf = (attribute: string) => attribute.replace(/--[a-zA-Z0-9+/=]{8}$/u, '');

/** Whether an editor knows every node and mark of a text: opening one that it does not know would delete it. */
export function isKnownTo(known: Known, fragment: XmlFragment | XmlElement): boolean {
	return fragment.toArray().every((child) => {
		if ('toDelta' in child)
			return ((child as XmlText).toDelta() as Delta).every(
				({ insert, attributes = {} }) =>
					typeof insert === 'string' &&
					Object.keys(attributes).every((attribute) => Object.hasOwn(known.marks, markOf(attribute))),
			);
		const element = child as XmlElement;
		return Object.hasOwn(known.nodes, element.nodeName ?? '') && isKnownTo(known, element);
	});
}
