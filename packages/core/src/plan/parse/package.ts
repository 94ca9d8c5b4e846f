import { compareFindings, compareText, type Finding } from '../../base/index.ts';
import type { Layer } from '../../geometry/index.ts';
import {
  builtInClassifications,
  type Classification,
  type ClassificationSource,
  classificationFromEntries,
} from '../../industry/index.ts';
import { assemblePackage, type PlanPackage } from '../package.ts';
import {
  optionalFiles,
  type PackageClassification,
  type PackageContent,
  type PackageFile,
  packageFiles,
} from '../schema/index.ts';
import { parseFindings } from './findings.ts';
import { findingsOfIssues } from './issues.ts';
import { readLayer } from './layers.ts';
import { suggestion } from './near-miss.ts';
import { lineStartsOf, type Positions, positionAt } from './positions.ts';
import { type PackageLimits, packageLimits, readText } from './text.ts';
import { readYaml } from './yaml.ts';

/** A package, when nothing forbids its use, and everything that was found on the way. */
export interface ParsedPackage {
  readonly package?: PlanPackage;
  readonly findings: Finding[];
}

/** Every name of a YAML file of a package. */
export const packageFileNames = Object.keys(packageFiles) as readonly PackageFile[];

const optional: ReadonlySet<PackageFile> = new Set(optionalFiles);

/** Files that may lie beside a plan and are not part of it. */
const companions = /^(\.git.*|LICENSE.*|[^/]*\.(md|ts))$/;

/**
 * Reads a package from its files by name (`plan.yaml`, `layers/zone.grid.json` …). Gives the complete list of findings
 * of every file, sorted, and the package when none of them is an error.
 */
export function parsePackage(
  files: ReadonlyMap<string, Uint8Array>,
  limits: PackageLimits = packageLimits,
): ParsedPackage {
  const findings: Finding[] = [];
  const positions = new Map<string, Positions>();
  const content: Partial<Record<PackageFile, unknown>> = {};
  for (const name of packageFileNames) {
    const bytes = files.get(name);
    if (bytes === undefined) {
      if (optional.has(name)) continue;
      findings.push(parseFindings.make('package.file-missing', { file: name }, { name }));
      continue;
    }
    const read = readContent(name, bytes, limits);
    findings.push(...read.findings);
    if (read.positions) positions.set(name, read.positions);
    if (read.value !== undefined) content[name] = read.value;
  }
  const locate: PlanPackage['locate'] = (file, pointer) => positions.get(file)?.locate(pointer);
  const classified = readClassification(content, locate);
  const layered = readLayers(files, content, locate, limits);
  findings.push(...findUnknownFiles(files, content), ...classified.findings, ...layered.findings);
  findings.sort(compareFindings);
  const { classification } = classified;
  const usable = findings.every(({ severity }) => severity !== 'error');
  if (!usable || !classification) return { findings };
  // Without an error every file that is not optional was read and checked by its schema.
  const whole = content as unknown as PackageContent;
  return { package: assemblePackage(whole, layered.layers, classification, locate), findings };
}

function readContent(
  name: PackageFile,
  bytes: Uint8Array,
  limits: PackageLimits,
): { value?: unknown; positions?: Positions; findings: Finding[] } {
  const { text, findings } = readText(name, bytes, limits.yamlBytes);
  if (text === undefined) return { findings };
  if (!text.endsWith('\n')) {
    const at = positionAt(lineStartsOf(text), text.length);
    findings.push(parseFindings.make('package.end-missing', { file: name, ...at }));
  }
  const yaml = readYaml(name, text, limits);
  findings.push(...yaml.findings);
  const { positions } = yaml;
  if (yaml.value === undefined || !positions) return { findings, ...(positions && { positions }) };
  const schema = packageFiles[name];
  const checked = schema.safeParse(yaml.value);
  if (checked.success) return { value: checked.data, positions, findings };
  const source = { file: name, schema, raw: yaml.value, positions };
  findings.push(...findingsOfIssues(source, checked.error.issues, limits.findings));
  return { positions, findings };
}

