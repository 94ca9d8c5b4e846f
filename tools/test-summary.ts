/** What a test run comes to, from vitest's JSON report. Pure, so that the line a build trusts is itself tested. */

/** The parts of vitest's JSON report (jest's format) that count. */
export interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** Counts and remarks of a run. The run is good when nothing failed and something passed. */
export interface TestSummary {
  readonly passed: number;
  readonly failed: number;
  readonly remarks: readonly string[];
}

/**
 * Sums up a run. A file that could not be loaded counts as one failure although it holds no test, and so does a run
 * that ended badly with no failed test (an unhandled error, a crash before the report) or in which nothing ran.
 */
export function summariseTests(report: TestReport | undefined, exitCode: number): TestSummary {
  if (report === undefined) {
    return {
      passed: 0,
      failed: 1,
      remarks: [`the test runner left no report and ended with code ${exitCode}`],
    };
  }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  const remarks = unloaded.map(({ name }) => `failed outside its tests: ${name}`);
  if (report.numPendingTests > 0) remarks.push(`${report.numPendingTests} tests did not run`);
  const passed = report.numPassedTests;
  let failed = report.numFailedTests + unloaded.length;
  if (failed === 0 && passed === 0) {
    failed = 1;
    remarks.push('no test ran');
  }
  if (failed === 0 && exitCode !== 0) {
    failed = 1;
    remarks.push(`the test runner ended with code ${exitCode} although no test failed: see its output above`);
  }
  return { passed, failed, remarks };
}
