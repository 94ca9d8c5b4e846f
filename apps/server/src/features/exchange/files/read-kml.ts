import { askForLayer } from './layers.ts';
import { MOST_ROWS, MOST_VERTICES } from './limits.ts';
import { type ReadFeature, sourceOfShapes } from './read-shapes.ts';
import { refuse } from './refused.ts';
import type { ReadContext, Source } from './source.ts';
import { XmlReader } from './xml.ts';

interface Geometry {
  readonly type: string;
  readonly coordinates?: unknown[];
  readonly geometries?: unknown[];
}

/** A placemark: what it says under which name, and where it is. */
interface Placemark {
  readonly layer: string;
  readonly texts: { name: string; description: string };
  /** By schema and name, so that a heading can be found for it once all schemas are known. */
  readonly data: { readonly schema: string; readonly name: string; head: string; value: string }[];
  geometry: Geometry | null;
}

const GEOMETRIES: ReadonlySet<string> = new Set([
  'Point',
  'LineString',
  'LinearRing',
  'Polygon',
  'MultiGeometry',
]);
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

/** Positions of a list such as `115.7,36.8,0 115.8,36.8`; what is no number stays none, for the check to find. */
function positionsOf(text: string): (number | null)[][] {
  return text
    .split(/\s+/)
    .filter((one) => one !== '')
    .map((tuple) => {
      const [lon = '', lat = ''] = tuple.split(',');
      return [lon, lat].map((one) => (NUMBER.test(one) ? Number(one) : null));
    });
}

/** Puts a finished geometry into the one around it, or gives it as the whole when there is none. */
function within(outer: Geometry | undefined, inner: Geometry): Geometry | undefined {
  if (!outer) return inner;
  if (outer.type === 'Polygon') outer.coordinates?.push(inner.coordinates);
  else outer.geometries?.push(inner);
  return undefined;
}

/** Multi geometries of one kind as GeoJSON has them; mixed ones stay a collection. */
function plainForm({ type, coordinates, geometries = [] }: Geometry): Geometry {
  if (type === 'LinearRing') return { type: 'LineString', coordinates: coordinates ?? [] };
  if (type !== 'MultiGeometry') return { type, coordinates: coordinates ?? [] };
  const parts = (geometries as Geometry[]).map(plainForm);
  const [kind] = new Set(parts.map((one) => one.type));
  const isOne = parts.every((one) => one.type === kind) && kind !== undefined;
  return isOne && ['Point', 'LineString', 'Polygon'].includes(kind)
    ? { type: `Multi${kind}`, coordinates: parts.map((one) => one.coordinates) }
    : { type: 'GeometryCollection', geometries: parts };
}

