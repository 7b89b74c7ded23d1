import type { Localised } from '../language.ts';

/** What the invented report of a year says beside its data; `{line}` is the line's title. Nothing in it is about anything real. */
export const REPORT_WORDS: Readonly<Record<string, Localised>> = {
	introduction: {
		ca: 'Aquesta memòria és una mostra: tot el que s’hi explica és inventat, i serveix per veure com es compon la d’un any de veritat.\nL’any s’ha treballat amb tres prioritats: acompanyar els ajuntaments, ordenar les relacions amb altres metròpolis i deixar constància de cada fet al registre. Les xifres de sota surten del registre i dels informes acceptats; allà on ningú no ha anotat res, es diu.',
		en: 'This report is a sample: everything in it is invented, and serves to show how the report of a real year is put together.\nThe year’s work had three priorities: to accompany the councils, to put relations with other metropolises in order, and to note every fact in the log. The figures below come from the log and from accepted reports; where nobody noted anything, it says so.',
	},
	line: {
		ca: 'Durant l’any de mostra, la línia «{line}» ha avançat de manera desigual: unes accions tenen calendari i responsables, i d’altres esperen que se’n parli al grup de treball.',
		en: 'In the sample year, the line “{line}” advanced unevenly: some actions have a calendar and people in charge, others are waiting to be discussed in the working group.',
	},
	actions: {
		ca: 'La taula diu en quina fase és cada acció segons l’informe acceptat, i quants fets s’han anotat aquest any i l’anterior.',
		en: 'The table says in which phase each action is by its accepted report, and how many facts were noted this year and the year before.',
	},
	stories: {
		ca: 'D’entre tot el que s’ha fet, aquí es recullen els fets amb més participació.',
		en: 'Of all that was done, these are the facts with most participation.',
	},
	funds: {
		ca: 'Les candidatures de mostra s’han preparat amb més temps que l’any anterior. Per a la convocatòria vinent caldria:\n– decidir al gener qui coordina;\n– demanar abans les cartes de suport;\n– anotar també les candidatures que no es presenten, i per què.',
		en: 'The sample bids were prepared with more time than the year before. For the next call it would help:\n– to decide in January who coordinates;\n– to ask for letters of support earlier;\n– to note also the bids that are not submitted, and why.',
	},
	relations: {
		ca: 'Les relacions amb altres metròpolis s’han concentrat on ja hi havia un acord o una xarxa compartida.',
		en: 'Relations with other metropolises were concentrated where there was already an agreement or a shared network.',
	},
	councils: {
		ca: 'Que un ajuntament no surti a la taula vol dir que ningú no ha anotat res seu, no que no hagi fet res: amb els qui falten s’hi parlarà abans de l’estiu.',
		en: 'That a council is not in the table means that nobody noted anything of it, not that it did nothing: those that are missing will be spoken to before the summer.',
	},
	outlook: {
		ca: 'Per a l’any vinent es proposa tenir acceptats tots els informes abans que acabi el gener, i tancar el període tot seguit.',
		en: 'For next year it is proposed to have all reports accepted before the end of January.',
	},
};

/** As it was when the outlook was translated: the original was changed afterwards, so that its translation is out of date. */
export const EARLIER_OUTLOOK =
	'Per a l’any vinent es proposa tenir acceptats tots els informes abans que acabi el gener.';
