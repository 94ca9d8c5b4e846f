import { call, getGridLayer, listRecords } from '@luodi/api';
import type { Bilingual, Finding, Language } from '@luodi/core/base';
import { type Frame, type PreparedLayer, prepareLayer } from '@luodi/core/geometry';
import {
  DocumentSplitter,
  type FeatureText,
  isLineFile,
  LineSplitter,
  readInputHead,
} from '@luodi/core/screening';
import { nameKey, type ScreenSource } from './screen-messages.ts';

const RECORDS = 1_000;

/** The input as a whole cannot be screened. */
export class InputRefusal extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.code);
    this.finding = finding;
  }
}

/** The polygon layers a run is made against, prepared. */
export interface ScreenControls {
  readonly frame: Frame;
  readonly names: readonly (readonly [layer: string, feature: string])[];
  readonly titles: Readonly<Record<string, Bilingual>>;
  readonly prepared: PreparedLayer;
}

const get = (url: string, init: RequestInit) => fetch(url, init);

/** Fetches layers as they are on record and prepares them, in shared memory where there may be such. */
export async function loadControls(
  layers: readonly string[],
  language: Language,
  shared: boolean,
): Promise<ScreenControls> {
  const grids = await Promise.all(
    layers.map((layer) => call(getGridLayer, { params: { layer } }, get, { language })),
  );
  const polygons = grids.flatMap(({ id, features }) =>
    features.flatMap((feature) =>
      feature.geometry.kind === 'polygon' ? [{ layer: id, feature, geometry: feature.geometry }] : [],
    ),
  );
  const [first] = grids;
  if (!first) throw new RangeError('there is no layer to screen against');
  return {
    frame: first.frame,
    names: polygons.map(({ layer, feature }) => [layer, feature.id] as const),
    titles: Object.fromEntries(
      polygons.flatMap(({ layer, feature: { id, properties } }) =>
        properties.name ? [[nameKey(layer, id), properties.name as Bilingual]] : [],
      ),
    ),
    prepared: prepareLayer(
      polygons.map(({ geometry }) => geometry),
      { shared },
    ),
  };
}

/** A piece of the input: features that ended in it and how far reading is. */
export interface InputPiece {
  readonly features: Iterable<FeatureText>;
  readonly read: number;
  readonly size: number;
}

/** An input that is being read. */
export interface ScreenInput {
  readonly name: string;
  readonly isDocument: boolean;
  /** True as soon as the first feature is there, if the coordinates are on the grid already. */
  readonly onGrid: () => boolean;
  /** Whether demonstration records were read. */
  readonly demonstration: () => boolean;
  /** Record ids by number of the parcel, when they come from a register. */
  readonly records: readonly string[];
  readonly pieces: () => AsyncGenerator<InputPiece>;
}

/** A file, read as a stream: at no time is more of it in memory than a piece and the feature it ends in. */
export function fileInput(file: File, frame: Frame): ScreenInput {
  let onGrid = false;
  const isDocument = !isLineFile(file.name);
  const splitter = isDocument
    ? new DocumentSplitter((json) => {
        const head = readInputHead(json, frame);
        if ('code' in head) throw new InputRefusal(head);
        onGrid = head.onGrid;
      })
    : new LineSplitter();
  return {
    name: file.name,
    isDocument,
    onGrid: () => onGrid,
    demonstration: () => false,
    records: [],
    pieces: async function* () {
      const reader = file.stream().getReader();
      let read = 0;
      for (let step = await reader.read(); !step.done; step = await reader.read()) {
        read += step.value.length;
        yield { features: splitter.push(step.value), read, size: file.size };
      }
      yield { features: splitter.end(), read, size: file.size };
    },
  };
}

/** The zone's register of parcels as of two times, page by page, each page as known at the first one's number. */
export function registerInput(
  { day, known }: Extract<ScreenSource, { kind: 'register' }>,
  language: Language,
): ScreenInput {
  const records: string[] = [];
  let demonstration = false;
  return {
    name: 'parcels',
    isDocument: false,
    onGrid: () => true,
    demonstration: () => demonstration,
    records,
    pieces: async function* () {
      let asKnown = known;
      for (let offset = 0; ; offset += RECORDS) {
        const query = {
          ...(day ? { day } : {}),
          ...(asKnown ? { known: asKnown } : {}),
          sort: 'number',
          offset,
          limit: RECORDS,
        };
        const params = { register: 'parcels' };
        const page = await call(listRecords, { params, query }, get, { language });
        asKnown = String(page.known);
        demonstration ||= page.demonstration > 0;
        const features = page.records.map(({ id, title, values }, index): FeatureText => {
          records.push(id);
          const shape = values.shape as { readonly grid?: unknown } | null | undefined;
          const feature = { type: 'Feature', id: title || id, geometry: shape?.grid ?? null };
          return { place: offset + index + 1, text: JSON.stringify(feature) };
        });
        const read = offset + page.records.length;
        yield { features, read, size: page.total };
        if (read >= page.total || page.records.length === 0) return;
      }
    },
  };
}