/** Reads the elements of KML as they come. */
class KmlReader {
  readonly placemarks: Placemark[] = [];
  /** Headings of schema fields, by schema and name. */
  readonly heads = new Map<string, string>();
  readonly #path: string[] = [];
  readonly #folders: string[] = [];
  readonly #shapes: Geometry[] = [];
  #text = '';
  #vertices = 0;
  #placemark: Placemark | undefined;
  #schema = '';
  #field = '';

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#path.push(name);
    this.#text = '';
    if (name === 'Folder' || name === 'Document') this.#folders.push('');
    else if (name === 'Placemark') this.#begin();
    else if (name === 'Schema') this.#schema = attributes.id ?? attributes.name ?? '';
    else if (name === 'SchemaData') this.#schema = (attributes.schemaUrl ?? '').replace(/^.*#/, '');
    else if (name === 'SimpleField') this.#field = attributes.name ?? '';
    else if (name === 'Data' || name === 'SimpleData') this.#beginData(name, attributes.name ?? '');
    else if (this.#placemark && GEOMETRIES.has(name))
      this.#shapes.push(
        name === 'MultiGeometry' ? { type: name, geometries: [] } : { type: name, coordinates: [] },
      );
  }

  text(content: string): void {
    this.#text += content;
  }

  close(name: string): void {
    this.#path.pop();
    const text = this.#text;
    this.#text = '';
    const around = this.#path.at(-1);
    if (name === 'Folder' || name === 'Document') this.#folders.pop();
    else if (name === 'name' && (around === 'Folder' || around === 'Document'))
      this.#folders[this.#folders.length - 1] = text.trim();
    else if (name === 'displayName' && around === 'SimpleField')
      this.heads.set(`${this.#schema}\n${this.#field}`, text.trim());
    else if (this.#placemark) this.#closeWithin(this.#placemark, name, around, text);
  }

  #begin(): void {
    if (this.placemarks.length > MOST_ROWS) refuse('file.too-many-rows', { limit: MOST_ROWS });
    const layer = this.#folders.filter((one) => one !== '').join(' / ') || 'KML';
    this.#placemark = { layer, texts: { name: '', description: '' }, data: [], geometry: null };
  }

  #beginData(element: string, name: string): void {
    const schema = element === 'Data' ? '' : this.#schema;
    this.#placemark?.data.push({ schema, name, head: '', value: '' });
  }

  #closeWithin(placemark: Placemark, name: string, around: string | undefined, text: string): void {
    const data = placemark.data.at(-1);
    if (name === 'Placemark') {
      this.placemarks.push(placemark);
      this.#placemark = undefined;
    } else if ((name === 'name' || name === 'description') && around === 'Placemark')
      placemark.texts[name] = text.trim();
    else if (name === 'value' && around === 'Data' && data) data.value = text;
    else if (name === 'displayName' && around === 'Data' && data) data.head = text.trim();
    else if (name === 'SimpleData' && data) data.value = text;
    else if (name === 'coordinates') this.#setPositions(text);
    else if (GEOMETRIES.has(name)) {
      const shape = this.#shapes.pop();
      const whole = shape && within(this.#shapes.at(-1), shape);
      if (whole) placemark.geometry = plainForm(whole);
    }
  }

  #setPositions(text: string): void {
    const shape = this.#shapes.at(-1);
    if (!shape?.coordinates) return;
    const found = positionsOf(text);
    this.#vertices += found.length;
    if (this.#vertices > MOST_VERTICES) refuse('file.too-many-vertices', { limit: MOST_VERTICES });
    if (shape.type === 'Point') shape.coordinates.push(...(found[0] ?? []));
    else for (const one of found) shape.coordinates.push(one);
  }

  /** Heading of a value: as its schema or it itself names it. */
  headOf({ schema, name, head }: Placemark['data'][number]): string {
    return (head || this.heads.get(`${schema}\n${name}`) || name).trim();
  }
}

const OWN = ['Name', 'Description'] as const;

/** Values of a placemark under their heads. */
function propertiesOf(reader: KmlReader, { data, texts }: Placemark): Record<string, string> {
  const own = data.map((one) => [reader.headOf(one), one.value] as const);
  return Object.fromEntries([...own, ['Name', texts.name], ['Description', texts.description]]);
}

/**
 * Heads of all columns: those of the schemas, then others as they are met. Name and description come last, and only when
 * they say what no column says: a name repeats the title of a record, and is no value of its own.
 */
function fieldsOf(reader: KmlReader, all: readonly Readonly<Record<string, string>>[]): string[] {
  const used = new Set<string>(all.flatMap((properties) => Object.keys(properties)));
  const heads = new Set(reader.heads.values());
  const own = OWN.filter((name) =>
    all.some((properties) => {
      const value = properties[name] ?? '';
      return (
        value !== '' && !Object.entries(properties).some(([other, one]) => other !== name && one === value)
      );
    }),
  );
  for (const head of used) if (!OWN.some((name) => name === head)) heads.add(head);
  return [...heads, ...own];
}

/**
 * Reads KML: placemarks with name, description, typed data of a schema and untyped data, in WGS 84. GDAL as it is
 * compiled here reads names and descriptions only. A document type is refused, and nothing a link names is fetched.
 */
export function readKml(text: Uint8Array, context: ReadContext): Source {
  const reader = new KmlReader();
  const xml = new XmlReader('KML', reader);
  xml.write(text);
  xml.close();
  const layers = [...new Set(reader.placemarks.map(({ layer }) => layer))];
  const [first] = layers;
  if (first === undefined) return refuse('file.no-layer');
  const wanted = layers.find((layer) => layer === context.answers.sheet) ?? first;
  const placemarks = reader.placemarks.filter(({ layer }) => layer === wanted);
  const all = placemarks.map((placemark) => propertiesOf(reader, placemark));
  const features = placemarks.map(
    ({ geometry }, index): ReadFeature => ({ properties: all[index]!, geometry }),
  );
  const source = sourceOfShapes(
    { fields: fieldsOf(reader, all), features, crs: { id: 'EPSG:4326' }, sheet: wanted, sheets: layers },
    context,
  );
  return layers.length > 1 ? { ...source, asked: [askForLayer(layers), ...source.asked] } : source;
}
