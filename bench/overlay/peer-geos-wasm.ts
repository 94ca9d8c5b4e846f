/**
 * GEOS compiled to WebAssembly, tuned as its native kin: controls cut into pieces of at most 256 vertices, pieces
 * prepared, covers before intersection. Candidates come from the kernel's tree of boxes, which is faster than its own.
 */
import initGeos from 'geos-wasm';
import {
  type PolygonArrays,
  type PreparedParcels,
  prepareParcels,
} from '../../packages/core/src/geometry/kernel/index.ts';
import { TreeSearch } from '../../packages/core/src/geometry/kernel/ring-tree.ts';
import type { CountyData } from './generate.ts';
import { measure } from './measure.ts';
import { type PeerPairs, type PeerReport, pairKey } from './peers.ts';
import { WellKnownBinary } from './well-known-binary.ts';

type Geos = Awaited<ReturnType<typeof initGeos>>;
type Geometry = ReturnType<Geos['GEOSWKBReader_read']>;

const SUBDIVIDE = 256;
const POLYGON = 3;
const MULTIPOLYGON = 6;
const SQUARE_STEPS_PER_M2 = 1e8;

interface Piece {
  readonly feature: number;
  readonly geometry: Geometry;
  readonly prepared: ReturnType<Geos['GEOSPrepare']>;
  readonly box: readonly [minX: number, minY: number, maxX: number, maxY: number];
}

/** GEOS with one place in its memory for a double that it answers into. */
class GeosCalls {
  readonly geos: Geos;
  readonly #answer: number;
  readonly #reader: ReturnType<Geos['GEOSWKBReader_create']>;

  constructor(geos: Geos) {
    this.geos = geos;
    this.#answer = geos.Module._malloc(8);
    this.#reader = geos.GEOSWKBReader_create();
  }

  read(wkb: Uint8Array): Geometry {
    const { Module } = this.geos;
    const at = Module._malloc(wkb.length);
    Module.HEAPU8.set(wkb, at);
    const geometry = this.geos.GEOSWKBReader_read(this.#reader, at as never, wkb.length);
    Module._free(at);
    return geometry;
  }

  area(geometry: Geometry): number {
    this.geos.GEOSArea(geometry, this.#answer as never);
    return this.geos.Module.HEAPF64[this.#answer >> 3]!;
  }

  box(geometry: Geometry): Piece['box'] {
    const ask = (call: (g: Geometry, answer: never) => number) => {
      call(geometry, this.#answer as never);
      return this.geos.Module.HEAPF64[this.#answer >> 3]!;
    };
    const { GEOSGeom_getXMin, GEOSGeom_getYMin, GEOSGeom_getXMax, GEOSGeom_getYMax } = this.geos;
    return [ask(GEOSGeom_getXMin), ask(GEOSGeom_getYMin), ask(GEOSGeom_getXMax), ask(GEOSGeom_getYMax)];
  }

  /** Cuts a geometry by halves until each piece is small; owns and frees what it cuts. */
  cut(geometry: Geometry, feature: number, pieces: Piece[]): void {
    const { geos } = this;
    const type = geos.GEOSGeomTypeId(geometry);
    if (geos.GEOSisEmpty(geometry) !== 0 || (type !== POLYGON && type !== MULTIPOLYGON)) {
      geos.GEOSGeom_destroy(geometry);
      return;
    }
    const box = this.box(geometry);
    if (geos.GEOSGetNumCoordinates(geometry) <= SUBDIVIDE) {
      pieces.push({ feature, geometry, prepared: geos.GEOSPrepare(geometry), box });
      return;
    }
    const [minX, minY, maxX, maxY] = box;
    const isWide = maxX - minX > maxY - minY;
    const middle = Math.round(isWide ? (minX + maxX) / 2 : (minY + maxY) / 2);
    const lower = isWide ? [minX, minY, middle, maxY] : [minX, minY, maxX, middle];
    const upper = isWide ? [middle, minY, maxX, maxY] : [minX, middle, maxX, maxY];
    for (const [x0, y0, x1, y1] of [lower, upper])
      this.cut(geos.GEOSClipByRect(geometry, x0!, y0!, x1!, y1!), feature, pieces);
    geos.GEOSGeom_destroy(geometry);
  }
}

function readFeatures(calls: GeosCalls, source: PolygonArrays): Geometry[] {
  const wkb = new WellKnownBinary(source);
  return Array.from({ length: source.featureStart.length - 1 }, (_, f) => calls.read(wkb.bytes(f)));
}

/** Every pair once: what a parcel shares with the pieces of a feature is summed. */
function overlayAll(
  calls: GeosCalls,
  parcels: readonly Geometry[],
  prepared: PreparedParcels,
  pieces: readonly Piece[],
): PeerPairs {
  const { geos } = calls;
  const pairs: PeerPairs = new Map();
  const near = new TreeSearch(prepared.treeBoxes, prepared.rings);
  for (const piece of pieces) {
    const found = near.search(...piece.box);
    let last = -1;
    for (let i = 0; i < found; i++) {
      const place = prepared.ringFeature[near.hits[i]!]!;
      // Rings of a parcel stand together.
      if (place === last) continue;
      last = place;
      const id = prepared.featureId[place]!;
      const parcel = parcels[id]!;
      if (geos.GEOSPreparedIntersects(piece.prepared, parcel) !== 1) continue;
      const isCovered = geos.GEOSPreparedCovers(piece.prepared, parcel) === 1;
      const shared = isCovered ? parcel : geos.GEOSIntersection(parcel, piece.geometry);
      if (!shared) throw new Error(`GEOS gave no answer for parcel ${id} and feature ${piece.feature}`);
      const key = pairKey(id, piece.feature);
      pairs.set(key, (pairs.get(key) ?? 0) + calls.area(shared) / SQUARE_STEPS_PER_M2);
      if (!isCovered) geos.GEOSGeom_destroy(shared);
    }
  }
  return pairs;
}

/** Reads the county into GEOS, cuts and prepares the controls, and overlays once. */
export async function runGeosWasm(data: CountyData): Promise<PeerReport> {
  const geos = await initGeos();
  const calls = new GeosCalls(geos);
  const parcels = readFeatures(calls, data.parcels);
  const pieces: Piece[] = [];
  readFeatures(calls, data.controls).forEach((geometry, feature) => {
    calls.cut(geometry, feature, pieces);
  });
  const prepared = prepareParcels(data.parcels);
  let pairs: PeerPairs = new Map();
  const { cpuS } = await measure(() => {
    pairs = overlayAll(calls, parcels, prepared, pieces);
  });
  return {
    name: `geos-wasm, pieces of ${SUBDIVIDE}, prepared, covers first`,
    version: `GEOS ${geos.GEOSversion() as unknown as string}`,
    cpuS,
    peakMb: geos.Module.HEAPU8.length / 2 ** 20,
    pairs,
  };
}
