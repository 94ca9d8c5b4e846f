import { type Ellipsoid, type Place, placeAt } from './ellipsoid.ts';

/** Powers of e² that are kept: 0.0067¹⁰ is below 2⁻⁷². */
const TERMS = 9;

/** Sine and cosine of the authalic latitude, and the ratio of the cosines of authalic and geodetic latitude. */
interface Authalic {
  readonly sin: number;
  readonly cos: number;
  readonly ratio: number;
}

/**
 * Latitudes of a sphere with the area of the ellipsoid (Snyder 1987, section 3). The sine of the authalic latitude is
 * (1 − e²) s Σ a_k s²ᵏ ÷ q, with s the geodetic sine, a_k = e²ᵏ (2k + 2)/(2k + 1) and q its value at the pole. It is
 * written s (1 − c² h) with the geodetic cosine c, which gives the cosine as c √(1 + s² h (2 − c² h)): no digits are
 * lost near the pole, and there is no logarithm.
 */
function authalicOf({ e2 }: Ellipsoid) {
  const tails: number[] = new Array(TERMS).fill(0);
  let whole = 0;
  for (let k = TERMS; k >= 0; k -= 1) {
    if (k < TERMS) tails[k] = whole;
    let power = (2 * k + 2) / (2 * k + 1);
    for (let i = 0; i < k; i += 1) power *= e2;
    whole += power;
  }
  const coefficients = tails.map((tail) => tail / whole);
  const flatness = (square: number): number => {
    let h = 0;
    for (let k = TERMS - 1; k >= 0; k -= 1) h = h * square + coefficients[k]!;
    return h;
  };
  const fromGeodetic = (s: number, c: number): Authalic => {
    const h = flatness(s * s);
    const near = c * c * h;
    const ratio = Math.sqrt(1 + s * s * h * (2 - near));
    return { sin: s * (1 - near), cos: c * ratio, ratio };
  };
  /** Newton's steps for the geodetic sine: 0.0023 off at first, 3e-8 after one, below rounding after two. */
  const toGeodetic = (sin: number, cos: number): { sinLat: number; cosLat: number } => {
    let s = sin;
    for (let round = 0; round < 3; round += 1) {
      const w = 1 - e2 * s * s;
      s += ((sin - s * (1 - (1 - s * s) * flatness(s * s))) * w * w * whole) / 2;
    }
    return { sinLat: s, cosLat: cos / fromGeodetic(s, Math.sqrt(Math.max(0, 1 - s * s))).ratio };
  };
  /** Half of q ÷ (1 − e²)… at the pole: its root times `a` is the radius of the sphere. */
  return { fromGeodetic, toGeodetic, halfQ: ((1 - e2) * whole) / 2 };
}

/** A plane in metres from its centre, and the places under it; longitudes are from the meridian of the centre. */
export interface EqualAreaPlane {
  forward(place: Place): readonly [east: number, north: number];
  inverse(east: number, north: number): Place;
}

/** Lambert azimuthal equal-area on an ellipsoid about a latitude in degrees (Snyder 1987, section 24). */
export function equalAreaPlane(shape: Ellipsoid, lat0: number): EqualAreaPlane {
  const { fromGeodetic, toGeodetic, halfQ } = authalicOf(shape);
  const { sinLat: s0, cosLat: c0 } = placeAt(0, lat0);
  const centre = fromGeodetic(s0, c0);
  const radius = shape.a * Math.sqrt(halfQ);
  // Scale along the parallel of the centre; what is stretched east and west is shortened north and south.
  const stretch = shape.a / (Math.sqrt(1 - shape.e2 * s0 * s0) * radius * centre.ratio);
  return {
    forward({ sinLat, cosLat, sinLon, cosLon }) {
      const { sin, cos } = fromGeodetic(sinLat, cosLat);
      const along = cos * cosLon;
      const scale = radius * Math.sqrt(2 / (1 + centre.sin * sin + centre.cos * along));
      return [scale * stretch * (cos * sinLon), (scale / stretch) * (centre.cos * sin - centre.sin * along)];
    },
    inverse(east, north) {
      const x = east / (stretch * radius);
      const y = (north * stretch) / radius;
      const square = x * x + y * y;
      const chord = Math.sqrt(1 - square / 4);
      const height = 1 - square / 2;
      const side = x * chord;
      const up = height * centre.cos - y * chord * centre.sin;
      const cos = Math.sqrt(side * side + up * up);
      const { sinLat, cosLat } = toGeodetic(height * centre.sin + y * chord * centre.cos, cos);
      return cos === 0
        ? { sinLat, cosLat, sinLon: 0, cosLon: 1 }
        : { sinLat, cosLat, sinLon: side / cos, cosLon: up / cos };
    },
  };
}
