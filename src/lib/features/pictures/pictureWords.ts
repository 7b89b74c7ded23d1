import type { PictureWords } from '#lib/charts/picture.ts';
import { plan } from '#lib/domain/plan.ts';
import { formatDate, formatNumber, language, t } from '#lib/i18n/index.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import { useWorkspace } from '#lib/workspace/context.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** What the frame of a picture says. Live. */
export function pictureWords(workspace: Workspace = useWorkspace()): PictureWords {
	const own = workspace.rows(plan)[0];
	return {
		language: language.current,
		show: t('pictures.frame.show'),
		picture: t('pictures.frame.picture'),
		table: t('pictures.frame.table'),
		save: t('pictures.frame.save'),
		saveSvg: t('pictures.frame.saveSvg'),
		savePng: t('pictures.frame.savePng'),
		saveCsv: t('pictures.frame.saveCsv'),
		rule: t('pictures.frame.rule'),
		legend: t('pictures.frame.legend'),
		keys: t('pictures.frame.keys'),
		noData: t('app.content.noData'),
		source: t('pictures.frame.source', {
			plan: own ? shortTitle(own, language.current).text : t('app.name'),
			date: formatDate(Date.now(), 'short'),
		}),
		failed: t('pictures.frame.failed'),
		formatNumber,
	};
}
