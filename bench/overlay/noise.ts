/** Seeded noise: the same numbers on every machine apart from the last bits of sine and cosine, which rounding hides. */

/** Small seeded generator (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number in [0, 1) for a pair of integers. */
export function hashPair(i: number, j: number, seed: number): number {
  let h = Math.imul(i, 374761393) ^ Math.imul(j, 668265263) ^ Math.imul(seed, 2246822519);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  h ^= h >>> 16;
  h = Math.imul(h, 2654435761);
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296;
}

/** Smooth noise in [−1, 1] along a line. */
export function lineNoise(x: number, seed: number): number {
  const i = Math.floor(x);
  const f = x - i;
  const u = f * f * (3 - 2 * f);
  return (1 - u) * (hashPair(i, 0, seed) * 2 - 1) + u * (hashPair(i + 1, 0, seed) * 2 - 1);
}

/** Sum of octaves of {@link lineNoise}, each twice as fine and `gain` times as strong. */
export function fractalNoise(x: number, seed: number, octaves: number, gain: number): number {
  let strength = 1;
  let sum = 0;
  let at = x;
  for (let octave = 0; octave < octaves; octave++) {
    sum += strength * lineNoise(at, seed + octave);
    at *= 2.03;
    strength *= gain;
  }
  return sum;
}

/** Noise around a circle: `turn` in [0, 1), the same at both ends. */
export function ringNoise(turn: number, seed: number, finest: number): number {
  let sum = 0;
  let strength = 1;
  let cells = 3;
  for (let octave = 0; octave < 9 && cells <= finest; octave++) {
    const i = Math.floor(turn * cells);
    const f = turn * cells - i;
    const u = f * f * (3 - 2 * f);
    sum +=
      strength *
      ((1 - u) * (hashPair(i % cells, octave, seed) - 0.5) +
        u * (hashPair((i + 1) % cells, octave, seed) - 0.5));
    strength *= 0.55;
    cells *= 2;
  }
  return sum;
}
