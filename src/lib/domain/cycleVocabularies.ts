import type { Vocabularies } from './vocabulary.ts';

/** The words of the reporting cycle. Lifecycle and rating follow the IATI standard's and evaluators' use. */
export const cycleVocabularies: Vocabularies = {
	'action-lifecycle': [
		['pipeline', 'En preparació', 'En preparación', 'En préparation', 'In preparation'],
		['implementation', 'En execució', 'En ejecución', 'En cours de mise en œuvre', 'Under way'],
		['finalisation', 'En finalització', 'En finalización', 'En phase d’achèvement', 'Being completed'],
		['closed', 'Tancada', 'Cerrada', 'Achevée', 'Closed'],
		['cancelled', 'Cancel·lada', 'Cancelada', 'Annulée', 'Cancelled'],
		['suspended', 'Suspesa', 'Suspendida', 'Suspendue', 'Suspended'],
	],
	'delivery-rating': [
		['met', 'Assolida', 'Alcanzada', 'Atteinte', 'Met'],
		['on-track', 'Segons el previst', 'Según lo previsto', 'Conforme aux prévisions', 'On track'],
		['constrained', 'Amb dificultats', 'Con dificultades', 'En difficulté', 'Constrained'],
		['no-progress', 'Sense avenços', 'Sin avances', 'Sans progrès', 'No progress'],
		['no-status', 'Sense valoració', 'Sin valoración', 'Sans appréciation', 'No rating'],
	],
	'review-decision': [
		[
			'returned',
			'Retornada amb una nota',
			'Devuelta con una nota',
			'Renvoyée avec une note',
			'Returned with a note',
		],
		['accepted', 'Acceptada', 'Aceptada', 'Acceptée', 'Accepted'],
	],
	'closing-step': [
		['closed', 'Tancat', 'Cerrado', 'Clos', 'Closed'],
		['reopened', 'Reobert', 'Reabierto', 'Rouvert', 'Reopened'],
	],
	'late-treatment': [
		[
			'next-period',
			'Passa al període següent',
			'Pasa al período siguiente',
			'Reporté à la période suivante',
			'Goes to the next period',
		],
		['erratum', 'Errata', 'Fe de erratas', 'Erratum', 'Erratum'],
	],
	'evidence-type': [
		['link', 'Enllaç', 'Enlace', 'Lien', 'Link'],
		['file', 'Fitxer', 'Archivo', 'Fichier', 'File'],
		['photograph', 'Fotografia', 'Fotografía', 'Photographie', 'Photograph'],
	],
	'task-type': [
		['task', 'Tasca', 'Tarea', 'Tâche', 'Task'],
		['milestone', 'Fita', 'Hito', 'Jalon', 'Milestone'],
	],
};
