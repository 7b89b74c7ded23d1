import { evidence } from '#lib/domain/evidence.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import type { ReportBlock } from '#lib/domain/reportDocument.ts';
import { dateOfEvidence, evidenceTitle, measuredBy } from './evidenceWords.ts';
import { indicatorAsOf, type IndicatorAsOf } from './indicatorAsOf.ts';
import { namedEvidence } from './namedEvidence.ts';
import type { ReportWriting } from './reportWriting.ts';

/** A link is printed with its address, since paper opens nothing. */
function linkItem(writing: ReportWriting, row: AnyRow, link: string): ReportBlock {
	const { text, language } = titleOf(row, writing.language);
	const kind = writing.wording.conceptName('evidence-type', 'link');
	return writing.item(
		[{ text: `${writing.label(kind)} ${text === link ? '' : `${text}, `}` }, { text: link, link }],
		1,
		language,
	);
}

function figureText(value: number, unit: string | null, { formats, t }: ReportWriting['wording']): string {
	if (unit === 'eur') return formats.euros(value);
	if (unit === 'percent') return formats.percent(value / 100);
	return unit === 'boolean' ? t(value ? 'app.choice.yes' : 'app.choice.no') : formats.number(value);
}

/** Where it began, where it was to be and where it was; what nobody has set is said, never zero. */
function figuresOf(writing: ReportWriting, { row, target, year, value: of }: IndicatorAsOf): string {
	const { t, formats } = writing.wording;
	const figure = (value: number | null, unsaid: string) =>
		value === null ? unsaid : figureText(value, row.unit, writing.wording);
	const part = (label: string, when: number | null | undefined, said: string) =>
		`${writing.label(`${label}${when ? ` (${formats.date(String(when))})` : ''}`)} ${said}`;
	const unset = t('evaluations.evidence.unset');
	const lacking =
		of && 'state' in of && of.state === 'words'
			? writing.words(of.words)
			: of && 'state' in of && of.state === 'notApplicable'
				? t('evaluations.evidence.notApplicable')
				: t('evaluations.evidence.noData');
	return [
		part(t('evaluations.evidence.baseline'), row.baselineYear, figure(row.baseline, unset)),
		part(t('evaluations.evidence.target'), target?.year, figure(target?.value ?? null, unset)),
		part(
			t('evaluations.evidence.value'),
			year,
			figure(of && 'value' in of ? (of.value ?? null) : null, lacking),
		),
	].join(' · ');
}

/** One piece of evidence, so that whoever reads on paper can find it: what it is, from when, and what it says where it is a figure. */
export function evidenceBlocks(writing: ReportWriting, subject: string): ReportBlock[] {
	const { workspace, wording, language } = writing;
	const named = namedEvidence(workspace, subject);
	// What was retracted leaves in no file, not by its title either.
	if (named.state !== 'here')
		return [
			writing.item(
				wording.t(`evaluations.evidence.${named.state === 'retracted' ? 'retractedSince' : 'gone'}`),
				1,
			),
		];
	const { row } = named;
	if (row.kind === evidence.name && typeof row.link === 'string' && row.link)
		return [linkItem(writing, row, row.link)];
	const title = evidenceTitle(workspace, row, language);
	const date = dateOfEvidence(row);
	const kind =
		row.kind === evidence.name && typeof row.type === 'string'
			? wording.conceptName('evidence-type', row.type)
			: wording.kindName(row.kind);
	const said = `${writing.label(kind)} ${title.text}${date ? ` (${wording.formats.date(date)})` : ''}`;
	const measured = measuredBy(row);
	const as = measured && indicatorAsOf(workspace, measured.indicator, measured.year ?? writing.row.year);
	return [writing.item(said, 1, title.language), ...(as ? [writing.item(figuresOf(writing, as), 2)] : [])];
}
