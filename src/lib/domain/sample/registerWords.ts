import type { Language } from '../language.ts';

export type Said = Readonly<Record<Language, string>>;

const said = (ca: string, es: string, fr: string, en: string): Said => ({ ca, es, fr, en });

/** How the records of the registers are called; `{topic}`, `{city}`, `{name}` and `{n}` are filled in. */
export const CALLED = {
	call: said(
		'Convocatòria de mostra {name}: {topic}',
		'Convocatoria de muestra {name}: {topic}',
		'Appel à projets d’exemple {name} : {topic}',
		'Sample call {name}: {topic}',
	),
	eligible: said(
		'Autoritats locals i metropolitanes, en consorci de tres països',
		'Autoridades locales y metropolitanas, en consorcio de tres países',
		'Autorités locales et métropolitaines, en consortium de trois pays',
		'Local and metropolitan authorities, in a consortium of three countries',
	),
	project: said(
		'Projecte de mostra {name}: {topic}',
		'Proyecto de muestra {name}: {topic}',
		'Projet d’exemple {name} : {topic}',
		'Sample project {name}: {topic}',
	),
	purpose: said(
		'Projecte inventat per mirar: els socis comparen com ho fan, proven una solució en dos barris i n’escriuen una guia.',
		'Proyecto inventado para mirar: los socios comparan cómo lo hacen, prueban una solución en dos barrios y escriben una guía.',
		'Projet inventé pour découvrir : les partenaires comparent leurs pratiques, essaient une solution dans deux quartiers et en écrivent un guide.',
		'A project invented to look around: the partners compare what they do, try a solution in two neighbourhoods and write a guide.',
	),
	rejected: said(
		'Bona puntuació, però sense pressupost disponible en aquesta edició.',
		'Buena puntuación, pero sin presupuesto disponible en esta edición.',
		'Bonne note, mais budget épuisé pour cette édition.',
		'A good score, but no budget left in this edition.',
	),
	payer: said(
		'El pressupost ordinari',
		'El presupuesto ordinario',
		'Le budget ordinaire',
		'The ordinary budget',
	),
	reused: said(
		'La guia i les dades les fan servir altres ajuntaments.',
		'La guía y los datos los usan otros ayuntamientos.',
		'Le guide et les données servent à d’autres communes.',
		'The guide and the data are used by other councils.',
	),
	agreement: said(
		'Conveni de mostra ({city}): {topic}',
		'Convenio de muestra ({city}): {topic}',
		'Convention d’exemple ({city}) : {topic}',
		'Sample agreement ({city}): {topic}',
	),
	renewal: said(
		'Es prorroga per un any si cap part no ho denuncia tres mesos abans.',
		'Se prorroga por un año si ninguna parte lo denuncia tres meses antes.',
		'Reconduction d’un an sauf dénonciation trois mois avant.',
		'Prolonged by a year unless a party objects three months before.',
	),
	committee: said(
		'Grup de treball de mostra',
		'Grupo de trabajo de muestra',
		'Groupe de travail d’exemple',
		'Sample working group',
	),
	review: said(
		'Es participa en les reunions, però amb pocs resultats per als ajuntaments.',
		'Se participa en las reuniones, pero con pocos resultados para los ayuntamientos.',
		'On participe aux réunions, mais avec peu de résultats pour les communes.',
		'Meetings are attended, with few results for the councils.',
	),
	tier: said(
		'Acord de mostra de la comissió de seguiment',
		'Acuerdo de muestra de la comisión de seguimiento',
		'Décision d’exemple du comité de suivi',
		'Sample decision of the follow-up committee',
	),
	solution: said(
		'Solució de mostra {name} per a {topic}',
		'Solución de muestra {name} para {topic}',
		'Solution d’exemple {name} pour {topic}',
		'Sample solution {name} for {topic}',
	),
	transfer: said(
		'Pont de mostra amb {city}: {topic}',
		'Puente de muestra con {city}: {topic}',
		'Passerelle d’exemple avec {city} : {topic}',
		'Sample bridge with {city}: {topic}',
	),
	advocacy: said(
		'Posició de mostra: {topic}',
		'Posición de muestra: {topic}',
		'Position d’exemple : {topic}',
		'Sample position: {topic}',
	),
	agenda: said(
		'Revisió de mostra de la normativa europea',
		'Revisión de muestra de la normativa europea',
		'Révision d’exemple de la réglementation européenne',
		'Sample revision of European rules',
	),
	addressee: said(
		'Institució de mostra',
		'Institución de muestra',
		'Institution d’exemple',
		'Sample institution',
	),
	meeting: said(
		'Sessió de mostra {n}',
		'Sesión de muestra {n}',
		'Séance d’exemple {n}',
		'Sample session {n}',
	),
	contribution: said(
		'L’acció hi contribueix: les activitats que es fan són les que aquí es compten.',
		'La acción contribuye: las actividades que se hacen son las que aquí se cuentan.',
		'L’action y contribue : les activités menées sont celles que l’on compte ici.',
		'The action contributes to it: what is done there is what is counted here.',
	),
	target: said('Fita de mostra', 'Meta de muestra', 'Cible d’exemple', 'Sample target'),
	value: said('Valor de mostra', 'Valor de muestra', 'Valeur d’exemple', 'Sample value'),
	governance: said(
		'Model de mostra: consell metropolità d’elecció indirecta',
		'Modelo de muestra: consejo metropolitano de elección indirecta',
		'Modèle d’exemple : conseil métropolitain élu au suffrage indirect',
		'Sample model: a metropolitan council elected indirectly',
	),
	competences: said(
		'De mostra: mobilitat, aigua, residus i planificació',
		'De muestra: movilidad, agua, residuos y planificación',
		'D’exemple : mobilité, eau, déchets et planification',
		'Sample: mobility, water, waste and planning',
	),
} as const satisfies Readonly<Record<string, Said>>;

/** What stands as the source of an invented figure: it is no fact. */
export const NO_FACT = 'Dada de mostra, inventada';

/** What is on the agenda of a body, and what its members bring, in Catalan as its sessions are. */
export const POINTS = [
	'Aprovació de l’acta anterior',
	'Informació sobre convocatòries',
	'Què aporta cada ajuntament',
	'Calendari del semestre',
	'Precs i preguntes',
] as const;
export const DECIDED = [
	'Es demana a cada ajuntament que designi una persona de contacte.',
	'Es prepara una candidatura conjunta.',
	'Es convoca una sessió sobre els resultats.',
] as const;
export const BROUGHT = [
	'Visita tècnica que es pot compartir',
	'Experiència pròpia que s’ofereix',
	'Petició de suport per a una candidatura',
] as const;
