import type { z } from 'zod';
import type { Finding } from '../base/index.ts';
import { caseFinding } from './findings.ts';

type Issue = z.core.$ZodIssue;

function pointerOf(base: string, path: readonly PropertyKey[]): string {
  const steps = path.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'));
  return [base, ...steps].join('/');
}

function detailOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `→ ${issue.expected}`;
    case 'invalid_value':
      return `→ ${issue.values.map(String).join(' | ')}`.slice(0, 200);
    case 'too_small':
      return `≥ ${String(issue.minimum)}`;
    case 'too_big':
      return `≤ ${String(issue.maximum)}`;
    default:
      return issue.message.slice(0, 200);
  }
}

/** Number of issues of a union's branch: the branch with the fewest is the one that was meant. */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  return branches.reduce((best, branch) => (branch.length < best.length ? branch : best), branches[0] ?? []);
}

/** Schema issues as findings with JSON pointers, complete. */
export function shapeFindings(issues: readonly Issue[], base: string): Finding[] {
  return issues.flatMap((issue): Finding[] => {
    const pointer = pointerOf(base, issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        caseFinding('case.unknown-key', { pointer: pointerOf(pointer, [key]) }, { key }),
      );
    }
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      return shapeFindings(nearestBranch(issue.errors), pointer);
    }
    if (
      issue.code === 'invalid_type' &&
      issue.input === undefined &&
      /received undefined/.test(issue.message)
    ) {
      return [caseFinding('case.missing-key', { pointer })];
    }
    return [caseFinding('case.wrong-form', { pointer }, { detail: detailOf(issue) })];
  });
}
