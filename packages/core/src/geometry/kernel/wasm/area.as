// The area of one feature near one parcel: local-edges.ts and parcel-chains.ts.

/** Coverage, within the box, rises by one at the first place and falls by one at the second. */
@inline
function cover(from: i32, to: i32): void {
  const a = from < 0 ? 0 : from > width ? width : from;
  const b = to < 0 ? 0 : to > width ? width : to;
  if (a == b) return;
  if (a == 0) winding++;
  else if (a < width) jump(a, 1);
  if (b == 0) winding--;
  else if (b < width) jump(b, -1);
}

function jump(x: i32, by: i32): void {
  const last = jumps - 1;
  if (last >= 0 && word(jumpX, last) == x) {
    const sum = word(jumpBy, last) + by;
    setWord(jumpBy, last, sum);
    if (sum == 0) jumps--;
    return;
  }
  if (jumps == jumpRoom) {
    jumpX = larger(jumpX, 4 * jumpRoom);
    jumpBy = larger(jumpBy, 4 * jumpRoom);
    jumpRoom *= 2;
  }
  setWord(jumpX, jumps, x);
  setWord(jumpBy, jumps++, by);
}

function takeEdges(first: i32, last: i32): void {
  let at = xy + (<usize>first << 3);
  const stop = xy + (<usize>last << 3);
  let ax = load<i32>(at) - minX;
  let ay = load<i32>(at, 4) - minY;
  while (at < stop) {
    at += 8;
    const bx = load<i32>(at) - minX;
    const by = load<i32>(at, 4) - minY;
    takeEdge(ax, ay, bx, by);
    ax = bx;
    ay = by;
  }
}

@inline
function takeEdge(ax: i32, ay: i32, bx: i32, by: i32): void {
  if (ay >= height && by >= height) return;
  if (ax < bx) {
    if (bx <= 0 || ax >= width) return;
    if (ay <= 0 && by <= 0) cover(ax, bx);
    else addSegment(ax, ay, bx, by, 1);
  } else if (bx < ax) {
    if (ax <= 0 || bx >= width) return;
    if (ay <= 0 && by <= 0) cover(ax, bx);
    else addSegment(bx, by, ax, ay, -1);
  }
}

function addSegment(x0: i32, y0: i32, x1: i32, y1: i32, weight: f64): void {
  if (segmentCount == segmentRoom) {
    segments = larger(segments, segmentRoom * SEGMENT);
    segmentRoom *= 2;
  }
  const low = min(y0, y1);
  const range = <f64>max(max(y0, y1), height) - <f64>min(low, 0);
  const over = <f64>min(x1, width) - <f64>max(x0, 0);
  const at = segments + <usize>segmentCount * SEGMENT;
  store<f64>(at, x0);
  store<f64>(at, y0, 8);
  store<f64>(at, x1, 16);
  store<f64>(at, (<f64>y1 - <f64>y0) / (<f64>x1 - <f64>x0), 24);
  store<f64>(at, weight, 32);
  store<f64>(at, low, 40);
  store<f64>(at, range * over, 48);
  segmentCount++;
}

function settle(): void {
  for (let i = 1; i < jumps; i++) {
    const heldX = word(jumpX, i);
    const heldBy = word(jumpBy, i);
    let j = i - 1;
    for (; j >= 0 && word(jumpX, j) > heldX; j--) {
      setWord(jumpX, j + 1, word(jumpX, j));
      setWord(jumpBy, j + 1, word(jumpBy, j));
    }
    setWord(jumpX, j + 1, heldX);
    setWord(jumpBy, j + 1, heldBy);
  }
  let weight = 0;
  let from = 0;
  for (let i = 0; i < jumps; i++) {
    const x = word(jumpX, i);
    let change = word(jumpBy, i);
    while (i + 1 < jumps && word(jumpX, i + 1) == x) change += word(jumpBy, ++i);
    if (change == 0) continue;
    if (weight != 0) addSegment(from, 0, x, 0, weight);
    from = x;
    weight += change;
  }
  if (weight != 0) addSegment(from, 0, width, 0, weight);
  jumps = 0;
}

function integrate(): f64 {
  const stop = segments + <usize>segmentCount * SEGMENT;
  let total: f64 = 0;
  let allMagnitude: f64 = 0;
  let allReach: f64 = 0;
  for (let f = segments; f < stop; f += SEGMENT) {
    const fx0 = load<f64>(f);
    const fy0 = load<f64>(f, 8);
    const fx1 = load<f64>(f, 16);
    const fSlope = load<f64>(f, 24);
    const fLow = load<f64>(f, 40);
    let sum: f64 = 0;
    let unsigned: f64 = 0;
    let visited = 0;
    for (let c = 0; c < chains; c++) {
      const extent = extents + <usize>c * EXTENT;
      if (fx1 <= load<f64>(extent) || fx0 >= load<f64>(extent, 8) || fLow >= load<f64>(extent, 16)) continue;
      const range = ranges + <usize>c * RANGES;
      const first = edges + load<u32>(range);
      let at = edges + load<u32>(range, 8);
      while (at > first && load<f64>(at) > fx0) at -= EDGE;
      while (load<f64>(at, 16) <= fx0) at += EDGE;
      store<u32>(range, <u32>(at - edges), 8);
      const area = areaAbove(at, edges + load<u32>(range, 4), fx0, fy0, fx1, fSlope, fLow);
      sum += load<f64>(extent, 24) * area;
      unsigned += area;
      visited++;
    }
    const weight = load<f64>(f, 32);
    const size = abs(weight);
    total += weight * sum;
    allMagnitude += size * unsigned;
    allReach += size * <f64>visited * load<f64>(f, 48);
  }
  magnitude = allMagnitude;
  reach = allReach;
  return total;
}

