import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take longest, begun before the others, the longest first: one of them begun last would leave a core idle while
 * the rest waits for it. The runner itself knows only from runs before, and a fresh checkout has none.
 */
export const SLOW: readonly string[] = [
  'e2e/registers.e2e.ts',
  'apps/server/src/platform/db/embedded-database.itest.ts',
  'apps/server/src/rights.itest.ts',
  'e2e/accounts.e2e.ts',
  'e2e/investment-officer.e2e.ts',
  'apps/server/src/backup.itest.ts',
  'e2e/submissions.e2e.ts',
  'e2e/boundary-editor.e2e.ts',
  'apps/server/src/features/exchange/exchange.itest.ts',
  'e2e/first-visit.e2e.ts',
  'apps/cli/src/ledger.itest.ts',
  'e2e/figures.e2e.ts',
  'apps/cli/src/main.test.ts',
  'e2e/map-reader.e2e.ts',
  'apps/server/src/features/ledger/ledger.itest.ts',
  'e2e/parcel-screening.e2e.ts',
  'apps/server/src/move-data.itest.ts',
  'e2e/planner.e2e.ts',
  'apps/cli/src/hostile.test.ts',
  'apps/server/src/features/accounts/sign-in.itest.ts',
  'apps/server/src/features/registers/as-of.itest.ts',
  'apps/cli/src/import.itest.ts',
  'apps/cli/src/screen/screen.test.ts',
  'apps/server/src/platform/jobs/job-pool.test.ts',
  'tools/commands.test.ts',
  'fixtures/second-evaluator/second-evaluator.test.ts',
];

const placeOf = ({ moduleId }: TestSpecification) => {
  const at = SLOW.findIndex((file) => moduleId.endsWith(`/${file}`));
  return at < 0 ? SLOW.length : at;
};

/** The order in which test files begin. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b));
  }
}