/** The classification the plan names: its own when it brings one, else a built-in edition. */
function readClassification(
  content: Partial<Record<PackageFile, unknown>>,
  locate: PlanPackage['locate'],
): { classification?: Classification; findings: Finding[] } {
  const plan = content['plan.yaml'] as PackageContent['plan.yaml'] | undefined;
  const own = content['classification.yaml'] as PackageClassification | undefined;
  const findings: Finding[] = [];
  let brought: Classification | undefined;
  if (own) {
    const rows = own.entries.map(
      ({ code, parent, name }): ClassificationSource => ({
        code,
        zh: name.zh,
        en: name.en,
        ...(parent !== undefined && { parent }),
      }),
    );
    const built = classificationFromEntries(own.edition, rows);
    brought = built.classification;
    for (const finding of built.findings) {
      const pointer = finding.pointer === '' ? '/edition' : `/entries${finding.pointer}`;
      const file = 'classification.yaml';
      findings.push({ ...finding, file, pointer, ...locate(file, pointer) });
    }
  }
  if (!plan) return { findings };
  const edition = plan.classification;
  if (own && own.edition !== edition) {
    const at = { file: 'classification.yaml', pointer: '/edition' };
    const place = { ...at, ...locate(at.file, at.pointer) };
    const params = { edition: own.edition, expected: edition };
    findings.push(parseFindings.make('package.classification-unused', place, params));
  }
  const classification = own ? brought : builtInClassifications.find((one) => one.edition === edition);
  if (!own && !classification) {
    const at = { file: 'plan.yaml', pointer: '/classification' };
    const known = builtInClassifications.map((one) => one.edition).join(', ');
    const place = { ...at, ...locate(at.file, at.pointer) };
    findings.push(parseFindings.make('package.classification-unknown', place, { edition, known }));
  }
  return { findings, ...(classification && { classification }) };
}

/**
 * The file of a declared layer: itself, or for GeoJSON its form on the grid under the same name, which is what a
 * packed package carries.
 */
function layerFileOf(files: ReadonlyMap<string, Uint8Array>, declared: string): string | undefined {
  if (files.has(declared)) return declared;
  const gridded = declared.replace(/\.geojson$/, '.grid.json');
  return files.has(gridded) ? gridded : undefined;
}

function readLayers(
  files: ReadonlyMap<string, Uint8Array>,
  content: Partial<Record<PackageFile, unknown>>,
  locate: PlanPackage['locate'],
  limits: PackageLimits,
): { layers: ReadonlyMap<string, Layer>; findings: Finding[] } {
  const plan = content['plan.yaml'] as PackageContent['plan.yaml'] | undefined;
  const layout = content['layout.yaml'] as PackageContent['layout.yaml'] | undefined;
  const layers = new Map<string, Layer>();
  const findings: Finding[] = [];
  layout?.layers.forEach((declaration, index) => {
    const { id, file } = declaration;
    if (file === undefined || layers.has(id)) return;
    const name = layerFileOf(files, file);
    if (name === undefined) {
      const at = { file: 'layout.yaml', pointer: `/layers/${index}/file` };
      const place = { ...at, ...locate(at.file, at.pointer) };
      findings.push(parseFindings.make('package.layer-missing', place, { layer: id, name: file }));
      return;
    }
    if (!plan) return;
    const read = readLayer(name, files.get(name)!, declaration, plan.frame, limits);
    findings.push(...read.findings);
    if (read.layer) layers.set(id, read.layer);
  });
  const sorted = [...layers].sort(([a], [b]) => compareText(a, b));
  return { layers: new Map(sorted), findings };
}

function findUnknownFiles(
  files: ReadonlyMap<string, Uint8Array>,
  content: Partial<Record<PackageFile, unknown>>,
): Finding[] {
  const layout = content['layout.yaml'] as PackageContent['layout.yaml'] | undefined;
  const declared = new Set(
    layout?.layers.flatMap(({ file }) => (file === undefined ? [] : (layerFileOf(files, file) ?? []))),
  );
  const findings: Finding[] = [];
  for (const name of [...files.keys()].sort(compareText)) {
    if (Object.hasOwn(packageFiles, name) || companions.test(name) || declared.has(name)) continue;
    if (name.startsWith('layers/')) {
      if (layout) findings.push(parseFindings.make('package.layer-undeclared', { file: name }, { name }));
      continue;
    }
    const missing = packageFileNames.filter((one) => !files.has(one));
    const hint = suggestion(name, missing);
    findings.push(parseFindings.make('package.file-unknown', { file: name }, { name, ...hint }));
  }
  return findings;
}
