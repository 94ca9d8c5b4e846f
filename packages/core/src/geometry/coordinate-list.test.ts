import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { renderFinding } from '../base/index.ts';
import {
  areaOf,
  type Frame,
  geometryFindings,
  importGeometry,
  readCoordinateList,
  readingId,
} from './index.ts';

const frame: Frame = {
  projection: 'laea',
  ellipsoid: 'CGCS2000',
  lat0: 36.8494,
  lon0: 115.7061,
  unitM: 0.0001,
};

const codes = (text: string, choice?: string) =>
  readCoordinateList(text, frame, choice).findings.map(({ code }) => code);
const withLines = (text: string) =>
  readCoordinateList(text, frame).findings.map(({ code, line }) => `${code} ${line}`);

/** The grid a text comes to, with every fault told. */
function gridOf(text: string, choice?: string) {
  const { reading, findings } = readCoordinateList(text, frame, choice);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(reading).toBeDefined();
  const { geometry } = importGeometry({ geojson: reading!.geojson, crs: reading!.crs }, frame);
  if (geometry?.kind !== 'polygon') throw new Error('polygon expected');
  return geometry;
}

const corners: readonly (readonly [number, number])[] = [
  [115.7011, 36.8444],
  [115.7051, 36.8441],
  [115.7058, 36.8474],
  [115.7009, 36.8479],
];

/** Northing and easting of the corners on a meridian, in decimals of a metre, the prefix in front when there is one. */
function surveyed(meridian: number, prefix: string, decimals = 4, points = corners): [string, string][] {
  const x0 = 500_000 + Number(prefix || 0) * 1_000_000;
  const system = `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${x0} +y_0=0 +a=6378137 +rf=298.257222101 +units=m`;
  return points.map(([lon, lat]) => {
    const [east, north] = proj4('+proj=longlat +a=6378137 +rf=298.257222101', system).forward([lon, lat]);
    return [north!.toFixed(decimals), east!.toFixed(decimals)];
  });
}

interface Written {
  readonly heads?: readonly string[];
  readonly points: readonly (readonly [string, string])[];
  readonly area?: string;
  readonly closed?: boolean;
  readonly eastingFirst?: boolean;
}

/** A land exchange text of one plot. */
function landText({ heads = ['带号=39'], points, area = '', closed = false, eastingFirst = false }: Written) {
  const listed = closed ? [...points, points[0]!] : points;
  return [
    '[属性描述]',
    '格式版本号=1.01',
    '坐标系=2000国家大地坐标系',
    '几度分带=3',
    '投影类型=高斯克吕格',
    '计量单位=米',
    ...heads,
    '精度=0.0001',
    '转换参数=0,0,0,0,0,0,0',
    '[地块坐标]',
    `${listed.length},${area},1,东区一号,面,J50G001,工业用地,,@`,
    ...listed.map(
      ([north, east], i) => `J${i + 1},1,${eastingFirst ? `${east},${north}` : `${north},${east}`}`,
    ),
  ].join('\r\n');
}

