import type { Finding } from '@luodi/core/base';
import { exchangeFinding, type SourceRow } from '@luodi/core/exchange';
import type { Cell } from '@luodi/core/registers';
import { PREVIEW_ROWS } from './limits.ts';
import { refuse } from './refused.ts';
import { type StatedCrs, shapeReading } from './shape-crs.ts';
import { columnsOf, previewOf, type ReadContext, type Source } from './source.ts';

/** A feature as a reader of places gives it. */
export interface ReadFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
}

/** What is told of a file of places besides its features. */
export interface ShapeFile {
  readonly fields: readonly string[];
  readonly features: Iterable<ReadFeature>;
  readonly crs: StatedCrs;
  readonly encoding?: string;
  readonly sheet?: string;
  readonly sheets?: readonly string[];
  readonly findings?: readonly Finding[];
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}

/** A line that returns to its start, as the polygon it encloses: drawings have no polygons. */
function closedLines(geometry: unknown, closed: () => void): unknown {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const lines =
    type === 'LineString'
      ? [coordinates]
      : type === 'MultiLineString'
        ? (coordinates as unknown[])
        : undefined;
  if (!lines) return geometry;
  const isClosed = lines.every((line) => {
    if (!Array.isArray(line) || line.length < 4) return false;
    return JSON.stringify(line[0]) === JSON.stringify(line.at(-1));
  });
  if (!isClosed) return geometry;
  closed();
  return { type: 'MultiPolygon', coordinates: lines.map((line) => [line]) };
}

/** Makes rows of the features of a file; what its shapes are read as is stated, or asked. */
export function sourceOfShapes(file: ShapeFile, { definition, frame, answers }: ReadContext): Source {
  const field = definition.fields.find(({ id }) => id === definition.geometryField);
  const wantsPolygons = field?.type.kind === 'geometry' && field.type.shape === 'polygon';
  let closed = 0;
  function* rows(): Generator<SourceRow> {
    closed = 0;
    let row = 0;
    for (const { properties, geometry } of file.features) {
      row++;
      const geojson = wantsPolygons ? closedLines(geometry, () => closed++) : geometry;
      yield { row, cells: file.fields.map((name) => cellOf(properties[name])), geojson };
    }
  }
  const below: SourceRow[] = [];
  for (const row of rows()) {
    below.push(row);
    if (below.length >= PREVIEW_ROWS) break;
  }
  if (below.length === 0) refuse('file.no-layer');
  const hasShapes = below.some(({ geojson }) => geojson !== null && geojson !== undefined);
  const { shape, asked } =
    field && hasShapes
      ? shapeReading(
          file.crs,
          below.map(({ geojson }) => geojson),
          frame,
          answers,
        )
      : { asked: [] };
  const columns = columnsOf(file.fields, below);
  const names = { registerZh: definition.name.zh, registerEn: definition.name.en };
  return {
    ...(file.encoding === undefined ? {} : { encoding: file.encoding }),
    ...(file.sheet === undefined ? {} : { sheet: file.sheet }),
    sheets: file.sheets ?? [],
    columns,
    preview: previewOf(below, columns),
    asked,
    findings: [
      ...(file.findings ?? []),
      ...(hasShapes && !field ? [exchangeFinding('import.shape-on-nothing', {}, names)] : []),
    ],
    hasShapes: hasShapes && field !== undefined,
    ...(shape === undefined ? {} : { shape }),
    rows: async (take) => {
      for (const row of rows()) take(row);
    },
    afterwards: () => (closed === 0 ? [] : [exchangeFinding('import.line-closed', {}, { count: closed })]),
  };
}
