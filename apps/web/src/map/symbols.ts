import type { Map as MapLibre } from 'maplibre-gl';

/**
 * Line styles that carry meaning without colour (screens.md): hatching for farmland, dots for the red line, teeth on
 * the urban development boundary. Drawn here, so that no image is fetched.
 */
const SIZE = 16;

function pixels(
  paint: (set: (x: number, y: number) => void) => void,
  colour: readonly [number, number, number],
) {
  const data = new Uint8ClampedArray(SIZE * SIZE * 4);
  paint((x, y) => {
    const at = (((y + SIZE) % SIZE) * SIZE + ((x + SIZE) % SIZE)) * 4;
    data.set([...colour, 255], at);
  });
  return { width: SIZE, height: SIZE, data };
}

/** Diagonal hatching, 1 px wide, every 8 px. */
const hatching = pixels(
  (set) => {
    for (let i = 0; i < SIZE * 2; i++) {
      set(i, i);
      set(i + 8, i);
    }
  },
  [74, 122, 52],
);

/** A grid of dots. */
const dots = pixels(
  (set) => {
    for (const [x, y] of [
      [4, 4],
      [12, 12],
    ] as const) {
      for (const dx of [0, 1]) for (const dy of [0, 1]) set(x + dx, y + dy);
    }
  },
  [163, 32, 29],
);

/** Teeth for a line: short strokes to the inside. */
const teeth = pixels(
  (set) => {
    for (let x = 0; x < SIZE; x++) set(x, 7);
    for (let y = 7; y < 13; y++) for (const x of [3, 4]) set(x, y);
  },
  [96, 52, 128],
);

/** Registers the patterns with a map. */
export function addSymbols(map: MapLibre): void {
  for (const [name, image] of Object.entries({ hatching, dots, teeth })) {
    if (!map.hasImage(name)) map.addImage(name, image);
  }
}
