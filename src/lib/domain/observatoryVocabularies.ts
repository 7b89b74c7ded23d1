import type { Vocabularies } from './vocabulary.ts';

/** What metropolises are compared by; the names say the unit. A plan may have further ones, as concepts of its own. */
export const observatoryVocabularies: Vocabularies = {
	'metropolis-fact': [
		['population', 'Població', 'Población', 'Population', 'Population'],
		['municipalities', 'Municipis', 'Municipios', 'Communes', 'Municipalities'],
		['area', 'Superfície (km²)', 'Superficie (km²)', 'Superficie (km²)', 'Area (km²)'],
		[
			'gdp',
			'PIB (milions d’euros)',
			'PIB (millones de euros)',
			'PIB (millions d’euros)',
			'GDP (million euros)',
		],
		[
			'budget',
			'Pressupost de l’ens metropolità (milions d’euros)',
			'Presupuesto del ente metropolitano (millones de euros)',
			'Budget de l’autorité métropolitaine (millions d’euros)',
			'Budget of the metropolitan authority (million euros)',
		],
		[
			'governance-model',
			'Model de governança',
			'Modelo de gobernanza',
			'Modèle de gouvernance',
			'Governance model',
		],
		['competences', 'Competències', 'Competencias', 'Compétences', 'Competences'],
	],
};
