// What the control layer has near a group of parcels: ring-tree.ts, edge-index.ts, group-frontier.ts, closed-meeting.ts.

/** Leaves of the tree whose closed box meets the given one, in ascending order, into `hits`; returns how many. */
function search(left: i32, bottom: i32, right: i32, top: i32): i32 {
  if (word(levelStart, 1) == 0) return 0;
  let found = 0;
  let depth = 2;
  setWord(treeStack, 0, levelCount - 2);
  setWord(treeStack, 1, 0);
  while (depth > 0) {
    depth -= 2;
    const level = word(treeStack, depth);
    const k = word(treeStack, depth + 1);
    const box = treeBoxes + (<usize>(word(levelStart, level) + k) << 4);
    if (load<i32>(box) > right || load<i32>(box, 4) > top || load<i32>(box, 8) < left || load<i32>(box, 12) < bottom)
      continue;
    if (level == 0) {
      if (found == hitRoom) {
        hits = larger(hits, 4 * hitRoom);
        hitRoom *= 2;
      }
      setWord(hits, found++, k);
      continue;
    }
    const count = word(levelStart, level) - word(levelStart, level - 1);
    const from = k * TREE_FAN;
    for (let child = min(count, from + TREE_FAN) - 1; child >= from; child--) {
      setWord(treeStack, depth++, level - 1);
      setWord(treeStack, depth++, child);
    }
  }
  return found;
}

function gather(left: i32, bottom: i32, right: i32, top: i32): void {
  const found = search(left, bottom, right, top);
  if (slotRoom < found) growSlots(2 * found);
  entryCount = 0;
  steps = 0;
  slots = 0;
  for (let i = 0; i < found; i++) {
    descend(word(hits, i), slots, left, bottom, right, top);
    if (word(slotEnd, slots) > word(slotFirst, slots) || word(slotWinding, slots) != 0) slots++;
  }
}

/** Slots hold nothing yet when they grow. */
function growSlots(room: i32): void {
  heap.free(slotRing);
  heap.free(slotFirst);
  heap.free(slotEnd);
  heap.free(slotWinding);
  heap.free(slotLevels);
  slotRing = heap.alloc(4 * room);
  slotFirst = heap.alloc(4 * room);
  slotEnd = heap.alloc(4 * room);
  slotWinding = heap.alloc(4 * room);
  slotLevels = heap.alloc(room * LEVELS);
  slotRoom = room;
}

function layLevels(ring: i32, count: i32, levels: usize): i32 {
  let level = (count + 7) >> 3;
  let start = word(edgeNodeStart, ring);
  let top = 0;
  setWord(levels, 0, start);
  while (level > 1) {
    start += level;
    level = (level + 3) >> 2;
    setWord(levels, ++top, start);
  }
  return top;
}

@inline
function pushChildren(levels: usize, level: i32, place: i32, depth: i32): i32 {
  const below = word(levels, level) - word(levels, level - 1);
  const from = place << 2;
  for (let child = min(below, from + 4) - 1; child >= from; child--)
    setWord(stack, depth++, (child << 4) | (level - 1));
  return depth;
}

function descend(ring: i32, slot: i32, left: i32, bottom: i32, right: i32, top: i32): void {
  const first = word(ringStart, ring);
  const count = word(ringStart, ring + 1) - first - 1;
  const levels = slotLevels + <usize>slot * LEVELS;
  let depth = 1;
  let turns = 0;
  let from = 0;
  let to = 0;
  setWord(stack, 0, layLevels(ring, count, levels));
  setWord(slotRing, slot, ring);
  setWord(slotFirst, slot, entryCount);
  while (depth > 0) {
    const node = word(stack, --depth);
    const level = node & 15;
    const place = node >> 4;
    const box = edgeBoxes + (<usize>(word(levels, level) + place) << 4);
    if (load<i32>(box) > right || load<i32>(box, 8) < left || load<i32>(box, 4) > top) continue;
    if (load<i32>(box, 12) < bottom) {
      const shift = 3 + 2 * level;
      const end = min(count, (place + 1) << shift);
      const a = min(right, max(left, word(xy, 2 * (first + (place << shift)))));
      const b = min(right, max(left, word(xy, 2 * (first + end))));
      if (a == b) continue;
      if (from != to && to == a) {
        to = b;
        continue;
      }
      turns += endStep(from, to, left, right);
      from = a;
      to = b;
      continue;
    }
    if (level <= 1) enter(node);
    else depth = pushChildren(levels, level, place, depth);
  }
  turns += endStep(from, to, left, right);
  setWord(slotEnd, slot, entryCount);
  setWord(slotWinding, slot, turns);
}

