import { invariant } from '@luodi/core/base';
import type { ReadFeature, ShapeFile } from './read-shapes.ts';

/**
 * Attributes of records in a drawing (DXF R2000): extended data of the entities under a registered application name,
 * one `heading=value` to a string. GDAL writes and reads the entities but none of this, so it is put into what GDAL
 * wrote, and read beside what GDAL reads, entity by entity.
 */
const APPLICATION = 'LUODI';

/** One entity of a record: which part of its shape it is, and what the record says. */
export interface DxfEntity {
  readonly record: number;
  readonly kind: 'point' | 'line' | 'polygon';
  readonly part: number;
  readonly ring: number;
  readonly crs: string;
  readonly values: readonly (readonly [string, string])[];
}

/** A group of a DXF file: its code, and its value as it stands. */
type Group = readonly [code: number, value: string];

/** Most bytes in a string of extended data (255), and in all of an entity (16 kB), with room for codes. */
const MOST_STRING = 240;
const MOST_DATA = 16_000;

/** Signs that DXF writes as one, each as it may stand in a string: nothing but printable ASCII, `\U+` and `^`. */
function signs(text: string): string[] {
  const units: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20) units.push(`^${String.fromCharCode(code + 0x40)}`);
    else if (code === 0x5e) units.push('^ ');
    else if (code < 0x7f && code !== 0x5c) units.push(text[at]!);
    else units.push(`\\U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
  }
  return units;
}

/** A text as a drawing holds it. */
export function dxfText(text: string): string {
  return signs(text).join('');
}

/** A text as a drawing held it. */
export function plainText(written: string): string {
  return written
    .replace(/\^(.)/g, (_, sign: string) =>
      sign === ' ' ? '^' : String.fromCharCode(sign.charCodeAt(0) - 0x40),
    )
    .replace(/\\U\+([0-9A-Fa-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** `heading=value` as strings that are not too long; those after the first go on with `+=`. */
function stringsOf([name, value]: readonly [string, string]): string[] {
  const head = dxfText(name.replaceAll('=', ' '));
  const strings: string[] = [];
  let string = `${head}=`;
  for (const sign of signs(value)) {
    if (string.length + sign.length > MOST_STRING) {
      strings.push(string);
      string = `${head}+=`;
    }
    string += sign;
  }
  return [...strings, string];
}

/** Extended data of an entity. What does not fit is named and left out: it then changes nothing when it comes back. */
function extendedData({ record, kind, part, ring, crs, values }: DxfEntity): Group[] {
  const groups: Group[] = [
    [1001, APPLICATION],
    [1000, `#entity=${record} ${kind} ${part} ${ring} ${crs}`],
    [1002, '{'],
  ];
  let bytes = 0;
  const leftOut: string[] = [];
  for (const value of values) {
    const strings = stringsOf(value);
    const length = strings.reduce((sum, one) => sum + one.length + 8, 0);
    if (bytes + length > MOST_DATA) leftOut.push(value[0]);
    else {
      bytes += length;
      groups.push(...strings.map((one): Group => [1000, one]));
    }
  }
  if (leftOut.length > 0)
    groups.push(...stringsOf(['#omitted', leftOut.join(' ')]).map((one): Group => [1000, one]));
  return [...groups, [1002, '}']];
}

function* groupsOf(text: string): Generator<Group> {
  const lines = text.split(/\r\n|\r|\n/);
  for (let at = 0; at + 1 < lines.length; at += 2) yield [Number(lines[at]), lines[at + 1]!];
}

const ENTITIES: ReadonlySet<string> = new Set(['LWPOLYLINE', 'POLYLINE', 'LINE', 'POINT']);

/** The record of the application in the table of applications: without it a drawing program refuses the data. */
function application(handle: string): Group[] {
  return [
    [0, 'APPID'],
    [5, handle],
    [330, '9'],
    [100, 'AcDbSymbolTableRecord'],
    [100, 'AcDbRegAppTableRecord'],
    [2, APPLICATION],
    [70, '0'],
  ];
}

/** Closes the polyline of a ring: a drawing program tells the area of a closed one. */
function closedRing(groups: readonly Group[]): Group[] {
  const corners = groups.filter(([code]) => code === 10).length;
  let left = corners;
  return groups.flatMap((group): Group[] => {
    const [code] = group;
    if (code === 70) return [[70, '1']];
    if (code === 90) return [[90, String(corners - 1)]];
    if (code === 10) left--;
    return left === 0 && (code === 10 || code === 20) ? [] : [group];
  });
}

