import type { GridGeometry } from '@luodi/core/geometry';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type FixtureParcel,
  fixtureParcels,
  parcelGeoPackage,
  parcelShapefile,
  parcelText,
} from '../../../../../fixtures/exchange/parcel-files.ts';
import { context, type ReadResult, read } from './testing/read.ts';

const { frame } = context;
let parcels: FixtureParcel[];
beforeAll(() => {
  parcels = fixtureParcels(frame, 300);
});

/** Land texts have no heads of columns: what stands where is chosen. */
const TEXT_COLUMNS = [
  { index: 2, field: 'number' },
  { index: 3, field: 'address' },
];

/** Every coordinate of a geometry in its order. */
const flat = (geometry: GridGeometry) => (geometry.kind === 'polygon' ? geometry.polygons.flat(2) : []);

/** Compares with the parcels as they were made: the same rings and corners, none moved by a millimetre (10 steps). */
function expectSameParcels({ rows, cells, end }: ReadResult) {
  expect(cells.filter(({ finding }) => finding.severity === 'error')).toEqual([]);
  expect(end).toMatchObject({ rows: 300, faulty: 0 });
  let farthest = 0;
  for (const [index, { data }] of rows.entries()) {
    const { number, address, shape } = parcels[index]!;
    expect([data.number, data.address]).toEqual([number, address]);
    const [made, got] = [flat(shape), flat((data.shape as unknown as { grid: GridGeometry }).grid)];
    expect(got.length).toBe(made.length);
    for (let i = 0; i < made.length; i++) farthest = Math.max(farthest, Math.abs(made[i]! - got[i]!));
  }
  expect(farthest).toBeLessThan(10);
}

describe('300 parcels, whichever way they come', () => {
  it.each([
    ['zone 39 with its number', 'EPSG:4527', 'EPSG:4527'],
    ['zone 38 without its number', 'EPSG:4547', 'EPSG:4547'],
  ])('are the same to the millimetre from shapefile, GeoPackage and text: %s', async (_, system) => {
    const shapefile = await read(await parcelShapefile(parcels, frame, system), 'parcels');
    expect(shapefile.head).toMatchObject({ format: 'shapefile', encoding: 'gb18030', asked: [] });
    expectSameParcels(shapefile);
    const geopackage = await read(await parcelGeoPackage(parcels, frame, system), 'parcels');
    expect(geopackage.head).toMatchObject({ format: 'geopackage', asked: [] });
    expectSameParcels(geopackage);
    const text = await read(parcelText(parcels, frame, system, { inGbk: true }), 'parcels', {
      columns: TEXT_COLUMNS,
    });
    expect(text.head).toMatchObject({ format: 'land-text', encoding: 'gb18030', asked: [] });
    expectSameParcels(text);
  });

  it.each([
    ['eastings stand first', { eastingFirst: true }, 'EPSG:4548', 'EPSG:4548'],
    ['eastings with the zone number stand first', { eastingFirst: true }, 'EPSG:4527', 'EPSG:4527'],
    [
      'heads name another zone than the numbers',
      { heads: ['坐标系=2000国家大地坐标系', '带号=38'] },
      'EPSG:4527',
      'EPSG:4527/northing-first',
    ],
  ])('are asked about when in a text %s', async (_, style, system, answer) => {
    const bytes = parcelText(parcels, frame, system, style);
    const asked = await read(bytes, 'parcels', { columns: TEXT_COLUMNS });
    expect(asked.head?.asked.map(({ kind }) => kind)).toEqual(['axes']);
    expect(asked.head?.goesOn).toBe(false);
    expect(asked.rows).toEqual([]);
    expect(asked.head?.asked[0]?.options.map(({ id }) => id)).toContain(answer);
    const answered = await read(bytes, 'parcels', { columns: TEXT_COLUMNS, answers: { axes: answer } });
    expectSameParcels(answered);
  });

  it('need no question in a text without a zone: of all readings one lies near', async () => {
    const bytes = parcelText(parcels, frame, 'EPSG:4548', { heads: ['坐标系=2000国家大地坐标系'] });
    expectSameParcels(await read(bytes, 'parcels', { columns: TEXT_COLUMNS }));
  });

  it('are asked about when a shapefile has no .prj, and only systems near the zone are offered', async () => {
    const bytes = await parcelShapefile(parcels, frame, 'EPSG:4548', { leftOut: ['.prj'] });
    const { head } = await read(bytes, 'parcels');
    expect(head?.asked.map(({ id }) => id)).toEqual(['crs']);
    expect(head?.asked[0]?.options.map(({ id }) => id)).toContain('EPSG:4548');
    expectSameParcels(await read(bytes, 'parcels', { answers: { crs: 'EPSG:4548' } }));
  });

  it.each([
    ['is missing', { leftOut: ['.cpg'] }],
    ['is wrong', { cpg: 'UTF-8' }],
  ])('read well when the .cpg %s', async (_, how) => {
    const bytes = await parcelShapefile(parcels.slice(0, 30), frame, 'EPSG:4490', how);
    const { head, rows } = await read(bytes, 'parcels');
    expect(head?.encoding).toBe('gb18030');
    expect(rows[0]?.data.address).toBe(parcels[0]!.address);
  });
});

