import { getPlan, listLayers, type MapLayer } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { ask } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { usePageTitle } from '../../platform/page-title.ts';
import { Loaded } from '../../ui/waiting.tsx';
import { ChooseParcels } from './choose-parcels.tsx';
import { RunProgress } from './run-progress.tsx';
import type { ScreenSource } from './screen-messages.ts';
import { ScreenResults } from './screen-results.tsx';
import { ScreenRun } from './screen-run.ts';
import './screening.css';
import { useWords } from './words.ts';

/** Many parcels against the plan's layers at once. It says what each meets and how much, never whether it may. */
export function ScreenPage() {
  const w = useWords();
  const { t } = useLanguage();
  const layers = useQuery({ queryKey: ['layers'], queryFn: ({ signal }) => ask(listLayers, {}, signal) });
  return (
    <div className="screening stack-2">
      <h1>{w('title')}</h1>
      <p>{w('intro')}</p>
      <p className="notice">
        {w('private')}
        <br />
        {w('noVerdict')} <Link to="/ask">{t('nav.ask')}</Link>
      </p>
      <Loaded query={layers}>{(data) => <Screening layers={data.layers} bounds={data.bounds} />}</Loaded>
    </div>
  );
}

/** A run with what it was started on. */
interface Started {
  readonly run: ScreenRun;
  readonly name: string;
  readonly source: ScreenSource['kind'];
  readonly layers: readonly MapLayer[];
}

function Screening({ layers, bounds }: { layers: readonly MapLayer[]; bounds: readonly number[] }) {
  const w = useWords();
  const { language } = useLanguage();
  const [started, setStarted] = useState<Started>();
  // Leaving the page, or starting anew, ends the workers and frees what they hold.
  useEffect(() => () => started?.run.cancel(), [started]);
  const start = (source: ScreenSource, chosen: readonly MapLayer[]) => {
    const ids = chosen.map(({ id }) => id);
    setStarted({
      run: new ScreenRun({ source, layers: ids, language }),
      name: source.kind === 'file' ? source.file.name : w('register'),
      source: source.kind,
      layers: chosen,
    });
  };
  return (
    <>
      <ChooseParcels layers={layers} bounds={bounds} onStart={start} />
      {started ? <Run {...started} /> : null}
    </>
  );
}

function Run({ run, name, source, layers }: Started) {
  const { t } = useLanguage();
  const w = useWords();
  const view = useSyncExternalStore(run.subscribe, run.getView);
  const plan = useQuery({ queryKey: ['plan'], queryFn: ({ signal }) => ask(getPlan, {}, signal) });
  const hasDemonstration = (view.progress?.demonstration ?? false) || plan.data?.demonstration !== undefined;
  usePageTitle(w('title'), hasDemonstration);
  const label = hasDemonstration ? `.${t('demo.label')}` : '';
  const stem = `${name.replace(/\.[a-z]+$/i, '')}.${w('file.name')}${label}`;
  const isKept = view.phase === 'running' || view.phase === 'done';
  return (
    <>
      <RunProgress view={view} name={name} source={source} onCancel={() => run.cancel()} />
      {hasDemonstration && isKept ? <p className="demo-band">{t('legal.demonstration')}</p> : null}
      {isKept && view.progress && view.progress.parcels > 0 ? (
        <ScreenResults run={run} view={view} progress={view.progress} layers={layers} stem={stem} />
      ) : null}
    </>
  );
}
