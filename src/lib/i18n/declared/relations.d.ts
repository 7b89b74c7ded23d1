// Made by scripts/declareTexts.ts from en/relations.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'relations.organisations.lead': null;
		'relations.organisations.filter': null;
		'relations.organisations.name': null;
		'relations.organisations.acronym': null;
		'relations.organisations.type': null;
		'relations.organisations.partOf': null;
		'relations.organisations.marks': null;
		'relations.organisation.participated': null;
		'relations.organisation.focus': null;
		'relations.organisation.historical': null;
		'relations.organisation.announced': { year: string };
		'relations.organisation.facts': null;
		'relations.organisation.responsible': null;
		'relations.organisation.toInvolve': null;
		'relations.organisation.networkOf': null;
		'relations.organisation.partnerOf': null;
		'relations.organisation.throughGroup': null;
		'relations.organisation.throughGroupText': null;
		'relations.organisation.seeActions': null;
		'relations.organisation.noActions': null;
		'relations.organisation.units': null;
		'relations.organisation.members': null;
		'relations.organisation.memberOf': null;
		'relations.organisation.reachedThrough': null;
		'relations.organisation.governance': null;
		'relations.organisation.communication': null;
		'relations.organisation.forms': null;
		'relations.organisation.annex': null;
		'relations.organisation.figures': null;
		'relations.zones.title': null;
		'relations.zones.lead': null;
		'relations.zones.matrix': null;
		'relations.zone.lines': null;
		'relations.zone.metropolises': null;
		'relations.zone.notForeseen': { lines: string };
		'relations.zone.noRelation': null;
		'relations.zone.noMetropolises': null;
		'relations.zone.openEnded': null;
		'relations.zone.blocks': null;
		'relations.zone.annexLines': null;
		'relations.zone.editInMatrix': null;
		'relations.zone.text': null;
		'relations.zone.readInMatrix': null;
		'relations.metropolises.title': null;
		'relations.metropolises.lead': null;
		'relations.metropolises.filter': null;
		'relations.metropolises.name': null;
		'relations.metropolis.home': null;
		'relations.metropolis.facts': null;
		'relations.metropolis.coordinates': null;
		'relations.metropolis.north': null;
		'relations.metropolis.south': null;
		'relations.metropolis.east': null;
		'relations.metropolis.west': null;
		'relations.metropolis.itsZone': null;
		'relations.metropolis.parts': null;
		'relations.metropolis.editPlace': null;
	}
}