@inline
function areaAbove(from: usize, end: usize, fx0: f64, fy0: f64, fx1: f64, fSlope: f64, fLow: f64): f64 {
  let sum: f64 = 0;
  for (let at = from; at < end; at += EDGE) {
    const ex0 = load<f64>(at);
    if (ex0 >= fx1) break;
    if (load<f64>(at, 32) <= fLow) continue;
    const ex1 = load<f64>(at, 16);
    const lo = ex0 > fx0 ? ex0 : fx0;
    const hi = ex1 < fx1 ? ex1 : fx1;
    const rise = load<f64>(at, 8) - fy0;
    const eSlope = load<f64>(at, 24);
    const d0 = rise + eSlope * (lo - ex0) - fSlope * (lo - fx0);
    const d1 = rise + eSlope * (hi - ex0) - fSlope * (hi - fx0);
    if (d0 > 0) {
      if (d1 >= 0) sum += (d0 + d1) * (hi - lo);
      else sum += ((d0 * d0) / (d0 - d1)) * (hi - lo);
    } else if (d1 > 0) sum += ((d1 * d1) / (d1 - d0)) * (hi - lo);
  }
  return sum;
}

function loadChains(): void {
  const firstRing = word(parcelFeatureStart, parcel);
  const endRing = word(parcelFeatureStart, parcel + 1);
  const need = word(parcelRingStart, endRing) - word(parcelRingStart, firstRing);
  if (edgeRoom < need) {
    heap.free(edges);
    edgeRoom = 2 * need;
    edges = heap.alloc(<usize>edgeRoom * EDGE);
  }
  chains = 0;
  longest = 0;
  let used: usize = 0;
  for (let ring = firstRing; ring < endRing; ring++) used = loadRing(ring, used);
  isLoaded = true;
}

/** Cuts a ring into chains that run in one direction of x, behind the first `used` bytes of edges. */
function loadRing(ring: i32, used: usize): usize {
  let p = parcelXy + (<usize>word(parcelRingStart, ring) << 3);
  const stop = parcelXy + (<usize>word(parcelRingStart, ring + 1) << 3);
  let ax = load<i32>(p) - minX;
  let ay = load<i32>(p, 4) - minY;
  let start = used;
  let at = used;
  let direction = 0;
  for (p += 8; p < stop; p += 8) {
    const bx = load<i32>(p) - minX;
    const by = load<i32>(p, 4) - minY;
    if (ax != bx) {
      const rightward = ax < bx;
      if (direction != 0 && rightward != direction < 0) {
        closeChain(start, at, direction);
        start = at;
      }
      direction = rightward ? -1 : 1;
      const edge = edges + at;
      store<f64>(edge, rightward ? ax : bx);
      store<f64>(edge, rightward ? ay : by, 8);
      store<f64>(edge, rightward ? bx : ax, 16);
      store<f64>(edge, (<f64>by - <f64>ay) / (<f64>bx - <f64>ax), 24);
      store<f64>(edge, max(ay, by), 32);
      at += EDGE;
    }
    ax = bx;
    ay = by;
  }
  closeChain(start, at, direction);
  return at;
}

function closeChain(start: usize, end: usize, direction: i32): void {
  if (start == end) return;
  if (direction > 0) reverse(edges + start, edges + end - EDGE);
  if (chains == chainRoom) {
    extents = larger(extents, chainRoom * EXTENT);
    ranges = larger(ranges, chainRoom * RANGES);
    chainRoom *= 2;
  }
  let top = load<f64>(edges + start, 32);
  for (let at = start + EDGE; at < end; at += EDGE) top = max(top, load<f64>(edges + at, 32));
  const extent = extents + <usize>chains * EXTENT;
  const range = ranges + <usize>chains * RANGES;
  store<f64>(extent, load<f64>(edges + start));
  store<f64>(extent, load<f64>(edges + end - EDGE, 16), 8);
  store<f64>(extent, top, 16);
  store<f64>(extent, direction, 24);
  store<u32>(range, <u32>start);
  store<u32>(range, <u32>end, 4);
  store<u32>(range, <u32>start, 8);
  longest = max(longest, <i32>((end - start) / EDGE));
  chains++;
}

function reverse(first: usize, last: usize): void {
  while (first < last) {
    for (let k: usize = 0; k < EDGE; k += 8) {
      const held = load<f64>(first + k);
      store<f64>(first + k, load<f64>(last + k));
      store<f64>(last + k, held);
    }
    first += EDGE;
    last -= EDGE;
  }
}
