import { createReadStream, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type Finding, type FindingCatalogue, renderFinding } from '@luodi/core/base';
import { type LayerFeature, prepareLayer } from '@luodi/core/geometry';
import type { PlanPackage } from '@luodi/core/plan';
import {
  DocumentSplitter,
  isLineFile,
  LineSplitter,
  type ParcelFault,
  readInputHead,
  type ScreenTask,
  SplitFault,
  screenFindings,
  splitFinding,
} from '@luodi/core/screening';
import { type Command, InvalidArgumentError } from 'commander';
import { CommandEnd, EXIT } from '../exit.ts';
import { language, say } from '../language.ts';
import { CATALOGUES, loadUsablePackage } from '../load.ts';
import { findingLine, tell } from '../output.ts';
import { ScreenPool } from '../screen/screen-pool.ts';
import { screenStream } from '../screen/screen-stream.ts';
import { splitInput } from '../screen/split-input.ts';

interface ScreenOptions {
  plan: string;
  layers?: string;
  workers: number;
  crs: string;
}

const SCREEN_CATALOGUES: readonly FindingCatalogue[] = [...CATALOGUES, screenFindings.catalogue];
/** Faults told one by one; the rest is counted, and all of them are in the output. */
const TOLD_FAULTS = 20;
const PROGRESS_MS = 200;

interface ChosenFeature {
  readonly layer: string;
  readonly feature: LayerFeature;
}

/** Polygon features of the asked layers, or of all that are held; says which are not held. */
function chooseFeatures(plan: PlanPackage, asked: string | undefined): ChosenFeature[] {
  const declared = plan.content['layout.yaml'].layers.filter(({ shape }) => shape === 'polygon');
  const wanted = asked?.split(',').map((id) => id.trim());
  const unknown = wanted?.find((id) => !declared.some((layer) => layer.id === id));
  if (unknown !== undefined) {
    const known = declared.map(({ id }) => id).join(', ');
    throw new CommandEnd(
      EXIT.usage,
      say(`没有面图层“${unknown}”。可用：${known}`, `No polygon layer “${unknown}”. There are: ${known}`),
    );
  }
  const chosen = declared.filter(({ id }) => wanted?.includes(id) ?? true);
  const missing = chosen.filter(({ id }) => !plan.layers.has(id)).map(({ id }) => id);
  if (missing.length > 0) {
    const list = missing.join(', ');
    if (wanted)
      throw new CommandEnd(
        EXIT.input,
        say(`规划包未持有图层：${list}`, `The package does not hold the layer: ${list}`),
      );
    tell(
      say(
        `注意：未持有、因而没有对照的图层：${list}`,
        `Note: layers that are not held and were not screened against: ${list}`,
      ),
    );
  }
  return chosen.flatMap(({ id }) =>
    (plan.layers.get(id)?.features ?? [])
      .filter(({ geometry }) => geometry.kind === 'polygon')
      .map((feature) => ({ layer: id, feature })),
  );
}

/** Refuses the whole input for what is wrong with it. */
function refuse(path: string, finding: Finding): CommandEnd {
  return new CommandEnd(
    EXIT.input,
    say(`${path}：`, `${path}: `) + renderFinding(finding, language(), SCREEN_CATALOGUES),
  );
}

/** Says how far it is, on one line of a terminal. */
function openProgress() {
  const started = performance.now();
  let told = started;
  let parcels = 0;
  let faults = 0;
  const line = () => {
    const perSecond = Math.round(parcels / Math.max(0.001, (performance.now() - started) / 1000));
    const bad = faults > 0 ? say(`，${faults} 宗读不了`, `, ${faults} not readable`) : '';
    return say(`${parcels} 宗${bad}，每秒 ${perSecond}`, `${parcels} parcels${bad}, ${perSecond} a second`);
  };
  return {
    add: (more: number, found: readonly ParcelFault[]) => {
      for (const { place, findings } of found) {
        faults++;
        if (faults > TOLD_FAULTS) continue;
        for (const finding of findings) tell(findingLine({ ...finding, file: place }, SCREEN_CATALOGUES));
      }
      parcels += more;
      if (!process.stderr.isTTY || performance.now() - told < PROGRESS_MS) return;
      told = performance.now();
      process.stderr.write(`\r\u001b[K${line()}`);
    },
    end: () => {
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
      if (process.stderr.isTTY || faults > 0) tell(line());
      return { parcels, faults };
    },
  };
}