describe('one parcel in every way it is written', () => {
  const plain39 = surveyed(117, '');
  const reference = gridOf(landText({ points: plain39 })).polygons[0]![0]!;
  const bare = (points: readonly (readonly [string, string])[]) =>
    points.map((pair) => pair.join(' ')).join('\n');
  it.each([
    ['zone 39 with prefix', landText({ points: surveyed(117, '39') })],
    ['zone 38 without prefix', landText({ heads: ['带号=38'], points: surveyed(114, '') })],
    ['zone 38 with prefix', landText({ heads: ['带号=38'], points: surveyed(114, '38') })],
    ['prefix on the easting, none in the head', landText({ heads: [], points: surveyed(117, '39') })],
    ['zone 39 in neither', landText({ heads: [], points: plain39 })],
    ['zone 38 in neither', landText({ heads: [], points: surveyed(114, '') })],
    ['easting first', landText({ points: plain39, eastingFirst: true })],
    ['prefixed easting first', landText({ points: surveyed(117, '39'), eastingFirst: true })],
    ['closing point repeated', landText({ points: plain39, closed: true })],
    ['six degrees, zone 20', landText({ heads: ['几度分带=6', '带号=20'], points: surveyed(117, '') })],
    ['six degrees, prefixed', landText({ heads: ['几度分带=6'], points: surveyed(117, '20') })],
    ['byte order mark', `\uFEFF${landText({ points: plain39 })}`],
    [
      'full-width figures',
      landText({ points: plain39 }).replace(/[0-9.,]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    ],
    ['a bare list', bare(plain39)],
    ['a bare list with prefix', bare(surveyed(114, '38'))],
  ])('%s: the same grid to the millimetre', (_, text) => {
    const ring = gridOf(text).polygons[0]![0]!;
    expect(ring).toHaveLength(reference.length);
    for (const [i, value] of ring.entries()) expect(Math.abs(value - reference[i]!)).toBeLessThanOrEqual(10);
  });

  it('degrees in either order, told by their size', () => {
    const degrees = (flip: boolean) =>
      corners.map(([lon, lat]) => (flip ? `${lat}, ${lon}` : `${lon}, ${lat}`)).join('\n');
    expect(gridOf(degrees(true))).toEqual(gridOf(degrees(false)));
    expect(Math.abs(gridOf(degrees(false)).polygons[0]![0]![0]! - reference[0]!)).toBeLessThanOrEqual(10);
    expect(readCoordinateList(degrees(false), frame, 'CRS84').reading?.crs).toBe('EPSG:4490');
  });
});

describe('what the head says', () => {
  const points = surveyed(117, '');
  it.each([
    '1980西安坐标系',
    '西安80',
    '北京54坐标系',
    '1954年北京坐标系',
    'WGS84',
    'WGS-84',
    '临清独立坐标系',
    '80国家大地坐标系',
  ])('another datum (%s) is an error with its line, and nothing is read', (datum) => {
    const text = landText({ points }).replace('2000国家大地坐标系', datum);
    const { reading, candidates, findings } = readCoordinateList(text, frame);
    expect([reading, candidates]).toEqual([undefined, []]);
    expect(findings).toMatchObject([
      { code: 'coordinates.other-datum', severity: 'error', line: 3, params: { datum } },
    ]);
  });

  it('CGCS2000 by its other name is CGCS2000', () => {
    expect(codes(landText({ points }).replace('2000国家大地坐标系', 'CGCS2000'))).toEqual([]);
  });

  it('conversion parameters are told of and not used', () => {
    const text = landText({ points }).replace('转换参数=0,0,0,0,0,0,0', '转换参数=12.3,-4,0,0,0,0,1');
    expect(withLines(text)).toEqual(['coordinates.header-unused 9']);
    expect(gridOf(text)).toEqual(gridOf(landText({ points })));
  });

  it('a head that cannot be taken is an error with its line', () => {
    expect(withLines(landText({ points }).replace('几度分带=3', '几度分带=1.5'))).toContain(
      'coordinates.header-unknown 4',
    );
    expect(withLines(landText({ points }).replace('带号=39', '带号=77'))).toContain(
      'coordinates.header-unknown 7',
    );
    expect(withLines(landText({ points }).replace('高斯克吕格', '墨卡托'))).toContain(
      'coordinates.header-unknown 5',
    );
    expect(codes(landText({ heads: ['带号=20'], points }))).toContain('coordinates.width-differs');
    expect(codes(landText({ heads: ['带号=38'], points: surveyed(117, '39') }))).toContain(
      'coordinates.zone-differs',
    );
  });

  it('a unit that the numbers contradict is asked about, and a person can answer', () => {
    const degrees = corners.map(([lon, lat]): [string, string] => [String(lat), String(lon)]);
    const asMetres = landText({ heads: [], points: degrees });
    const asked = readCoordinateList(asMetres, frame);
    expect(asked.reading).toBeUndefined();
    expect(asked.findings.map(({ code }) => code)).toEqual([
      'coordinates.metres-look-like-degrees',
      'coordinates.ask-reading',
    ]);
    expect(asked.candidates.map(readingId)).toEqual(['EPSG:4490/northing-first']);
    expect(gridOf(asMetres, 'EPSG:4490/northing-first').polygons).toHaveLength(1);
    const asDegrees = landText({ points }).replace('计量单位=米', '计量单位=度');
    expect(codes(asDegrees)).toEqual(['coordinates.degrees-look-like-metres', 'coordinates.ask-reading']);
    expect(readCoordinateList(asDegrees, frame).candidates.map(({ crs }) => crs)).toEqual(['EPSG:4548']);
  });

  it('a choice the numbers do not allow is told, never replaced by another', () => {
    const { reading, findings } = readCoordinateList(landText({ points }), frame, 'EPSG:4549');
    expect(reading).toBeUndefined();
    expect(findings.map(({ code }) => code)).toEqual([
      'coordinates.choice-impossible',
      'coordinates.ask-reading',
    ]);
  });

  it('text decoded in the wrong encoding is told, since a head may hide behind it', () => {
    const garbled = landText({ points }).replace('坐标系=2000国家大地坐标系', '\uFFFD\uFFFDϵ=\uFFFD\uFFFD54');
    expect(withLines(garbled)).toContain('coordinates.garbled 3');
  });
});

describe('rings and parts', () => {
  const square = (x: number, y: number, size: number): [string, string][] =>
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
    ].map(([east, north]) => [(4_080_000 + north!).toFixed(3), (384_000 + east!).toFixed(3)]);
  const rings = (...list: readonly (readonly [number, [string, string][]])[]) =>
    [
      '带号=39',
      '0,,1,甲,面,,,,@',
      ...list.flatMap(([ring, points]) => points.map(([n, e], i) => `J${i + 1},${ring},${n},${e}`)),
    ].join('\n');
  const shapeOf = (text: string) => gridOf(text).polygons.map((polygon) => polygon.length);

  it('ring 2 inside ring 1 is a hole, beside it a part, whatever stands first', () => {
    expect(shapeOf(rings([1, square(0, 0, 100)], [2, square(40, 40, 20)]))).toEqual([2]);
    expect(shapeOf(rings([1, square(40, 40, 20)], [2, square(0, 0, 100)]))).toEqual([2]);
    expect(shapeOf(rings([1, square(0, 0, 100)], [2, square(200, 0, 20)]))).toEqual([1, 1]);
  });

  it('an island in a hole is a part of its own', () => {
    const text = rings([1, square(0, 0, 100)], [2, square(20, 20, 60)], [3, square(40, 40, 20)]);
    expect(shapeOf(text).sort()).toEqual([1, 2]);
    expect(Number(areaOf(gridOf(text)).toFixed(0))).toBe(Math.round((10_000 - 3600 + 400) * (1 - 328e-6)));
  });

  it('a hole that starts in a corner of its shell is still a hole', () => {
    const hole = square(0, 0, 20).map(([n, e], i): [string, string] => [n, i === 3 ? '384005.000' : e]);
    hole[1] = ['4080005.000', '384020.000'];
    expect(shapeOf(rings([1, square(0, 0, 100)], [2, hole]))).toEqual([2]);
  });

  it('rings of one number are told apart by their closing points', () => {
    const close = (points: [string, string][]) => [...points, points[0]!];
    expect(shapeOf(rings([1, [...close(square(0, 0, 100)), ...close(square(200, 0, 50))]]))).toEqual([1, 1]);
  });

  it('plots and points written the other way round are told with their lines', () => {
    const flip = (points: [string, string][]) => points.map(([n, e]): [string, string] => [e, n]);
    const plots = (second: [string, string][]) =>
      `${rings([1, square(0, 0, 100)])}\n0,,2,乙,面,,,,@\n${second.map((pair, i) => `J${i + 1},1,${pair.join(',')}`).join('\n')}`;
    expect(withLines(plots(flip(square(200, 0, 50))))).toContain('coordinates.plot-differs 7');
    const one = square(200, 0, 50).map((pair, i): [string, string] => (i === 2 ? [pair[1], pair[0]] : pair));
    expect(withLines(plots(one))).toContain('coordinates.point-differs 10');
    expect(readCoordinateList(plots(one), frame).reading).toBeUndefined();
  });
});

