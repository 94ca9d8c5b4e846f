import { Overlay } from './overlay.ts';
import type { OverlaySink } from './overlay-results.ts';
import { WasmKernel } from './overlay-wasm.ts';
import type { PreparedLayer, PreparedParcels } from './prepared-layer.ts';

/** Overlays parcels of any layer with one control layer. */
export interface OverlayKernel {
  /** What it runs on; rows, bits and their order are the same. */
  readonly engine: 'wasm' | 'typescript';
  /** How many pairs needed the exact evaluation so far. */
  readonly exactEvaluations: number;
  /** Gives `sink` every pair that meets, for parcels at places `[from, to)`. */
  run(parcels: PreparedParcels, from: number, to: number, sink: OverlaySink): void;
}

/** The kernel on the language's own engine. */
class TypeScriptKernel implements OverlayKernel {
  readonly engine = 'typescript';
  readonly #controls: PreparedLayer;
  #overlay: Overlay | undefined;
  #parcels: PreparedParcels | undefined;
  #before = 0;

  constructor(controls: PreparedLayer) {
    this.#controls = controls;
  }

  get exactEvaluations(): number {
    return this.#before + (this.#overlay?.exactEvaluations ?? 0);
  }

  run(parcels: PreparedParcels, from: number, to: number, sink: OverlaySink): void {
    if (!this.#overlay || parcels !== this.#parcels) {
      this.#before = this.exactEvaluations;
      this.#overlay = new Overlay(parcels, this.#controls);
      this.#parcels = parcels;
    }
    this.#overlay.run(from, to, sink);
  }
}

/**
 * Opens the kernel over a control layer: compiled to WebAssembly, which is half as fast again, or in TypeScript where
 * that is missing or not allowed, or where it is asked for. A layer that is edited while it is open needs
 * {@link Overlay} itself: WebAssembly holds a copy.
 */
export function openKernel(
  controls: PreparedLayer,
  { engine }: { readonly engine?: OverlayKernel['engine'] } = {},
): OverlayKernel {
  if (engine !== 'typescript') {
    try {
      return new WasmKernel(controls);
    } catch (error) {
      if (engine === 'wasm') throw error;
    }
  }
  return new TypeScriptKernel(controls);
}
