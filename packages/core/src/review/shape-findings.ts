import type { z } from 'zod';
import type { Bilingual, Finding } from '../base/index.ts';
import { formatName, typeName } from '../plan/index.ts';
import { caseFinding } from './findings.ts';

type Issue = z.core.$ZodIssue;

function pointerOf(base: string, path: readonly PropertyKey[]): string {
  const steps = path.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'));
  return [base, ...steps].join('/');
}

/** What a schema refused, as the end of a sentence in both languages; a message of the schema library never shows. */
export function whyOf(issue: Issue): Bilingual {
  switch (issue.code) {
    case 'invalid_type': {
      const { zh, en } = typeName(issue.expected);
      return { zh: `应为${zh}`, en: `${en} is expected` };
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      return { zh: `应为 ${values.join('、')}`, en: `expected is ${values.join(' or ')}` };
    }
    case 'invalid_format': {
      const { zh, en } = formatName(issue.format === 'regex' ? (issue.pattern ?? '') : issue.format);
      return { zh: `应为${zh}`, en: `${en} is expected` };
    }
    case 'unrecognized_keys':
      return {
        zh: `没有${issue.keys.map((key) => `“${key}”`).join('、')}这样的项`,
        en: `there is no entry called ${issue.keys.map((key) => `“${key}”`).join(', ')}`,
      };
    case 'too_small':
      return { zh: `不得少于 ${String(issue.minimum)}`, en: `at least ${String(issue.minimum)}` };
    case 'too_big':
      return { zh: `不得多于 ${String(issue.maximum)}`, en: `at most ${String(issue.maximum)}` };
    case 'invalid_union': {
      const [nearest] = nearestBranch(issue.errors);
      return nearest ? whyOf(nearest) : { zh: '不是任何一种允许的写法', en: 'none of the forms allowed' };
    }
    default: {
      const { zh, en } = formatName(issue.message);
      const isNamed = zh !== en;
      return isNamed
        ? { zh: `应为${zh}`, en: `${en} is expected` }
        : { zh: '不是允许的写法', en: 'not one of the forms allowed' };
    }
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
    const { zh, en } = whyOf(issue);
    return [caseFinding('case.wrong-form', { pointer }, { whyZh: zh, whyEn: en })];
  });
}
