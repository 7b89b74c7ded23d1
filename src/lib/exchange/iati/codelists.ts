// The codes of IATI 2.03 that projects of a plan need; https://iatistandard.org/en/iati-standard/203/codelists/

/** `OrganisationType`: what an organisation that reports, or takes part, may be. */
export const ORGANISATION_TYPES = [
	'10',
	'11',
	'15',
	'21',
	'22',
	'23',
	'24',
	'30',
	'40',
	'60',
	'70',
	'80',
	'90',
] as const;
export type OrganisationTypeCode = (typeof ORGANISATION_TYPES)[number];

/** What the plan calls an organisation, where that says which type it is; of others no type is told. */
export const TYPE_OF_ORGANISATION: Readonly<Record<string, OrganisationTypeCode>> = {
	amb: '11',
	'amb-area': '11',
	'amb-directorate': '11',
	'amb-service': '11',
	council: '11',
	government: '10',
	research: '80',
};

/** `OrganisationRole`. */
export const ACCOUNTABLE = '2';
export const IMPLEMENTING = '4';

/** `ActivityStatus`. */
export const ACTIVITY_STATUS = { pipeline: '1', implementation: '2', closed: '4' } as const;

/** `ActivityDateType`. */
export const DATE_TYPE = { plannedStart: '1', actualStart: '2', plannedEnd: '3', actualEnd: '4' } as const;

/** `Sector`, the OECD DAC purposes among which a plan of this sort chooses. */
export const SECTORS = [
	'43030',
	'43010',
	'15110',
	'15112',
	'41010',
	'14010',
	'16030',
	'21010',
	'25010',
	'32130',
	'99810',
] as const;
export type SectorCode = (typeof SECTORS)[number];

/** `SectorVocabulary`: the purposes of OECD DAC. `TagVocabulary`: the goals of the 2030 Agenda. `RegionVocabulary`: our own. */
export const DAC_PURPOSE = '1';
export const SDG_GOAL = '2';
export const OWN_VOCABULARY = '99';

/** `TransactionType`: what a funder has bound itself to give. `BudgetType`, `BudgetStatus`. `OtherIdentifierType`. */
export const INCOMING_COMMITMENT = '11';
export const ORIGINAL_BUDGET = '1';
export const COMMITTED_BUDGET = '2';
export const OTHER_IDENTIFIER = 'A9';
export const GENERAL_DESCRIPTION = '1';

/** `Country`: ISO 3166-1, and Kosovo. A zone such as `EU`, or `UK` for `GB`, is none. */
export const COUNTRIES: ReadonlySet<string> = new Set(
	[
		'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT',
		'BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH',
		'ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT',
		'HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS',
		'LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI',
		'NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG',
		'SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG',
		'UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW',
	].flatMap((some) => some.split(' ')),
);
