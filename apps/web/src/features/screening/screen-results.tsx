import type { MapLayer } from '@luodi/api';
import { useId, useState } from 'react';
import { useArea } from '../../platform/area-unit.ts';
import { offerBlob } from '../../platform/csv.ts';
import { groupDigits } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { ParcelTable } from './parcel-table.tsx';
import type { ScreenProgress } from './screen-messages.ts';
import type { ScreenRun, ScreenView } from './screen-run.ts';
import type { ScreenFilter } from './screened-index.ts';
import { useWords } from './words.ts';

const KINDS = ['all', 'overlap', 'touch', 'none', 'unreadable'] as const;
const COLUMNS = [
  'parcel',
  'area',
  'layer',
  'feature',
  'shared',
  'bound',
  'touch',
  'findings',
  'place',
] as const;

/** What came of a run: totals by layer, and the parcels a filter keeps, to leaf through and to take along. */
export function ScreenResults({
  run,
  view,
  progress,
  layers,
  stem,
}: {
  run: ScreenRun;
  view: ScreenView;
  progress: ScreenProgress;
  layers: readonly MapLayer[];
  /** Beginning of the names of downloads. */
  stem: string;
}) {
  const w = useWords();
  const [filter, setFilter] = useState<ScreenFilter>({ kind: 'all' });
  const [total, setTotal] = useState(0);
  return (
    <>
      <LayerTotals progress={progress} layers={layers} onFilter={setFilter} />
      <div className="stack">
        <h2>{w('parcels')}</h2>
        <FilterForm filter={filter} layers={layers} total={total} onFilter={setFilter} />
        {view.phase === 'done' ? <Downloads run={run} filter={filter} total={total} stem={stem} /> : null}
        <ParcelTable
          key={`${filter.layer}|${filter.kind}`}
          run={run}
          filter={filter}
          parcels={progress.parcels}
          names={view.names}
          layers={layers}
          onTotal={setTotal}
        />
      </div>
    </>
  );
}

function LayerTotals({
  progress,
  layers,
  onFilter,
}: {
  progress: ScreenProgress;
  layers: readonly MapLayer[];
  onFilter: (filter: ScreenFilter) => void;
}) {
  const w = useWords();
  const area = useArea();
  const { say } = useLanguage();
  const counted = (layer: number, kind: 'overlap' | 'touch', count: number) =>
    count === 0 ? (
      '0'
    ) : (
      <button type="button" className="link" onClick={() => onFilter({ layer, kind })}>
        {groupDigits(String(count))}
      </button>
    );
  return (
    <div className="stack">
      <h2>{w('totals')}</h2>
      <TableScroll label={w('totals')}>
        <table className="screen-totals">
          <thead>
            <tr>
              <th scope="col">{w('totals.layer')}</th>
              <th scope="col" className="number">
                {w('totals.overlap')}
              </th>
              <th scope="col" className="number">
                {w('totals.touch')}
              </th>
              <th scope="col" className="number">
                {w('totals.area')} ({area.word})
              </th>
            </tr>
          </thead>
          <tbody>
            {layers.map((layer, index) => {
              const total = progress.totals[index];
              return (
                <tr key={layer.id} data-layer={layer.id}>
                  <th scope="row">{say(layer.name)}</th>
                  <td className="number">{counted(index, 'overlap', total?.overlap ?? 0)}</td>
                  <td className="number">{counted(index, 'touch', total?.touch ?? 0)}</td>
                  <td className="number">{area.figure((total?.areaM2 ?? 0).toFixed(2))}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableScroll>
      <p className="small">{w('totals.hint')}</p>
    </div>
  );
}

function FilterForm({
  filter,
  layers,
  total,
  onFilter,
}: {
  filter: ScreenFilter;
  layers: readonly MapLayer[];
  total: number;
  onFilter: (filter: ScreenFilter) => void;
}) {
  const w = useWords();
  const { say } = useLanguage();
  const id = useId();
  return (
    <p className="row no-print">
      <label htmlFor={`${id}-layer`}>{w('filter.layer')}</label>
      <select
        id={`${id}-layer`}
        value={filter.layer ?? ''}
        onChange={({ target: { value } }) =>
          onFilter(value === '' ? { kind: filter.kind } : { kind: filter.kind, layer: Number(value) })
        }
      >
        <option value="">{w('filter.anyLayer')}</option>
        {layers.map((layer, index) => (
          <option key={layer.id} value={index}>
            {say(layer.name)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-kind`}>{w('filter.kind')}</label>
      <select
        id={`${id}-kind`}
        value={filter.kind}
        onChange={({ target: { value } }) =>
          onFilter({ ...filter, kind: KINDS.find((kind) => kind === value) ?? 'all' })
        }
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {w(kind === 'all' && filter.layer !== undefined ? 'kind.met' : `kind.${kind}`)}
          </option>
        ))}
      </select>
      <span role="status">{w('filter.total', { count: groupDigits(String(total)) })}</span>
    </p>
  );
}

function Downloads({
  run,
  filter,
  total,
  stem,
}: {
  run: ScreenRun;
  filter: ScreenFilter;
  total: number;
  stem: string;
}) {
  const w = useWords();
  const offer = async (kind: 'ndjson' | 'csv') => {
    const columns = COLUMNS.map((column) => w(`csv.${column}`));
    const file = await run.file(kind === 'csv' ? { kind, filter, columns } : { kind, filter });
    // Nothing when the run was ended meanwhile: then the page is about to go.
    if (file) offerBlob(`${stem}.${kind}`, file);
  };
  return (
    <p className="row no-print">
      {(['ndjson', 'csv'] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          className="button"
          disabled={total === 0}
          onClick={() => void offer(kind)}
        >
          {w(`download.${kind}`)}
        </button>
      ))}
      <span className="small">{w('download.hint', { count: groupDigits(String(total)) })}</span>
    </p>
  );
}
