/**
 * Writes the demonstration layers of the Linqing package (演示数据): areas, parks, three control lines, land use,
 * roads and the railway. Invented from one seed number; nothing in them is surveyed and no real line is known here.
 *
 *     node tools/demonstration/layers.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { block, type Cell, Lattice, seededRandom } from './lattice.ts';

const SEED = 20221017;
const METRE = 10_000;
const FRAME = { projection: 'laea', ellipsoid: 'CGCS2000', lat0: 36.85, lon0: 115.7, unitM: 0.0001 };

interface Feature {
  readonly id: string;
  readonly properties: Record<string, unknown>;
  readonly geometry: Record<string, unknown>;
}

interface Zone {
  readonly id: 'area-core' | 'area-yandian';
  readonly name: { zh: string; en: string };
  readonly lattice: Lattice;
  readonly parks: ReadonlyMap<string, { name: { zh: string; en: string }; cells: Cell[] }>;
  readonly town: readonly Cell[];
  readonly redLine: readonly Cell[];
  /** Remnants of farmland left inside or beside a park. */
  readonly remnants: readonly Cell[];
}

const core: Zone = {
  id: 'area-core',
  name: { zh: '城区板块', en: 'Urban core area' },
  lattice: new Lattice({
    seed: SEED,
    columns: 22,
    rows: 18,
    step: 400 * METRE,
    origin: [-4_000 * METRE, -4_200 * METRE],
    rotation: [84, 13, 85],
    jitter: 45 * METRE,
  }),
  parks: new Map([
    [
      'park-smart-equipment',
      { name: { zh: '智能装备产业园', en: 'Intelligent equipment park' }, cells: block(10, 13, 11, 15) },
    ],
    [
      'park-nonferrous',
      { name: { zh: '有色金属产业园', en: 'Non-ferrous metals park' }, cells: block(15, 18, 2, 6) },
    ],
    [
      'park-health',
      { name: { zh: '生态医养服务园', en: 'Eco-medical and elderly-care park' }, cells: block(3, 6, 13, 16) },
    ],
    [
      'park-new-energy-materials',
      {
        name: { zh: '新能源新材料产业园', en: 'New energy and new materials park' },
        cells: block(10, 13, 2, 6),
      },
    ],
    [
      'park-rail-logistics',
      { name: { zh: '铁路物流产业园', en: 'Railway logistics park' }, cells: block(15, 17, 8, 10) },
    ],
    [
      'park-strategic-emerging',
      {
        name: { zh: '战略新兴产业园', en: 'Strategic emerging industries park' },
        cells: block(15, 18, 12, 16),
      },
    ],
    [
      'park-textile',
      {
        name: { zh: '高端纺织服装产业园', en: 'High-end textile and apparel park' },
        cells: block(4, 8, 1, 4),
      },
    ],
  ]),
  town: block(4, 9, 6, 11),
  redLine: [...block(0, 1, 0, 17), [2, 5], [2, 6], [2, 11], [2, 12]],
  remnants: [
    [14, 3],
    [14, 4],
    [19, 14],
    [9, 2],
  ],
};

const yandian: Zone = {
  id: 'area-yandian',
  name: { zh: '烟店板块', en: 'Yandian area' },
  lattice: new Lattice({
    seed: SEED + 1,
    columns: 20,
    rows: 13,
    step: 400 * METRE,
    origin: [8_400 * METRE, -15_600 * METRE],
    rotation: [60, -11, 61],
    jitter: 45 * METRE,
  }),
  parks: new Map([
    [
      'park-yandian-bearing',
      { name: { zh: '烟店轴承产业园', en: 'Yandian bearing park' }, cells: block(6, 13, 4, 8) },
    ],
  ]),
  town: block(8, 11, 9, 11),
  redLine: [
    [17, 9],
    [18, 9],
    [17, 10],
    [18, 10],
    [18, 11],
  ],
  remnants: [
    [14, 6],
    [5, 5],
  ],
};

