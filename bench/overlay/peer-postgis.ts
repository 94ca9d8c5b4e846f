/**
 * PostGIS on the same county: controls cut by ST_Subdivide (256 vertices), the control side as the outer loop so that
 * its prepared geometry is used, and the covers shortcut. The best tuning of those measured for the prototype.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { PolygonArrays } from '../../packages/core/src/geometry/kernel/index.ts';
import { startPostgres } from '../../tools/postgres.ts';
import type { CountyData } from './generate.ts';
import { type PeerPairs, type PeerReport, pairKey } from './peers.ts';
import { WellKnownBinary } from './well-known-binary.ts';

const SUBDIVIDE = 256;

/** The client program, found on the path. */
const CLIENT = 'psql';

/** Pairs with the summed area of their pieces; covers first, since most pieces meet a parcel wholly. */
const QUERY = `
  select p.id as parcel, c.id as feature,
         sum(case when p.covered then st_area(p.geom) else st_area(st_intersection(p.geom, c.geom)) end) / 1e8 as area
  from pieces c
  cross join lateral (
    select q.id, q.geom, st_covers(c.geom, q.geom) as covered
    from parcels q where st_intersects(c.geom, q.geom) offset 0
  ) p
  group by 1, 2`;

async function writeTable(path: string, features: PolygonArrays): Promise<void> {
  const file = createWriteStream(path);
  const wkb = new WellKnownBinary(features);
  for (let f = 0; f < features.featureStart.length - 1; f++)
    if (!file.write(`${f}\t${wkb.hex(f)}\n`)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
}

/** Runs a script in one psql session and gives its standard output. */
async function psql(url: string, script: string): Promise<string> {
  const child = spawn(CLIENT, ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(script);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`psql ended with code ${code}`);
  return output;
}

const STAT = `select 'stat ' || pg_read_file('/proc/self/stat');`;

/** Seconds of processor time of the backend at each mark (proc(5): utime and stime, in hundredths). */
function cpuAtMarks(output: string): number[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('stat '))
    .map((line) => {
      const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) / 100;
    });
}

async function readPairs(path: string): Promise<PeerPairs> {
  const pairs: PeerPairs = new Map();
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const [parcel, feature, area] = line.split('\t');
    pairs.set(pairKey(Number(parcel), Number(feature)), Number(area));
  }
  return pairs;
}

/** Loads the county, runs the query twice and reads the pairs. Undefined when the machine has no PostGIS. */
export async function runPostgis(data: CountyData, directory: string): Promise<PeerReport | undefined> {
  const server = await startPostgres();
  if (!server) return undefined;
  try {
    const parcels = join(directory, 'parcels.tsv');
    const controls = join(directory, 'controls.tsv');
    const pieces = join(directory, 'pieces.tsv');
    const result = join(directory, 'result.tsv');
    await writeTable(parcels, data.parcels);
    await writeTable(controls, data.controls);
    await psql(
      server.url,
      `create extension postgis;
       create unlogged table parcels(id int, geom geometry);
       create unlogged table controls(id int, geom geometry);
       alter table parcels alter geom set storage external;
       alter table controls alter geom set storage external;
       \\copy parcels from '${parcels}'
       \\copy controls from '${controls}'
       create unlogged table pieces as select id, st_subdivide(geom, ${SUBDIVIDE}) geom from controls;
       create index on parcels using gist(geom);
       vacuum analyze parcels; vacuum analyze pieces;
       \\copy (select id, encode(st_asbinary(geom), 'hex') from pieces) to '${pieces}'`,
    );
    const output = await psql(
      server.url,
      `set max_parallel_workers_per_gather = 0; set work_mem = '256MB'; set jit = off;
       select 'about ' || version() || ' ' || postgis_full_version();
       ${STAT}
       select 'sum ' || count(*) || ' ' || sum(area) from (${QUERY}) pairs;
       ${STAT}
       create unlogged table result as ${QUERY};
       ${STAT}
       select 'status ' || substring(pg_read_file('/proc/self/status') from 'VmHWM:\\s+(\\d+)');
       \\copy result to '${result}'`,
    );
    const [start, counted, stored] = cpuAtMarks(output);
    const about = output.split('\n').find((line) => line.startsWith('about ')) ?? '';
    const version = `PostgreSQL ${/PostgreSQL (\S+)/.exec(about)?.[1]}, PostGIS ${/POSTGIS="(\S+)/.exec(about)?.[1]}, GEOS ${/GEOS="([\d.]+)/.exec(about)?.[1]}`;
    return {
      name: `PostGIS, subdivide ${SUBDIVIDE}, controls outer`,
      version,
      cpuS: Math.min(counted! - start!, stored! - counted!),
      peakMb: Number(/^status (\d+)/m.exec(output)?.[1]) / 1024,
      pairs: await readPairs(result),
      piecesFile: pieces,
    };
  } finally {
    await server.stop();
  }
}
