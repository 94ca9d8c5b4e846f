import { AppError, type ExportFormat, type FileAnswer, type RegisterRecord } from '@luodi/api';
import type { Language } from '@luodi/core/base';
import { templateOf } from '@luodi/core/exchange';
import { crsOf, type Frame, threeDegreeCrs } from '@luodi/core/geometry';
import type { PlanPackage } from '@luodi/core/plan';
import type { FieldValue, RegisterDefinition } from '@luodi/core/registers';
import {
  type Asker,
  definitionOf,
  openFields,
  type readService,
  recordSubject,
  type ZoneRegisters,
} from '../registers/index.ts';
import type { ChildLine } from './child-line.ts';
import type { ExportRecord } from './files/export-sheet.ts';
import { MOST_ROWS } from './files/limits.ts';
import { templateWorkbook } from './files/write-template.ts';
import { writeInChild } from './in-child.ts';
import type { NamedRecord, WriteTask } from './protocol.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Ending and media type of each format. */
const FILES: Readonly<Record<ExportFormat, readonly [ending: string, mediaType: string]>> = {
  xlsx: ['.xlsx', XLSX],
  csv: ['.csv', 'text/csv; charset=utf-8'],
  geojson: ['.geojson', 'application/geo+json'],
  shapefile: ['.shp.zip', 'application/zip'],
  geopackage: ['.gpkg', 'application/geopackage+sqlite3'],
  dxf: ['.dxf', 'image/vnd.dxf'],
  kml: ['.kml', 'application/vnd.google-earth.kml+xml'],
  flatgeobuf: ['.fgb', 'application/octet-stream'],
  'land-text': ['.txt', 'text/plain; charset=utf-8'],
  'data-package': ['.datapackage.zip', 'application/zip'],
};

/** Formats without places: there the shape stands in a column as text. */
const TABLES: ReadonlySet<ExportFormat> = new Set(['xlsx', 'csv', 'data-package']);
const PLANE: ReadonlySet<ExportFormat> = new Set(['dxf', 'land-text']);

/** Records asked for at once. */
const PAGE = 1_000;

/** A question for an export, as the wire carries it. */
export interface AskedExport {
  readonly format: ExportFormat;
  readonly day?: string | undefined;
  readonly known?: string | undefined;
  readonly search?: string | undefined;
  readonly filters?: string | undefined;
  readonly sort?: string | undefined;
  readonly columns?: string | undefined;
  readonly lang?: Language | undefined;
  readonly crs?: string | undefined;
}

/** What exports are made with. */
export interface ExportParts {
  readonly plan: PlanPackage;
  readonly registers: ZoneRegisters;
  readonly read: ReturnType<typeof readService>;
  readonly line: ChildLine;
}

const fault = (pointer: string, code: string, zh: string, en: string): AppError =>
  new AppError('invalid-input', { count: 1 }, { errors: [{ in: 'query', pointer, code, text: { zh, en } }] });

/** The system the shapes come in: longitude and latitude of CGCS2000, or the plane of the zone for drawings. */
function systemOf(frame: Frame, format: ExportFormat, asked: string | undefined): string {
  const plane = threeDegreeCrs(Math.round(frame.lon0 / 3), false);
  if (format === 'kml') return 'EPSG:4326';
  const crs = asked ?? (PLANE.has(format) ? plane : 'EPSG:4490');
  const known = crsOf(crs);
  if (!known || (PLANE.has(format) && known.kind !== 'projected'))
    throw fault('/crs', 'crs-unknown', `不能以“${crs}”导出。`, `Cannot be exported in “${crs}”.`);
  return crs;
}

/** Ids of the columns wanted, as far as the caller may read them; a name that is none is a fault. */
function columnsOf(
  definition: RegisterDefinition,
  open: ReadonlySet<string>,
  asked: string | undefined,
): string[] {
  const all = definition.fields.filter(({ id }) => open.has(id)).map(({ id }) => id);
  if (asked === undefined) return all;
  const wanted = [...new Set(asked.split(',').filter((id) => id !== ''))];
  const closed = wanted.find((id) => !all.includes(id));
  if (closed !== undefined)
    throw fault('/columns', 'no-such-column', `没有“${closed}”这一列。`, `There is no column “${closed}”.`);
  return wanted;
}

