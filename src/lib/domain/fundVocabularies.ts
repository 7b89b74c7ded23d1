import type { Vocabularies } from './vocabulary.ts';

/** The words of bids, projects and what remains after a grant. */
export const fundVocabularies: Vocabularies = {
	'project-stage': [
		['preparing', 'En preparació', 'En preparación', 'En préparation', 'Preparing'],
		['submitted', 'Presentada', 'Presentada', 'Déposée', 'Submitted'],
		['reserve', 'En llista de reserva', 'En lista de reserva', 'Sur liste de réserve', 'On the reserve list'],
		['awarded', 'Concedida', 'Concedida', 'Retenue', 'Awarded'],
		['rejected', 'Denegada', 'Denegada', 'Rejetée', 'Rejected'],
		['running', 'En execució', 'En ejecución', 'En cours', 'Running'],
		['closed', 'Tancat', 'Cerrado', 'Clos', 'Closed'],
		['capitalised', 'Capitalitzat', 'Capitalizado', 'Capitalisé', 'Capitalised'],
	],
	'project-role': [
		['coordinator', 'Coordinació', 'Coordinación', 'Chef de file', 'Coordinator'],
		['partner', 'Soci', 'Socio', 'Partenaire', 'Partner'],
	],
	continuity: [
		['yes', 'Continua', 'Continúa', 'Se poursuit', 'Goes on'],
		['partly', 'Continua en part', 'Continúa en parte', 'Se poursuit en partie', 'Goes on in part'],
		['no', 'No continua', 'No continúa', 'Ne se poursuit pas', 'Does not go on'],
	],
};