/** Puts the data of each entity into a drawing that GDAL wrote, in the order they were given to it. */
export function withExtendedData(drawing: string, entities: readonly DxfEntity[]): string {
  const groups = [...groupsOf(drawing)];
  const highest = groups.reduce(
    (high, [code, value]) => (code === 5 ? Math.max(high, Number.parseInt(value, 16)) : high),
    0,
  );
  const [handle, next] = [highest + 1, highest + 2].map((one) => one.toString(16).toUpperCase()) as [
    string,
    string,
  ];
  const out: Group[] = [];
  let section = '';
  let table = '';
  let count = 0;
  for (let at = 0; at < groups.length; at++) {
    const [code, value] = groups[at]!;
    const [before, name] = [groups[at - 1], groups[at - 1]?.[1]];
    if (code === 2 && before?.[0] === 0 && name === 'SECTION') section = value;
    if (code === 2 && before?.[0] === 0 && name === 'TABLE') table = value;
    if (code === 0 && value === 'ENDTAB' && table === 'APPID') out.push(...application(handle));
    if (section === 'ENTITIES' && code === 0 && ENTITIES.has(value)) {
      let end = at + 1;
      while (end < groups.length && groups[end]![0] !== 0) end++;
      const entity = entities[count++];
      invariant(entity, 'GDAL wrote an entity for each feature');
      const own = groups.slice(at, end);
      out.push(...(entity.kind === 'polygon' ? closedRing(own) : own), ...extendedData(entity));
      at = end - 1;
    } else if (code === 5 && before?.[0] === 9 && name === '$HANDSEED') out.push([5, next]);
    else out.push([code, value]);
  }
  invariant(count === entities.length, 'GDAL wrote an entity for each feature');
  // Layers stand in several tables; whatever is not ASCII would be read by the code page of the drawing.
  const ascii = (text: string) => (/^[\x20-\x7e\t]*$/.test(text) ? text : dxfText(text));
  return `${out.map(([code, value]) => `${String(code).padStart(3)}\n${ascii(value)}`).join('\n')}\n`;
}

interface Found extends Omit<DxfEntity, 'values'> {
  readonly values: Map<string, string>;
}

/** Our extended data in a drawing, by handle of the entity. */
function dataByHandle(drawing: string): Map<string, Found> {
  const found = new Map<string, Found>();
  let [handle, application] = ['', ''];
  let entity: Found | undefined;
  for (const [code, value] of groupsOf(drawing)) {
    if (code === 0) [handle, application, entity] = ['', '', undefined];
    else if (code === 5) handle = value.trim().toUpperCase();
    else if (code === 1001) application = value.trim();
    else if (code === 1000 && application === APPLICATION) {
      const text = plainText(value);
      const said = /^#entity=(\d+) (point|line|polygon) (\d+) (\d+) (\S+)$/.exec(text);
      if (said) {
        const [, record, kind, part, ring, crs = ''] = said;
        entity = {
          record: Number(record),
          kind: kind as DxfEntity['kind'],
          part: Number(part),
          ring: Number(ring),
          crs,
          values: new Map(),
        };
        found.set(handle, entity);
      } else if (entity) put(entity.values, text);
    }
  }
  return found;
}

function put(values: Map<string, string>, text: string): void {
  const [, name = '', sign, value = ''] = /^([^=]*?)(\+?=)(.*)$/s.exec(text) ?? [];
  if (name === '' || name.startsWith('#')) return;
  values.set(name, sign === '+=' ? (values.get(name) ?? '') + value : value);
}

type Part = { readonly part: number; readonly ring: number; readonly coordinates: readonly unknown[] };

/** The parts of a record as one geometry; an entity that is no longer what it was stays as it is drawn. */
function geometryOf(kind: DxfEntity['kind'], parts: readonly Part[]): unknown {
  const lists = new Map<number, unknown[]>();
  for (const { part, coordinates } of [...parts].sort((a, b) => a.part - b.part || a.ring - b.ring))
    lists.set(part, [...(lists.get(part) ?? []), coordinates]);
  const all = [...lists.values()];
  if (kind === 'polygon') return { type: 'MultiPolygon', coordinates: all };
  return { type: kind === 'line' ? 'MultiLineString' : 'MultiPoint', coordinates: all.flat() };
}

const TYPES = { point: 'Point', line: 'LineString', polygon: 'LineString' } as const;

/**
 * Features of a drawing with the attributes that their entities carry; the entities of a record are one feature again,
 * unless one of them was copied in the drawing. Gives nothing new for a drawing without our data.
 */
export function withAttributes(
  fields: readonly string[],
  features: readonly ReadFeature[],
  bytes: Uint8Array,
): Partial<Pick<ShapeFile, 'fields' | 'features' | 'crs'>> {
  const data = dataByHandle(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  if (data.size === 0) return {};
  const names = new Set<string>();
  const rows: { feature: ReadFeature; found?: Found; parts: Part[] }[] = [];
  const byRecord = new Map<number, (typeof rows)[number]>();
  for (const feature of features) {
    const found = data.get(String(feature.properties.EntityHandle ?? '').toUpperCase());
    const { type, coordinates = [] } = (feature.geometry ?? {}) as { type?: string; coordinates?: unknown[] };
    if (!found || type !== TYPES[found.kind]) {
      rows.push({ feature, parts: [] });
      continue;
    }
    for (const name of found.values.keys()) names.add(name);
    const { part, ring } = found;
    const known = byRecord.get(found.record);
    const isCopy = known?.parts.some((one) => one.part === part && one.ring === ring) === true;
    if (known && !isCopy) known.parts.push({ part, ring, coordinates });
    else {
      const row = { feature, found, parts: [{ part, ring, coordinates }] };
      rows.push(row);
      byRecord.set(found.record, row);
    }
  }
  const systems = new Set(rows.map(({ found }) => found?.crs));
  const [crs] = systems;
  return {
    fields: [...names, ...fields.filter((one) => !names.has(one))],
    features: rows.map(({ feature, found, parts }) => {
      if (!found) return feature;
      const layer = plainText(String(feature.properties.Layer ?? ''));
      const properties = { ...feature.properties, Layer: layer, ...Object.fromEntries(found.values) };
      return { properties, geometry: geometryOf(found.kind, parts) };
    }),
    ...(systems.size === 1 && crs !== undefined ? { crs: { id: crs } } : {}),
  };
}
