/**
 * The kernel of overlay.ts in AssemblyScript, step by step the same arithmetic in the same order, so that every bit is
 * the same; the TypeScript files beside this one say why each step is right. It works on raw memory: the arrays of two
 * prepared layers are copied in by overlay-wasm.ts, which also evaluates exactly what is flagged here. The three files of
 * this folder are one module: `node tools/kernel-wasm.ts` joins and compiles them into overlay-wasm.data.ts.
 */

const ROUNDOFF: f64 = 1.0 / 9007199254740992.0;
const LARGEST_EXACT: f64 = 9007199254740991.0;
const DOUBLE_STEPS_PER_M2: f64 = 2e8;
const GROUP: i32 = 24;
const TREE_FAN: i32 = 16;
const APART: i32 = 0;
const TOUCH: i32 = 1;
const CROSS: i32 = 2;
/** Added to the touch column of a row whose area has to be evaluated exactly; its columns then hold places. */
const EXACTLY: i32 = 2;

/** Bytes of a segment (7 doubles), of a parcel edge (5), of a chain's extent (4) and ranges (4 words), of level starts. */
const SEGMENT: usize = 56;
const EDGE: usize = 40;
const EXTENT: usize = 32;
const RANGES: usize = 16;
const LEVELS: usize = 64;

// The arrays of both layers, as addresses. Those of the parcels may begin before their first entry in memory: they are
// shifted so that the places of the whole layer index a copied part of it.
let parcelXy: usize, parcelRingStart: usize, parcelFeatureStart: usize, parcelId: usize;
let parcelBoxes: usize, parcelDoubleArea: usize;
let xy: usize, ringStart: usize, ringFeature: usize, featureId: usize;
let treeBoxes: usize, edgeNodeStart: usize, edgeBoxes: usize;

@inline
function word(array: usize, place: i32): i32 {
  return load<i32>(array + (<usize>place << 2));
}

@inline
function setWord(array: usize, place: i32, value: i32): void {
  store<i32>(array + (<usize>place << 2), value);
}

function larger(array: usize, bytes: usize): usize {
  const copy = heap.alloc(2 * bytes);
  memory.copy(copy, array, bytes);
  heap.free(array);
  return copy;
}

// The tree over the rings.
const levelStart = heap.alloc(256);
let levelCount: i32 = 0;
const treeStack = heap.alloc(8192);
let hits = heap.alloc(4096);
let hitRoom: i32 = 1024;

// The frontier: what the control layer has near a group of parcels (group-frontier.ts).
const stack = heap.alloc(4096);
let entries = heap.alloc(16384);
let entryRoom: i32 = 4096;
let entryCount: i32 = 0;
let stepFrom = heap.alloc(4096);
let stepTo = heap.alloc(4096);
let stepRoom: i32 = 1024;
let steps: i32 = 0;
let slotRoom: i32 = 0;
let slots: i32 = 0;
let slotRing = heap.alloc(8);
let slotFirst = heap.alloc(8);
let slotEnd = heap.alloc(8);
let slotWinding = heap.alloc(8);
let slotLevels = heap.alloc(8);

// One feature near one parcel (local-edges.ts).
let segments = heap.alloc(1024 * SEGMENT);
let segmentRoom: i32 = 1024;
let segmentCount: i32 = 0;
let jumpX = heap.alloc(256);
let jumpBy = heap.alloc(256);
let jumpRoom: i32 = 64;
let jumps: i32 = 0;
let winding: i32 = 0;
let magnitude: f64 = 0;
let reach: f64 = 0;

// The chains of the parcel in hand (parcel-chains.ts) and its box.
let edges = heap.alloc(256 * EDGE);
let edgeRoom: i32 = 256;
let extents = heap.alloc(64 * EXTENT);
let ranges = heap.alloc(64 * RANGES);
let chainRoom: i32 = 64;
let chains: i32 = 0;
let longest: i32 = 0;
let isLoaded: bool = false;
const boxes = heap.alloc(16 * GROUP);
let parcel: i32 = 0;
let minX: i32 = 0, minY: i32 = 0, maxX: i32 = 0, maxY: i32 = 0;
// Local to the box all coordinates fit in 32 bits: overlay-wasm.ts takes no layers that span more than that.
let width: i32 = 0, height: i32 = 0;

// The results.
let rowParcel = heap.alloc(16384);
let rowFeature = heap.alloc(16384);
let rowArea = heap.alloc(32768);
let rowBound = heap.alloc(32768);
let rowTouch = heap.alloc(4096);
let rowRoom: i32 = 4096;
let rows: i32 = 0;

export function allocate(bytes: usize): usize {
  return heap.alloc(bytes);
}

export function release(address: usize): void {
  heap.free(address);
}

/** Address of a column of the results: parcel, feature, area, bound, touch. */
export function column(which: i32): usize {
  if (which == 0) return rowParcel;
  if (which == 1) return rowFeature;
  if (which == 2) return rowArea;
  return which == 3 ? rowBound : rowTouch;
}

/** Takes the control layer; see ring-tree.ts for the levels of its tree. */
export function setControls(
  xyAt: usize, ringStartAt: usize, ringFeatureAt: usize, featureIdAt: usize,
  treeBoxesAt: usize, edgeNodeStartAt: usize, edgeBoxesAt: usize, rings: i32,
): void {
  xy = xyAt;
  ringStart = ringStartAt;
  ringFeature = ringFeatureAt;
  featureId = featureIdAt;
  treeBoxes = treeBoxesAt;
  edgeNodeStart = edgeNodeStartAt;
  edgeBoxes = edgeBoxesAt;
  let level = rings;
  let total = level;
  levelCount = 0;
  setWord(levelStart, levelCount++, 0);
  while (level > 1) {
    setWord(levelStart, levelCount++, total);
    level = (level + TREE_FAN - 1) / TREE_FAN;
    total += level;
  }
  setWord(levelStart, levelCount++, total);
}

