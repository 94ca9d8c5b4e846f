import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { Finding } from '@luodi/core/base';
import { type Asked, exchangeFinding } from '@luodi/core/exchange';
import { withAttributes } from './dxf-attributes.ts';
import type { FileFormat, Recognised } from './format.ts';
import { Gdal, GdalError } from './gdal.ts';
import { askForLayer } from './layers.ts';
import { EXCHANGE_ZIP, MOST_ROWS } from './limits.ts';
import { type ReadFeature, sourceOfShapes } from './read-shapes.ts';
import { refuse } from './refused.ts';
import { crsOfProjJson } from './shape-crs.ts';
import { shapefileParts } from './shapefile.ts';
import type { ReadContext, Source } from './source.ts';

/** Formats that GDAL reads. */
export type VectorFormat = Extract<FileFormat, 'shapefile' | 'geopackage' | 'dxf' | 'flatgeobuf'>;

interface Layer {
  readonly name: string;
  readonly fields: readonly string[];
  readonly crs: unknown;
}

interface InfoJson {
  readonly layers?: readonly {
    readonly name?: string;
    readonly fields?: readonly { readonly name?: string }[];
    readonly geometryFields?: readonly {
      readonly coordinateSystem?: { readonly projjson?: unknown } | null;
    }[];
  }[];
}

/** File to open, how, and what is known before. */
interface Opening {
  readonly name: string;
  readonly options: readonly string[];
  readonly encoding?: string;
  readonly findings: readonly Finding[];
  readonly asked?: Asked;
}

function openShapefile(gdal: Gdal, { zip, entry }: Recognised, { answers }: ReadContext): Opening {
  if (!zip || entry === undefined) return refuse('file.part-missing', { part: '.shp' });
  const { files, encoding, isGuessed, asked } = shapefileParts(zip, entry, answers.encoding);
  for (const [name, bytes] of files) gdal.put(name, bytes);
  return {
    name: 'input.shp',
    options: [`ENCODING=${encoding ?? 'UTF-8'}`],
    encoding: encoding === 'CP936' ? 'gb18030' : 'utf-8',
    findings: isGuessed ? [exchangeFinding('import.read-as-gbk')] : [],
    ...(asked ? { asked } : {}),
  };
}

/** Application ids of GeoPackage (OGC 12-128, requirement 2): GPKG, and GP10 and GP11 of its first versions. */
const GEOPACKAGE_IDS = new Set(['GPKG', 'GP10', 'GP11']);

function openGeoPackage(gdal: Gdal, bytes: Uint8Array, { path }: ReadContext): Opening {
  const id = Buffer.from(bytes.subarray(68, 72)).toString('latin1');
  if (bytes.length < 512 || !GEOPACKAGE_IDS.has(id)) refuse('file.damaged', { why: 'GeoPackage' });
  refusePrograms(path);
  // A database that was left with a write-ahead log wants to write one; ours is a copy that nobody writes to.
  const copy = bytes.slice();
  if (copy[18] === 2) [copy[18], copy[19]] = [1, 1];
  gdal.put('input.gpkg', copy);
  return { name: 'input.gpkg', options: ['IMMUTABLE=YES'], findings: [] };
}

function openPlain(gdal: Gdal, bytes: Uint8Array, name: string): Opening {
  gdal.put(name, bytes);
  return { name, options: [], findings: [] };
}

function prepare(gdal: Gdal, recognised: Recognised, bytes: Uint8Array, context: ReadContext): Opening {
  switch (recognised.format as VectorFormat) {
    case 'shapefile':
      return openShapefile(gdal, recognised, context);
    case 'geopackage':
      return openGeoPackage(gdal, bytes, context);
    case 'dxf':
      return openPlain(gdal, bytes, 'input.dxf');
    case 'flatgeobuf':
      return openPlain(gdal, bytes, 'input.fgb');
  }
}

/** Programs a GeoPackage may carry by its own specification and common writers: counting features, keeping indexes. */
const KNOWN_TRIGGER = /^(rtree_|gpkg_|trigger_(insert|delete)_feature_count_|feature_count_)/;

type Dataset = Awaited<ReturnType<Gdal['open']>>;

/**
 * Refuses a database that holds views, or triggers its specification does not know, before anything else opens it: a
 * view can be made never to end. Only the catalogue is read, from the file as it is, and nothing is ever written.
 */
