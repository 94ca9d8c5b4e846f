/**
 * Place of a grid point along the Hilbert curve of order 16 over the whole int32 plane (cells of 6.6 m). After Warren,
 * "Hacker's Delight", the rotate-and-reflect form. Used for order only: features near each other stay near in a list.
 */
export function hilbertPlace(x: number, y: number): number {
  let cx = Math.floor((x + 2_147_483_648) / 65_536);
  let cy = Math.floor((y + 2_147_483_648) / 65_536);
  let place = 0;
  for (let side = 32_768; side >= 1; side /= 2) {
    const right = cx >= side ? 1 : 0;
    const upper = cy >= side ? 1 : 0;
    place += side * side * ((3 * right) ^ upper);
    cx -= right * side;
    cy -= upper * side;
    if (upper === 0) {
      if (right === 1) {
        cx = side - 1 - cx;
        cy = side - 1 - cy;
      }
      [cx, cy] = [cy, cx];
    }
  }
  return place;
}
