import { resolve } from 'node:path';
import { invariant } from '@luodi/core/base';
import { type PlanPackage, parsePackage } from '@luodi/core/plan';
import type { FieldValue } from '@luodi/core/registers';
import { readPackageFiles } from '../../package-files.ts';
import type { DraftChange } from './changes/commit.ts';

/** The invented zone, for tests of stores; with registers that are changed by approval only, when some are named. */
export function samplePlan(approval?: Readonly<Record<string, 'all' | readonly string[]>>): PlanPackage {
  const read = readPackageFiles(resolve(import.meta.dirname, '../../../../../fixtures/zones/valdora'));
  invariant(read.kind === 'directory', 'the fixture is a directory');
  const files = new Map(read.files);
  if (approval) {
    const registers = Object.entries(approval).map(([register, what]) => ({ register, approval: what }));
    files.set('registers.yaml', new TextEncoder().encode(JSON.stringify({ registers })));
  }
  const plan = parsePackage(files).package;
  invariant(plan, 'the fixture parses');
  return plan;
}

/** A change that asserts values from a day on, or on some days. */
export function assertOn(
  register: string,
  record: string,
  from: string,
  values: Readonly<Record<string, FieldValue | null>>,
  until?: string,
): DraftChange {
  return {
    register,
    record,
    from,
    ...(until === undefined ? {} : { until }),
    act: { kind: 'assert', values },
  };
}