const zones = [core, yandian];
const key = (cell: Cell) => cell.join(',');
const parkCells = (zone: Zone) => [...zone.parks.values()].flatMap((park) => park.cells);
const without = (cells: readonly Cell[], taken: readonly Cell[]) => {
  const out = new Set(taken.map(key));
  return cells.filter((cell) => !out.has(key(cell)));
};
const allCells = (zone: Zone) => block(0, zone.lattice.options.columns - 1, 0, zone.lattice.options.rows - 1);

/** Blocks inside the urban development boundary: town, parks, and the streets' width around them. */
function urbanCells(zone: Zone): Cell[] {
  const seeds = [...zone.town, ...parkCells(zone)];
  const grown = new Map(seeds.map((cell) => [key(cell), cell]));
  for (const [column, row] of seeds) {
    for (const near of [
      [column + 1, row],
      [column - 1, row],
      [column, row + 1],
      [column, row - 1],
    ] as Cell[]) {
      grown.set(key(near), near);
    }
  }
  const inside = new Set(allCells(zone).map(key));
  const kept = [...grown.values()].filter((cell) => inside.has(key(cell)));
  return without(without(kept, zone.redLine), zone.remnants);
}

function farmlandCells(zone: Zone): Cell[] {
  const random = seededRandom(SEED + 7 + zone.lattice.options.columns);
  const open = without(without(allCells(zone), urbanCells(zone)), zone.redLine);
  const remnants = new Set(zone.remnants.map(key));
  // Seven blocks in ten of the open land are permanent basic farmland; the rest is villages, ponds, orchards.
  return open.filter((cell) => remnants.has(key(cell)) || random() < 0.7);
}

function landUse(zone: Zone): Feature[] {
  const random = seededRandom(SEED + 13 + zone.lattice.options.columns);
  const farmland = new Set(farmlandCells(zone).map(key));
  const redLine = new Set(zone.redLine.map(key));
  const town = new Set(zone.town.map(key));
  const park = new Set(parkCells(zone).map(key));
  const pick = (...choices: [string, number][]) => {
    let rest = random();
    for (const [name, share] of choices) {
      rest -= share;
      if (rest < 0) return name;
    }
    return choices.at(-1)![0];
  };
  const classOf = (cell: Cell) => {
    if (farmland.has(key(cell))) return 'cultivated';
    if (redLine.has(key(cell))) return pick(['water', 0.6], ['green', 0.4]);
    if (park.has(key(cell))) return pick(['industrial', 0.66], ['vacant', 0.34]);
    if (town.has(key(cell))) return pick(['residential', 0.65], ['commercial', 0.2], ['green', 0.15]);
    return pick(['residential', 0.35], ['green', 0.35], ['vacant', 0.3]);
  };
  return allCells(zone).map((cell) => ({
    id: `${zone.id === 'area-core' ? 'lu-c' : 'lu-y'}-${String(cell[0]).padStart(2, '0')}-${String(cell[1]).padStart(2, '0')}`,
    properties: { class: classOf(cell) },
    geometry: { kind: 'polygon', polygons: zone.lattice.outline([cell]) },
  }));
}

function polygons(
  prefix: string,
  zone: Zone,
  cells: readonly Cell[],
  properties: Record<string, unknown>,
): Feature[] {
  return zone.lattice.outline(cells).map((rings, index) => ({
    id: `${prefix}-${zone.id === 'area-core' ? 'c' : 'y'}-${String(index + 1).padStart(3, '0')}`,
    properties,
    geometry: { kind: 'polygon', polygons: [rings] },
  }));
}

