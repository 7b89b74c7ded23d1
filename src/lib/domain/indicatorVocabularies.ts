import { monitoringVocabularies } from './monitoringVocabularies.ts';
import type { Vocabularies } from './vocabulary.ts';

/** What an indicator may be beside what the published plans use, and how its values become one. */
export const indicatorVocabularies: Vocabularies = {
	'indicator-measure': [
		...monitoringVocabularies['indicator-measure']!,
		['score', 'Puntuació', 'Puntuación', 'Note sur une échelle', 'Score'],
		[
			'qualitative',
			'Apreciació qualitativa',
			'Apreciación cualitativa',
			'Appréciation qualitative',
			'Qualitative',
		],
	],
	'indicator-unit': [
		...monitoringVocabularies['indicator-unit']!,
		['points', 'punts', 'puntos', 'points', 'points'],
		['words', 'en paraules', 'en palabras', 'en toutes lettres', 'in words'],
	],
	'roll-up': [
		['sum', 'Suma', 'Suma', 'Somme', 'Sum'],
		['latest', 'Darrer valor', 'Último valor', 'Dernière valeur', 'Latest value'],
		['average', 'Mitjana', 'Media', 'Moyenne', 'Average'],
		['highest', 'Valor més alt', 'Valor más alto', 'Valeur la plus élevée', 'Highest value'],
		['none', 'No s’agrega', 'No se agrega', 'Non agrégée', 'Not rolled up'],
	],
};