describe('GeoJSON', () => {
  const polygon = (coordinates: unknown) =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { number: '371581000001GB00001' },
          geometry: { type: 'Polygon', coordinates },
        },
      ],
    });
  const [x, y] = [frame.lon0, frame.lat0];

  it.each([
    [
      'a bow-tie',
      [
        [
          [x, y],
          [x + 0.001, y + 0.001],
          [x + 0.001, y],
          [x, y + 0.001],
          [x, y],
        ],
      ],
      'geometry.',
    ],
    [
      'two points',
      [
        [
          [x, y],
          [x + 0.001, y],
          [x, y],
        ],
      ],
      'geometry.too-few-points',
    ],
    [
      'one point three times',
      [
        [
          [x, y],
          [x, y],
          [x, y],
          [x, y],
        ],
      ],
      'geometry.',
    ],
    [
      'no area',
      [
        [
          [x, y],
          [x, y + 0.001],
          [x, y + 0.002],
          [x, y],
        ],
      ],
      'geometry.zero-area',
    ],
    ['no corner', [[]], 'geometry.'],
    [
      'the same ring twice',
      [
        [
          [x, y],
          [x + 0.001, y],
          [x + 0.001, y + 0.001],
          [x, y],
        ],
        [
          [x, y],
          [x + 0.001, y],
          [x + 0.001, y + 0.001],
          [x, y],
        ],
      ],
      'geometry.',
    ],
    [
      'a hole outside',
      [
        [
          [x, y],
          [x + 0.001, y],
          [x + 0.001, y + 0.001],
          [x, y],
        ],
        [
          [x + 0.01, y],
          [x + 0.011, y],
          [x + 0.011, y + 0.001],
          [x + 0.01, y],
        ],
      ],
      'geometry.',
    ],
    [
      'latitude first',
      [
        [
          [y, x],
          [y, x + 0.001],
          [y + 0.001, x],
          [y, x],
        ],
      ],
      'geometry.swapped',
    ],
    [
      'no number',
      [
        [
          [x, null],
          [x, y],
          [x + 0.001, y],
          [x, y],
        ],
      ],
      'geometry.bad-coordinate',
    ],
    [
      'another continent',
      [
        [
          [2, 48],
          [2.1, 48],
          [2.1, 48.1],
          [2, 48],
        ],
      ],
      'geometry.far-away',
    ],
  ])('with %s is a finding at its row, never repaired', async (_, coordinates, code) => {
    const { cells, rows } = await read(polygon(coordinates), 'parcels');
    expect(rows).toEqual([]);
    expect(cells[0]).toMatchObject({ row: 1, field: 'shape' });
    expect(cells[0]?.finding.code.startsWith(code)).toBe(true);
  });

  it('with an open ring is closed and told so; numbers beyond the earth are in no system we take', async () => {
    const corners = [
      [x, y],
      [x + 0.001, y],
      [x + 0.001, y + 0.001],
    ];
    const open = await read(polygon([corners]), 'parcels');
    expect(open.cells.map(({ finding }) => finding.code)).toEqual(['geometry.unclosed-ring']);
    const beyond = await read(polygon([[[1e308, y], ...corners]]), 'parcels');
    expect(beyond.refused).toEqual(['file.crs-unsupported']);
  });
});
