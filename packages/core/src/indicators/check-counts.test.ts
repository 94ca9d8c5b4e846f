import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Indicator, type PlanPackage, parsePackage } from '../plan/index.ts';
import { checkCounts } from './check-counts.ts';

const root = join(import.meta.dirname, '../../../../plans/linqing-2021-2025');

function linqing(): PlanPackage {
  const files = new Map<string, Uint8Array>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(path.slice(root.length + 1), new Uint8Array(readFileSync(path)));
  }
  const { package: plan } = parsePackage(files);
  if (!plan) throw new Error('the package does not parse');
  return plan;
}

it('finds nothing wrong with the counts of the Linqing package, and everything wrong with broken ones', () => {
  const plan = linqing();
  expect(checkCounts(plan)).toEqual([]);
  const [first, second, ...rest] = plan.content['indicators.yaml'].indicators;
  const broken = (counts: Indicator['counts'], of = first!): Indicator => ({ ...of, counts });
  const indicators: Indicator[] = [
    broken({ register: 'ships', where: [{ field: 'name', operator: 'filled' }], of: [] }),
    broken(
      {
        register: 'talent',
        distinct: 'passport',
        where: [
          { field: 'degree', operator: 'by' },
          { field: 'scarce', operator: 'is' },
          { field: 'name', operator: 'is', value: 'x' },
        ],
        of: [
          { field: 'degree', where: [{ field: 'name', operator: 'filled' }] },
          { field: 'employer', where: [{ field: 'nowhere', operator: 'filled' }] },
        ],
      },
      second,
    ),
    ...rest,
  ];
  const content = { ...plan.content, 'indicators.yaml': { indicators } };
  expect(checkCounts({ ...plan, content }).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    'indicator.register-unknown /indicators/0/counts/register',
    'indicator.field-unknown /indicators/1/counts/distinct',
    'indicator.operator-unfit /indicators/1/counts/where/0',
    'indicator.operator-unfit /indicators/1/counts/where/1',
    'indicator.operator-unfit /indicators/1/counts/where/2',
    'indicator.not-a-record /indicators/1/counts/of/0/field',
    'indicator.field-unknown /indicators/1/counts/of/1/where/0/field',
  ]);
});
