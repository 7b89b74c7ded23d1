import type { Language } from '../language.ts';

type Sentences = Readonly<Record<Language, readonly string[]>>;

/** What is told of what was done. */
export const TOLD: Sentences = {
	ca: [
		'La trobada va servir per intercanviar experiències sobre {topic}.',
		'Hi van assistir {n} persones, entre personal tècnic i càrrecs electes.',
		'Es va presentar el projecte {name} i es va acordar compartir-ne la documentació.',
		'{city} té interès a conèixer com es coordinen els municipis de l’àrea.',
		'La sessió es va fer en línia i va durar dues hores.',
		'Es va visitar una instal·lació i es va parlar amb l’equip que la gestiona.',
		'Queda pendent de concretar el calendari per al proper semestre.',
		'Caldrà implicar-hi altres ajuntaments abans de continuar.',
		'Les diapositives i l’enregistrament són a la carpeta compartida.',
		'El debat es va centrar en el finançament i en la continuïtat dels equips.',
		'S’hi va explicar l’experiència pròpia sobre {topic} i les dificultats trobades.',
		'La proposta es portarà a la propera comissió.',
	],
	es: [
		'El encuentro sirvió para intercambiar experiencias sobre {topic}.',
		'Asistieron {n} personas, entre personal técnico y cargos electos.',
		'Se presentó el proyecto {name} y se acordó compartir su documentación.',
		'{city} tiene interés en conocer cómo se coordinan los municipios.',
		'Queda pendiente concretar el calendario del próximo semestre.',
		'El debate se centró en la financiación y en la continuidad de los equipos.',
	],
	fr: [
		'La rencontre a permis d’échanger des expériences sur {topic}.',
		'{n} personnes y ont assisté, agents et élus confondus.',
		'Le projet {name} a été présenté ; sa documentation sera partagée.',
		'{city} souhaite comprendre comment les communes se coordonnent.',
		'Le calendrier du prochain semestre reste à préciser.',
	],
	en: [
		'The meeting was an occasion to exchange experience on {topic}.',
		'{n} people attended, staff and elected members together.',
		'Project {name} was presented; its documents will be shared.',
		'{city} would like to see how the municipalities work together.',
		'The calendar for the next half-year is still to be settled.',
	],
};

/** What was learnt or concluded. */
export const LEARNT: Sentences = {
	ca: [
		'Convé començar amb una prova petita i mesurar-la abans d’ampliar-la.',
		'La coordinació entre departaments és el que més costa.',
		'Cal preveure la traducció dels materials des del principi.',
		'Les metròpolis comparables tenen més competències i menys municipis.',
		'El contacte directe entre equips tècnics dona més resultat que els actes.',
	],
	es: [
		'Conviene empezar con una prueba pequeña y medirla.',
		'La coordinación entre departamentos es lo que más cuesta.',
	],
	fr: [
		'Mieux vaut commencer par un essai modeste et le mesurer.',
		'La coordination entre services est le plus difficile.',
	],
	en: [
		'It pays to begin with a small trial and to measure it.',
		'Coordination between departments is the hardest part.',
	],
};

/** What is to be done next, as tasks and follow-ups say it. */
export const NEXT: Sentences = {
	ca: [
		'Enviar l’acta i els materials',
		'Fixar la propera reunió',
		'Demanar dades comparables',
		'Preparar la proposta de conveni',
		'Convidar-hi els ajuntaments interessats',
		'Revisar el pressupost de l’activitat',
		'Publicar la notícia al web',
	],
	es: ['Enviar el acta y los materiales', 'Fijar la próxima reunión', 'Pedir datos comparables'],
	fr: ['Envoyer le compte rendu', 'Fixer la prochaine réunion', 'Demander des données comparables'],
	en: ['Send the minutes and the material', 'Set the next meeting', 'Ask for comparable data'],
};
