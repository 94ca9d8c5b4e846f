import type { MapLayer } from '@luodi/api';
import { type Bilingual, type Finding, renderFinding } from '@luodi/core/base';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useArea } from '../../platform/area-unit.ts';
import { groupDigits } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { SCREEN_CATALOGUES } from './run-progress.tsx';
import { nameKey, type ScreenRow } from './screen-messages.ts';
import type { ScreenRun } from './screen-run.ts';
import type { ScreenFilter } from './screened-index.ts';
import type { ScreenLine } from './screened-lines.ts';
import { useWords } from './words.ts';

const PAGE = 50;
/** Features of one parcel shown at first; a parcel the size of a town meets hundreds. */
const SHOWN = 12;
/** Least area that is written in figures, in m². */
const LEAST_M2 = 0.01;

interface TableProps {
  readonly run: ScreenRun;
  readonly filter: ScreenFilter;
  /** Parcels screened so far: the table follows while the run goes on. */
  readonly parcels: number;
  readonly names: Readonly<Record<string, Bilingual>>;
  readonly layers: readonly MapLayer[];
  readonly onTotal: (total: number) => void;
}

/** A page of the parcels that meet a filter. It is asked for anew as parcels come. */
function usePage({ run, filter, parcels, onTotal }: TableProps, from: number) {
  const [page, setPage] = useState<{ from: number; rows: readonly ScreenRow[]; total: number }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew as parcels come
  useEffect(() => {
    let isCurrent = true;
    void run.rows(filter, from, from + PAGE).then((answer) => {
      if (!isCurrent || !answer) return;
      setPage({ from, ...answer });
      onTotal(answer.total);
    });
    return () => {
      isCurrent = false;
    };
  }, [run, from, parcels]);
  return page;
}

/** What each parcel meets, by layer and feature, with the area they share. */
export function ParcelTable(props: TableProps) {
  const w = useWords();
  const area = useArea();
  const [from, setFrom] = useState(0);
  const page = usePage(props, from);
  if (!page) return null;
  if (page.total === 0) return <p className="small">{w('table.nothing')}</p>;
  return (
    <>
      <TableScroll label={w('parcels')}>
        <table className="screen-parcels">
          <thead>
            <tr>
              <th scope="col">{w('table.parcel')}</th>
              <th scope="col" className="number">
                {w('table.area')} ({area.word})
              </th>
              <th scope="col">{w('table.meets')}</th>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => (
              <ParcelRow key={row.number} row={row} names={props.names} layers={props.layers} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="row no-print">
        <button
          type="button"
          className="button"
          disabled={from === 0}
          onClick={() => setFrom(Math.max(0, from - PAGE))}
        >
          {w('table.before')}
        </button>
        <span className="small">
          {w('table.range', {
            from: groupDigits(String(page.from + 1)),
            to: groupDigits(String(page.from + page.rows.length)),
          })}
        </span>
        <button
          type="button"
          className="button"
          disabled={from + PAGE >= page.total}
          onClick={() => setFrom(from + PAGE)}
        >
          {w('table.after')}
        </button>
      </p>
    </>
  );
}

function ParcelRow({ row, names, layers }: { row: ScreenRow } & Pick<TableProps, 'names' | 'layers'>) {
  const w = useWords();
  const area = useArea();
  const { language } = useLanguage();
  const line = JSON.parse(row.line) as ScreenLine;
  return (
    <tr data-parcel={line.parcel}>
      <th scope="row" className="code">
        {row.record === undefined ? (
          line.parcel
        ) : (
          <Link to="/registers/$register/$id" params={{ register: 'parcels', id: row.record }}>
            {line.parcel}
          </Link>
        )}
      </th>
      <td className="number">{line.areaM2 === undefined ? '—' : area.figure(line.areaM2.toFixed(2))}</td>
      <td>
        {line.overlaps ? (
          <Overlaps overlaps={line.overlaps} names={names} layers={layers} />
        ) : (
          <ul className="tone-bad">
            {(line.findings ?? []).map((finding) => (
              <li key={JSON.stringify(finding)}>
                {renderFinding(finding as unknown as Finding, language, SCREEN_CATALOGUES)}
              </li>
            ))}
            <li className="small code">{line.place}</li>
          </ul>
        )}
        {line.overlaps?.length === 0 ? <span className="small">{w('table.none')}</span> : null}
      </td>
    </tr>
  );
}

function Overlaps({
  overlaps,
  names,
  layers,
}: { overlaps: NonNullable<ScreenLine['overlaps']> } & Pick<TableProps, 'names' | 'layers'>) {
  const w = useWords();
  const area = useArea();
  const { say } = useLanguage();
  const [all, setAll] = useState(false);
  const shown = all ? overlaps : overlaps.slice(0, SHOWN);
  const shared = (areaM2: number) =>
    areaM2 < LEAST_M2
      ? w('table.tiny', { least: `${LEAST_M2} m²` })
      : `${area.figure(areaM2.toFixed(2))} ${area.word}`;
  return (
    <ul className="screen-overlaps">
      {shown.map(({ layer, feature, areaM2, touch }) => {
        const name = names[nameKey(layer, feature)];
        return (
          <li key={`${layer}/${feature}`}>
            <span>
              {say(layers.find(({ id }) => id === layer)?.name)} ·{' '}
              {name ? say(name) : <span className="code">{feature}</span>}
            </span>
            <span className={touch ? 'small' : ''}>{touch ? w('table.touch') : shared(areaM2)}</span>
          </li>
        );
      })}
      {shown.length < overlaps.length ? (
        <li>
          <button type="button" className="link" onClick={() => setAll(true)}>
            {w('table.more', { count: overlaps.length - shown.length })}
          </button>
        </li>
      ) : null}
    </ul>
  );
}
