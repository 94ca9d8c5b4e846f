import { arcSinh, atan2Degrees, sinCosQuarters, sinhCosh } from './elementary.ts';
import type { Ellipsoid, Place } from './ellipsoid.ts';

/** Farther from the meridian than this many radii the series is no longer used. */
const WIDEST = 2.6;

/** The value of a polynomial in n that begins with the given power. */
function series(n: number, power: number, coefficients: readonly number[]): number {
  let sum = 0;
  for (const coefficient of coefficients.toReversed()) sum = sum * n + coefficient;
  for (let i = 0; i < power; i += 1) sum *= n;
  return sum;
}

/**
 * Krüger's series between the sphere's plane and the ellipsoid's, to the sixth power of the third flattening n, as in
 * Karney, Transverse Mercator with an accuracy of a few nanometers, J. Geodesy 85 (2011), equations 35 and 36.
 */
const TO_ELLIPSOID: readonly (readonly number[])[] = [
  [1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37_800],
  [13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1_983_433 / 1_935_360],
  [61 / 240, -103 / 140, 15_061 / 26_880, 167_603 / 181_440],
  [49_561 / 161_280, -179 / 168, 6_601_661 / 7_257_600],
  [34_729 / 80_640, -3_418_889 / 1_995_840],
  [212_378_941 / 319_334_400],
];
const TO_SPHERE: readonly (readonly number[])[] = [
  [1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96_199 / 604_800],
  [1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1_118_711 / 3_870_720],
  [17 / 480, -37 / 840, -209 / 4480, 5569 / 90_720],
  [4397 / 161_280, -11 / 504, -830_251 / 7_257_600],
  [4583 / 161_280, -108_847 / 3_991_680],
  [20_648_693 / 638_668_800],
];

/** tanh(e artanh(e s)), what parts conformal and geodetic latitude, for the sine s of the geodetic one. */
function conformalTangent(e2: number, s: number): number {
  const u = e2 * s * s;
  let sum = 0;
  for (let k = 17; k >= 1; k -= 2) sum = sum * u + 1 / k;
  const y = e2 * s * sum;
  const z = y * y;
  return y + y * z * (-1 / 3 + z * (2 / 15 + z * (-17 / 315)));
}

/** Sine and cosine of the conformal latitude: where the stretched meridian of Mercator would put the place on a sphere. */
function toConformal(e2: number, s: number, c: number): { sin: number; cos: number } {
  const t = conformalTangent(e2, s);
  const part = 1 - s * t;
  return { sin: (s - t) / part, cos: (c * Math.sqrt(1 - t * t)) / part };
}

/** Geodetic sine and cosine of a conformal latitude by Newton's steps: 0.0034 off at first, 4e-8, then below rounding. */
function fromConformal(e2: number, sin: number, cos: number): { sinLat: number; cosLat: number } {
  let s = sin;
  let t = 0;
  for (let round = 0; round < 3; round += 1) {
    t = conformalTangent(e2, s);
    const part = 1 + sin * t;
    const slope = (e2 * (1 - t * t) * cos * cos) / ((1 - e2 * s * s) * part * part);
    s += ((sin + t) / part - s) / (1 - slope);
  }
  t = conformalTangent(e2, s);
  return { sinLat: s, cosLat: (cos * Math.sqrt(1 - t * t)) / (1 + sin * t) };
}

/**
 * Σ c_j sin 2jζ of a complex angle ζ = ξ + iη by Clenshaw's recurrence, from the sine and cosine of 2ξ and the
 * hyperbolic ones of 2η.
 */
function sumOfSines(
  coefficients: readonly number[],
  sin: number,
  cos: number,
  sinh: number,
  cosh: number,
): readonly [real: number, imaginary: number] {
  const [twiceReal, twiceImaginary] = [2 * cos * cosh, -2 * sin * sinh];
  let [real, imaginary, beforeReal, beforeImaginary] = [0, 0, 0, 0];
  for (let j = coefficients.length - 1; j >= 0; j -= 1) {
    const nextReal = twiceReal * real - twiceImaginary * imaginary - beforeReal + coefficients[j]!;
    const nextImaginary = twiceReal * imaginary + twiceImaginary * real - beforeImaginary;
    [beforeReal, beforeImaginary, real, imaginary] = [real, imaginary, nextReal, nextImaginary];
  }
  const [sineReal, sineImaginary] = [sin * cosh, cos * sinh];
  return [sineReal * real - sineImaginary * imaginary, sineReal * imaginary + sineImaginary * real];
}

/** A transverse Mercator plane in metres, east of its meridian and north of the equator; longitudes are from the meridian. */
export interface GaussKrugerPlane {
  forward(place: Place): readonly [east: number, north: number];
  inverse(east: number, north: number): Place;
}

const NOWHERE: Place = { sinLat: Number.NaN, cosLat: Number.NaN, sinLon: Number.NaN, cosLon: Number.NaN };

/** The Gauss-Krüger projection of an ellipsoid with scale 1 on the meridian. */
export function gaussKrugerPlane({ a, e2, n }: Ellipsoid): GaussKrugerPlane {
  const n2 = n * n;
  // Radius of a circle as long as a meridian.
  const radius = (a / (1 + n)) * (1 + n2 * (1 / 4 + n2 * (1 / 64 + n2 * (1 / 256 + (n2 * 25) / 16_384))));
  const quarter = radius * (Math.PI / 2);
  const toEllipsoid = TO_ELLIPSOID.map((list, j) => series(n, j + 1, list));
  const toSphere = TO_SPHERE.map((list, j) => series(n, j + 1, list));
  return {
    forward({ sinLat, cosLat, sinLon, cosLon }) {
      const { sin, cos } = toConformal(e2, sinLat, cosLat);
      const along = cos * cosLon;
      const across = Math.sqrt(sin * sin + along * along);
      const [s, c, sinh, cosh] = [sin / across, along / across, (cos * sinLon) / across, 1 / across];
      const eta = arcSinh(sinh);
      if (!(Math.abs(eta) <= WIDEST)) return [Number.NaN, Number.NaN];
      const [dXi, dEta] = sumOfSines(
        toEllipsoid,
        2 * s * c,
        (c - s) * (c + s),
        2 * sinh * cosh,
        1 + 2 * sinh * sinh,
      );
      return [radius * (eta + dEta), (atan2Degrees(s, c) / 90) * quarter + radius * dXi];
    },
    inverse(east, north) {
      const eta = east / radius;
      if (!(Math.abs(eta) <= WIDEST)) return NOWHERE;
      const { sin, cos } = sinCosQuarters(north / quarter);
      const { sinh, cosh } = sinhCosh(eta);
      const [dXi, dEta] = sumOfSines(
        toSphere,
        2 * sin * cos,
        (cos - sin) * (cos + sin),
        2 * sinh * cosh,
        1 + 2 * sinh * sinh,
      );
      const turn = sinCosQuarters(-dXi / (Math.PI / 2));
      const [s, c] = [sin * turn.cos + cos * turn.sin, cos * turn.cos - sin * turn.sin];
      const aside = sinhCosh(eta - dEta).sinh;
      const across = Math.sqrt(aside * aside + c * c);
      const whole = Math.sqrt(1 + aside * aside);
      const place = fromConformal(e2, s / whole, across / whole);
      return { ...place, sinLon: aside / across, cosLon: c / across };
    },
  };
}