function roads(zone: Zone): Feature[] {
  const { columns, rows } = zone.lattice.options;
  const features: Feature[] = [];
  const prefix = zone.id === 'area-core' ? 'road-c' : 'road-y';
  for (let column = 3; column < columns; column += 4) {
    features.push({
      id: `${prefix}-ns-${column}`,
      properties: { class: 'main', name: { zh: `演示纵${column}路`, en: `Demo N–S road ${column}` } },
      geometry: {
        kind: 'line',
        lines: [
          zone.lattice.path([
            [column, 0],
            [column, rows],
          ]),
        ],
      },
    });
  }
  for (let row = 3; row < rows; row += 4) {
    features.push({
      id: `${prefix}-ew-${row}`,
      properties: { class: 'main', name: { zh: `演示横${row}路`, en: `Demo E–W road ${row}` } },
      geometry: {
        kind: 'line',
        lines: [
          zone.lattice.path([
            [0, row],
            [columns, row],
          ]),
        ],
      },
    });
  }
  return features;
}

function railways(): Feature[] {
  return [
    {
      id: 'rail-conventional',
      properties: {
        class: 'railway',
        name: { zh: '普速铁路（演示）', en: 'Conventional railway (demonstration)' },
      },
      geometry: {
        kind: 'line',
        lines: [
          core.lattice.path([
            [15, 0],
            [15, 18],
          ]),
        ],
      },
    },
    {
      id: 'rail-high-speed',
      properties: {
        class: 'high-speed',
        name: {
          zh: '雄商高铁临清段（演示线位）',
          en: 'Xiong–Shang high-speed line, Linqing section (demonstration alignment)',
        },
      },
      geometry: {
        kind: 'line',
        lines: [
          core.lattice.path([
            [20, 0],
            [20, 18],
          ]),
        ],
      },
    },
  ];
}

/** Every demonstration layer by id. */
export function demonstrationLayers(): Map<string, Feature[]> {
  const whole = (prefix: string) =>
    zones.map((zone) => ({
      id: prefix === 'area' ? zone.id : `zone-${zone.id.slice(5)}`,
      properties: { name: zone.name },
      geometry: { kind: 'polygon', polygons: zone.lattice.outline(allCells(zone)) },
    }));
  const parks = zones.flatMap((zone) =>
    [...zone.parks].map(([id, park]) => ({
      id,
      properties: { name: park.name, area: zone.id },
      geometry: { kind: 'polygon', polygons: zone.lattice.outline(park.cells) },
    })),
  );
  const each = (make: (zone: Zone) => Feature[]) => zones.flatMap(make);
  return new Map<string, Feature[]>([
    ['zone', whole('zone')],
    ['areas', whole('area')],
    ['parks', parks],
    ['eco_red_line', each((zone) => polygons('erl', zone, zone.redLine, { class: 'ecological-red-line' }))],
    [
      'basic_farmland',
      each((zone) => polygons('pbf', zone, farmlandCells(zone), { class: 'permanent-basic-farmland' })),
    ],
    [
      'urban_boundary',
      each((zone) => polygons('udb', zone, urbanCells(zone), { class: 'urban-development-boundary' })),
    ],
    ['land_use', each(landUse)],
    ['roads', each(roads)],
    ['railway', railways()],
  ]);
}

/** The bytes of a layer file (luodi-layer/1). One feature a line, so that a change can be read in review. */
export function layerFile(id: string, features: readonly Feature[]): string {
  const head = {
    format: 'luodi-layer/1',
    id,
    frame: FRAME,
    origin: {
      kind: 'demonstration',
      label: { zh: '演示数据', en: 'Demonstration data' },
      generator: 'tools/demonstration/layers.ts',
      seed: SEED,
    },
  };
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"features":[\n${lines}\n]}\n`;
}

if (import.meta.main) {
  const directory = resolve(import.meta.dirname, '../../plans/linqing-2021-2025/layers');
  mkdirSync(directory, { recursive: true });
  for (const [id, features] of demonstrationLayers()) {
    writeFileSync(resolve(directory, `${id}.grid.json`), layerFile(id, features));
    console.log(`${id}: ${features.length} features`);
  }
}
