import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes over five seconds, longest first: begun last, it would leave the other cores idle at the end. */
const LONGEST = [
	'sync-server/keepAlive.test.ts',
	'exchange/sheets/libreOffice.test.ts',
	'sync-server/accessCommandLine.test.ts',
	'workspace/photograph.browser.test.ts',
	'features/reports/activityReportFiles.test.ts',
	'sync-server/soak.test.ts',
	'sync-server/merge.test.ts',
	'sync-server/waysIn.test.ts',
	'documents/fuzz.test.ts',
	'sync-server/commandLine.test.ts',
	'workspace/files.test.ts',
	'sync-server/files.test.ts',
	'workspace/relay.test.ts',
	'workspace/conflicts.test.ts',
];

/** The files named above before the others, which stay in the order that Vitest gives them. */
export class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const rank = ({ moduleId }: TestSpecification): number => {
			const index = LONGEST.findIndex((name) => moduleId.endsWith(`/tests/${name}`));
			return index < 0 ? LONGEST.length : index;
		};
		return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
	}
}
