import { describe, expect, it } from 'vitest';
import { summariseTests, type TestReport } from './test-summary.ts';

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

const report = (passed: number, failed: number, testResults: TestReport['testResults'] = []): TestReport => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  testResults,
});

describe('summary of a test run', () => {
  it('counts what passed and failed', () => {
    expect(summariseTests(report(3, 0, [file('passed', 'passed')]), 0)).toEqual({
      passed: 3,
      failed: 0,
      remarks: [],
    });
    expect(summariseTests(report(3, 2, [file('failed', 'failed')]), 1)).toMatchObject({
      passed: 3,
      failed: 2,
    });
  });

  it('counts a file that could not be loaded as a failure', () => {
    expect(summariseTests(report(3, 0, [file('failed')]), 1)).toMatchObject({
      failed: 1,
      remarks: ['failed outside its tests: a.test.ts'],
    });
  });

  it('never calls a run good that ran nothing, broke off or left no report', () => {
    expect(summariseTests(report(0, 0), 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(summariseTests(report(9, 0), 1)).toMatchObject({ passed: 9, failed: 1 });
    expect(summariseTests(undefined, 137)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('says how many tests did not run', () => {
    expect(summariseTests({ ...report(1, 0), numPendingTests: 4 }, 0).remarks).toEqual([
      '4 tests did not run',
    ]);
  });
});
