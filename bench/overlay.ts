/**
 * `npm run bench -- overlay [parcels] [--kernel | --peers | --live | --live-browser | --screen-browser | --large]`: overlap areas of a
 * generated county, kernel and peers side by side in one run, every pair compared, the rest decided by exact
 * arithmetic. Without a number 199,373 parcels and 20,509 control features; a smaller number takes that many parcels of
 * the same county; 1000000 takes a county of smaller parcels, without the peers unless `--peers` asks for them.
 * `--kernel` leaves them out. Instead of all that `--live` measures editing, `--live-browser` editing on a page of a
 * browser, `--screen-browser` the screening page over a file, `--large` parcels of 10,000 vertices. The last line is JSON.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checksumResults,
  Overlay,
  type OverlayKernel,
  OverlayResults,
  type PolygonArrays,
  prepareLayer,
  prepareParcels,
} from '../packages/core/src/geometry/kernel/index.ts';
import { runInBrowser } from './overlay/browser-run.ts';
import { type CountyData, generateCounty } from './overlay/generate.ts';
import type { KernelReport } from './overlay/kernel-process.ts';
import { measureLarge } from './overlay/large.ts';
import { measureLive } from './overlay/live.ts';
import { measureLiveBrowser } from './overlay/live-browser.ts';
import { middleOf } from './overlay/measure.ts';
import { runGeosWasm } from './overlay/peer-geos-wasm.ts';
import { runPolyclip } from './overlay/peer-polyclip.ts';
import { runPostgis } from './overlay/peer-postgis.ts';
import { runShapely } from './overlay/peer-shapely.ts';
import type { PeerReport } from './overlay/peers.ts';
import { measureScreenBrowser } from './overlay/screen-browser.ts';
import { type Comparison, ExactJudge } from './overlay/verify.ts';

const FULL = 199_373;
const KERNEL_RUNS = 7;
const POLYCLIP_SECONDS = 5;

/** The first `count` features. Parcels are written row by row, so this is the south of the county. */
function firstFeatures(source: PolygonArrays, count: number): PolygonArrays {
  const { xy, ringStart, polygonStart, featureStart } = source;
  if (count >= featureStart.length - 1) return source;
  const polygons = featureStart[count]!;
  const rings = polygonStart[polygons]!;
  return {
    xy: xy.subarray(0, 2 * ringStart[rings]!),
    ringStart: ringStart.subarray(0, rings + 1),
    polygonStart: polygonStart.subarray(0, polygons + 1),
    featureStart: featureStart.subarray(0, count + 1),
  };
}

function countyOf(wanted: number): CountyData {
  if (wanted > FULL) return generateCounty(354);
  const { parcels, controls } = generateCounty(158);
  return { parcels: firstFeatures(parcels, wanted), controls };
}

