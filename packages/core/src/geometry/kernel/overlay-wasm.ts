import { hexToBytes } from '@noble/hashes/utils.js';
import { exactOverlap, numberFromExact } from './exact-pair.ts';
import { ROUNDOFF } from './local-edges.ts';
import { Overlay } from './overlay.ts';
import type { OverlaySink } from './overlay-results.ts';
import { OVERLAY_WASM } from './overlay-wasm.data.ts';
import type { PreparedLayer, PreparedParcels } from './prepared-layer.ts';

/** The part of the WebAssembly interface that is used here; core knows neither browser nor Node. */
interface WasmEngine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

/** What wasm/overlay.as exports. Addresses are numbers; sums of them wrap at 2^32 there. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  allocate(bytes: number): number;
  release(address: number): void;
  column(which: number): number;
  setControls(...arrays: number[]): void;
  setParcels(...arrays: number[]): void;
  run(from: number, to: number): number;
}

/** Parcels copied in at a time: some hundred kilobytes, so that no second copy of a layer is held. */
const RANGE = 2048;

/** Added to the touch column of a row that has to be evaluated exactly. */
const EXACTLY = 2;

let compiled: object | undefined;

function instantiate(): Exports {
  const { WebAssembly: engine } = globalThis as unknown as { WebAssembly?: WasmEngine };
  if (!engine) throw new Error('there is no WebAssembly here');
  compiled ??= new engine.Module(hexToBytes(OVERLAY_WASM));
  // Called when memory runs out.
  const abort = () => {
    throw new RangeError('no memory is left for the overlay');
  };
  return new engine.Instance(compiled, { env: { abort } }).exports as Exports;
}

/** Local coordinates stand in 32 bits there. No zone comes near: this is 214 km. */
const WIDEST = 2 ** 31;

type Words = Int32Array | Float64Array;

/** Whether both layers lie in a square of less than {@link WIDEST}, so that no difference of coordinates overflows. */
function fit(parcels: PreparedLayer, controls: PreparedLayer): boolean {
  const [a, b] = [parcels.treeBoxes.subarray(-4), controls.treeBoxes.subarray(-4)];
  if (a.length === 0 || b.length === 0) return true;
  const span = (axis: 0 | 1) => Math.max(a[axis + 2]!, b[axis + 2]!) - Math.min(a[axis]!, b[axis]!);
  return span(0) < WIDEST && span(1) < WIDEST;
}

/**
 * The kernel compiled to WebAssembly: rows, bits and their order are those of {@link Overlay}. It holds a copy of the
 * control layer and takes parcels in ranges, of any layer. Throws where WebAssembly is missing or not allowed.
 */
export class WasmKernel {
  readonly engine = 'wasm';
  readonly #controls: PreparedLayer;
  readonly #exports: Exports;
  #parcelMemory = 0;
  #parcelBytes = 0;
  /** How many pairs needed the exact evaluation so far. */
  exactEvaluations = 0;

  constructor(controls: PreparedLayer) {
    if (controls.rings > 0 && controls.edgeNodeStart.length === 0)
      throw new RangeError('the control layer was prepared without edge index');
    this.#controls = controls;
    this.#exports = instantiate();
    const { xy, ringStart, ringFeature, featureId, treeBoxes, edgeNodeStart, edgeBoxes, rings } = controls;
    const arrays = [xy, ringStart, ringFeature, featureId, treeBoxes, edgeNodeStart, edgeBoxes];
    const addresses = arrays.map((array) => {
      const address = this.#exports.allocate(Math.max(8, array.byteLength));
      this.#put(array, 0, array.length, address);
      return address;
    });
    this.#exports.setControls(...addresses, rings);
  }

  /** Gives `sink` every pair that meets, for parcels at places `[from, to)` of a prepared layer. */
  run(parcels: PreparedParcels, from: number, to: number, sink: OverlaySink): void {
    if (!fit(parcels, this.#controls)) {
      const overlay = new Overlay(parcels, this.#controls);
      overlay.run(from, to, sink);
      this.exactEvaluations += overlay.exactEvaluations;
      return;
    }
    for (let first = from; first < to; first += RANGE) {
      const end = Math.min(to, first + RANGE);
      this.#take(parcels, first, end);
      this.#hand(this.#exports.run(first, end), parcels, sink);
    }
  }

  #put(array: Words, from: number, to: number, address: number): void {
    const part = array.subarray(from, to);
    new Uint8Array(this.#exports.memory.buffer, address, part.byteLength).set(
      new Uint8Array(part.buffer, part.byteOffset, part.byteLength),
    );
  }

  /** Copies parcels `[first, end)`; addresses are shifted so that their places in the layer still hold. */
  #take(parcels: PreparedParcels, first: number, end: number): void {
    const { xy, ringStart, featureStart, featureId, treeBoxes, doubleArea } = parcels;
    const [ring, ringEnd] = [featureStart[first]!, featureStart[end]!];
    const parts: [array: Words, from: number, to: number][] = [
      [doubleArea, first, end],
      [xy, 2 * ringStart[ring]!, 2 * ringStart[ringEnd]!],
      [ringStart, ring, ringEnd + 1],
      [featureStart, first, end + 1],
      [featureId, first, end],
      [treeBoxes, 4 * ring, 4 * ringEnd],
    ];
    const bytes = parts.reduce((sum, [array, from, to]) => sum + (to - from) * array.BYTES_PER_ELEMENT, 0);
    if (bytes > this.#parcelBytes) {
      if (this.#parcelMemory > 0) this.#exports.release(this.#parcelMemory);
      this.#parcelBytes = 2 * bytes;
      this.#parcelMemory = this.#exports.allocate(this.#parcelBytes);
    }
    let address = this.#parcelMemory;
    const [areas, ...words] = parts.map(([array, from, to]) => {
      this.#put(array, from, to, address);
      const shifted = address - from * array.BYTES_PER_ELEMENT;
      address += (to - from) * array.BYTES_PER_ELEMENT;
      return shifted;
    });
    this.#exports.setParcels(...words, areas!);
  }

  #hand(rows: number, parcels: PreparedParcels, sink: OverlaySink): void {
    const { buffer } = this.#exports.memory;
    const at = (which: number) => this.#exports.column(which);
    const parcel = new Int32Array(buffer, at(0), rows);
    const feature = new Int32Array(buffer, at(1), rows);
    const area = new Float64Array(buffer, at(2), rows);
    const bound = new Float64Array(buffer, at(3), rows);
    const touch = new Uint8Array(buffer, at(4), rows);
    for (let row = 0; row < rows; row++) {
      const how = touch[row]!;
      if (how < EXACTLY) sink.add(parcel[row]!, feature[row]!, area[row]!, bound[row]!, how as 0 | 1);
      else this.#evaluate(parcels, parcel[row]!, feature[row]!, how > EXACTLY, sink);
    }
  }

  #evaluate(
    parcels: PreparedParcels,
    parcel: number,
    feature: number,
    meets: boolean,
    sink: OverlaySink,
  ): void {
    this.exactEvaluations++;
    const exact = exactOverlap(parcels, parcel, this.#controls, feature);
    const parcelId = parcels.featureId[parcel]!;
    const featureId = this.#controls.featureId[feature]!;
    if (exact.sign > 0) {
      const areaM2 = numberFromExact(exact);
      sink.add(parcelId, featureId, areaM2, 2 * ROUNDOFF * areaM2, 0);
    } else if (meets) sink.add(parcelId, featureId, 0, 0, 1);
  }
}
