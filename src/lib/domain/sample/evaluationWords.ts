// Over 300 lines: what an invented evaluation says, in four languages.
import type { Localised } from '../language.ts';

/** Everything invented says of itself that it is. */
const sample = (ca: string, es: string, fr: string, en: string): Localised => ({
	ca: `Mostra: ${ca}`,
	es: `Muestra: ${es}`,
	fr: `Exemple\u00a0: ${fr}`,
	en: `Sample: ${en}`,
});
const said = (ca: string, es: string, fr: string, en: string): Localised => ({ ca, es, fr, en });

export interface SampleFinding {
	readonly criterion: string;
	/** Which of the criterion's questions, from 1. */
	readonly question: number;
	readonly title: Localised;
	readonly strength: string;
	/** How many pieces of evidence it names: entries, then projects, then an indicator. */
	readonly entries: number;
	readonly projects: number;
	readonly indicator: boolean;
}

const found = (
	criterion: string,
	question: number,
	title: Localised,
	strength: string,
	[entries, projects, indicator]: readonly [number, number, boolean],
): SampleFinding => ({ criterion, question, title, strength, entries, projects, indicator });

export const FINDINGS: readonly SampleFinding[] = [
	found(
		'relevance',
		1,
		sample(
			'els ajuntaments demanen sobretot suport per captar fons europeus, i el pla hi respon.',
			'los ayuntamientos piden sobre todo apoyo para captar fondos europeos, y el plan responde a ello.',
			'les communes demandent surtout un appui pour obtenir des fonds européens, et le plan y répond.',
			'councils ask above all for help in winning European funds, and the plan answers that.',
		),
		'moderate',
		[2, 1, false],
	),
	found(
		'relevance',
		2,
		sample(
			'dues zones previstes han rebut molta menys activitat des del 2022.',
			'dos zonas previstas han recibido mucha menos actividad desde 2022.',
			'deux zones prévues ont connu nettement moins d’activité depuis 2022.',
			'two of the zones foreseen have seen far less activity since 2022.',
		),
		'strong',
		[3, 0, false],
	),
	found(
		'coherence',
		2,
		sample(
			'quatre serveis fan accions internacionals que el pla no recull.',
			'cuatro servicios realizan acciones internacionales que el plan no recoge.',
			'quatre services mènent des actions internationales que le plan ne mentionne pas.',
			'four services carry out international actions that the plan does not mention.',
		),
		'weak',
		[1, 0, false],
	),
	found(
		'effectiveness',
		1,
		sample(
			'la majoria de les accions avancen; les que depenen de tercers s’endarrereixen.',
			'la mayoría de las acciones avanzan; las que dependen de terceros se retrasan.',
			'la plupart des actions avancent ; celles qui dépendent de tiers prennent du retard.',
			'most actions advance; those that depend on others are late.',
		),
		'strong',
		[3, 0, true],
	),
	found(
		'effectiveness',
		3,
		sample(
			'els municipis petits hi participen menys que els grans.',
			'los municipios pequeños participan menos que los grandes.',
			'les petites communes participent moins que les grandes.',
			'small municipalities take part less than large ones.',
		),
		'moderate',
		[2, 0, true],
	),
	found(
		'efficiency',
		1,
		sample(
			'la captació de fons compensa el temps que s’hi dedica quan la candidatura és compartida.',
			'la captación de fondos compensa el tiempo dedicado cuando la candidatura es compartida.',
			'la recherche de fonds vaut le temps qu’elle prend lorsque la candidature est commune.',
			'bidding is worth the time that it takes when the bid is shared.',
		),
		'moderate',
		[0, 2, false],
	),
	found(
		'impact',
		2,
		sample(
			'alguns ajuntaments han canviat la manera de treballar després d’una visita.',
			'algunos ayuntamientos han cambiado su forma de trabajar tras una visita.',
			'certaines communes ont changé leur façon de travailler après une visite.',
			'some councils changed how they work after a visit.',
		),
		'weak',
		[0, 0, false],
	),
	found(
		'sustainability',
		1,
		sample(
			'pocs projectes acabats tenen qui en pagui la continuïtat.',
			'pocos proyectos terminados tienen quien pague su continuidad.',
			'peu de projets achevés ont quelqu’un pour en financer la suite.',
			'few finished projects have somebody who pays for what goes on.',
		),
		'moderate',
		[1, 1, false],
	),
];

