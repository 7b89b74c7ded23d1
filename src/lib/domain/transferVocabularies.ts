import type { Vocabularies } from './vocabulary.ts';

/** The words of transfers of solutions and of advocacy. */
export const transferVocabularies: Vocabularies = {
	/** In the order of the way that a solution goes; the last one is where it may leave it. */
	'transfer-stage': [
		['identified', 'Identificada', 'Identificada', 'Repéré', 'Identified'],
		['explored', 'En exploració', 'En exploración', 'À l’étude', 'Being explored'],
		['adapting', 'En adaptació', 'En adaptación', 'En cours d’adaptation', 'Being adapted'],
		['piloting', 'En prova pilot', 'En prueba piloto', 'En phase pilote', 'Being piloted'],
		['adopted', 'Adoptada', 'Adoptada', 'Adopté', 'Adopted'],
		['not-pursued', 'Descartada', 'Descartada', 'Abandonné', 'Not pursued'],
	],
	'advocacy-channel': [
		[
			'institutional-dialogue',
			'Diàleg institucional directe',
			'Diálogo institucional directo',
			'Dialogue institutionnel direct',
			'Direct institutional dialogue',
		],
		['network', 'A través d’una xarxa', 'A través de una red', 'Par un réseau', 'Through a network'],
		['consultation', 'Consulta pública', 'Consulta pública', 'Consultation publique', 'Public consultation'],
		[
			'joint-statement',
			'Declaració conjunta',
			'Declaración conjunta',
			'Déclaration commune',
			'Joint statement',
		],
		[
			'hearing',
			'Audiència o compareixença',
			'Audiencia o comparecencia',
			'Audition',
			'Hearing or appearance',
		],
		['event', 'Acte o fòrum', 'Acto o foro', 'Événement ou forum', 'Event or forum'],
		['other', 'Una altra via', 'Otra vía', 'Autre voie', 'Another way'],
	],
	'advocacy-outcome': [
		['open', 'Obert', 'Abierto', 'En cours', 'Open'],
		['adopted', 'Recollit', 'Recogido', 'Repris', 'Adopted'],
		['partly', 'Recollit en part', 'Recogido en parte', 'Repris en partie', 'Partly adopted'],
		['not', 'No recollit', 'No recogido', 'Non repris', 'Not adopted'],
	],
};
