import { EXPORT_FORMATS, exportRecords, type RegisterHead } from '@luodi/api';
import { useRef, useState } from 'react';
import type { AsOfAddress } from '../../platform/as-of.ts';
import { download } from '../../platform/download.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { Failed } from '../../ui/waiting.tsx';
import { type Question, wireQuery } from './question.ts';
import { wireTimes } from './whole-register.ts';
import { useWords } from './words.ts';

type Format = (typeof EXPORT_FORMATS)[number];

/** Forms that hold shapes, and nothing of a register without a place. */
const SHAPES: readonly Format[] = [
  'geojson',
  'shapefile',
  'geopackage',
  'dxf',
  'kml',
  'flatgeobuf',
  'land-text',
];

/** Takes along exactly what is seen: the same conditions, order, columns and both times. */
export function ExportMenu({
  head,
  question,
  asOf,
}: {
  head: RegisterHead;
  question: Question;
  asOf: AsOfAddress;
}) {
  const w = useWords();
  const { language } = useLanguage();
  const stop = useRef<AbortController>(undefined);
  const [running, setRunning] = useState<Format>();
  const [error, setError] = useState<unknown>();
  const formats = EXPORT_FORMATS.filter((format) => head.geometryField || !SHAPES.includes(format));
  const run = async (format: Format) => {
    const controller = new AbortController();
    stop.current = controller;
    setError(undefined);
    setRunning(format);
    const query = {
      format,
      ...wireQuery(question),
      ...wireTimes(asOf),
      columns: question.columns.join(','),
      lang: language,
    };
    try {
      await download(exportRecords, { params: { register: head.id }, query }, controller.signal);
    } catch (problem) {
      if (!controller.signal.aborted) setError(problem);
    } finally {
      setRunning(undefined);
    }
  };
  return (
    <Sheet label={w('export')}>
      <p className="small">{w('export.hint')}</p>
      <ul className="export-formats">
        {formats.map((format) => (
          <li key={format}>
            <button
              type="button"
              className="link"
              disabled={running !== undefined}
              onClick={() => void run(format)}
            >
              {w(`format.${format}`)}
            </button>
          </li>
        ))}
      </ul>
      {running ? (
        <p className="row" role="status">
          {w('export.working')}
          <button type="button" className="button" onClick={() => stop.current?.abort()}>
            {w('export.cancel')}
          </button>
        </p>
      ) : null}
      {error ? <Failed error={error} /> : null}
    </Sheet>
  );
}
