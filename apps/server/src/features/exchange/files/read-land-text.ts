import { type Asked, exchangeFinding, type SourceRow } from '@luodi/core/exchange';
import { landPlots, readCoordinateList, readingId } from '@luodi/core/geometry';
import { PREVIEW_ROWS } from './limits.ts';
import { FileRefused } from './refused.ts';
import { columnsOf, previewOf, type ReadContext, type Source } from './source.ts';
import { readText } from './text.ts';

/** Heads for the cells of a plot line, in the order of the exchange form. The unit of the area is asked about. */
const CELLS = ['界址点数', '地块面积', '地块编号', '地块名称', '图形属性', '图幅号', '地块用途', '地类编码'];

/**
 * Reads a land exchange text (界址点坐标). Its order of axes and its zone are taken when its heads and numbers leave one
 * reading and northings stand first, as the form says; in every other case a person is asked.
 */
export function readLandText(bytes: Uint8Array, context: ReadContext): Source {
  const { answers, frame } = context;
  const nothing = {
    sheets: [],
    columns: [],
    preview: [],
    findings: [],
    hasShapes: true,
    rows: async () => undefined,
  };
  const read = readText(bytes, answers.encoding);
  if ('asked' in read) return { ...nothing, asked: [read.asked] };
  const { text, encoding, isGuessed } = read;
  const list = readCoordinateList(text, frame, answers.axes);
  const named = list.reading !== undefined && answers.axes !== undefined;
  const reading = named || list.reading?.northingFirst === true ? list.reading : undefined;
  if (list.candidates.length === 0) throw new FileRefused(list.findings);
  const told = list.findings.filter(({ code }) => code !== 'coordinates.ask-reading');
  const first = list.candidates[0]!;
  const asked: Asked = {
    id: 'axes',
    kind: 'axes',
    text: {
      zh: '坐标的次序或分带须确认：文件的抬头与数值不一致，或东坐标在前，或不止一种读法。',
      en: 'Order of axes or zone has to be confirmed: heads and numbers differ, eastings stand first, or there is more than one reading.',
    },
    options: list.candidates.map((one) => ({
      id: readingId(one),
      label: one.label,
      example: {
        zh: `距开发区中心 ${one.distanceKm.toFixed(1)} 千米`,
        en: `${one.distanceKm.toFixed(1)} km from the middle of the zone`,
      },
    })),
    proposed: readingId(first),
  };
  const plots = landPlots(text, reading ?? first);
  const rows = plots.map(({ cells, line, geojson }): SourceRow => ({ row: line, cells, geojson }));
  const columns = columnsOf(CELLS, rows);
  return {
    ...nothing,
    encoding,
    columns,
    preview: previewOf(rows.slice(0, PREVIEW_ROWS), columns),
    asked: reading ? [] : [asked],
    findings: [...(isGuessed ? [exchangeFinding('import.read-as-gbk')] : []), ...told],
    ...(reading ? { shape: { crs: reading.crs, swapped: false } } : {}),
    rows: async (take) => {
      for (const row of rows) take(row);
    },
  };
}
