import { SheetDesk } from '../../../support/sheets.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { makeRow } from '../../../support/rows.ts';

/** A few calls, and what their cells may name: two organisations have one name. */
export const smallWorld = (): SheetDesk => new SheetDesk(smallWorldRows());

export function smallWorldRows(): AnyRow[] {
	const organisation = (id: string, ca: string, en: string) =>
		makeRow('organisation', id, { name: { ca, en }, type: 'council' });
	const call = (id: string, contents: Record<string, unknown>) =>
		makeRow('call', id, { document: 'org/badalona', ...contents });
	return [
		organisation('badalona', 'Ajuntament de Badalona', 'Badalona City Council'),
		organisation('gava', 'Ajuntament de Gavà', 'Gavà City Council'),
		organisation('forum-a', 'Fòrum', 'Forum'),
		organisation('forum-b', 'Fòrum', 'Forum'),
		organisation('ocde', 'Organització per a la Cooperació, el Desenvolupament', 'Co-operation, Development'),
		makeRow('call', 'urban', {
			document: 'org/badalona',
			title: { ca: 'Convocatòria urbana', en: 'Urban call' },
			programme: '007',
			opens: '2024-01-10',
			closes: '2024-03-18',
			budgetEur: 1250.5,
			cofinancing: 80,
			organisations: ['badalona', 'gava'],
			tags: ['clima', 'aigua; neta'],
			note: { ca: 'Primera nota' },
		}),
		call('water', { title: { ca: 'Aigua', en: 'Water' }, closes: '2025-06' }),
		call('roads', { title: { ca: 'Camins', en: 'Roads' }, document: 'org/gava', budgetEur: 10 }),
	];
}
