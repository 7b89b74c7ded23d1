// Made by scripts/declareTexts.ts from en/organisationPage.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'organisationPage.log': null;
		'organisationPage.visits': null;
		'organisationPage.summary.actions': null;
		'organisationPage.summary.happened': null;
		'organisationPage.summary.projects': null;
		'organisationPage.summary.agreements': null;
		'organisationPage.summary.last': { date: string };
		'organisationPage.summary.nothing': null;
		'organisationPage.owed.title': null;
		'organisationPage.owed.until': { date: string };
		'organisationPage.owed.open': null;
		'organisationPage.owed.begin': null;
		'organisationPage.owed.beginFor': { action: string };
		'organisationPage.owed.more': { count: number };
		'organisationPage.owed.nothing': null;
		'organisationPage.owed.tasks': null;
		'organisationPage.owed.allTasks': null;
		'organisationPage.owed.earlier': { count: number };
		'organisationPage.registers.own': null;
		'organisationPage.registers.of': { name: string };
		'organisationPage.registers.all': null;
		'organisationPage.sharing.title': null;
		'organisationPage.sharing.text': { facts: string };
		'organisationPage.sharing.organisations': null;
		'organisationPage.sharing.metropolises': null;
		'organisationPage.sharing.times': { count: number };
		'organisationPage.sharing.others': { count: number };
		'organisationPage.own.title': null;
		'organisationPage.own.lead': null;
		'organisationPage.own.reader': null;
		'organisationPage.own.readerText': null;
		'organisationPage.own.all': null;
		'organisationPage.own.hint': null;
	}
}
