/** A goal of the 2030 Agenda: its official colour, then its name in Catalan, Spanish, French and English. */
export type Goal = readonly [color: string, ca: string, es: string, fr: string, en: string];

/** The 17 Sustainable Development Goals, in their order. */
export const goals: readonly Goal[] = [
	['#E5243B', 'Fi de la pobresa', 'Fin de la pobreza', 'Pas de pauvreté', 'No poverty'],
	['#DDA63A', 'Fam zero', 'Hambre cero', 'Faim « zéro »', 'Zero hunger'],
	[
		'#4C9F38',
		'Salut i benestar',
		'Salud y bienestar',
		'Bonne santé et bien-être',
		'Good health and well-being',
	],
	['#C5192D', 'Educació de qualitat', 'Educación de calidad', 'Éducation de qualité', 'Quality education'],
	['#FF3A21', 'Igualtat de gènere', 'Igualdad de género', 'Égalité entre les sexes', 'Gender equality'],
	[
		'#26BDE2',
		'Aigua neta i sanejament',
		'Agua limpia y saneamiento',
		'Eau propre et assainissement',
		'Clean water and sanitation',
	],
	[
		'#FCC30B',
		'Energia neta i assequible',
		'Energía asequible y no contaminante',
		'Énergie propre et d’un coût abordable',
		'Affordable and clean energy',
	],
	[
		'#A21942',
		'Treball digne i creixement econòmic',
		'Trabajo decente y crecimiento económico',
		'Travail décent et croissance économique',
		'Decent work and economic growth',
	],
	[
		'#FD6925',
		'Indústria, innovació i infraestructures',
		'Industria, innovación e infraestructura',
		'Industrie, innovation et infrastructure',
		'Industry, innovation and infrastructure',
	],
	[
		'#DD1367',
		'Reducció de les desigualtats',
		'Reducción de las desigualdades',
		'Inégalités réduites',
		'Reduced inequalities',
	],
	[
		'#FD9D24',
		'Ciutats i comunitats sostenibles',
		'Ciudades y comunidades sostenibles',
		'Villes et communautés durables',
		'Sustainable cities and communities',
	],
	[
		'#BF8B2E',
		'Consum i producció responsables',
		'Producción y consumo responsables',
		'Consommation et production responsables',
		'Responsible consumption and production',
	],
	[
		'#3F7E44',
		'Acció climàtica',
		'Acción por el clima',
		'Lutte contre les changements climatiques',
		'Climate action',
	],
	['#0A97D9', 'Vida submarina', 'Vida submarina', 'Vie aquatique', 'Life below water'],
	['#56C02B', 'Vida terrestre', 'Vida de ecosistemas terrestres', 'Vie terrestre', 'Life on land'],
	[
		'#00689D',
		'Pau, justícia i institucions sòlides',
		'Paz, justicia e instituciones sólidas',
		'Paix, justice et institutions efficaces',
		'Peace, justice and strong institutions',
	],
	[
		'#19486A',
		'Aliança pels objectius',
		'Alianzas para lograr los objetivos',
		'Partenariats pour la réalisation des objectifs',
		'Partnerships for the goals',
	],
];
