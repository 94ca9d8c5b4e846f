import {
  Overlay,
  OverlayResults,
  type PolygonArrays,
  prepareLayer,
  prepareParcels,
} from '../../packages/core/src/geometry/kernel/index.ts';
import { FeatureArrays, toGrid } from './county.ts';
import type { CountyData } from './generate.ts';
import { largestFeatures, oneFeature } from './live.ts';
import { ringNoise } from './noise.ts';
import { ExactJudge } from './verify.ts';

const CORNERS = 10_000;
const PARCELS = 20;

/** Parcels of 10,000 vertices and 2 km across, with their centres on the banks of a river. */
function largeParcels(river: PolygonArrays): PolygonArrays {
  const target = new FeatureArrays();
  for (let k = 0; k < PARCELS; k++) {
    const at = 2 * Math.floor(((k + 0.5) / PARCELS) * (river.xy.length / 2));
    const ring = Array.from({ length: CORNERS }, (_, q) => {
      const turn = q / CORNERS;
      const radius = 1000 * (1 + 0.5 * ringNoise(turn, 700 + k, CORNERS / 2));
      return toGrid(
        river.xy[at]! / 10_000 + radius * Math.cos(2 * Math.PI * turn),
        river.xy[at + 1]! / 10_000 + radius * Math.sin(2 * Math.PI * turn),
      );
    });
    target.addRing(ring);
    target.endPolygon();
    target.endFeature();
  }
  return target.finish();
}

/** Large against large; true when every area is within its bound of the exact one. */
export function measureLarge(data: CountyData): boolean {
  const river = oneFeature(data.controls, largestFeatures(data.controls)[0]!);
  const parcels = prepareParcels(largeParcels(river));
  const controls = prepareLayer(river);
  let best = Number.POSITIVE_INFINITY;
  let results = new OverlayResults();
  let exactEvaluations = 0;
  for (let run = 0; run < 5; run++) {
    results = new OverlayResults();
    const kernel = new Overlay(parcels, controls);
    const start = performance.now();
    kernel.run(0, parcels.features, results);
    best = Math.min(best, performance.now() - start);
    exactEvaluations = kernel.exactEvaluations;
  }
  const judge = new ExactJudge(parcels, controls, results);
  const start = performance.now();
  const { checked, within, worstShareOfBound } = judge.sample(results.count);
  const exactMs = (performance.now() - start) / checked;
  const bound = results.boundM2.subarray(0, results.count).reduce((a, b) => Math.max(a, b), 0);
  console.log(
    `${PARCELS} parcels of ${CORNERS} vertices against a river of ${river.xy.length / 2}: ${(best / results.count).toFixed(2)} ms a pair, greatest bound ${bound.toExponential(2)} m2, ${exactEvaluations} of ${results.count} went to exact arithmetic`,
  );
  console.log(
    `  exact check: ${within} of ${checked} within their bound, worst error ${(100 * worstShareOfBound).toFixed(1)} % of it; the exact area takes ${exactMs.toFixed(0)} ms a pair`,
  );
  return within === checked;
}
