import { type Day, Exact } from '../base/index.ts';
import { areaOf, crsOf, type Frame, type GridGeometry, toCrs } from '../geometry/index.ts';

/** A plot for the land exchange text. */
export interface TextPlot {
  readonly number: string;
  readonly name: string;
  readonly use: string;
  readonly geometry: GridGeometry;
}

/** Heads of the text. */
export interface LandTextHead {
  /** A three-degree Gauss-Krüger system of CGCS2000. */
  readonly crs: string;
  readonly producer: string;
  readonly day: Day;
}

const TEN_THOUSANDTH = new Exact(1n, 10_000n);

/** A cell between commas: the text has no quotes, so its separators go. */
const cell = (text: string) => text.replace(/[,，@\r\n]+/g, ' ').trim();

/**
 * Writes plots as a land exchange text (界址点坐标): northing first, area in hectares, holes as further rings, points
 * to the tenth of a millimetre, the first point repeated at the end of each ring.
 */
export function* landText(plots: Iterable<TextPlot>, head: LandTextHead, frame: Frame): Generator<string> {
  const crs = crsOf(head.crs);
  if (crs?.kind !== 'projected' || crs.meridian === undefined) return;
  const zone = crs.zone ?? crs.meridian / 3;
  yield [
    '[属性描述]',
    '格式版本号=1.01',
    `数据产生单位=${cell(head.producer)}`,
    `数据产生日期=${head.day}`,
    '坐标系=2000国家大地坐标系',
    `几度分带=${crs.width ?? 3}`,
    '投影类型=高斯克吕格',
    '计量单位=米',
    `带号=${zone}`,
    '精度=0.0001',
    '转换参数=0,0,0,0,0,0,0',
    '[地块坐标]',
    '',
  ].join('\r\n');
  for (const plot of plots) yield* plotLines(plot, frame, head.crs);
}

function* plotLines(
  { number, name, use, geometry }: TextPlot,
  frame: Frame,
  system: string,
): Generator<string> {
  const crs = crsOf(system);
  if (geometry.kind !== 'polygon' || !crs) return;
  const rings = (toCrs(geometry, frame, crs).coordinates as [number, number][][][]).flat();
  const points = rings.reduce((sum, ring) => sum + ring.length, 0);
  const hectares = areaOf(geometry).times(TEN_THOUSANDTH).toFixed(4);
  yield `${points},${hectares},${cell(number)},${cell(name)},面,,${cell(use)},,@\r\n`;
  const lines: string[] = [];
  let label = 0;
  rings.forEach((ring, index) => {
    const first = label + 1;
    ring.forEach(([east, north], place) => {
      const isLast = place === ring.length - 1;
      if (!isLast) label++;
      lines.push(`J${isLast ? first : label},${index + 1},${north.toFixed(4)},${east.toFixed(4)}\r\n`);
    });
  });
  yield lines.join('');
}
