import { strFromU8, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderFinding } from '../../base/index.ts';
import { planFindings } from '../findings.ts';
import { cleanSample, type Sample, sampleFiles } from '../sample-package.ts';
import { readPackageZip } from '../zip/read.ts';
import { writePackageZip } from '../zip/write.ts';
import { parsePackage } from './package.ts';

/** Parses the sample after its files were changed as text. */
function parse(change: (files: Map<string, Uint8Array>) => void, sample: Sample = cleanSample()) {
  const files = sampleFiles(sample);
  change(files);
  return parsePackage(files);
}

function edit(files: Map<string, Uint8Array>, name: string, from: string | RegExp, to: string): void {
  const text = strFromU8(files.get(name)!);
  expect(text).toMatch(from);
  files.set(name, strToU8(text.replace(from, to)));
}

const codesOf = (result: ReturnType<typeof parsePackage>) => result.findings.map(({ code }) => code);

describe('a package from its files', () => {
  it('is read without a finding, with hashes of every file and layer', () => {
    const { package: pkg, findings } = parse(() => undefined);
    expect(findings).toEqual([]);
    expect(Object.keys(pkg!.fileHashes)).toHaveLength(15);
    expect(Object.keys(pkg!.layerHashes)).toEqual(['areas', 'farmland', 'parks', 'zone']);
    expect(pkg!.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(pkg!.classification.edition).toBe('GB/T 4754-2017/1');
    expect(pkg!.content['targets.yaml'].targets[0]!.value).toBe('50');
    expect(pkg!.locate('targets.yaml', '/targets/0/by')?.line).toBeGreaterThan(1);
  });

  it('has a hash that ignores layout, comments, order of keys and of files, and sees every value', () => {
    const { package: pkg } = parse(() => undefined);
    const same = parse((files) => {
      edit(files, 'plan.yaml', /^format.*\n/, '# a comment\n');
      files.set('plan.yaml', strToU8(`${strFromU8(files.get('plan.yaml')!)}format:   "luodi-plan/1"\n`));
      const sources = files.get('sources.yaml')!;
      files.delete('sources.yaml');
      files.set('sources.yaml', sources);
    });
    expect(same.package!.hash).toBe(pkg!.hash);
    const other = parse((files) => edit(files, 'targets.yaml', 'value: 50', 'value: 51'));
    expect(other.package!.hash).not.toBe(pkg!.hash);
    const moved = cleanSample();
    moved.layers.farmland!.features[0]!.geometry = {
      kind: 'polygon',
      polygons: [[[30_000_001, 30_000_000, 35_000_000, 30_000_000, 35_000_000, 35_000_000]]],
    };
    expect(parse(() => undefined, moved).package!.hash).not.toBe(pkg!.hash);
  });

  const faults: [name: string, change: (files: Map<string, Uint8Array>) => void, expected: object][] = [
    ['missing file', (f) => f.delete('clauses.yaml'), { code: 'package.file-missing', file: 'clauses.yaml' }],
    [
      'unknown file',
      (f) => f.set('clause.yaml', f.get('clauses.yaml')!),
      { code: 'package.file-unknown', file: 'clause.yaml' },
    ],
    [
      'empty file',
      (f) => f.set('tasks.yaml', new Uint8Array()),
      { code: 'package.file-empty', file: 'tasks.yaml' },
    ],
    [
      'truncated file',
      (f) => f.set('clauses.yaml', f.get('clauses.yaml')!.subarray(0, 700)),
      { code: 'package.end-missing', file: 'clauses.yaml' },
    ],
    [
      '100 MB file',
      (f) => f.set('tasks.yaml', new Uint8Array(100 * 1024 * 1024).fill(32)),
      { code: 'package.file-too-large' },
    ],
    [
      'unknown key',
      (f) => edit(f, 'targets.yaml', 'baseline:', 'basline:'),
      {
        code: 'package.key-unknown',
        pointer: '/targets/0/basline',
        params: { key: 'basline', hintEn: 'Did you mean "baseline"?', hintZh: '是否应为“baseline”？' },
      },
    ],
    [
      'missing key',
      (f) => edit(f, 'targets.yaml', /\n {4}by: .*/, ''),
      { code: 'package.key-missing', pointer: '/targets/0/by', line: 2 },
    ],
    [
      'wrong value',
      (f) => edit(f, 'plan.yaml', 'state: in-force', 'state: in_force'),
      {
        code: 'package.value-not-allowed',
        pointer: '/state',
        params: {
          value: 'in_force',
          allowed: 'preparation, in-force, archived',
          hintEn: 'Did you mean "in-force"?',
          hintZh: '是否应为“in-force”？',
        },
      },
    ],
    [
      'number for text',
      (f) => edit(f, 'industries.yaml', '- "32"', '- 32'),
      { code: 'package.type-wrong', pointer: '/positions/0/codes/0/include/0' },
    ],
    [
      'impossible day',
      (f) => edit(f, 'targets.yaml', /by: .*/, 'by: 2027-02-30'),
      { code: 'package.format-wrong', pointer: '/targets/0/by' },
    ],
    [
      'no decimal',
      (f) => edit(f, 'targets.yaml', 'value: 50', 'value: fifty'),
      { code: 'package.format-wrong', pointer: '/targets/0/value' },
    ],
    [
      'NaN',
      (f) => edit(f, 'targets.yaml', 'value: 50', 'value: .nan'),
      { code: 'package.number-not-finite', pointer: '/targets/0/value' },
    ],
    [
      'list for decimal',
      (f) => edit(f, 'targets.yaml', 'value: 50', 'value: [50]'),
      { code: 'package.format-wrong', pointer: '/targets/0/value' },
    ],
    [
      'misspelt form',
      (f) => edit(f, 'rules.yaml', 'source: law', 'sorce: law'),
      { file: 'rules.yaml', severity: 'error' },
    ],
    [
      'empty list',
      (f) => edit(f, 'questions.yaml', /clauses:\n.*\n/, 'clauses: []\n'),
      { code: 'package.out-of-range', pointer: '/questions/0/clauses' },
    ],
    [
      'one language only',
      (f) => edit(f, 'plan.yaml', /\n {2}en: Sample plan/, ''),
      { code: 'package.key-missing', pointer: '/title/en' },
    ],
    [
      'unknown classification',
      (f) => edit(f, 'plan.yaml', 'GB/T 4754-2017/1', 'GB/T 4754-2002'),
      { code: 'package.classification-unknown', pointer: '/classification' },
    ],
    [
      'layer file missing',
      (f) => f.delete('layers/farmland.grid.json'),
      { code: 'package.layer-missing', pointer: '/layers/3/file' },
    ],
    [
      'layer not declared',
      (f) => f.set('layers/old.geojson', strToU8('{}')),
      { code: 'package.layer-undeclared' },
    ],
    [
      'layer cut off',
      (f) => f.set('layers/zone.grid.json', f.get('layers/zone.grid.json')!.subarray(0, 100)),
      { code: 'package.json-syntax', file: 'layers/zone.grid.json', line: 1, column: 101 },
    ],
    [
      'another layer',
      (f) => f.set('layers/zone.grid.json', f.get('layers/parks.grid.json')!),
      { code: 'package.layer-id-differs', file: 'layers/zone.grid.json' },
    ],
    [
      "another zone's frame",
      (f) => edit(f, 'layers/zone.grid.json', '"lat0":36', '"lat0":37'),
      { code: 'package.layer-frame-differs' },
    ],
    [
      'repeated feature',
      (f) => edit(f, 'layers/parks.grid.json', 'park-b', 'park-a'),
      { code: 'package.layer-feature-duplicate', pointer: '/features/1/id' },
    ],
    [
      'repeated JSON key',
      (f) => edit(f, 'layers/parks.grid.json', '"id":"parks"', '"id":"parks","id":"parks"'),
      { code: 'package.key-duplicate' },
    ],
    [
      '__proto__ in JSON',
      (f) => edit(f, 'layers/parks.grid.json', '"properties":{}', '"properties":{"__proto__":1}'),
      { code: 'package.key-forbidden' },
    ],
    [
      'coordinate out of range',
      (f) => edit(f, 'layers/zone.grid.json', '40000000', '4000000000'),
      { code: 'package.out-of-range', file: 'layers/zone.grid.json' },
    ],
    [
      'coordinate no integer',
      (f) => edit(f, 'layers/zone.grid.json', '40000000', '0.5'),
      { file: 'layers/zone.grid.json', severity: 'error' },
    ],
    [
      'coordinate infinite',
      (f) => edit(f, 'layers/zone.grid.json', '40000000', '1e999'),
      { code: 'package.number-not-finite' },
    ],
  ];
  for (const [name, change, expected] of faults) {
    it(`names: ${name}`, () => {
      const { package: pkg, findings } = parse((files) => void change(files));
      const found = findings.find((finding) =>
        Object.entries(expected).every(([key, value]) => {
          const own = (finding as unknown as Record<string, unknown>)[key];
          return (
            JSON.stringify(own) === JSON.stringify(value) ||
            (key === 'params' && Object.entries(value as object).every(([k, v]) => finding.params[k] === v))
          );
        }),
      );
      expect(found, JSON.stringify(findings, null, 1)).toBeDefined();
      if (found!.severity === 'error') expect(pkg).toBeUndefined();
      for (const language of ['zh', 'en'] as const) {
        expect(renderFinding(found!, language, [planFindings])).not.toMatch(/\{[a-zA-Z]|undefined/);
      }
    });
  }

  it('lists the faults of all files at once, sorted, each with its line', () => {
    const result = parse((files) => {
      edit(files, 'plan.yaml', 'state: in-force', 'state: x');
      edit(files, 'plan.yaml', 'currency: CNY', 'currency: yuan');
      edit(files, 'targets.yaml', 'comparator: ">"', 'comparator: over');
      files.delete('tasks.yaml');
    });
    expect(codesOf(result)).toEqual([
      'package.value-not-allowed',
      'package.format-wrong',
      'package.value-not-allowed',
      'package.file-missing',
    ]);
    expect(result.findings).toHaveLength(4);
    expect(result.findings.filter(({ file }) => file !== 'tasks.yaml').every(({ line }) => line! > 0)).toBe(
      true,
    );
  });

  it('says nothing but missing files of an empty package', () => {
    const { package: pkg, findings } = parsePackage(new Map());
    expect(pkg).toBeUndefined();
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['package.file-missing']));
    expect(findings).toHaveLength(15);
  });

  it('never takes a file cut anywhere for a whole one in silence', () => {
    const whole = sampleFiles(cleanSample()).get('record.yaml')!;
    for (let end = 0; end < whole.length - 1; end += 7) {
      const { package: pkg, findings } = parse((f) => f.set('record.yaml', whole.subarray(0, end)));
      const cutBetweenLines = whole[end - 1] === 10;
      if (!cutBetweenLines) expect(findings.length, `cut at ${end}`).toBeGreaterThan(0);
      if (pkg && !cutBetweenLines) expect(codesOf({ findings })).toContain('package.end-missing');
    }
  });

  it('cuts a list of faults that all say the same', () => {
    const { findings } = parse((f) => f.set('tasks.yaml', strToU8(`tasks: [${'1,'.repeat(2000)}1]\n`)));
    expect(findings.filter(({ file }) => file === 'tasks.yaml')).toHaveLength(501);
    expect(codesOf({ findings })).toContain('package.findings-cut');
  });

  it('takes a classification of its own, checked', () => {
    const sample = cleanSample();
    sample.files['plan.yaml'].classification = 'ISIC Rev.4';
    for (const position of sample.files['industries.yaml'].positions)
      position.codes = [{ edition: 'ISIC Rev.4', include: ['24'] }];
    const name = { zh: '基本金属', en: 'Basic metals' };
    sample.files['classification.yaml'] = {
      edition: 'ISIC Rev.4',
      name,
      partial: true,
      entries: [
        { code: 'C', level: 'section', name },
        { code: '24', level: 'division', parent: 'C', name },
      ],
    };
    expect(parse(() => undefined, sample).package!.classification.lookup('24')?.section).toBe('C');
    sample.files['classification.yaml']!.entries[1]!.parent = 'Z';
    const { findings } = parse(() => undefined, sample);
    expect(findings).toMatchObject([
      { code: 'industry.orphan-entry', file: 'classification.yaml', pointer: '/entries/1/parent' },
    ]);
    expect(findings[0]!.line).toBeGreaterThan(0);
  });

  it('keeps decimals exactly as written', () => {
    const { package: pkg } = parse((f) => {
      edit(f, 'targets.yaml', 'value: 50', 'value: "50.10"');
      edit(f, 'targets.yaml', 'value: 20', 'value: 0.0000001');
    });
    const target = pkg!.content['targets.yaml'].targets[0]!;
    expect([target.value, target.baseline!.value]).toEqual(['50.10', '0.0000001']);
  });
});

