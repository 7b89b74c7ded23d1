import File from '@lucide/svelte/icons/file';
import FileSpreadsheet from '@lucide/svelte/icons/file-spreadsheet';
import FileText from '@lucide/svelte/icons/file-text';
import Image from '@lucide/svelte/icons/image';
import LinkIcon from '@lucide/svelte/icons/link';
import Presentation from '@lucide/svelte/icons/presentation';
import type { Icon } from '#lib/ui/look.ts';
import type { EvidenceRow } from './evidence.ts';
import { typeOf } from './fileText.ts';

const ICONS: Readonly<Record<ReturnType<typeof typeOf>, Icon>> = {
	pdf: FileText,
	document: FileText,
	text: FileText,
	spreadsheet: FileSpreadsheet,
	presentation: Presentation,
	drawing: Image,
	image: Image,
	other: File,
};

export const iconOf = (row: EvidenceRow): Icon => (row.link ? LinkIcon : ICONS[typeOf(row.mediaType)]);
