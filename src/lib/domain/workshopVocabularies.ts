import type { Vocabularies } from './vocabulary.ts';

/** The words of workshops and amendments. Formats are those of the process from which the first plan came. */
export const workshopVocabularies: Vocabularies = {
	'workshop-format': [
		[
			'gathering',
			'Recollida de necessitats i idees',
			'Recogida de necesidades e ideas',
			'Recueil des besoins et des idées',
			'Gathering needs and ideas',
		],
		[
			'prioritising',
			'Priorització de línies i zones',
			'Priorización de líneas y zonas',
			'Priorisation des lignes et des zones',
			'Prioritising lines and zones',
		],
		['swot', 'Anàlisi DAFO', 'Análisis DAFO', 'Analyse AFOM', 'SWOT analysis'],
		[
			'amending',
			'Esmenes a un esborrany',
			'Enmiendas a un borrador',
			'Amendements à un projet de texte',
			'Amending a draft',
		],
		[
			'councils-group',
			'Grup de treball dels ajuntaments',
			'Grupo de trabajo de los ayuntamientos',
			'Groupe de travail des communes',
			'Councils’ working group',
		],
		[
			'annual-follow-up',
			'Seguiment anual amb els equips tècnics',
			'Seguimiento anual con los equipos técnicos',
			'Suivi annuel avec les équipes techniques',
			'Annual follow-up with technical teams',
		],
		['free', 'Sessió lliure', 'Sesión libre', 'Séance libre', 'Free session'],
	],
	'workshop-phase': [
		['think', 'Pensar', 'Pensar', 'Réfléchir', 'Think'],
		['share', 'Compartir', 'Compartir', 'Partager', 'Share'],
		['cluster', 'Agrupar', 'Agrupar', 'Regrouper', 'Cluster'],
		['vote', 'Votar', 'Votar', 'Voter', 'Vote'],
		['decide', 'Decidir', 'Decidir', 'Décider', 'Decide'],
	],
	'card-authors': [
		['named', 'Amb el nom', 'Con nombre', 'Avec le nom', 'Named'],
		['hidden', 'Sense el nom', 'Sin nombre', 'Sans le nom', 'Not named'],
	],
	'vote-method': [
		['dots', 'Punts', 'Puntos', 'Gommettes', 'Dots'],
		['poll', 'Enquesta', 'Encuesta', 'Sondage', 'Poll'],
		['rating', 'Valoració d’1 a 5', 'Valoración de 1 a 5', 'Note de 1 à 5', 'Rating from 1 to 5'],
		['ranking', 'Ordre de preferència', 'Orden de preferencia', 'Ordre de préférence', 'Ranked choice'],
	],
	'round-state': [
		['prepared', 'Preparada', 'Preparada', 'Préparé', 'Prepared'],
		['open', 'Oberta', 'Abierta', 'Ouvert', 'Open'],
		['closed', 'Tancada', 'Cerrada', 'Clos', 'Closed'],
		['revealed', 'Feta pública', 'Hecha pública', 'Dévoilé', 'Revealed'],
	],
	'amendment-decision': [
		['accepted', 'Acceptada', 'Aceptada', 'Accepté', 'Accepted'],
		['rejected', 'Rebutjada', 'Rechazada', 'Rejeté', 'Rejected'],
	],
};
