import type { PackageContent } from '@luodi/core/plan';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useLanguage } from '../../platform/i18n.ts';
import { usePlanFile } from '../../platform/plan-file.ts';

type Rule = PackageContent['rules.yaml']['rules'][number];

/** Facts an expression reads, through the derived facts too. */
function factsRead(
  expression: string,
  derived: ReadonlyMap<string, string>,
  seen = new Set<string>(),
): Set<string> {
  const found = new Set<string>();
  for (const [, id = ''] of expression.matchAll(/\bproject\.([a-z0-9_]+)/g)) {
    found.add(id);
    const inner = derived.get(id);
    if (inner === undefined || seen.has(id)) continue;
    seen.add(id);
    for (const one of factsRead(inner, derived, seen)) found.add(one);
  }
  return found;
}

/** Rules by the fact they read: why a question stands in the form at all. */
export function useRulesByFact(): ReadonlyMap<string, readonly Rule[]> {
  const rules = usePlanFile('rules').data?.rules;
  const derived = usePlanFile('facts').data?.derived;
  return useMemo(() => {
    const expressions = new Map((derived ?? []).map((one) => [one.id, one.expression]));
    const byFact = new Map<string, Rule[]>();
    for (const rule of rules ?? []) {
      for (const fact of factsRead(`${rule.when ?? ''} ${rule.require}`, expressions))
        byFact.set(fact, [...(byFact.get(fact) ?? []), rule]);
    }
    return byFact;
  }, [rules, derived]);
}

/** Why a question is asked: the rules that read the answer, each with the clause it rests on. */
export function WhyAsked({ rules }: { rules: readonly Rule[] }) {
  const { t, say } = useLanguage();
  if (rules.length === 0) return null;
  return (
    <details className="why-asked small">
      <summary>{t('ask.whyShort', { count: rules.length })}</summary>
      <ul>
        {rules.map((rule) => {
          const clause = rule.basis.flatMap((basis) => ('clause' in basis ? [basis.clause] : []))[0];
          return (
            <li key={rule.id}>
              <span className="code">{rule.id}</span> {say(rule.title)}{' '}
              {clause ? (
                <Link to="/" hash={clause}>
                  {t('finding.clause')}
                  <span className="visually-hidden"> {rule.id}</span>
                </Link>
              ) : null}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