function endStep(from: i32, to: i32, left: i32, right: i32): i32 {
  if (from == to) return 0;
  if (from == left && to == right) return 1;
  if (from == right && to == left) return -1;
  if (steps == stepRoom) {
    stepFrom = larger(stepFrom, 4 * stepRoom);
    stepTo = larger(stepTo, 4 * stepRoom);
    stepRoom *= 2;
  }
  setWord(stepFrom, steps, from);
  setWord(stepTo, steps, to);
  enter(-1 - steps++);
  return 0;
}

function enter(entry: i32): void {
  if (entryCount == entryRoom) {
    entries = larger(entries, 4 * entryRoom);
    entryRoom *= 2;
  }
  setWord(entries, entryCount++, entry);
}

/** Takes what one ring has near the parcel in hand. */
function collect(slot: i32): void {
  const ring = word(slotRing, slot);
  const first = word(ringStart, ring);
  const count = word(ringStart, ring + 1) - first - 1;
  const levels = slotLevels + <usize>slot * LEVELS;
  const end = word(slotEnd, slot);
  winding += word(slotWinding, slot);
  for (let t = word(slotFirst, slot); t < end; t++) {
    const entry = word(entries, t);
    if (entry < 0) {
      cover(word(stepFrom, -1 - entry) - minX, word(stepTo, -1 - entry) - minX);
      continue;
    }
    let depth = 1;
    setWord(stack, 0, entry);
    while (depth > 0) {
      const node = word(stack, --depth);
      const level = node & 15;
      const place = node >> 4;
      const box = edgeBoxes + (<usize>(word(levels, level) + place) << 4);
      if (load<i32>(box) >= maxX || load<i32>(box, 8) <= minX || load<i32>(box, 4) >= maxY) continue;
      const shift = 3 + 2 * level;
      const from = first + (place << shift);
      if (load<i32>(box, 12) <= minY) {
        const to = first + min(count, (place + 1) << shift);
        cover(word(xy, 2 * from) - minX, word(xy, 2 * to) - minX);
      } else if (level == 0) takeEdges(from, min(first + count, from + 8));
      else depth = pushChildren(levels, level, place, depth);
    }
  }
}

/** How the boundary of a feature meets that of the parcel in hand; exact. */
function meeting(firstSlot: i32, endSlot: i32): i32 {
  let strongest = APART;
  for (let slot = firstSlot; slot < endSlot; slot++) {
    const ring = word(slotRing, slot);
    const first = word(ringStart, ring);
    const count = word(ringStart, ring + 1) - first - 1;
    const levels = slotLevels + <usize>slot * LEVELS;
    const end = word(slotEnd, slot);
    for (let t = word(slotFirst, slot); t < end; t++) {
      const entry = word(entries, t);
      let depth = entry < 0 ? 0 : 1;
      setWord(stack, 0, entry);
      while (depth > 0) {
        const node = word(stack, --depth);
        const level = node & 15;
        const place = node >> 4;
        const box = edgeBoxes + (<usize>(word(levels, level) + place) << 4);
        if (load<i32>(box) > maxX || load<i32>(box, 8) < minX || load<i32>(box, 4) > maxY || load<i32>(box, 12) < minY)
          continue;
        if (level > 0) {
          depth = pushChildren(levels, level, place, depth);
          continue;
        }
        const from = first + (place << 3);
        const here = meetingOfEdges(from, min(first + count, from + 8));
        if (here == CROSS) return CROSS;
        if (here == TOUCH) strongest = TOUCH;
      }
    }
  }
  return strongest;
}