describe('layers as GeoJSON', () => {
  const degrees = (points: number[][]) => ({ type: 'Polygon', coordinates: [points] });
  const ring = [
    [115, 36],
    [115.01, 36],
    [115.01, 36.01],
    [115, 36.01],
    [115, 36],
  ];
  const parseGeoJson = (features: object[], crs: 'EPSG:4490' | '' = 'EPSG:4490') => {
    const sample = cleanSample();
    const { crs: _crs, ...declaration } = sample.files['layout.yaml'].layers[3]!;
    sample.files['layout.yaml'].layers[3] = {
      ...declaration,
      file: 'layers/farmland.geojson',
      ...(crs && { crs }),
    };
    delete sample.layers.farmland;
    const text = JSON.stringify({ type: 'FeatureCollection', features });
    return parse((files) => files.set('layers/farmland.geojson', strToU8(text)), sample);
  };
  const feature = (geometry: object, id: unknown = 'f-1') => ({
    type: 'Feature',
    properties: { id },
    geometry,
  });

  it('come onto the grid, and packed on the grid keep the hash of the package', () => {
    const { package: pkg, findings } = parseGeoJson([feature(degrees(ring))]);
    expect(findings).toEqual([]);
    expect(pkg!.layers.get('farmland')!.features[0]).toMatchObject({
      id: 'f-1',
      geometry: { kind: 'polygon' },
    });
    const { files } = readPackageZip(writePackageZip(pkg!));
    expect([...files!.keys()]).toContain('layers/farmland.grid.json');
    expect(parsePackage(files!).package!.hash).toBe(pkg!.hash);
  });

  const faults: [string, () => ReturnType<typeof parsePackage>, RegExp][] = [
    ['no CRS', () => parseGeoJson([feature(degrees(ring))], ''), /^package\.layer-crs-missing$/],
    ['no id', () => parseGeoJson([feature(degrees(ring), null)]), /^package\.layer-feature-id$/],
    ['bare geometry', () => parseGeoJson([degrees(ring)]), /^package\.layer-not-features$/],
    [
      'crossing ring',
      () => parseGeoJson([feature(degrees([ring[0]!, ring[2]!, ring[1]!, ring[3]!, ring[0]!]))]),
      /^geometry\./,
    ],
    [
      'swapped coordinates',
      () => parseGeoJson([feature(degrees(ring.map(([x, y]) => [y!, x!])))]),
      /^geometry\./,
    ],
    [
      'another zone',
      () => parseGeoJson([feature(degrees(ring.map(([x, y]) => [x! - 10, y! - 5])))]),
      /^geometry\./,
    ],
  ];
  for (const [name, run, code] of faults) {
    it(`name: ${name}`, () => {
      const { package: pkg, findings } = run();
      const found = findings.find((finding) => code.test(finding.code));
      expect(found, JSON.stringify(findings)).toMatchObject({ file: 'layers/farmland.geojson' });
      if (found!.severity === 'error') expect(pkg).toBeUndefined();
    });
  }

  it('name a crossing ring of a grid layer with its coordinate', () => {
    const sample = cleanSample();
    sample.layers.farmland!.features[0]!.geometry = {
      kind: 'polygon',
      polygons: [[[0, 0, 1_000_000, 1_000_000, 1_000_000, 0, 0, 1_000_000]]],
    };
    const { findings } = parse(() => undefined, sample);
    expect(findings[0]).toMatchObject({ severity: 'error', file: 'layers/farmland.grid.json' });
    expect(findings[0]!.pointer).toMatch(/^\/features\/0\/geometry/);
  });
});

describe('packing', () => {
  it('writes the same bytes again and again, which read back to the same hash', () => {
    const { package: pkg } = parse(() => undefined);
    const zip = writePackageZip(pkg!);
    expect(writePackageZip(pkg!)).toEqual(zip);
    const { files, findings } = readPackageZip(zip);
    expect(findings).toEqual([]);
    const again = parsePackage(files!);
    expect(again.findings).toEqual([]);
    expect(again.package!.hash).toBe(pkg!.hash);
    expect(writePackageZip(again.package!)).toEqual(zip);
  });
});
