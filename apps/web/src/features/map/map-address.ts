/** What the address of the map says: it can be sent, and opens on the same view with the same thing selected. */
export interface MapAddress {
  readonly feature?: string;
  readonly layer?: string;
  readonly at?: { readonly lon: number; readonly lat: number };
  readonly view?: { readonly lon: number; readonly lat: number; readonly zoom: number };
  /** Layers switched off or on against the first setting. */
  readonly toggled?: readonly string[];
}

function numbers(text: string | null, count: number): number[] | undefined {
  const parts = text?.split(',').map(Number) ?? [];
  return parts.length === count && parts.every(Number.isFinite) ? parts : undefined;
}

/** Reads the part after `#`. What cannot be read is left out. */
export function readMapAddress(hash: string): MapAddress {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const at = numbers(given.get('at'), 2);
  const view = numbers(given.get('view'), 3);
  const feature = given.get('feature');
  const layer = given.get('layer');
  const toggled = given.get('toggled')?.split(',').filter(Boolean);
  return {
    ...(feature ? { feature } : {}),
    ...(layer ? { layer } : {}),
    ...(at && Math.abs(at[0] ?? 0) <= 180 && Math.abs(at[1] ?? 0) <= 90
      ? { at: { lon: at[0] ?? 0, lat: at[1] ?? 0 } }
      : {}),
    ...(view && Math.abs(view[0] ?? 0) <= 180 && Math.abs(view[1] ?? 0) <= 85
      ? { view: { lon: view[0] ?? 0, lat: view[1] ?? 0, zoom: view[2] ?? 10 } }
      : {}),
    ...(toggled && toggled.length > 0 ? { toggled } : {}),
  };
}

/** The address as the part after `#`, with commas left readable. */
export function writeMapAddress({ feature, layer, at, view, toggled }: MapAddress): string {
  const parts = [
    feature === undefined ? '' : `feature=${encodeURIComponent(feature)}`,
    layer === undefined ? '' : `layer=${encodeURIComponent(layer)}`,
    at ? `at=${at.lon},${at.lat}` : '',
    view ? `view=${view.lon.toFixed(5)},${view.lat.toFixed(5)},${view.zoom.toFixed(2)}` : '',
    toggled && toggled.length > 0 ? `toggled=${toggled.map(encodeURIComponent).join(',')}` : '',
  ];
  return parts.filter(Boolean).join('&');
}
