import type { Exit } from './exits.ts';

const files = (...made: string[]): Exit => ({ files: made });
const nothing = (why: string): Exit => ({ nothing: why });

/** By which modules something leaves, and what it is. `private.test.ts` compares it with the source. */
export const EXITS: Readonly<Record<string, Exit>> = {
	'src/lib/charts/Picture.svelte': 'door',
	'src/lib/charts/saveFile.ts': 'door',
	'src/lib/charts/savePicture.ts': 'door',
	'src/lib/features/access/NewLink.svelte': nothing(
		'an invite: the plan’s name, a role, a secret for whoever is invited',
	),
	'src/lib/features/evaluations/ReportScreen.svelte': files(
		'an evaluation as DOCX',
		'an evaluation on paper',
	),
	'src/lib/features/exchange/calendar/CalendarScreen.svelte': files('iCalendar'),
	'src/lib/features/exchange/calendar/saveCalendar.ts': 'door',
	'src/lib/features/exchange/export/ExportScreen.svelte': files('XLSX and CSV of every kind'),
	'src/lib/features/exchange/geo/PlacesScreen.svelte': files('GeoJSON'),
	'src/lib/features/exchange/iati/IatiScreen.svelte': files('IATI'),
	'src/lib/features/exchange/json/RecordsExport.svelte': files('JSON of everything'),
	'src/lib/features/exchange/saveFile.ts': 'door',
	'src/lib/features/indicators/values/ValueGrid.svelte': nothing(
		'figures and notes of indicators, which everybody reads',
	),
	'src/lib/features/lessons/LessonsOnward.svelte': files('lessons for the next plan'),
	'src/lib/features/observatory/ComparisonCsv.svelte': files('the observatory’s comparison'),
	'src/lib/features/observatory/ImportScreen.svelte': nothing(
		'an empty table: names of metropolises and of sorts of facts',
	),
	'src/lib/features/observatory/downloadCsv.ts': 'door',
	'src/lib/features/pictures/councils/CouncilsPicture.svelte': 'picture',
	'src/lib/features/pictures/funds/FunnelPicture.svelte': 'picture',
	'src/lib/features/pictures/funds/ProgrammePicture.svelte': 'picture',
	'src/lib/features/pictures/funds/YearBars.svelte': 'picture',
	'src/lib/features/pictures/goals/ReviewSection.svelte': files('the tables of a voluntary local review'),
	'src/lib/features/pictures/goals/TargetPicture.svelte': 'picture',
	'src/lib/features/pictures/goals/WheelPicture.svelte': 'picture',
	'src/lib/features/pictures/matrix/MatrixPicture.svelte': 'picture',
	'src/lib/features/pictures/network/ActorPicture.svelte': 'picture',
	'src/lib/features/pictures/network/ReachPicture.svelte': 'picture',
	'src/lib/features/pictures/overview/ComparisonPicture.svelte': 'picture',
	'src/lib/features/pictures/overview/LineBarsPicture.svelte': 'picture',
	'src/lib/features/pictures/overview/OverviewScreen.svelte': 'picture',
	'src/lib/features/pictures/overview/RhythmPicture.svelte': 'picture',
	'src/lib/features/pictures/time/TimelinePicture.svelte': 'picture',
	'src/lib/features/pictures/time/YearPicture.svelte': nothing('how much there is in each month'),
	'src/lib/features/pictures/world/WorldPicture.svelte': 'picture',
	'src/lib/features/reporting/CopyReminder.svelte': nothing(
		'a unit’s own actions and what was returned to it, written by hand from there',
	),
	'src/lib/features/reporting/closing/SnapshotCard.svelte': files('a period’s snapshot'),
	'src/lib/features/reports/FrozenReport.svelte': files('an annual report as it is signed'),
	'src/lib/features/reports/OutputScreen.svelte': files('an annual report on paper'),
	'src/lib/features/reports/reportOutput.svelte.ts': files(
		'an annual report as DOCX',
		'an annual report as a web page',
	),
	'src/lib/features/status/DocumentList.svelte': nothing('only what documents are called'),
	'src/lib/features/status/EditsTable.svelte': nothing('only shows changes'),
	'src/lib/features/status/RefusedSet.svelte': nothing(
		'somebody’s own changes, for whoever writes the same document',
	),
	'src/lib/features/status/TakeIn.svelte': nothing('only takes changes in'),
	'src/lib/features/status/UnsentList.svelte': nothing(
		'somebody’s own changes, for whoever writes the same document',
	),
	'src/lib/features/status/editsFile.ts': 'door',
	'src/lib/features/workshops/lan/CommandField.svelte': nothing('a command for a terminal'),
	'src/lib/features/workshops/minutes/FrozenMinutes.svelte': files('a session’s frozen minutes'),
	'src/lib/features/workshops/minutes/ReportScreen.svelte': files(
		'a session as DOCX',
		'a session on paper',
		'a session’s board',
	),
	'src/lib/features/workshops/prepare/InviteLink.svelte': nothing(
		'an invite: the session’s name and a secret for whoever is invited',
	),
	'src/lib/records/evidence/EvidenceDialog.svelte': nothing(
		'one file that somebody attached to what everybody reads, asked for by its name',
	),
	'src/lib/records/evidence/FileImage.svelte': nothing('shows a photograph'),
	'src/lib/records/evidence/PaperItem.svelte': nothing(
		'one file that somebody attached to what everybody reads, asked for by its name',
	),
	'src/lib/records/evidence/saveFile.ts': 'door',
	'src/lib/records/report/ReportImage.svelte': nothing('shows a picture of a report'),
	'src/lib/records/verifying/ShellCheck.svelte': nothing('a command with the hash of a file'),
	'src/lib/records/verifying/saveBytes.ts': 'door',
	'src/lib/ui/CopyField.svelte': 'door',
	'src/lib/ui/svgBitmap.ts': nothing('paints a drawing, for the module that saves it'),
};
