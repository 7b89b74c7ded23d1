// An icon never changes but for its size and class: each becomes one still drawing, which a browser copies in one go, where the
// library builds it shape by shape whenever it is shown. There are fifty on the first screen.
import type { Plugin } from 'vite';

const ICON = /@lucide[\\/]svelte[\\/]dist[\\/]icons[\\/][^\\/]+\.svelte$/;
const DATA = /const iconData = (\{.*\});?\n/;

interface Drawing {
	name: string;
	size: number;
	node: [tag: string, attributes: Record<string, string>][];
}

function draw({ name, size, node }: Drawing): string {
	const shapes = node.map(
		([tag, attributes]) =>
			`<${tag} ${Object.entries(attributes)
				.map(([key, value]) => `${key}="${value}"`)
				.join(' ')} />`,
	);
	return `<script>let { size = 24, class: extra } = $props();</script>
<svg xmlns="http://www.w3.org/2000/svg" width={size} height={size} viewBox="0 0 ${size} ${size}" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" class={['lucide lucide-${name}', extra]}>${shapes.join('')}</svg>`;
}

export function stillIcons(): Plugin {
	return {
		name: 'rumb-still-icons',
		enforce: 'pre',
		transform: {
			filter: { id: ICON },
			handler(source, id) {
				const data = DATA.exec(source)?.[1];
				if (!data)
					throw new Error(`${id} holds no drawing where it did: look at how the library keeps it now.`);
				return { code: draw(JSON.parse(data) as Drawing), map: null };
			},
		},
	};
}
