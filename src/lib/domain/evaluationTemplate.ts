import { generateNKeysBetween } from 'fractional-indexing';
import type { Contents } from './kind.ts';
import type { Localised } from './language.ts';

type Asked = readonly [ca: string, es: string, fr: string, en: string];

/** What is asked under each criterion at first; whoever evaluates changes it. */
const QUESTIONS: Readonly<Record<string, readonly Asked[]>> = {
	relevance: [
		[
			'Els objectius i les accions responen a les necessitats que els municipis i els serveis metropolitans tenen avui?',
			'¿Responden los objetivos y las acciones a las necesidades que los municipios y los servicios metropolitanos tienen hoy?',
			'Les objectifs et les actions répondent-ils aux besoins actuels des communes et des services métropolitains ?',
			'Do the objectives and actions meet the needs that the municipalities and metropolitan services have today?',
		],
		[
			'Què ha canviat en el context des que es va aprovar el pla, i com s’hi ha adaptat?',
			'¿Qué ha cambiado en el contexto desde que se aprobó el plan y cómo se ha adaptado a ello?',
			'Qu’est-ce qui a changé dans le contexte depuis l’adoption du plan, et comment celui-ci s’y est-il adapté ?',
			'What has changed around the plan since it was approved, and how has it adapted?',
		],
		[
			'Les zones i les metròpolis prioritàries són encara les que més convenen?',
			'¿Siguen siendo las zonas y metrópolis prioritarias las que más convienen?',
			'Les zones et les métropoles prioritaires restent-elles les plus indiquées ?',
			'Are the priority zones and metropolises still the right ones?',
		],
	],
	coherence: [
		[
			'Les línies del pla es reforcen entre elles, o hi ha solapaments i contradiccions?',
			'¿Se refuerzan entre sí las líneas del plan, o hay solapamientos y contradicciones?',
			'Les lignes du plan se renforcent-elles mutuellement, ou observe-t-on des chevauchements et des contradictions ?',
			'Do the plan’s lines reinforce one another, or do they overlap and contradict?',
		],
		[
			'El pla lliga amb les altres polítiques de la institució i amb les dels ajuntaments?',
			'¿Encaja el plan con las demás políticas de la institución y con las de los ayuntamientos?',
			'Le plan s’articule-t-il avec les autres politiques de l’institution et avec celles des communes ?',
			'Does the plan fit with the institution’s other policies, and with those of the councils?',
		],
		[
			'Què aporta que no facin ja altres administracions, xarxes o organismes?',
			'¿Qué aporta que no hagan ya otras administraciones, redes u organismos?',
			'Qu’apporte-t-il que d’autres administrations, réseaux ou organismes ne font pas déjà ?',
			'What does it add that other administrations, networks or bodies do not already do?',
		],
	],
	effectiveness: [
		[
			'S’han dut a terme les accions previstes, i quines no i per què?',
			'¿Se han llevado a cabo las acciones previstas? ¿Cuáles no y por qué?',
			'Les actions prévues ont-elles été menées à bien ? Lesquelles ne l’ont pas été, et pourquoi ?',
			'Were the planned actions carried out; which were not, and why?',
		],
		[
			'Fins a quin punt s’han assolit els resultats esperats de cada línia?',
			'¿Hasta qué punto se han alcanzado los resultados esperados de cada línea?',
			'Dans quelle mesure les résultats attendus de chaque ligne ont-ils été atteints ?',
			'How far have the expected results of each line been achieved?',
		],
		[
			'Qui hi ha participat i qui n’ha quedat fora?',
			'¿Quién ha participado y quién se ha quedado fuera?',
			'Qui a participé, et qui est resté à l’écart ?',
			'Who took part, and who was left out?',
		],
	],
	efficiency: [
		[
			'Els recursos, propis i captats, han estat proporcionats als resultats?',
			'¿Han sido los recursos, propios y captados, proporcionados a los resultados?',
			'Les ressources, propres et obtenues, sont-elles proportionnées aux résultats ?',
			'Were the resources, own and raised, in proportion to the results?',
		],
		[
			'Les accions s’han fet dins del termini i amb els mitjans previstos?',
			'¿Se han realizado las acciones en plazo y con los medios previstos?',
			'Les actions ont-elles été réalisées dans les délais et avec les moyens prévus ?',
			'Were the actions done on time and with the means foreseen?',
		],
		[
			'La governança i el seguiment del pla han servit per decidir a temps?',
			'¿Han servido la gobernanza y el seguimiento del plan para decidir a tiempo?',
			'La gouvernance et le suivi du plan ont-ils permis de décider à temps ?',
			'Did governance and monitoring help to decide in time?',
		],
	],
	impact: [
		[
			'Quins canvis s’observen als quals el pla ha contribuït, i quins altres factors hi han intervingut?',
			'¿Qué cambios se observan a los que el plan ha contribuido y qué otros factores han intervenido?',
			'Quels changements observe-t-on auxquels le plan a contribué, et quels autres facteurs sont intervenus ?',
			'Which changes are seen to which the plan contributed, and what else was at work?',
		],
		[
			'Què han canviat els municipis en la seva manera de fer arran del que han après fora?',
			'¿Qué han cambiado los municipios en su manera de hacer a raíz de lo aprendido fuera?',
			'Qu’ont changé les communes dans leur façon de faire à la suite de ce qu’elles ont appris ailleurs ?',
			'What do municipalities do differently because of what they learned elsewhere?',
		],
		[
			'Hi ha hagut efectes no volguts, bons o dolents?',
			'¿Ha habido efectos no deseados, buenos o malos?',
			'Y a-t-il eu des effets inattendus, positifs ou négatifs ?',
			'Were there unintended effects, good or bad?',
		],
	],
	sustainability: [
		[
			'Què continuarà quan s’acabin els projectes i les subvencions, i qui ho pagarà?',
			'¿Qué continuará cuando acaben los proyectos y las subvenciones, y quién lo pagará?',
			'Qu’est-ce qui se poursuivra après la fin des projets et des subventions, et qui le financera ?',
			'What will go on when projects and grants end, and who will pay for it?',
		],
		[
			'Les relacions depenen de persones concretes o estan consolidades?',
			'¿Dependen las relaciones de personas concretas o están consolidadas?',
			'Les relations dépendent-elles de quelques personnes ou sont-elles bien établies ?',
			'Do the relations depend on a few people, or do they hold by themselves?',
		],
		[
			'Quines capacitats han quedat als serveis i als ajuntaments?',
			'¿Qué capacidades han quedado en los servicios y los ayuntamientos?',
			'Quelles compétences demeurent dans les services et les communes ?',
			'Which capacities remain in the services and the councils?',
		],
	],
};

export interface TemplateQuestion {
	readonly kind: 'evaluationQuestion';
	readonly id: string;
	readonly contents: Contents;
}

/** The questions with which an evaluation begins. The same evaluation gets the same, whoever lays them out. */
export function questionsFor(evaluation: string): TemplateQuestion[] {
	return Object.entries(QUESTIONS).flatMap(([criterion, asked]) => {
		const positions = generateNKeysBetween(null, null, asked.length);
		return asked.map(([ca, es, fr, en], at) => ({
			kind: 'evaluationQuestion' as const,
			id: `${evaluation.slice(0, 44)}-${criterion}-${at + 1}`,
			contents: {
				title: { ca, es, fr, en },
				criterion,
				place: { parent: null, position: positions[at]! },
			},
		}));
	});
}

/** What an evaluation of a commitment of the plan begins with. */
export function evaluationFor(milestone: {
	readonly id: string;
	readonly type: string | null;
	readonly year: number | null;
	readonly title: Localised;
}): Contents {
	const { id, type, year, title } = milestone;
	return {
		title,
		...(type && { type }),
		milestone: id,
		...(year && { year }),
		criteria: Object.keys(QUESTIONS),
		scale: 'four',
	};
}
