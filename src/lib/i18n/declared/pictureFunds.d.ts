// Made by scripts/declareTexts.ts from en/pictureFunds.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'pictureFunds.title': null;
		'pictureFunds.lead': null;
		'pictureFunds.programme': null;
		'pictureFunds.period': { from: string; until: string };
		'pictureFunds.always': null;
		'pictureFunds.none': null;
		'pictureFunds.more': { number: string };
		'pictureFunds.toBoard': null;
		'pictureFunds.undated': { count: number };
		'pictureFunds.bids': { count: number };
		'pictureFunds.steps.calls': null;
		'pictureFunds.steps.written': null;
		'pictureFunds.steps.submitted': null;
		'pictureFunds.steps.decided': null;
		'pictureFunds.steps.awarded': null;
		'pictureFunds.steps.running': null;
		'pictureFunds.steps.over': null;
		'pictureFunds.steps.capitalised': null;
		'pictureFunds.funnel.title': null;
		'pictureFunds.funnel.point': { awarded: string; capitalised: string; count: number; rate: string };
		'pictureFunds.funnel.pointUndecided': { count: number };
		'pictureFunds.funnel.rule': null;
		'pictureFunds.funnel.step': null;
		'pictureFunds.funnel.bids': null;
		'pictureFunds.funnel.euros': null;
		'pictureFunds.funnel.known': null;
		'pictureFunds.funnel.note': null;
		'pictureFunds.funnel.rate': null;
		'pictureFunds.funnel.rateOf': { awarded: string; decided: string };
		'pictureFunds.funnel.of': { all: string; count: number };
		'pictureFunds.funnel.answered': { count: number };
		'pictureFunds.funnel.reserve': { count: number };
		'pictureFunds.funnel.rejected': { count: number };
		'pictureFunds.years.title': null;
		'pictureFunds.years.point': { count: number; years: string };
		'pictureFunds.years.rule': null;
		'pictureFunds.years.year': null;
		'pictureFunds.years.submitted': null;
		'pictureFunds.years.decided': null;
		'pictureFunds.years.awarded': null;
		'pictureFunds.years.undecided': null;
		'pictureFunds.years.rate': { awarded: string; decided: string; rate: string };
		'pictureFunds.years.none': null;
		'pictureFunds.years.noneText': null;
		'pictureFunds.money.title': null;
		'pictureFunds.money.point': { granted: string; requested: string };
		'pictureFunds.money.rule': null;
		'pictureFunds.money.requested': null;
		'pictureFunds.money.granted': null;
		'pictureFunds.money.none': null;
		'pictureFunds.money.noneText': null;
		'pictureFunds.programmes.title': null;
		'pictureFunds.programmes.unnamed': null;
		'pictureFunds.programmes.point': { bids: string; count: number; name: string };
		'pictureFunds.programmes.alike': { bids: string; programmes: string };
		'pictureFunds.programmes.rule': { most: string };
		'pictureFunds.empty.title': null;
		'pictureFunds.empty.text': null;
	}
}
