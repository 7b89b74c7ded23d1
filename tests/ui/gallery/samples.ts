import type { Option, Tone } from '#lib/ui/look.ts';

/** Invented content of realistic length, to look at the components with. */
export interface Action {
	code: string;
	title: string;
	unit: string;
	status: string;
	tone: Tone;
	entries: number;
}

const titles = [
	'Participar en els espais europeus de representació de les àrees metropolitanes',
	'Impulsar acords bilaterals amb les metròpolis prioritàries',
	'Acollir delegacions i organitzar visites d’estudi als serveis metropolitans',
	'Crear un fòrum anual de coneixement amb els ajuntaments',
	'Preparar candidatures conjuntes a convocatòries europees',
	'Publicar un butlletí de recursos i oportunitats',
	'Territorialitzar els Objectius de Desenvolupament Sostenible',
	'Fer el seguiment dels fons Next Generation',
];
const states: readonly [string, Tone][] = [
	['En implementació', 'positive'],
	['Sense informar', 'neutral'],
	['Amb dificultats', 'caution'],
	['Sense avenç', 'negative'],
	['Presentada', 'info'],
];

export const actions: Action[] = titles.map((title, index) => {
	const [status, tone] = states[index % states.length] ?? ['', 'neutral'];
	return {
		code: `2.${index + 1}`,
		title,
		unit: index % 2 ? 'Servei de Relacions Internacionals' : 'Agència de Desenvolupament Econòmic',
		status,
		tone,
		entries: (index * 7) % 23,
	};
});

export const metropolises: Option[] = [
	{ value: 'paris', label: 'Métropole du Grand Paris', hint: 'França', group: 'Europa', keywords: 'París' },
	{ value: 'lisboa', label: 'Àrea Metropolitana de Lisboa', hint: 'Portugal', group: 'Europa' },
	{ value: 'torino', label: 'Città metropolitana di Torino', hint: 'Itàlia', group: 'Europa' },
	{
		value: 'medellin',
		label: 'Área Metropolitana del Valle de Aburrá',
		hint: 'Colòmbia',
		group: 'Amèrica Llatina',
		keywords: 'Medellín',
	},
	{ value: 'bogota', label: 'Bogotá', hint: 'Colòmbia', group: 'Amèrica Llatina' },
	{
		value: 'montreal',
		label: 'Communauté métropolitaine de Montréal',
		hint: 'Canadà',
		group: 'Amèrica del Nord',
	},
	{ value: 'dakar', label: 'Dakar', hint: 'Senegal', group: 'Àfrica' },
	{ value: 'seoul', label: 'Seül', hint: 'Corea del Sud', group: 'Àsia', disabled: true },
];

export const people = [
	{ id: 'p1', name: 'Joana Ferrer i Vidal' },
	{ id: 'p2', name: 'Marc Soler' },
	{ id: 'p3', name: 'Núria Puig' },
	{ id: 'p4', name: 'Àlex Roca' },
	{ id: 'p5', name: 'Fatou Diop' },
	{ id: 'p6', name: 'Étienne Marchand' },
];
