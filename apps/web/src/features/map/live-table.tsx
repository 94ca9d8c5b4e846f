import { Fragment } from 'react';
import { groupDigits } from '../../platform/format.ts';
import { type TextKey, useLanguage } from '../../platform/i18n.ts';
import type { TrialParcel } from './live-data.ts';
import { type LiveWord, liveText } from './live-text.ts';
import type { BoundaryTrial, ChangeKind, Difference } from './live-trial.ts';

/** Rows listed at the most; the totals hold all. */
const MOST_ROWS = 200;

const WORDS: Readonly<Record<ChangeKind, LiveWord>> = {
  entered: 'entered',
  left: 'left',
  more: 'increased',
  less: 'decreased',
  touched: 'touched',
  parted: 'parted',
};

function metres(value: number): string {
  return groupDigits(value.toFixed(2));
}

function signed(value: number): string {
  const text = metres(Math.abs(value));
  return value > 0 ? `+${text}` : value < 0 ? `−${text}` : text;
}

/** What changes, project by project and block by block, with totals over everything that was compared. */
export function LiveTable({
  trial,
  parcels,
  isDemonstration,
}: {
  trial: BoundaryTrial;
  parcels: readonly TrialParcel[];
  isDemonstration: boolean;
}) {
  const { language, t } = useLanguage();
  const word = (key: LiveWord, params?: Record<string, string | number>) => liveText(language, key, params);
  const { differences } = trial;
  const ordered = [
    ...differences.filter(({ parcel }) => parcels[parcel]?.kind === 'project'),
    ...differences.filter(({ parcel }) => parcels[parcel]?.kind === 'block'),
  ];
  const total = (kind: TrialParcel['kind']) => {
    const before = trial.totalBeforeM2((parcel) => parcels[parcel]?.kind === kind);
    const change = differences
      .filter(({ parcel }) => parcels[parcel]?.kind === kind)
      .reduce((sum, { before: was, now }) => sum + now.areaM2 - was.areaM2, 0);
    return { before, now: before + change, change };
  };
  return (
    <>
      <div className="live-scroll">
        <table className="live-table">
          <caption>{word('changes')}</caption>
          <thead>
            <tr>
              <th scope="col" className="number">
                {word('before')}
              </th>
              <th scope="col" className="number">
                {word('now')}
              </th>
              <th scope="col" className="number">
                {word('difference')}
              </th>
            </tr>
          </thead>
          {ordered.length === 0 ? (
            <tbody>
              <tr>
                <td colSpan={3} className="small">
                  {word('unchanged')}
                </td>
              </tr>
            </tbody>
          ) : null}
          {ordered.slice(0, MOST_ROWS).map((difference) => (
            <LiveRows
              key={difference.parcel}
              difference={difference}
              parcel={parcels[difference.parcel]}
              isDemonstration={isDemonstration}
              use={(use) => t(`class.${use}` as TextKey)}
              word={word}
            />
          ))}
          <tfoot>
            {(['block', 'project'] as const).map((kind) => {
              const { before, now, change } = total(kind);
              return (
                <Fragment key={kind}>
                  <tr>
                    <th scope="rowgroup" colSpan={3}>
                      {word(kind === 'block' ? 'blocks' : 'projects')}
                    </th>
                  </tr>
                  <tr data-total={kind}>
                    <td className="number">{metres(before)}</td>
                    <td className="number">{metres(now)}</td>
                    <td className="number">{signed(change)}</td>
                  </tr>
                </Fragment>
              );
            })}
          </tfoot>
        </table>
      </div>
      {ordered.length > MOST_ROWS ? (
        <p className="small">{word('more', { count: ordered.length - MOST_ROWS })}</p>
      ) : null}
    </>
  );
}

/** A parcel takes two lines: who and how, then the figures; the panel is narrow. */
function LiveRows({
  difference: { kind, before, now },
  parcel,
  isDemonstration,
  use,
  word,
}: {
  difference: Difference;
  parcel: TrialParcel | undefined;
  isDemonstration: boolean;
  use: (use: string) => string;
  word: (key: LiveWord) => string;
}) {
  if (!parcel) return null;
  const isBlock = parcel.kind === 'block';
  return (
    <tbody data-parcel={parcel.id} data-change={kind}>
      <tr>
        <th scope="rowgroup" colSpan={3}>
          <strong className={`live-change ${kind}`}>{word(WORDS[kind])}</strong> {parcel.name}{' '}
          <span className="small">
            {parcel.use ? use(parcel.use) : word(parcel.kind)}
            {isBlock && isDemonstration ? ` · ${word('demonstration')}` : ''}
          </span>
        </th>
      </tr>
      <tr>
        <td className="number">{metres(before.areaM2)}</td>
        <td className="number">{metres(now.areaM2)}</td>
        <td className="number">{signed(now.areaM2 - before.areaM2)}</td>
      </tr>
    </tbody>
  );
}