describe('stated area and number of points', () => {
  const points = surveyed(117, '');
  const m2 = Number(areaOf(gridOf(landText({ points }))).toFixed(2));
  it.each([
    ['hectares', (m2 / 10_000).toFixed(4), []],
    ['hectares, named', `${(m2 / 10_000).toFixed(4)}公顷`, []],
    ['mu, named', `${(m2 / 666.6667).toFixed(2)}亩`, []],
    ['square metres', m2.toFixed(2), ['coordinates.area-unit']],
    ['mu', (m2 / 666.6667).toFixed(2), ['coordinates.area-unit']],
    ['one percent more', ((1.01 * m2) / 10_000).toFixed(4), ['coordinates.area-disagrees']],
    ['named hectares that are square metres', `${m2}公顷`, ['coordinates.area-disagrees']],
    ['not a number', '见图', []],
  ])('%s', (_, area, expected) => {
    expect(codes(landText({ points, area }))).toEqual(expected);
  });

  it('a count that fits neither with nor without closing points is told', () => {
    const counted = (count: number, closed: boolean) =>
      landText({ points, closed }).replace(/^\d+,,1/m, `${count},,1`);
    expect(codes(counted(4, true))).toEqual([]);
    expect(codes(counted(5, false))).toEqual([]);
    expect(withLines(counted(7, false))).toEqual(['coordinates.count-differs 11']);
  });
});

