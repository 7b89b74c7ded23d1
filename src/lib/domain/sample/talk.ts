import type { Language } from '../language.ts';

/** What colleagues ask about an entry, and answer. */
export const QUESTIONS = [
	'Hi podem afegir les fotografies del dia?',
	'Aquesta trobada no és la mateixa que la del nostre ajuntament?',
	'Qui en fa el seguiment?',
	'Caldria vincular-la també a una altra acció.',
	'¿Tenéis el acta definitiva?',
	'Could you share the slides with us?',
	'Falta el nombre de participants.',
] as const;

export const ANSWERS = [
	'Fet, gràcies.',
	'Ho consulto i us ho dic.',
	'Sí, la tenim pendent de validar.',
	'Ya está en la carpeta compartida.',
	'Ho deixem per a la propera reunió.',
] as const;

/** Why one meets somebody at a fair. */
export const PURPOSES: Readonly<Record<Language, readonly string[]>> = {
	ca: ['Reunió sobre {topic}', 'Presentació mútua: {topic}', 'Visita a l’estand: {topic}'],
	es: ['Reunión sobre {topic}', 'Presentación mutua: {topic}'],
	fr: ['Rendez-vous sur {topic}', 'Présentation : {topic}'],
	en: ['Meeting on {topic}', 'Introduction: {topic}'],
};