function runKernel(directory: string, workers: number, engine: OverlayKernel['engine']): KernelReport {
  const script = join(import.meta.dirname, 'overlay/kernel-process.ts');
  const args = [script, join(directory, 'parcels.bin'), join(directory, 'controls.bin')];
  const child = spawnSync(process.execPath, [...args, String(workers), String(KERNEL_RUNS), engine], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error(`the kernel ended with code ${child.status}`);
  return JSON.parse(child.stdout) as KernelReport;
}

function describe(peer: PeerReport, comparison: Comparison, kernelCpuS: number): string[] {
  const ratio = peer.cpuS / kernelCpuS;
  const { missing, extra, worstM2, beyond, evaluated, kernelWithin, kernelCloser } = comparison;
  return [
    `${peer.name}: ${peer.cpuS.toFixed(2)} CPU-s, ${ratio.toFixed(1)} times the kernel, peak ${peer.peakMb.toFixed(0)} MB (${peer.version})`,
    `  pairs ${peer.pairs.size}, missing in the kernel ${missing}, only in the kernel ${extra}; greatest difference ${worstM2.toExponential(2)} m2`,
    `  ${beyond} differ by more than bound + 1e-9 of the area; of the ${evaluated} largest, decided exactly, the kernel is within its bound in ${kernelWithin} and closer in ${kernelCloser}`,
  ];
}

async function main(args: readonly string[]): Promise<number> {
  const wanted = Number(args.find((arg) => /^\d+$/.test(arg)) ?? FULL);
  const withPeers = args.includes('--peers') || (!args.includes('--kernel') && wanted <= FULL);
  const data = countyOf(wanted);
  if (args.includes('--live')) return measureLive(data) ? 0 : 1;
  if (args.includes('--screen-browser')) return (await measureScreenBrowser(data.parcels)) ? 0 : 1;
  if (args.includes('--live-browser')) return (await measureLiveBrowser(data)) ? 0 : 1;
  if (args.includes('--large')) return measureLarge(data) ? 0 : 1;
  const directory = mkdtempSync(join(tmpdir(), 'luodi-overlay-'));
  try {
    const start = performance.now();
    const parcels = prepareParcels(data.parcels);
    const prepared = performance.now();
    const controls = prepareLayer(data.controls);
    const indexed = performance.now();
    writeFileSync(join(directory, 'parcels.bin'), new Uint8Array(parcels.buffer));
    writeFileSync(join(directory, 'controls.bin'), new Uint8Array(controls.buffer));
    const count = parcels.features;
    console.log(
      `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`,
    );
    console.log(
      `${count} parcels (${parcels.xy.length / 2 - parcels.rings} vertices), ${controls.features} control features (${controls.xy.length / 2 - controls.rings} vertices)`,
    );
    console.log(
      `prepared: parcels ${(prepared - start).toFixed(0)} ms, ${(parcels.buffer.byteLength / count).toFixed(0)} bytes a parcel; controls ${(indexed - prepared).toFixed(0)} ms, ${(controls.buffer.byteLength / 2 ** 20).toFixed(1)} MB`,
    );

    const plain = runKernel(directory, 1, 'typescript');
    const one = runKernel(directory, 1, 'wasm');
    const two = runKernel(directory, 2, 'wasm');
    const plainCpuS = middleOf(plain.runs.slice(1)).cpuS;
    const warm = middleOf(one.runs.slice(1));
    const warmTwo = [...two.runs.slice(1)].sort((a, b) => a.wallS - b.wallS)[2]!;
    console.log(
      `kernel in TypeScript, 1 thread: ${plainCpuS.toFixed(3)} CPU-s warm (${plain.runs[0]!.cpuS.toFixed(3)} first); peak ${plain.maxRssMb.toFixed(0)} MB; ${(plainCpuS / warm.cpuS).toFixed(2)} times the one in WebAssembly`,
    );
    console.log(
      `kernel in WebAssembly, 1 thread: ${warm.cpuS.toFixed(3)} CPU-s warm (${one.runs[0]!.cpuS.toFixed(3)} first), ${warm.wallS.toFixed(3)} s; peak ${one.maxRssMb.toFixed(0)} MB, of it layers ${one.layersMb.toFixed(0)} MB; ${Math.round(count / warm.cpuS)} parcels per CPU-s`,
    );
    console.log(
      `kernel in WebAssembly, 2 workers: ${warmTwo.wallS.toFixed(3)} s (${(warm.wallS / warmTwo.wallS).toFixed(2)} times one thread), ${warmTwo.cpuS.toFixed(3)} CPU-s; peak ${two.maxRssMb.toFixed(0)} MB`,
    );
    const browser = await runInBrowser(directory);
    for (const [engine, { runsS }] of Object.entries(browser.engines)) {
      console.log(
        `kernel, worker in ${browser.browser}, ${engine}: ${Math.min(...runsS).toFixed(3)} s (${runsS[0]!.toFixed(3)} first)`,
      );
    }
    const { typescript, wasm } = browser.engines;
    const checksums = [plain, one, two, typescript, wasm].map(({ checksum }) => checksum);
    console.log(
      `checksums: ${checksums[0]} TypeScript, ${checksums[1]} WebAssembly, ${checksums[2]} two workers, ${checksums[3]} and ${checksums[4]} in the browser`,
    );

    const results = new OverlayResults();
    const kernel = new Overlay(parcels, controls);
    kernel.run(0, count, results);
    const here = checksumResults([results]);
    const same = checksums.every((checksum) => checksum === here);
    const overlapping = results.areaM2.subarray(0, results.count).filter((area) => area > 0).length;
    const worstBound = results.boundM2.subarray(0, results.count).reduce((a, b) => Math.max(a, b), 0);
    console.log(
      `pairs ${results.count}, overlapping ${overlapping}, touching ${results.count - overlapping}; greatest bound ${worstBound.toExponential(2)} m2; ${kernel.exactEvaluations} pairs went to exact arithmetic`,
    );
    const judge = new ExactJudge(parcels, controls, results);
    const sample = judge.sample(500);
    console.log(
      `exact check of a sample: ${sample.within} of ${sample.checked} within their bound, worst error ${(100 * sample.worstShareOfBound).toFixed(1)} % of it`,
    );
    let agreed = same && sample.within === sample.checked;

    const ratios: Record<string, number> = {};
    if (withPeers) {
      const postgis = await runPostgis(data, directory);
      if (postgis) {
        const comparison = judge.compare(postgis.pairs);
        for (const line of describe(postgis, comparison, warm.cpuS)) console.log(line);
        agreed &&= comparison.missing === 0 && comparison.extra === 0;
        agreed &&= comparison.kernelWithin === comparison.evaluated;
        ratios.postgis = postgis.cpuS / warm.cpuS;
        const shapely = runShapely(directory, postgis.piecesFile!);
        if (shapely) {
          const theirs = judge.compare(shapely.pairs);
          for (const line of describe(shapely, theirs, warm.cpuS)) console.log(line);
          agreed &&= theirs.missing === 0 && theirs.extra === 0 && theirs.kernelWithin === theirs.evaluated;
          ratios.shapely = shapely.cpuS / warm.cpuS;
        } else
          console.log('Shapely: left out, Python has no shapely and numpy here (LUODI_PYTHON names another)');
      } else {
        console.log('PostGIS: left out, no PostgreSQL 15 with PostGIS on this machine');
        console.log('Shapely: left out, it is given the pieces that PostGIS cuts');
      }
      const geosWasm = await runGeosWasm(data);
      const theirs = judge.compare(geosWasm.pairs);
      for (const line of describe(geosWasm, theirs, warm.cpuS)) console.log(line);
      agreed &&= theirs.missing === 0 && theirs.extra === 0 && theirs.kernelWithin === theirs.evaluated;
      ratios.geosWasm = geosWasm.cpuS / warm.cpuS;
      const polyclip = await runPolyclip(data, results, POLYCLIP_SECONDS);
      const perPair = polyclip.cpuS / polyclip.pairs / (warm.cpuS / results.count);
      console.log(
        `polyclip-ts: ${polyclip.pairs} pairs in ${polyclip.cpuS.toFixed(2)} CPU-s, ${perPair.toFixed(0)} times the kernel by pair; greatest difference ${polyclip.worstM2.toExponential(2)} m2`,
      );
      ratios.polyclip = perPair;
    }
    console.log(agreed ? 'all agree' : 'NOT ALL AGREE');
    console.log(
      JSON.stringify({
        parcels: count,
        kernelCpuS: warm.cpuS,
        typescriptCpuS: plainCpuS,
        twoWorkersS: warmTwo.wallS,
        bytesPerParcel: parcels.buffer.byteLength / count,
        checksum: here,
        agreed,
        ratios,
      }),
    );
    return agreed ? 0 : 1;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

process.exitCode = await main(process.argv.slice(2));