export function setParcels(
  xyAt: usize, ringStartAt: usize, featureStartAt: usize, idAt: usize, boxesAt: usize, doubleAreaAt: usize,
): void {
  parcelXy = xyAt;
  parcelRingStart = ringStartAt;
  parcelFeatureStart = featureStartAt;
  parcelId = idAt;
  parcelBoxes = boxesAt;
  parcelDoubleArea = doubleAreaAt;
}

/** Overlays parcels at places [from, to); returns the number of rows. */
export function run(from: i32, to: i32): i32 {
  rows = 0;
  for (let first = from; first < to; first += GROUP) {
    const end = min(to, first + GROUP);
    gatherGroup(first, end);
    if (slots == 0) continue;
    for (let place = first; place < end; place++) {
      const box = boxes + (<usize>(place - first) << 4);
      parcel = place;
      minX = load<i32>(box);
      minY = load<i32>(box, 4);
      maxX = load<i32>(box, 8);
      maxY = load<i32>(box, 12);
      width = maxX - minX;
      height = maxY - minY;
      isLoaded = false;
      overlayParcel();
    }
  }
  return rows;
}

function gatherGroup(first: i32, end: i32): void {
  let left = i32.MAX_VALUE, bottom = i32.MAX_VALUE, right = i32.MIN_VALUE, top = i32.MIN_VALUE;
  for (let place = first; place < end; place++) {
    let ring = parcelBoxes + (<usize>word(parcelFeatureStart, place) << 4);
    const stop = parcelBoxes + (<usize>word(parcelFeatureStart, place + 1) << 4);
    let x0 = load<i32>(ring), y0 = load<i32>(ring, 4), x1 = load<i32>(ring, 8), y1 = load<i32>(ring, 12);
    for (ring += 16; ring < stop; ring += 16) {
      x0 = min(x0, load<i32>(ring));
      y0 = min(y0, load<i32>(ring, 4));
      x1 = max(x1, load<i32>(ring, 8));
      y1 = max(y1, load<i32>(ring, 12));
    }
    const box = boxes + (<usize>(place - first) << 4);
    store<i32>(box, x0);
    store<i32>(box, y0, 4);
    store<i32>(box, x1, 8);
    store<i32>(box, y1, 12);
    left = min(left, x0);
    bottom = min(bottom, y0);
    right = max(right, x1);
    top = max(top, y1);
  }
  gather(left, bottom, right, top);
}

function overlayParcel(): void {
  for (let slot = 0; slot < slots; ) {
    const first = slot;
    const feature = word(ringFeature, word(slotRing, slot));
    let near = false;
    segmentCount = 0;
    jumps = 0;
    winding = 0;
    do {
      const box = treeBoxes + (<usize>word(slotRing, slot) << 4);
      const apart =
        load<i32>(box) > maxX || load<i32>(box, 4) > maxY || load<i32>(box, 8) < minX || load<i32>(box, 12) < minY;
      if (!apart) {
        near = true;
        collect(slot);
      }
      slot++;
    } while (slot < slots && word(ringFeature, word(slotRing, slot)) == feature);
    if (near) decide(feature, first, slot);
  }
}

function decide(feature: i32, firstSlot: i32, endSlot: i32): void {
  const covered = <f64>winding * load<f64>(parcelDoubleArea + (<usize>parcel << 3));
  let total = covered;
  let bound: f64 = 0;
  settle();
  if (segmentCount > 0) {
    if (!isLoaded) loadChains();
    total += integrate();
    bound = ROUNDOFF * (9 * reach + <f64>(longest + chains + segmentCount + 8) * magnitude);
  }
  bound = (bound + ROUNDOFF * (3 * abs(covered) + 2 * abs(total))) * (1 + 1e-6);
  if (total > bound) {
    const id = word(parcelId, parcel);
    addRow(id, word(featureId, feature), total / DOUBLE_STEPS_PER_M2, bound / DOUBLE_STEPS_PER_M2, 0);
    return;
  }
  const how = meeting(firstSlot, endSlot);
  const touch = how == APART ? 0 : 1;
  if (how == CROSS || bound >= 0.5) addRow(parcel, feature, 0, 0, EXACTLY + touch);
  else if (touch) addRow(word(parcelId, parcel), word(featureId, feature), 0, 0, touch);
}

function addRow(first: i32, second: i32, area: f64, bound: f64, touch: i32): void {
  if (rows == rowRoom) {
    rowParcel = larger(rowParcel, 4 * rowRoom);
    rowFeature = larger(rowFeature, 4 * rowRoom);
    rowArea = larger(rowArea, 8 * rowRoom);
    rowBound = larger(rowBound, 8 * rowRoom);
    rowTouch = larger(rowTouch, rowRoom);
    rowRoom *= 2;
  }
  setWord(rowParcel, rows, first);
  setWord(rowFeature, rows, second);
  store<f64>(rowArea + (<usize>rows << 3), area);
  store<f64>(rowBound + (<usize>rows << 3), bound);
  store<u8>(rowTouch + rows, <u8>touch);
  rows++;
}
