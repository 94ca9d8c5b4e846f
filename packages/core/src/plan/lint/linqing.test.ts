import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../base/index.ts';
import type { PlanPackage } from '../package.ts';
import { parsePackage } from '../parse/package.ts';
import { clauseStates } from '../state/clause-states.ts';
import { readPackageZip } from '../zip/read.ts';
import { writePackageZip } from '../zip/write.ts';
import { lintPackage } from './lint.ts';

const root = join(import.meta.dirname, '../../../../../plans/linqing-2021-2025');
const AS_OF = '2026-11-24';

function readPlan(): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const name of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const path = join(name.parentPath, name.name);
    files.set(path.slice(root.length + 1), new Uint8Array(readFileSync(path)));
  }
  return files;
}

describe('the Linqing package', () => {
  let pkg: PlanPackage;
  let findings: Finding[];

  beforeAll(() => {
    const parsed = parsePackage(readPlan());
    expect(parsed.findings).toEqual([]);
    pkg = parsed.package!;
    findings = lintPackage(pkg, AS_OF);
  });

  /** Ids of the industries named by findings of a code. */
  const industriesOf = (code: string) =>
    findings
      .filter((finding) => finding.code === code)
      .map(
        ({ pointer }) => pkg.content['industries.yaml'].positions[Number(pointer.split('/')[2])]?.industry,
      );
  const entriesOf = (code: string) =>
    findings
      .filter((finding) => finding.code === code)
      .map(({ pointer }) => pkg.content['record.yaml'].entries[Number(pointer.split('/')[2])]?.step);

  it('has no error', () => {
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('trap 1: food is a focus industry and a general one', () => {
    expect(industriesOf('position.statuses-differ')).toEqual(['food']);
    const finding = findings.find(({ code }) => code === 'position.statuses-differ')!;
    expect(finding.clause).toBe('c-3-general');
    expect(finding.params.statedZh).toContain('c-1-focus');
  });

  it('trap 2: bearings are a headline without a place among "3221"', () => {
    expect(industriesOf('industry.outside-system')).toContain('bearing');
  });

  it('trap 3: restricted chemicals hold the codes of strategic new materials', () => {
    const divided = findings.filter(({ code }) => code === 'position.prospect-divided');
    expect(divided.map(({ clause }) => clause)).toContain('c-3-restricted');
  });

  it('trap 4: printing, paper, furniture, building materials and chemicals have no host park', () => {
    const homeless = industriesOf('industry.without-park');
    for (const id of ['printing', 'paper', 'furniture', 'building-materials', 'chemicals']) {
      expect(homeless).toContain(id);
    }
  });

  it('trap 5: the dates of notice and expert review are damaged', () => {
    expect(entriesOf('record.date-damaged')).toEqual(['compile-public-notice', 'compile-experts']);
  });

  it('trap 6: the period has ended and no succeeding plan is named', () => {
    expect(findings.map(({ code }) => code)).toContain('plan.ended-without-successor');
    expect(lintPackage(pkg, '2024-01-01').map(({ code }) => code)).not.toContain(
      'plan.ended-without-successor',
    );
  });

  it('trap 7: plan EIA is not recorded, nor legality review, fair competition and the collective decision', () => {
    expect(entriesOf('record.condition-unsettled')).toContain('compile-plan-eia');
    const silent = entriesOf('record.step-not-recorded');
    for (const step of ['compile-legality', 'compile-fair-competition', 'compile-decision']) {
      expect(silent).toContain(step);
    }
  });

  it('gives every finding a line, and every clause a state', () => {
    expect(findings.filter(({ line }) => line === undefined)).toEqual([]);
    const states = clauseStates(pkg, findings, AS_OF);
    expect(states.size).toBe(pkg.content['clauses.yaml'].clauses.length);
    expect(states.get('c-3-general')!.state).toBe('conflict');
    expect(states.get('c-4-hightech')!.evidence.find(({ kind }) => kind === 'target')?.state).toBe(
      'undecided',
    );
  });

  it('packs and reads back to the same hash', () => {
    const { files } = readPackageZip(writePackageZip(pkg));
    expect(parsePackage(files!).package!.hash).toBe(pkg.hash);
  });
});
