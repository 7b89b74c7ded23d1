import type { Language } from '../language.ts';

type Titles = Readonly<Record<Language, readonly string[]>>;

const titles = (ca: string, es: string, fr: string, en: string): Titles => ({
	ca: ca.split(' | '),
	es: es.split(' | '),
	fr: fr.split(' | '),
	en: en.split(' | '),
});

/** How entries of each type are called; Catalan first, as most of them are. */
export const TITLES: Readonly<Record<string, Titles>> = {
	'monitoring-note': titles(
		'Nota de seguiment sobre {topic} | Seguiment: {topic}',
		'Nota de seguimiento sobre {topic}',
		'Note de suivi sur {topic}',
		'Monitoring note on {topic}',
	),
	meeting: titles(
		'Reunió sobre {topic} ({city}) | Reunió de coordinació sobre {topic} | Trobada tècnica ({city})',
		'Reunión sobre {topic} ({city}) | Reunión sobre {topic}',
		'Réunion sur {topic} ({city}) | Réunion sur {topic}',
		'Meeting on {topic} ({city}) | Meeting on {topic}',
	),
	forum: titles(
		'Fòrum sobre {topic} | Fòrum metropolità: {topic}',
		'Foro sobre {topic}',
		'Forum sur {topic}',
		'Forum on {topic}',
	),
	seminar: titles(
		'Seminari sobre {topic} | Jornada tècnica: {topic}',
		'Seminario sobre {topic}',
		'Séminaire sur {topic}',
		'Seminar on {topic}',
	),
	training: titles(
		'Curs sobre {topic} | Formació per al personal: {topic}',
		'Curso sobre {topic}',
		'Formation sur {topic}',
		'Training on {topic}',
	),
	study: titles(
		'Estudi comparat sobre {topic} ({city}) | Estudi sobre {topic}',
		'Estudio sobre {topic}',
		'Étude sur {topic}',
		'Study on {topic}',
	),
	position: titles(
		'Document de posició sobre {topic} | Aportacions a la consulta europea sobre {topic}',
		'Documento de posición sobre {topic}',
		'Prise de position sur {topic}',
		'Position paper on {topic}',
	),
	publication: titles(
		'Publicació sobre {topic} | Article sobre {topic}',
		'Publicación sobre {topic}',
		'Publication sur {topic}',
		'Publication on {topic}',
	),
	news: titles(
		'Notícia de col·laboració ({city}) | Nota de premsa sobre {topic}',
		'Noticia de colaboración ({city}) | Noticia de colaboración sobre {topic}',
		'Actualité de la collaboration ({city}) | Actualité de la collaboration sur {topic}',
		'News of joint work ({city}) | News of joint work on {topic}',
	),
	'joint-action': titles(
		'Acció conjunta sobre {topic} ({city}) | Campanya compartida sobre {topic}',
		'Acción conjunta ({city}) | Acción conjunta sobre {topic}',
		'Action commune ({city}) | Action commune sur {topic}',
		'Joint action ({city}) | Joint action on {topic}',
	),
	delegation: titles(
		'Delegació rebuda: {city} | Acollida d’una delegació interessada en {topic}',
		'Delegación recibida: {city} | Delegación recibida sobre {topic}',
		'Délégation reçue : {city} | Délégation reçue sur {topic}',
		'Delegation received: {city} | Delegation received on {topic}',
	),
	'study-visit': titles(
		'Visita d’estudi: {city}, {topic} | Visita tècnica: {topic}',
		'Visita de estudio: {city} | Visita de estudio sobre {topic}',
		'Visite d’étude : {city} | Visite d’étude sur {topic}',
		'Study visit: {city} | Study visit on {topic}',
	),
	mission: titles(
		'Missió institucional: {city} | Missió tècnica sobre {topic}',
		'Misión institucional: {city} | Misión institucional sobre {topic}',
		'Mission institutionnelle : {city} | Mission institutionnelle sur {topic}',
		'Mission: {city} | Mission on {topic}',
	),
	event: titles(
		'Participació en el congrés sobre {topic} | Ponència sobre {topic}',
		'Ponencia sobre {topic}',
		'Intervention sur {topic}',
		'Talk on {topic}',
	),
	fair: titles(
		'Estand a la fira sobre {topic} | Fira internacional: {city}',
		'Feria internacional: {city} | Feria internacional sobre {topic}',
		'Salon international : {city} | Salon international sur {topic}',
		'International fair: {city} | International fair on {topic}',
	),
	project: titles(
		'Projecte {name}: {topic} | Reunió de socis del projecte {name}',
		'Proyecto {name}: {topic}',
		'Projet {name} : {topic}',
		'Project {name}: {topic}',
	),
	'cooperation-project': titles(
		'Cooperació ({city}): {topic} | Projecte de cooperació {name}',
		'Cooperación ({city}): {topic} | Cooperación sobre {topic}',
		'Coopération ({city}) : {topic} | Coopération sur {topic}',
		'Cooperation ({city}): {topic} | Cooperation on {topic}',
	),
	application: titles(
		'Candidatura {name} presentada: {topic} | Sol·licitud de finançament per al projecte {name}',
		'Candidatura {name}: {topic}',
		'Candidature {name} : {topic}',
		'Bid {name}: {topic}',
	),
	'funding-opportunity': titles(
		'Convocatòria identificada sobre {topic} | Nova línia de finançament: {topic}',
		'Convocatoria identificada sobre {topic}',
		'Appel à projets repéré sur {topic}',
		'Call identified on {topic}',
	),
	support: titles(
		'Suport per preparar la candidatura {name} | Assessorament sobre {topic}',
		'Apoyo a la candidatura {name}',
		'Appui à la candidature {name}',
		'Support for bid {name}',
	),
	service: titles(
		'Servei a empreses sobre {topic} | Atenció a empreses ({city})',
		'Servicio a empresas sobre {topic}',
		'Service aux entreprises sur {topic}',
		'Business service on {topic}',
	),
	'follow-up': titles(
		'Seguiment posterior del projecte {name} | Un any després: projecte {name}',
		'Seguimiento del proyecto {name}',
		'Suivi du projet {name}',
		'Follow-up of project {name}',
	),
	agreement: titles(
		'Conveni sobre {topic} ({city}) | Renovació del conveni ({city}) | Conveni sobre {topic}',
		'Convenio ({city}) | Convenio sobre {topic}',
		'Convention ({city}) | Convention sur {topic}',
		'Agreement ({city}) | Agreement on {topic}',
	),
	transfer: titles(
		'Transferència de coneixement ({city}): {topic} | Solució compartida ({city}) | Transferència de coneixement sobre {topic}',
		'Transferencia ({city}): {topic} | Transferencia sobre {topic}',
		'Transfert ({city}) : {topic} | Transfert sur {topic}',
		'Transfer ({city}): {topic} | Transfer on {topic}',
	),
	investment: titles(
		'Projecte d’inversió acompanyat: {name} | Inversió ({city})',
		'Inversión acompañada: {name}',
		'Investissement accompagné : {name}',
		'Investment accompanied: {name}',
	),
	'sme-support': titles(
		'Suport a pimes per exportar: {topic} | Taller per a pimes sobre {topic}',
		'Apoyo a pymes: {topic}',
		'Appui aux PME : {topic}',
		'SME support: {topic}',
	),
	'cluster-action': titles(
		'Activitat del clúster sobre {topic} | Taula de clústers ({city})',
		'Actividad del clúster sobre {topic}',
		'Activité du pôle sur {topic}',
		'Cluster activity on {topic}',
	),
	'network-review': titles(
		'Valoració de la pertinença a la xarxa | Revisió anual de la xarxa: {topic}',
		'Valoración de la red',
		'Évaluation du réseau',
		'Review of the network',
	),
	'international-contact': titles(
		'Contacte sobre {topic} ({city}) | Primera presa de contacte ({city}) | Contacte sobre {topic}',
		'Contacto ({city}) | Contacto sobre {topic}',
		'Prise de contact ({city}) | Prise de contact sur {topic}',
		'Contact ({city}) | Contact on {topic}',
	),
};
