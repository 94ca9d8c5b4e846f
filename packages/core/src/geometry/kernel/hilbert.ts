const SIDE_BITS = 15;
const SIDE = 1 << SIDE_BITS;
/** Keys take 30 bits; an index shares one exact double with its key, which leaves it 23. */
const INDEX_SPAN = 2 ** 23;

/** Position along a Hilbert curve of a cell of the 2^15 × 2^15 square. */
function hilbertPosition(column: number, row: number): number {
  let x = column;
  let y = row;
  let position = 0;
  for (let s = SIDE >> 1; s > 0; s >>= 1) {
    const right = (x & s) > 0 ? 1 : 0;
    const upper = (y & s) > 0 ? 1 : 0;
    position += s * s * ((3 * right) ^ upper);
    if (upper === 0) {
      if (right === 1) {
        x = SIDE - 1 - x;
        y = SIDE - 1 - y;
      }
      const turned = x;
      x = y;
      y = turned;
    }
  }
  return position;
}

/**
 * Order of boxes (four numbers each) by the Hilbert position of their centres. Boxes in one cell are put in order by
 * `compare`, so that the order depends on content only.
 */
export function hilbertOrder(boxes: Int32Array, compare: (a: number, b: number) => number): Uint32Array {
  const count = boxes.length / 4;
  if (count > INDEX_SPAN) throw new RangeError(`a layer holds at most ${INDEX_SPAN} features, not ${count}`);
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < boxes.length; at += 4) {
    minX = Math.min(minX, boxes[at]!);
    minY = Math.min(minY, boxes[at + 1]!);
    maxX = Math.max(maxX, boxes[at + 2]!);
    maxY = Math.max(maxY, boxes[at + 3]!);
  }
  const cell = Math.max(1, maxX - minX, maxY - minY) / (SIDE - 1);
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const x = (boxes[4 * i]! + boxes[4 * i + 2]!) / 2 - minX;
    const y = (boxes[4 * i + 1]! + boxes[4 * i + 3]!) / 2 - minY;
    keys[i] = hilbertPosition(Math.floor(x / cell), Math.floor(y / cell)) * INDEX_SPAN + i;
  }
  keys.sort();
  const order = Uint32Array.from(keys, (key) => key % INDEX_SPAN);
  const cellOf = (i: number) => Math.floor(keys[i]! / INDEX_SPAN);
  for (let from = 0; from < count; ) {
    let to = from + 1;
    while (to < count && cellOf(to) === cellOf(from)) to++;
    if (to - from > 1) order.set(Array.from(order.subarray(from, to)).sort(compare), from);
    from = to;
  }
  return order;
}
