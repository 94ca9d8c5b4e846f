/**
 * `npm run bench -- projection [coordinates]`: coordinates brought into the frame of a zone, proj4 beside it in the same
 * run; how far they differ and how many steps of the grid that moves; and the bits of a browser against those of Node.
 * Ends with an error when a browser's differ, or proj4 by a hundredth of a millimetre. The last line is JSON.
 */
import { cpus, tmpdir } from 'node:os';
import proj4 from 'proj4';
import { launchBrowser } from '../e2e/browser.ts';
import { crsOf, inCrs, toFrame } from '../packages/core/src/geometry/crs.ts';
import { STEPS_PER_METRE } from '../packages/core/src/geometry/grid.ts';
import { serveSources } from './overlay/source-server.ts';
import { FRAME, placesOfZone, projectionBits } from './projection/bits.ts';

const FULL = 1_500_000;
const RUNS = 7;
const PEER_BOUND_M = 1e-5;

const ELLIPSOID = '+a=6378137 +rf=298.257222101';
const DEGREES = `+proj=longlat ${ELLIPSOID} +no_defs`;
const LAEA = `+proj=laea +lat_0=${FRAME.lat0} +lon_0=${FRAME.lon0} +x_0=0 +y_0=0 ${ELLIPSOID} +units=m +no_defs`;
const ZONE_39 = `+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=500000 +y_0=0 ${ELLIPSOID} +units=m +no_defs`;

type Project = (x: number, y: number) => readonly [number, number];
type Points = readonly (readonly [number, number])[];

/** Processor time for one coordinate in nanoseconds: in turn, the middle of all runs. */
function nanosecondsOf(projects: readonly Project[], points: Points): number[] {
  const runs = projects.map((): number[] => []);
  for (let run = 0; run < RUNS; run += 1) {
    projects.forEach((project, index) => {
      let sum = 0;
      const start = process.cpuUsage();
      for (const [x, y] of points) sum += project(x, y)[0];
      const { user, system } = process.cpuUsage(start);
      if (Number.isNaN(sum)) throw new Error('a coordinate is no number');
      runs[index]!.push((1000 * (user + system)) / points.length);
    });
  }
  return runs.map((list) => list.sort((a, b) => a - b)[(RUNS - 1) / 2]!);
}

function difference(ours: Project, peer: Project, points: Points): { worstM: number; moved: number } {
  let [worstM, moved] = [0, 0];
  for (const [x, y] of points) {
    const [a, b] = ours(x, y);
    const [c, d] = peer(x, y);
    worstM = Math.max(worstM, Math.abs(a - c), Math.abs(b - d));
    const step = (value: number) => Math.round(value * STEPS_PER_METRE);
    if (step(a) !== step(c) || step(b) !== step(d)) moved += 1;
  }
  return { worstM, moved };
}

function peerOf(from: string): Project {
  const transform = proj4(from, LAEA);
  return (x, y) => transform.forward([x, y]) as [number, number];
}

async function bitsInBrowser(count: number): Promise<{ browser: string; bits: string }> {
  const script = `import { projectionBits } from '/bench/projection/bits.ts'; postMessage(projectionBits(${count}));`;
  const server = await serveSources(tmpdir(), { '/worker.js': script });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const bits = await page.evaluate(
      () =>
        new Promise<string>((resolve, reject) => {
          const worker = new Worker('/worker.js', { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(`the worker failed: ${message}`));
        }),
    );
    return { browser: `Chromium ${browser.version()}`, bits };
  } finally {
    await browser.close();
    server.close();
  }
}

async function main(args: readonly string[]): Promise<number> {
  const count = Number(args.find((arg) => /^\d+$/.test(arg)) ?? FULL);
  const lonLat = [...placesOfZone(count)];
  const frameToZone = inCrs(crsOf('EPSG:4548')!, FRAME);
  const degrees = toFrame(crsOf('EPSG:4490')!, FRAME);
  const metres = lonLat.map(([lon, lat]) => frameToZone(...degrees(lon, lat)));
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}; ${count} coordinates`);
  const report: Record<string, unknown> = { coordinates: count };
  let worst = 0;
  for (const [name, crs, from, points] of [
    ['degrees', 'EPSG:4490', DEGREES, lonLat],
    ['Gauss-Krüger metres', 'EPSG:4548', ZONE_39, metres],
  ] as const) {
    const [ours, peer] = [toFrame(crsOf(crs)!, FRAME), peerOf(from)];
    const { worstM, moved } = difference(ours, peer, points);
    const [oursNs, peerNs] = nanosecondsOf([ours, peer], points);
    worst = Math.max(worst, worstM);
    report[crs] = { oursNs, peerNs, worstM, moved };
    console.log(
      `${name}: ${oursNs!.toFixed(0)} ns a coordinate, proj4 ${peerNs!.toFixed(0)} ns; greatest difference ${worstM.toExponential(1)} m, ${moved} come to another step of the grid`,
    );
  }
  const here = projectionBits(count);
  const { browser, bits } = await bitsInBrowser(count);
  console.log(`all bits: Node ${here}, ${browser} ${bits}: ${here === bits ? 'the same' : 'DIFFERENT'}`);
  console.log(JSON.stringify({ ...report, same: here === bits }));
  return here === bits && worst < PEER_BOUND_M ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
