import { formatDay, groupDigits } from '../../platform/format.ts';
import { type TextKey, useLanguage } from '../../platform/i18n.ts';
import { usePlanFile } from '../../platform/plan-file.ts';
import { usePlanLabels } from '../../platform/plan-labels.ts';
import { BasisList, BodyName, Rows, useWords } from './detail-rows.tsx';
import { expressionInWords } from './rule-words.ts';
import { VALUE_WORDS } from './thing-words.data.ts';

/** A rule: its condition in words, what it says when not met, what would change that, on what it rests. */
export function RuleDetail({ id }: { id: string }) {
  const { t, say, language } = useLanguage();
  const word = useWords();
  const rule = usePlanFile('rules').data?.rules.find((one) => one.id === id);
  const labels = usePlanLabels().data;
  if (!rule) return null;
  const inWords = (expression: string) =>
    labels ? expressionInWords(expression, labels, language) : expression;
  return (
    <>
      <Rows
        rows={[
          ['when', rule.when ? inWords(rule.when) : word('always')],
          ['require', inWords(rule.require)],
          ['outcome', t(`result.${rule.outcome}` as TextKey)],
          ['says', say(rule.finding)],
          ['remedy', say(rule.remedy)],
          ['needsFrom', rule.needsFrom ? <BodyName key="n" id={rule.needsFrom} /> : undefined],
          ['basis', <BasisList key="b" basis={rule.basis} />],
          ['note', say(rule.note)],
        ]}
      />
      <details>
        <summary className="small">{word('expression')}</summary>
        <p className="code">
          {rule.when ? `${rule.when} ⇒ ` : ''}
          {rule.require}
        </p>
      </details>
    </>
  );
}

/** A threshold: every value it has, from when to when, for whom, from which source, how sure. */
export function ThresholdDetail({ id }: { id: string }) {
  const { say, language } = useLanguage();
  const values = usePlanFile('thresholds').data?.thresholds.filter((one) => one.id === id) ?? [];
  return values.map((one) => (
    <div key={`${one.value}${one.from ?? ''}${JSON.stringify(one.scope ?? '')}`} className="thing-block">
      <Rows
        rows={[
          ['value', `${groupDigits(one.value)} ${say(one.unit)}`],
          [
            'validity',
            one.from || one.to
              ? `${one.from ? formatDay(one.from, language) : ''} – ${one.to ? formatDay(one.to, language) : ''}`
              : undefined,
          ],
          [
            'scope',
            one.scope ? [...(one.scope.parks ?? []), ...(one.scope.codes ?? [])].join(' ') : undefined,
          ],
          ['certainty', say(VALUE_WORDS[one.certainty])],
          ['basis', <BasisList key="b" basis={one.basis} />],
          ['note', say(one.note)],
        ]}
      />
    </div>
  ));
}

/** A fact a project is asked: the question, and who supplies it. */
export function FactDetail({ id }: { id: string }) {
  const { say } = useLanguage();
  const facts = usePlanFile('facts').data;
  const fact = facts?.facts.find((one) => one.id === id);
  const derived = facts?.derived.find((one) => one.id === id);
  const labels = usePlanLabels().data;
  const { language } = useLanguage();
  if (derived) {
    const formula = labels ? expressionInWords(derived.expression, labels, language) : derived.expression;
    return (
      <Rows
        rows={[
          ['formula', formula],
          ['basis', <BasisList key="b" basis={derived.basis} />],
        ]}
      />
    );
  }
  if (!fact) return null;
  return (
    <Rows
      rows={[
        ['question', say(fact.question)],
        ['note', say(fact.hint)],
        ['askedOf', fact.askedOf ? <BodyName key="b" id={fact.askedOf} /> : undefined],
      ]}
    />
  );
}
