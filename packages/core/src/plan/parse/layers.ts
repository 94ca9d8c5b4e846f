import { canonicalJson, type Finding, type Json } from '../../base/index.ts';
import {
  buildLayer,
  checkGeometry,
  type Frame,
  importGeometry,
  type Layer,
  type LayerFeature,
} from '../../geometry/index.ts';
import type { LayerDeclaration } from '../schema/index.ts';
import { featureId, layerFile } from '../schema/layer.ts';
import { parseFindings } from './findings.ts';
import { findingsOfIssues } from './issues.ts';
import { readJson } from './json.ts';
import { type PackageLimits, readText } from './text.ts';

/** What is being read: the file, and what layout.yaml says of it. */
interface Source {
  readonly file: string;
  readonly declaration: LayerDeclaration;
  readonly frame: Frame;
  readonly limits: PackageLimits;
}

/**
 * Reads the file of a declared layer, on the grid (luodi-layer/1) or as GeoJSON in the declared CRS. Gives the layer
 * only when all of it is valid: half a control line would pass what the other half forbids.
 */
export function readLayer(
  file: string,
  bytes: Uint8Array,
  declaration: LayerDeclaration,
  frame: Frame,
  limits: PackageLimits,
): { layer?: Layer; findings: Finding[] } {
  const { text, findings } = readText(file, bytes, limits.layerBytes);
  if (text === undefined) return { findings };
  const json = readJson(file, text, limits);
  findings.push(...json.findings);
  if (json.value === undefined) return { findings };
  const source = { file, declaration, frame, limits };
  const read = file.endsWith('.geojson') ? readGeoJson(source, json.value) : readGrid(source, json.value);
  findings.push(...read.findings, ...findDuplicates(source, read.features));
  if (findings.some(({ severity }) => severity === 'error')) return { findings };
  return { layer: buildLayer({ id: declaration.id, frame: { ...frame } }, read.features), findings };
}

interface Read {
  readonly features: readonly LayerFeature[];
  readonly findings: Finding[];
}

function readGrid({ file, declaration, frame, limits }: Source, value: Json): Read {
  const checked = layerFile.safeParse(value);
  if (!checked.success) {
    const source = { file, schema: layerFile, raw: value };
    return { features: [], findings: findingsOfIssues(source, checked.error.issues, limits.findings) };
  }
  const { data } = checked;
  const findings: Finding[] = [];
  if (data.id !== declaration.id) {
    const params = { found: data.id, layer: declaration.id };
    findings.push(parseFindings.make('package.layer-id-differs', { file, pointer: '/id' }, params));
  }
  if (canonicalJson(data.frame) !== canonicalJson(frame)) {
    findings.push(parseFindings.make('package.layer-frame-differs', { file, pointer: '/frame' }));
  }
  data.features.forEach(({ geometry }, index) => {
    findings.push(...placed(checkGeometry(geometry, frame), file, `/features/${index}/geometry`));
  });
  return { features: data.features, findings };
}

function readGeoJson({ file, declaration, frame }: Source, value: Json): Read {
  const { crs, id: layer } = declaration;
  const findings: Finding[] = [];
  if (crs === undefined || crs === 'grid') {
    return { features: [], findings: [parseFindings.make('package.layer-crs-missing', { file }, { layer })] };
  }
  const members = featuresOf(value);
  if (!members)
    return { features: [], findings: [parseFindings.make('package.layer-not-features', { file })] };
  const features: LayerFeature[] = [];
  members.forEach((member, index) => {
    const pointer = `/features/${index}`;
    const properties = isObject(member.properties) ? member.properties : {};
    const id = featureId.safeParse(String(member.id ?? properties.id ?? ''));
    if (!id.success) {
      findings.push(parseFindings.make('package.layer-feature-id', { file, pointer }, { index: index + 1 }));
    }
    const imported = importGeometry({ geojson: member, crs }, frame);
    findings.push(...placed(imported.findings, file, pointer));
    if (id.success && imported.geometry)
      features.push({ id: id.data, properties, geometry: imported.geometry });
  });
  return { features, findings };
}

type JsonObject = { readonly [key: string]: Json };

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The features of a FeatureCollection, or undefined when it is something else. */
function featuresOf(value: Json): JsonObject[] | undefined {
  if (!isObject(value) || value.type !== 'FeatureCollection' || !Array.isArray(value.features))
    return undefined;
  const members: Json[] = value.features;
  const features = members.filter(isObject).filter(({ type }) => type === 'Feature');
  return features.length === members.length ? features : undefined;
}

function findDuplicates({ file }: Source, features: readonly LayerFeature[]): Finding[] {
  const seen = new Set<string>();
  return features.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const place = { file, pointer: `/features/${index}/id` };
    return [parseFindings.make('package.layer-feature-duplicate', place, { id })];
  });
}

/** Findings of geometry, moved to the feature of the file they concern. */
function placed(findings: readonly Finding[], file: string, base: string): Finding[] {
  return findings.map((finding) => ({ ...finding, file, pointer: `${base}${finding.pointer}` }));
}