async function screen(path: string, options: ScreenOptions): Promise<void> {
  const plan = loadUsablePackage(options.plan);
  const { frame } = plan.content['plan.yaml'];
  const chosen = chooseFeatures(plan, options.layers);
  const controls = prepareLayer(
    chosen.map(({ feature }) => feature.geometry),
    { shared: true },
  ).buffer as SharedArrayBuffer;
  const isDocument = path !== '-' && !isLineFile(path);
  if (path !== '-' && !statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new CommandEnd(EXIT.input, say(`没有这个文件：${path}`, `No such file: ${path}`));
  let onGrid = false;
  const input = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 18 });
  const splitter = isDocument
    ? new DocumentSplitter((json) => {
        const head = readInputHead(json, frame);
        if ('code' in head) throw refuse(path, head);
        onGrid = head.onGrid;
      })
    : new LineSplitter();
  const features = splitInput(input, splitter);
  const task = (): ScreenTask => ({
    layers: [...new Set(chosen.map(({ layer }) => layer))],
    names: chosen.map(({ layer, feature }) => [layer, feature.id] as const),
    frame,
    crs: options.crs,
    onGrid,
    input: path,
    isDocument,
  });
  const cancel = new AbortController();
  const stop = () => {
    cancel.abort();
    input.destroy();
  };
  process.once('SIGINT', stop);
  const progress = openProgress();
  try {
    const start = () => new ScreenPool(options.workers, { task: task(), controls });
    await screenStream(features, start, process.stdout, cancel.signal, ({ parcels, faults }) =>
      progress.add(parcels, faults),
    );
    if (cancel.signal.aborted) throw cancel.signal.reason;
  } catch (error) {
    const { parcels } = progress.end();
    if (cancel.signal.aborted)
      throw new CommandEnd(
        EXIT.cancelled,
        say(`已取消；写出了 ${parcels} 宗。`, `Cancelled; ${parcels} parcels were written.`),
      );
    if (error instanceof SplitFault) throw refuse(path, splitFinding(error));
    throw error;
  } finally {
    process.off('SIGINT', stop);
  }
  if (progress.end().faults > 0) process.exitCode = EXIT.input;
}

function workerCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 256) throw new InvalidArgumentError('1–256');
  return count;
}

/** `luodi screen`. */
export function addScreenCommand(program: Command, defaultPlan: string): void {
  program
    .command('screen')
    .argument(
      '<parcels>',
      say(
        '宗地：GeoJSON FeatureCollection、NDJSON（每行一个要素）或图层 *.grid.json；- 为标准输入（NDJSON）',
        'parcels: a GeoJSON FeatureCollection, NDJSON (a feature a line) or a layer *.grid.json; - for standard input (NDJSON)',
      ),
    )
    .option('-p, --plan <package>', say('规划包', 'plan package'), defaultPlan)
    .option(
      '--layers <list>',
      say('只对照这些面图层，以逗号分隔', 'screen against these polygon layers only, separated by commas'),
    )
    .option(
      '--workers <n>',
      say('工作线程数', 'number of worker threads'),
      workerCount,
      availableParallelism(),
    )
    .option('--crs <system>', say('GeoJSON 的坐标系', 'coordinate system of the GeoJSON'), 'CRS84')
    .description(
      say(
        '筛查：每宗地与各图层要素的重叠面积，逐行输出 NDJSON',
        'Screen: what area of every parcel each feature of the layers takes, as lines of NDJSON',
      ),
    )
    .addHelpText(
      'after',
      `\n${say('示例', 'Examples')}:\n  luodi screen parcels.geojson > overlaps.ndjson\n  luodi screen plans/linqing-2021-2025/layers/land_use.grid.json --layers basic_farmland,parks\n  cat parcels.ndjson | luodi screen - --workers 8\n\n${say('面积为椭球面积（平方米）；boundM2 为已证明的误差上限；touch 表示只相接、不重叠。读不了的宗地在输出中保留一行 findings，退出码 3；按 Ctrl-C 取消，退出码 130。', 'Areas are ellipsoidal, in m²; boundM2 is a proven bound on the error; touch: they meet but share no area. A parcel that cannot be read keeps its line, with findings, and the exit code is 3; Ctrl-C cancels with 130.')}`,
    )
    .action(screen);
}
