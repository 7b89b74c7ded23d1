import type { Vocabularies } from './vocabulary.ts';

/** The words of evaluations: the six criteria are those of the OECD’s Development Assistance Committee. */
export const evaluationVocabularies: Vocabularies = {
	'evaluation-criterion': [
		['relevance', 'Pertinència', 'Pertinencia', 'Pertinence', 'Relevance'],
		['coherence', 'Coherència', 'Coherencia', 'Cohérence', 'Coherence'],
		['effectiveness', 'Eficàcia', 'Eficacia', 'Efficacité', 'Effectiveness'],
		['efficiency', 'Eficiència', 'Eficiencia', 'Efficience', 'Efficiency'],
		['impact', 'Impacte', 'Impacto', 'Impact', 'Impact'],
		['sustainability', 'Sostenibilitat', 'Sostenibilidad', 'Durabilité', 'Sustainability'],
	],
	'rating-scale': [
		['four', 'De 4 graus', 'De 4 grados', 'À 4 degrés', '4 steps'],
		['six', 'De 6 graus', 'De 6 grados', 'À 6 degrés', '6 steps'],
	],
	'rating-four': [
		['4', 'Molt satisfactori', 'Muy satisfactorio', 'Très satisfaisant', 'Very satisfactory'],
		['3', 'Satisfactori', 'Satisfactorio', 'Satisfaisant', 'Satisfactory'],
		['2', 'Poc satisfactori', 'Poco satisfactorio', 'Peu satisfaisant', 'Less than satisfactory'],
		['1', 'Insatisfactori', 'Insatisfactorio', 'Insatisfaisant', 'Unsatisfactory'],
		['none', 'No es pot valorar', 'No se puede valorar', 'Ne peut être apprécié', 'Cannot be rated'],
	],
	'rating-six': [
		['6', 'Excel·lent', 'Excelente', 'Excellent', 'Excellent'],
		['5', 'Molt satisfactori', 'Muy satisfactorio', 'Très satisfaisant', 'Very satisfactory'],
		['4', 'Satisfactori', 'Satisfactorio', 'Satisfaisant', 'Satisfactory'],
		['3', 'Poc satisfactori', 'Poco satisfactorio', 'Peu satisfaisant', 'Less than satisfactory'],
		['2', 'Insatisfactori', 'Insatisfactorio', 'Insatisfaisant', 'Unsatisfactory'],
		['1', 'Molt insatisfactori', 'Muy insatisfactorio', 'Très insatisfaisant', 'Very unsatisfactory'],
		['none', 'No es pot valorar', 'No se puede valorar', 'Ne peut être apprécié', 'Cannot be rated'],
	],
	'evidence-strength': [
		['strong', 'Sòlida', 'Sólida', 'Solide', 'Strong'],
		['moderate', 'Mitjana', 'Media', 'Moyenne', 'Moderate'],
		['weak', 'Feble', 'Débil', 'Faible', 'Weak'],
	],
	'recommendation-priority': [
		['high', 'Alta', 'Alta', 'Élevée', 'High'],
		['medium', 'Mitjana', 'Media', 'Moyenne', 'Medium'],
		['low', 'Baixa', 'Baja', 'Faible', 'Low'],
	],
	'response-position': [
		['accepted', 'Acceptada', 'Aceptada', 'Acceptée', 'Accepted'],
		['partly', 'Acceptada en part', 'Aceptada en parte', 'Acceptée en partie', 'Partly accepted'],
		['rejected', 'Rebutjada', 'Rechazada', 'Rejetée', 'Rejected'],
	],
	'follow-up-state': [
		['not-begun', 'No començat', 'Sin empezar', 'Non commencé', 'Not begun'],
		['under-way', 'En curs', 'En curso', 'En cours', 'Under way'],
		['done', 'Fet', 'Hecho', 'Réalisé', 'Done'],
	],
	'lesson-type': [
		[
			'works',
			'Funciona: cal repetir-ho',
			'Funciona: conviene repetirlo',
			'Fonctionne : à reproduire',
			'It works: repeat it',
		],
		[
			'avoid',
			'No funciona: cal evitar-ho',
			'No funciona: conviene evitarlo',
			'Ne fonctionne pas : à éviter',
			'It does not work: avoid it',
		],
		[
			'change',
			'Cal fer-ho d’una altra manera',
			'Conviene hacerlo de otro modo',
			'À faire autrement',
			'Do it differently',
		],
	],
};