/** By criterion: what each of two evaluators rated, and what they agreed; null where they have not. */
export const SCORES: Readonly<Record<string, readonly [string, string, string | null]>> = {
	relevance: ['4', '3', '3'],
	coherence: ['3', '2', '2'],
	effectiveness: ['3', '3', '3'],
	efficiency: ['2', '3', '3'],
	impact: ['1', '3', '2'],
	sustainability: ['none', '2', null],
};

export const REASONS: readonly Localised[] = [
	said(
		'Mostra: les evidències apunten en la mateixa direcció.',
		'Muestra: las evidencias apuntan en la misma dirección.',
		'Exemple\u00a0: les éléments probants vont dans le même sens.',
		'Sample: the evidence points the same way.',
	),
	said(
		'Mostra: hi ha avenços, però desiguals entre municipis.',
		'Muestra: hay avances, pero desiguales entre municipios.',
		'Exemple\u00a0: il y a des avancées, mais inégales d’une commune à l’autre.',
		'Sample: there is progress, but it is uneven among municipalities.',
	),
];

export interface SampleConclusion {
	readonly title: Localised;
	/** Which findings, from 0. */
	readonly findings: readonly number[];
	readonly criteria: readonly string[];
}

export const CONCLUSIONS: readonly SampleConclusion[] = [
	{
		title: sample(
			'el pla és pertinent, però les zones prioritàries s’han de revisar.',
			'el plan es pertinente, pero hay que revisar las zonas prioritarias.',
			'le plan est pertinent, mais les zones prioritaires sont à revoir.',
			'the plan is relevant, but its priority zones need a review.',
		),
		findings: [0, 1],
		criteria: ['relevance'],
	},
	{
		title: sample(
			'el que es fa avança bé; el que es deixa de registrar no es pot avaluar.',
			'lo que se hace avanza bien; lo que no se registra no se puede evaluar.',
			'ce qui se fait avance bien ; ce qui n’est pas consigné ne peut être évalué.',
			'what is done goes well; what is not written down cannot be evaluated.',
		),
		findings: [2, 3, 4],
		criteria: ['coherence', 'effectiveness'],
	},
	{
		title: sample(
			'la continuïtat després de la subvenció és el punt més feble.',
			'la continuidad tras la subvención es el punto más débil.',
			'la suite à donner après la subvention est le point le plus faible.',
			'what goes on after the grant is the weakest point.',
		),
		findings: [5, 7],
		criteria: ['efficiency', 'sustainability'],
	},
];

export interface SampleRecommendation {
	readonly title: Localised;
	readonly conclusions: readonly number[];
	readonly priority: string;
	/** Which of the organisations that are addressed, from 0. */
	readonly addressed: readonly number[];
}

export const RECOMMENDATIONS: readonly SampleRecommendation[] = [
	{
		title: sample(
			'reviseu les zones prioritàries amb els ajuntaments abans del pla següent.',
			'revisen las zonas prioritarias con los ayuntamientos antes del plan siguiente.',
			'revoyez les zones prioritaires avec les communes avant le plan suivant.',
			'review the priority zones with the councils before the next plan.',
		),
		conclusions: [0],
		priority: 'high',
		addressed: [0],
	},
	{
		title: sample(
			'registreu també les accions internacionals dels altres serveis.',
			'registren también las acciones internacionales de los demás servicios.',
			'consignez aussi les actions internationales des autres services.',
			'write down the international actions of the other services, too.',
		),
		conclusions: [1],
		priority: 'medium',
		addressed: [0, 1],
	},
	{
		title: sample(
			'dediqueu una part de cada ajut a la continuïtat.',
			'dediquen una parte de cada ayuda a la continuidad.',
			'consacrez une part de chaque aide à la suite du projet.',
			'set a part of every grant aside for what comes after it.',
		),
		conclusions: [2],
		priority: 'medium',
		addressed: [2],
	},
	{
		title: sample(
			'acompanyeu els municipis petits en les primeres candidatures.',
			'acompañen a los municipios pequeños en sus primeras candidaturas.',
			'accompagnez les petites communes dans leurs premières candidatures.',
			'go with small municipalities through their first bids.',
		),
		conclusions: [1, 2],
		priority: 'low',
		addressed: [1],
	},
];

