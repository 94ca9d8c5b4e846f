import { Exact, type Finding } from '../base/index.ts';
import type { RawPlot, RawPoint } from './coordinate-lines.ts';
import { geometryFinding } from './findings.ts';
import { ringDoubleArea, STEPS_PER_METRE } from './grid.ts';
import { areaFromDoubleSteps } from './measure.ts';
import { type Ring, ringsToPolygons } from './ring-nesting.ts';

/** Square metres in one of each unit an area is stated in. 1 mu = 2000/3 m². */
const UNITS = [
  { id: 'hectare', size: new Exact(10_000n), zh: '公顷', en: 'ha' },
  { id: 'square-metre', size: new Exact(1n), zh: '平方米', en: 'm²' },
  { id: 'mu', size: new Exact(2000n, 3n), zh: '亩', en: 'mu' },
] as const;

const NAMES: readonly (readonly [RegExp, (typeof UNITS)[number]['id']])[] = [
  [/^(公顷|ha|hm2|hm²)$/i, 'hectare'],
  [/^(平方米|平米|㎡|m2|m²)$/i, 'square-metre'],
  [/^(亩|mu)$/i, 'mu'],
];

/**
 * Stated and computed agree within half a percent: a plane area of a neighbouring zone is off by 0.06 percent, a zone
 * at high altitude projected to another surface by more, and two units of area differ by a factor of 15 at least.
 */
const TOLERANCE = new Exact(1n, 200n);

type Project = (point: RawPoint) => readonly [number, number];

/** Area of a plot in m² on the grid; holes are told by geometry. */
function plotArea(plot: RawPlot, rings: (points: readonly RawPoint[]) => Ring[], project: Project): Exact {
  const placed = plot.points.map((point): RawPoint => {
    const [east, north] = project(point);
    return {
      ...point,
      first: Math.round(north * STEPS_PER_METRE),
      second: Math.round(east * STEPS_PER_METRE),
    };
  });
  let sum = 0n;
  for (const polygon of ringsToPolygons(rings(placed))) {
    polygon.forEach((ring, index) => {
      const area = ringDoubleArea(ring.slice(0, -1).flat());
      sum += (index === 0 ? 1n : -1n) * (area < 0n ? -area : area);
    });
  }
  return areaFromDoubleSteps(sum);
}

function agrees(stated: Exact, decimals: number, size: Exact, computed: Exact): boolean {
  const gap = stated.times(size).minus(computed);
  const distance = gap.sign < 0 ? new Exact(0n).minus(gap) : gap;
  const rounding = size.times(new Exact(1n, 2n * 10n ** BigInt(decimals)));
  return distance.compare(computed.times(TOLERANCE).plus(rounding)) <= 0;
}

/**
 * Compares the area each plot states with the area its points enclose. The exchange format means hectares, files are
 * seen with square metres and mu: an area that fits another unit is a question, one that fits none a warning.
 */
export function areaFaults(
  plots: readonly RawPlot[],
  rings: (points: readonly RawPoint[]) => Ring[],
  project: Project,
): Finding[] {
  return plots.flatMap((plot) => {
    const [, digits, suffix = ''] = /^(\d+(?:\.\d+)?)\s*(\D*)$/.exec(plot.statedArea ?? '') ?? [];
    const stated = digits === undefined ? undefined : Exact.parse(digits);
    if (!stated || stated.sign === 0) return [];
    const computed = plotArea(plot, rings, project);
    const unitName = NAMES.find(([pattern]) => pattern.test(suffix.trim()))?.[1];
    const decimals = digits!.split('.')[1]?.length ?? 0;
    const possible = UNITS.filter(({ id }) => unitName === undefined || id === unitName);
    const fitting = possible.find(({ size }) => agrees(stated, decimals, size, computed));
    if (fitting && (unitName !== undefined || fitting.id === 'hectare')) return [];
    const place = { line: plot.line };
    const params = { plot: plot.name, stated: plot.statedArea ?? '', area: computed.toFixed(2) };
    return fitting
      ? [
          geometryFinding('coordinates.area-unit', place, {
            ...params,
            unitZh: fitting.zh,
            unitEn: fitting.en,
          }),
        ]
      : [
          geometryFinding('coordinates.area-disagrees', place, {
            ...params,
            hectares: computed.over(new Exact(10_000n))!.toFixed(4),
            mu: computed.over(new Exact(2000n, 3n))!.toFixed(3),
          }),
        ];
  });
}
