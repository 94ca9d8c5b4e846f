import type { LivingPlan } from '@luodi/api';
import { useLanguage } from '../../platform/i18n.ts';
import { StateMark } from '../../ui/state-mark.tsx';

/** What each state means, in the order of attention. A state without an explanation is shown by its word alone. */
const MEANINGS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  conflict: {
    zh: '规划自己的说法互相矛盾，等有权的人定',
    en: 'the plan contradicts itself; a person must settle it',
  },
  missing: {
    zh: '应当有而来源没有记载，或绑定已断',
    en: 'should be there and is not recorded, or the binding is broken',
  },
  overdue: { zh: '时限已过，没有完成的记载', en: 'the day has passed and nothing shows that it is done' },
  'out-of-reach': {
    zh: '按现有数值，期限内已不可能达到',
    en: 'cannot be reached in time by the values held',
  },
  behind: { zh: '有数值，低于路径', en: 'values are held and lie below the path' },
  doubtful: {
    zh: '有记载但残缺、推定或未读原文',
    en: 'recorded, but damaged, inferred, or the text was not read',
  },
  undecided: {
    zh: '缺数据，不能下结论；不等于通过',
    en: 'data is missing, so nothing is concluded; never a pass',
  },
  due: { zh: '时限未到，尚未完成', en: 'not yet due and not yet done' },
  'on-path': { zh: '有数值，在路径上', en: 'values are held and lie on the path' },
  reached: { zh: '有凭据证明已达到', en: 'evidence shows that it is reached' },
  'in-force': { zh: '规则或定位，每次审查都执行', en: 'a rule or position applied in every review' },
  ended: { zh: '有效期已满', en: 'no longer valid' },
  recorded: { zh: '已载明的事实，不需要进度', en: 'a recorded fact that needs no progress' },
  'not-executable': { zh: '系统还没有可以回答它的东西', en: 'nothing in the system can answer it yet' },
};

/** Legend of the state words. */
export function StateLegend({ words }: { words: LivingPlan['words'] }) {
  const { t, say } = useLanguage();
  return (
    <details className="state-legend">
      <summary>{t('plan.legend')}</summary>
      <dl>
        {words.map((word) => (
          <div key={word.id}>
            <dt>
              <StateMark state={word.id} mark={word.mark} word={say(word)} />
            </dt>
            <dd className="small">{say(MEANINGS[word.id])}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