/** How control edges from one vertex to another meet the boundary of the parcel in hand. */
function meetingOfEdges(from: i32, to: i32): i32 {
  const firstRing = word(parcelFeatureStart, parcel);
  const endRing = word(parcelFeatureStart, parcel + 1);
  let strongest = APART;
  for (let at = xy + (<usize>from << 3); at < xy + (<usize>to << 3); at += 8) {
    const ax = load<i32>(at), ay = load<i32>(at, 4), bx = load<i32>(at, 8), by = load<i32>(at, 12);
    if ((ax > maxX && bx > maxX) || (ax < minX && bx < minX)) continue;
    if ((ay > maxY && by > maxY) || (ay < minY && by < minY)) continue;
    const left = min(ax, bx), right = max(ax, bx), bottom = min(ay, by), top = max(ay, by);
    for (let ring = firstRing; ring < endRing; ring++) {
      const stop = parcelXy + (<usize>(word(parcelRingStart, ring + 1) - 1) << 3);
      for (let p = parcelXy + (<usize>word(parcelRingStart, ring) << 3); p < stop; p += 8) {
        const cx = load<i32>(p), cy = load<i32>(p, 4), dx = load<i32>(p, 8), dy = load<i32>(p, 12);
        if ((cx < left && dx < left) || (cx > right && dx > right)) continue;
        if ((cy < bottom && dy < bottom) || (cy > top && dy > top)) continue;
        const here = meetingOfPair(ax, ay, bx, by, cx, cy, dx, dy);
        if (here == CROSS) return CROSS;
        if (here == TOUCH) strongest = TOUCH;
      }
    }
  }
  return strongest;
}

function meetingOfPair(ax: i32, ay: i32, bx: i32, by: i32, cx: i32, cy: i32, dx: i32, dy: i32): i32 {
  if ((cx == ax && cy == ay) || (dx == bx && dy == by)) return TOUCH;
  if ((cx == bx && cy == by) || (dx == ax && dy == ay)) return TOUCH;
  const c = orientation(ax, ay, bx, by, cx, cy);
  const d = orientation(ax, ay, bx, by, dx, dy);
  if (c * d > 0) return APART;
  const a = orientation(cx, cy, dx, dy, ax, ay);
  const b = orientation(cx, cy, dx, dy, bx, by);
  if (a * b > 0) return APART;
  return a != 0 && b != 0 && c != 0 && d != 0 ? CROSS : TOUCH;
}

/** orientation.ts: doubles decide nearly all signs, 128 bits the rest. */
@inline
function orientation(ax: i32, ay: i32, bx: i32, by: i32, cx: i32, cy: i32): i32 {
  const a = <f64>bx - <f64>ax, b = <f64>cy - <f64>ay, c = <f64>by - <f64>ay, d = <f64>cx - <f64>ax;
  const left = a * b;
  const right = c * d;
  const difference = left - right;
  const size = abs(left) + abs(right);
  if (size <= LARGEST_EXACT || abs(difference) > 3.34e-16 * size) return difference > 0 ? 1 : difference < 0 ? -1 : 0;
  return compareProducts(<i64>a, <i64>b, <i64>c, <i64>d);
}

/** Sign of a·b − c·d of integers below 2^33 in size. */
function compareProducts(a: i64, b: i64, c: i64, d: i64): i32 {
  const left = highWord(a, b);
  const right = highWord(c, d);
  if (left != right) return left > right ? 1 : -1;
  const leftLow = <u64>(a * b);
  const rightLow = <u64>(c * d);
  return leftLow > rightLow ? 1 : leftLow < rightLow ? -1 : 0;
}

/** The upper 64 bits of the signed product of 128 bits. */
function highWord(a: i64, b: i64): i64 {
  const aLow = <i64>(<u64>a & 0xffffffff), aHigh = a >> 32;
  const bLow = <i64>(<u64>b & 0xffffffff), bHigh = b >> 32;
  const low = <u64>aLow * <u64>bLow;
  const middle = aHigh * bLow + <i64>(low >> 32);
  const rest = aLow * bHigh + (middle & 0xffffffff);
  return aHigh * bHigh + (middle >> 32) + (rest >> 32);
}