export interface SampleAnswer {
	/** Which recommendation and which of the organisations addressed, from 0. */
	readonly recommendation: number;
	readonly by: number;
	readonly position: string;
	readonly measures?: Localised;
	readonly reason?: Localised;
	readonly followUp?: string;
	/** Months after the evaluated year. */
	readonly due?: number;
	readonly done?: number;
}

export const ANSWERS: readonly SampleAnswer[] = [
	{
		recommendation: 0,
		by: 0,
		position: 'accepted',
		measures: sample(
			'una sessió amb els ajuntaments per zona.',
			'una sesión con los ayuntamientos por zona.',
			'une séance avec les communes par zone.',
			'one session with the councils for each zone.',
		),
		followUp: 'done',
		due: 11,
		done: 10,
	},
	{
		recommendation: 1,
		by: 1,
		position: 'partly',
		measures: sample(
			'un resum cada sis mesos.',
			'un resumen cada seis meses.',
			'un résumé tous les six mois.',
			'a summary every six months.',
		),
		reason: sample(
			'no hi ha mitjans per registrar cada acció.',
			'no hay medios para registrar cada acción.',
			'les moyens manquent pour consigner chaque action.',
			'there are no means to write down every action.',
		),
		followUp: 'under-way',
		due: 14,
	},
	{
		recommendation: 2,
		by: 2,
		position: 'rejected',
		reason: sample(
			'les bases de les convocatòries no ho permeten.',
			'las bases de las convocatorias no lo permiten.',
			'les règles des appels à projets ne le permettent pas.',
			'the rules of the calls do not allow it.',
		),
	},
];

export const LESSONS: readonly {
	readonly title: Localised;
	readonly type: string;
	readonly advice: Localised;
}[] = [
	{
		title: sample(
			'preparar la candidatura amb el soci abans que s’obri la convocatòria.',
			'preparar la candidatura con el socio antes de que se abra la convocatoria.',
			'préparer la candidature avec le partenaire avant l’ouverture de l’appel.',
			'prepare the bid with the partner before the call opens.',
		),
		type: 'works',
		advice: said(
			'Comenceu tres mesos abans.',
			'Empiecen tres meses antes.',
			'Commencez trois mois avant.',
			'Begin three months before.',
		),
	},
	{
		title: sample(
			'convidar una delegació sense saber qui en farà el seguiment.',
			'invitar a una delegación sin saber quién hará el seguimiento.',
			'inviter une délégation sans savoir qui en assurera le suivi.',
			'inviting a delegation without knowing who will follow it up.',
		),
		type: 'avoid',
		advice: said(
			'Anomeneu el servei responsable abans de la visita.',
			'Nombren el servicio responsable antes de la visita.',
			'Désignez le service responsable avant la visite.',
			'Name the service in charge before the visit.',
		),
	},
	{
		title: sample(
			'explicar els resultats als municipis només al final.',
			'explicar los resultados a los municipios solo al final.',
			'n’expliquer les résultats aux communes qu’à la fin.',
			'telling the municipalities of the results at the end only.',
		),
		type: 'change',
		advice: said(
			'Feu-ho a mig projecte, quan encara es pot canviar.',
			'Háganlo a mitad del proyecto, cuando aún se puede cambiar.',
			'Faites-le à mi-parcours, quand on peut encore changer.',
			'Do it half-way, while things can still be changed.',
		),
	},
];
