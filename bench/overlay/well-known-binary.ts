import type { PolygonArrays } from '../../packages/core/src/geometry/kernel/index.ts';

/** Writes features as WKB (OGC 06-103r4, 8.2), little-endian, coordinates in grid steps: the very same numbers. */
export class WellKnownBinary {
  readonly #source: PolygonArrays;
  #bytes = Buffer.alloc(1 << 16);
  #at = 0;

  constructor(source: PolygonArrays) {
    this.#source = source;
  }

  /** A feature as a MultiPolygon, or a Polygon when it has one part, in hexadecimal. */
  hex(feature: number): string {
    this.#write(feature);
    return this.#bytes.toString('hex', 0, this.#at);
  }

  /** As {@link hex}, as bytes that stand until the next call. */
  bytes(feature: number): Uint8Array {
    this.#write(feature);
    return this.#bytes.subarray(0, this.#at);
  }

  #write(feature: number): void {
    const { featureStart } = this.#source;
    const first = featureStart[feature]!;
    const end = featureStart[feature + 1]!;
    this.#at = 0;
    if (end - first !== 1) {
      this.#kind(6);
      this.#uint(end - first);
    }
    for (let p = first; p < end; p++) this.#polygon(p);
  }

  #polygon(polygon: number): void {
    const { xy, ringStart, polygonStart } = this.#source;
    this.#kind(3);
    this.#uint(polygonStart[polygon + 1]! - polygonStart[polygon]!);
    for (let r = polygonStart[polygon]!; r < polygonStart[polygon + 1]!; r++) {
      const first = ringStart[r]!;
      const end = ringStart[r + 1]!;
      this.#uint(end - first + 1);
      this.#reserve(16 * (end - first + 1));
      for (let i = first; i <= end; i++) {
        const from = i === end ? first : i;
        this.#bytes.writeDoubleLE(xy[2 * from]!, this.#at);
        this.#bytes.writeDoubleLE(xy[2 * from + 1]!, this.#at + 8);
        this.#at += 16;
      }
    }
  }

  #kind(kind: number): void {
    this.#reserve(5);
    this.#bytes.writeUInt8(1, this.#at);
    this.#bytes.writeUInt32LE(kind, this.#at + 1);
    this.#at += 5;
  }

  #uint(value: number): void {
    this.#reserve(4);
    this.#bytes.writeUInt32LE(value, this.#at);
    this.#at += 4;
  }

  #reserve(more: number): void {
    if (this.#at + more <= this.#bytes.length) return;
    const larger = Buffer.alloc(2 * (this.#at + more));
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }
}