/** Registers out to files. */
export function exportService({ plan, registers, read, line }: ExportParts) {
  const { zone, context } = registers;
  const { frame } = context;

  /** All records of the question, known at one moment, and who else their values name. */
  async function recordsOf(asker: Asker, definition: RegisterDefinition, asked: AskedExport) {
    const { format: _f, columns: _c, lang: _l, crs: _s, ...question } = asked;
    const records: RegisterRecord[] = [];
    let known = question.known;
    let first: Awaited<ReturnType<typeof read.list>> | undefined;
    for (;;) {
      const page = await read.list(asker, definition.id, {
        ...question,
        known,
        offset: records.length,
        limit: PAGE,
      });
      first ??= page;
      if (first.total > MOST_ROWS)
        throw fault(
          '/filters',
          'too-many',
          `超过 ${MOST_ROWS} 条，请缩小范围。`,
          `More than ${MOST_ROWS} records; narrow the question.`,
        );
      records.push(...page.records);
      // The rest is asked for as of the same moment, whatever is written meanwhile.
      known = String(first.known);
      if (page.records.length < PAGE || records.length >= first.total) return { first, records };
    }
  }

  return {
    async exported(
      asker: Asker,
      register: string,
      language: Language,
      asked: AskedExport,
    ): Promise<FileAnswer> {
      const definition = definitionOf(registers, register);
      asker.authorise('register.export', recordSubject(zone, definition));
      if (asked.format === 'land-text' && !hasPolygons(definition))
        throw fault('/format', 'no-polygons', '该台账没有地块图形。', 'This register has no polygons.');
      if (line.isFull) throw new AppError('exchange-busy', {}, { retryAfterS: 10 });
      const crs = systemOf(frame, asked.format, asked.crs);
      // Own records may show more fields than others: columns are those that some record may show.
      const open = openFields(asker, zone, definition);
      const { first, records } = await recordsOf(asker, definition, asked);
      const shown = new Set([...open, ...records.flatMap(({ values }) => Object.keys(values))]);
      const isTable = TABLES.has(asked.format);
      const columns = columnsOf(definition, shown, asked.columns).filter(
        (id) => isTable || id !== definition.geometryField,
      );
      const label = first.demonstration > 0 ? '-演示数据' : '';
      const lang = asked.lang ?? language;
      const name = `${definition.name[lang]}${label}-${first.day}`;
      const task: WriteTask = {
        task: 'write',
        format: asked.format,
        definition,
        plan: plan.content,
        named: namedIn(definition, records),
        language: lang,
        columns,
        zone: plan.content['plan.yaml'].zone.name,
        day: first.day,
        known: first.known,
        records: records.length,
        demonstration: first.demonstration,
        name,
        crs,
        withShapes: definition.geometryField !== undefined && shown.has(definition.geometryField),
      };
      const [ending, mediaType] = FILES[asked.format];
      return { name: name + ending, mediaType, content: await begun(task, records.map(exportRecord), line) };
    },

    template(asker: Asker, register: string, language: Language): FileAnswer {
      const definition = definitionOf(registers, register);
      asker.authorise('register.read', recordSubject(zone, definition));
      // There is no template for a register that one may not bring files into.
      if (!asker.may('import.prepare', { zone, kind: 'import', register: definition.id }))
        throw new AppError('not-found', { what: register });
      const changeable = openFields(asker, zone, definition, 'field.change');
      const template = templateOf(definition, context, language, ({ id }) => changeable.has(id));
      const suffix = language === 'zh' ? '导入模板' : 'template';
      return {
        name: `${template.name}-${suffix}.xlsx`,
        mediaType: XLSX,
        content: templateWorkbook(template),
      };
    },
  };
}

/** The bytes of a file, once its first ones are there: what fails before that is refused, not broken off. */
async function begun(
  task: WriteTask,
  records: readonly ExportRecord[],
  line: ChildLine,
): Promise<AsyncIterable<Uint8Array>> {
  const leave = await line.enter();
  const pieces = writeInChild(task, records);
  const first = await pieces.next().catch((error: unknown) => {
    leave();
    throw error;
  });
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      if (!first.done) yield first.value;
      yield* pieces;
    } finally {
      leave();
    }
  }
  return all();
}

function hasPolygons({ fields, geometryField }: RegisterDefinition): boolean {
  const type = fields.find(({ id }) => id === geometryField)?.type;
  return type?.kind === 'geometry' && type.shape === 'polygon';
}

function exportRecord({ title, demonstration, values }: RegisterRecord): ExportRecord {
  // The wire carries stored values as they are.
  return { title, demonstration, values: values as Readonly<Record<string, FieldValue>> };
}

/** Records of other registers as their values name them, with the titles the caller may see. */
function namedIn(
  definition: RegisterDefinition,
  records: readonly RegisterRecord[],
): Record<string, NamedRecord[]> {
  const titles = new Map(records.flatMap((record) => Object.entries(record.titles)));
  const list = [...titles].map(([id, title]): NamedRecord => ({ id, title, keys: [] }));
  const registers = definition.fields.flatMap(({ type }) =>
    type.kind === 'record' || type.kind === 'records' ? [type.register] : [],
  );
  return Object.fromEntries([...new Set(registers)].map((register) => [register, list]));
}