function refusePrograms(path: string): void {
  let names: string[];
  try {
    const place = new URL(`${pathToFileURL(path).href}?mode=ro&immutable=1`);
    const database = new DatabaseSync(place, { readOnly: true, allowExtension: false });
    const rows = database
      .prepare("SELECT type, name FROM sqlite_master WHERE type IN ('view', 'trigger')")
      .all();
    database.close();
    names = rows
      .filter(({ type, name }) => type === 'view' || !KNOWN_TRIGGER.test(String(name)))
      .map(({ name }) => String(name));
  } catch (error) {
    if (Reflect.get(error as object, 'code') !== 'ERR_SQLITE_ERROR') throw error;
    refuse('file.damaged', { why: `GeoPackage: ${(error as Error).message.slice(0, 120)}` });
  }
  if (names.length > 0) refuse('file.program-in-data', { names: names.slice(0, 5).join('、') });
}

async function layersOf(gdal: Gdal, dataset: Dataset): Promise<Layer[]> {
  const info = (await gdal.info(dataset, ['-nocount', '-noextent'])) as InfoJson;
  return (info.layers ?? []).map(({ name = '', fields = [], geometryFields = [] }) => ({
    name,
    fields: fields.flatMap((field) => field.name ?? []),
    crs: geometryFields[0]?.coordinateSystem?.projjson,
  }));
}

const NEWLINE = 0x0a;

/** Features of what GDAL wrote: one on a line, so that no more than one is in memory as an object. */
function* featuresOf(json: Uint8Array): Generator<ReadFeature> {
  let start = 0;
  while (start < json.length) {
    const found = json.indexOf(NEWLINE, start);
    const end = found < 0 ? json.length : found;
    const line = Buffer.from(json.buffer, json.byteOffset + start, end - start)
      .toString('utf8')
      .trim();
    start = end + 1;
    if (!line.startsWith('{ "type": "Feature",')) continue;
    const { properties, geometry } = JSON.parse(line.replace(/,$/, '')) as ReadFeature;
    yield { properties: properties ?? {}, geometry };
  }
}

/** The features of one layer in the coordinates of the file, heights left out. */
async function toJson(gdal: Gdal, dataset: Dataset, layer: Layer): Promise<Uint8Array> {
  // A name that begins with a dash would be read as an option.
  if (layer.name.startsWith('-')) refuse('file.damaged', { why: layer.name.slice(0, 60) });
  const options = ['-f', 'GeoJSON', '-lco', 'RFC7946=NO', '-lco', 'WRITE_NAME=NO', '-dim', 'XY'];
  const output = await gdal.convert(dataset, [...options, '-limit', String(MOST_ROWS + 1), layer.name]);
  const json = [...output.values()][0]!;
  if (json.length > EXCHANGE_ZIP.unpackedBytes)
    refuse('file.too-much', { limit: EXCHANGE_ZIP.unpackedBytes / 2 ** 20 });
  return json;
}

/** Reads a file of places through GDAL. What GDAL cannot read is refused with what it says. */
export async function readVector(
  recognised: Recognised,
  bytes: Uint8Array,
  context: ReadContext,
): Promise<Source> {
  const gdal = await Gdal.load();
  const opening = prepare(gdal, recognised, bytes, context);
  const nothing = {
    sheets: [],
    columns: [],
    preview: [],
    findings: [],
    hasShapes: true,
    rows: async () => undefined,
  };
  if (opening.asked) return { ...nothing, asked: [opening.asked] };
  try {
    const dataset = await gdal.open(opening.name, opening.options);
    const layers = await layersOf(gdal, dataset);
    if (!layers[0]) refuse('file.no-layer');
    const answer = layers.find(({ name }) => name === context.answers.sheet);
    const layer = answer ?? layers[0];
    const json = await toJson(gdal, dataset, layer);
    const source = sourceOfShapes(
      {
        fields: layer.fields,
        features: { [Symbol.iterator]: () => featuresOf(json) },
        crs: crsOfProjJson(layer.crs),
        ...(recognised.format === 'dxf' ? withAttributes(layer.fields, [...featuresOf(json)], bytes) : {}),
        ...(opening.encoding === undefined ? {} : { encoding: opening.encoding }),
        sheet: layer.name,
        sheets: layers.map(({ name }) => name),
        findings: opening.findings,
      },
      context,
    );
    return layers.length > 1
      ? { ...source, asked: [askForLayer(layers.map(({ name }) => name)), ...source.asked] }
      : source;
  } catch (error) {
    if (error instanceof GdalError) return refuse('file.damaged', { why: error.message.slice(0, 160) });
    throw error;
  }
}
