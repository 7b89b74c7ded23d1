// Made by scripts/declareTexts.ts from en/shell.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'shell.shortcuts.plan': null;
		'shell.shortcuts.actions': null;
		'shell.navigation.ownOrganisation': null;
		'shell.navigation.log': null;
		'shell.navigation.reporting': null;
		'shell.navigation.tasks': null;
		'shell.navigation.workshops': null;
		'shell.navigation.activity': null;
		'shell.navigation.amendments': null;
		'shell.navigation.matrixForms': null;
		'shell.navigation.matrixZones': null;
		'shell.navigation.retracted': null;
		'shell.navigation.administration': null;
		'shell.navigation.people': null;
		'shell.navigation.connection': null;
		'shell.navigation.relations': null;
		'shell.navigation.funds': null;
		'shell.navigation.delegations': null;
		'shell.navigation.agreements': null;
		'shell.navigation.networks': null;
		'shell.navigation.transfers': null;
		'shell.navigation.advocacy': null;
		'shell.navigation.bodies': null;
		'shell.navigation.metropolises': null;
		'shell.navigation.observatory': null;
		'shell.navigation.actors': null;
		'shell.allPlans': null;
		'shell.opening': null;
		'shell.missing.title': null;
		'shell.missing.connecting': null;
		'shell.missing.online': null;
		'shell.missing.offline': null;
		'shell.missing.refused': { code: string };
		'shell.missing.again': null;
		'shell.missing.invited': null;
		'shell.badAddress.title': null;
		'shell.badAddress.text': null;
		'shell.failed.title': null;
		'shell.failed.text': null;
		'shell.screenFailed.title': null;
		'shell.screenFailed.text': null;
		'shell.error.title': null;
		'shell.error.toStart': null;
		'shell.undo.undo': null;
		'shell.undo.redo': null;
		'shell.undo.left': { count: number };
		'shell.name.own': null;
		'shell.name.hint': null;
		'shell.name.ask': null;
		'shell.name.later': null;
		'shell.name.none': null;
		'shell.name.button': { name: string };
		'shell.name.saved': { name: string };
	}
}
