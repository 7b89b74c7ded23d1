import type { Vocabularies } from './vocabulary.ts';

/** The words of agreements and of belonging to networks. */
export const relationVocabularies: Vocabularies = {
	'agreement-type': [
		['framework-agreement', 'Conveni marc', 'Convenio marco', 'Convention-cadre', 'Framework agreement'],
		[
			'cooperation-agreement',
			'Conveni de col·laboració',
			'Convenio de colaboración',
			'Convention de coopération',
			'Cooperation agreement',
		],
		[
			'specific-agreement',
			'Conveni específic',
			'Convenio específico',
			'Convention spécifique',
			'Specific agreement',
		],
		[
			'memorandum',
			'Memoràndum d’entesa',
			'Memorando de entendimiento',
			'Protocole d’entente',
			'Memorandum of understanding',
		],
		['twinning', 'Agermanament', 'Hermanamiento', 'Jumelage', 'Twinning'],
		[
			'letter-of-intent',
			'Carta d’intencions',
			'Carta de intenciones',
			'Lettre d’intention',
			'Letter of intent',
		],
		[
			'declaration',
			'Declaració conjunta',
			'Declaración conjunta',
			'Déclaration commune',
			'Joint declaration',
		],
		['other', 'Un altre tipus', 'Otro tipo', 'Autre type', 'Another type'],
	],
	'agreement-status': [
		['being-negotiated', 'En negociació', 'En negociación', 'En cours de négociation', 'Being negotiated'],
		['in-force', 'Vigent', 'Vigente', 'En vigueur', 'In force'],
		['expired', 'Vençut', 'Vencido', 'Arrivé à échéance', 'Expired'],
		[
			'ended',
			'Finalitzat abans del termini',
			'Finalizado antes de plazo',
			'Dénoncé avant terme',
			'Ended early',
		],
	],
	'membership-status': [
		['candidate', 'Candidatura', 'Candidatura', 'Candidature', 'Candidate'],
		['member', 'Membre', 'Miembro', 'Membre', 'Member'],
		['observer', 'Observador', 'Observador', 'Observateur', 'Observer'],
		['left', 'Baixa', 'Baja', 'Retrait', 'Left'],
		['declined', 'Adhesió descartada', 'Adhesión descartada', 'Adhésion écartée', 'Declined'],
	],
	'membership-role': [
		['presidency', 'Presidència', 'Presidencia', 'Présidence', 'Presidency'],
		['vice-presidency', 'Vicepresidència', 'Vicepresidencia', 'Vice-présidence', 'Vice-presidency'],
		['secretariat', 'Secretaria', 'Secretaría', 'Secrétariat', 'Secretariat'],
		['treasury', 'Tresoreria', 'Tesorería', 'Trésorerie', 'Treasury'],
		[
			'governing-body-seat',
			'Vocalia a l’òrgan de govern',
			'Vocalía en el órgano de gobierno',
			'Siège à l’organe de direction',
			'Seat on the governing body',
		],
		[
			'working-group-lead',
			'Coordinació d’un grup de treball',
			'Coordinación de un grupo de trabajo',
			'Pilotage d’un groupe de travail',
			'Lead of a working group',
		],
		['member', 'Membre sense càrrec', 'Miembro sin cargo', 'Membre sans mandat', 'Member without office'],
	],
	'membership-worth': [
		['high', 'Alt', 'Alto', 'Élevé', 'High'],
		['medium', 'Mitjà', 'Medio', 'Moyen', 'Medium'],
		['low', 'Baix', 'Bajo', 'Faible', 'Low'],
		['none', 'Cap', 'Ninguno', 'Nul', 'None'],
	],
	'membership-recommendation': [
		[
			'strengthen',
			'Reforçar la participació',
			'Reforzar la participación',
			'Renforcer la participation',
			'Strengthen',
		],
		['keep', 'Mantenir', 'Mantener', 'Maintenir', 'Keep'],
		['reduce', 'Reduir la participació', 'Reducir la participación', 'Réduire la participation', 'Reduce'],
		['leave', 'Deixar la xarxa', 'Dejar la red', 'Quitter le réseau', 'Leave'],
	],
};
