import type { Language } from '../language.ts';

type Sentences = Readonly<Record<Language, readonly string[]>>;

/** What was done on an action during a period. */
export const DONE: Sentences = {
	ca: [
		'S’ha mantingut el ritme de trobades previst i s’han consolidat els contactes.',
		'S’ha treballat sobretot sobre {topic}.',
		'S’ha posat en marxa el projecte {name} amb els socis confirmats.',
		'L’equip ha pogut dedicar-hi menys hores de les previstes.',
		'La participació dels ajuntaments ha estat desigual.',
		'S’han documentat les activitats i se n’ha fet difusió.',
		'Els materials s’han traduït i són a disposició dels socis.',
	],
	es: [
		'Se ha mantenido el ritmo de encuentros previsto.',
		'Se ha trabajado sobre todo sobre {topic}.',
		'Se ha puesto en marcha el proyecto {name} con los socios confirmados.',
		'La participación de los ayuntamientos ha sido desigual.',
	],
	fr: [
		'Le rythme de rencontres prévu a été tenu.',
		'Le travail a porté surtout sur {topic}.',
		'Le projet {name} a démarré avec les partenaires confirmés.',
	],
	en: [
		'Meetings were held as planned and contacts were kept up.',
		'Work was mostly on {topic}.',
		'Project {name} began with the partners that had confirmed.',
	],
};

export const CHALLENGES: Sentences = {
	ca: [
		'Els calendaris dels socis són difícils de conciliar.',
		'No hi ha pressupost específic per a traduccions i desplaçaments.',
		'El relleu de personal ha aturat la feina uns mesos.',
		'Costa obtenir dades comparables de les altres metròpolis.',
	],
	es: [
		'Los calendarios de los socios son difíciles de conciliar.',
		'El relevo de personal ha parado el trabajo.',
	],
	fr: ['Les calendriers des partenaires sont difficiles à concilier.', 'Les données comparables manquent.'],
	en: ['Partners’ calendars are hard to reconcile.', 'Comparable data are hard to come by.'],
};

export const WAY_FORWARD: Sentences = {
	ca: [
		'Es proposa fixar dues trobades a l’any i un sol interlocutor per soci.',
		'El proper període es prioritzarà {topic}.',
		'Cal decidir si es continua amb la xarxa o se’n busca una altra.',
		'Es demanarà finançament per al projecte {name}.',
	],
	es: ['El próximo período se dará prioridad a {topic}.', 'Se propone fijar dos encuentros al año.'],
	fr: ['La priorité ira ensuite à {topic}.', 'Deux rencontres par an sont proposées.'],
	en: ['Next, priority goes to {topic}.', 'Two meetings a year are proposed.'],
};

/** With which note an update is sent back; the editors write in Catalan. */
export const RETURNED = [
	'Falta indicar amb quines entrades del registre es justifica la valoració.',
	'Cal explicar per què l’acció es considera segons el previst.',
	'El text repeteix el del període anterior: reviseu-lo, si us plau.',
	'Hi falten les dificultats i els passos següents.',
] as const;