describe('text that is not coordinates', () => {
  it('names every line that cannot be read', () => {
    const text = `115.70, 36.84\nhello\n115.71, 36.84\n115.71 36.85 x\nx=3\n=\n115.70, 36.85`;
    expect(withLines(text)).toEqual([2, 4, 5, 6].map((line) => `coordinates.unreadable-line ${line}`));
  });

  it('lists a hundred of very many, and counts the rest', () => {
    const found = readCoordinateList('?\n'.repeat(500), frame).findings;
    expect(found).toHaveLength(101);
    expect(found.at(-1)).toMatchObject({ code: 'coordinates.more-unreadable', params: { count: 400 } });
  });

  it('nothing is nothing, and far away is far away', () => {
    expect(codes('')).toEqual(['coordinates.empty']);
    expect(codes('点号 经度 纬度')).toEqual(['coordinates.empty']);
    expect(codes('100.1, 25.1\n100.2, 25.1\n100.2, 25.2')).toEqual(['geometry.far-away']);
    expect(codes('1\n'.repeat(300_001))).toEqual(['coordinates.too-long']);
  });

  it('takes a height, and does not mistake an easting of six figures for a label', () => {
    const list = readCoordinateList('384145 4080031 30\n384245 4080031 30\n384245 4080131 30', frame);
    expect(list.findings).toEqual([]);
    expect(list.reading?.geojson.coordinates.flat(2)[0]).toEqual([384_145, 4_080_031]);
  });

  it('reads 100,000 lines within seconds, good or bad', () => {
    const round = Array.from({ length: 100_000 }, (_, i) => {
      const turn = (2 * Math.PI * i) / 100_000;
      return `J${i + 1},1,${(4_080_000 + 5000 * Math.sin(turn)).toFixed(4)},${(39_384_000 + 5000 * Math.cos(turn)).toFixed(4)}`;
    });
    for (const text of [
      round.join('\n'),
      `1 ${' '.repeat(900)}x\n`.repeat(20_000),
      '1,1,1,'.repeat(100_000),
    ]) {
      const start = performance.now();
      readCoordinateList(text, frame);
      expect(performance.now() - start).toBeLessThan(10_000);
    }
  }, 30_000);

  it('every text has every place filled in', () => {
    const texts = [
      'x',
      '转换参数=1,2\n坐标系=西安80\n几度分带=9\n1 2',
      landText({ points: surveyed(117, '39'), heads: ['带号=38'], area: '5' }),
      landText({ points: surveyed(117, ''), area: '31.5' }),
      landText({ points: surveyed(117, ''), area: '999999' }).replace('米', '度'),
    ];
    for (const finding of texts.flatMap((text) => [
      ...readCoordinateList(text, frame).findings,
      ...readCoordinateList(text, frame, 'EPSG:4548/northing-first').findings,
    ]))
      for (const language of ['zh', 'en'] as const)
        expect(renderFinding(finding, language, [geometryFindings])).not.toMatch(/\{|^[a-z.-]+$/);
  });
});
