/**
 * Sine, cosine, arc tangent and hyperbolic functions from + − × ÷ and the square root alone. ECMAScript asks exactness
 * of these five only and leaves Math.sin and its like to the engine; here every engine gives the same bits. Arguments
 * are reduced exactly, by whole quarter turns in degrees or in quarters, as there no multiple of π is subtracted;
 * what is left are Taylor polynomials whose first omitted term is below 2⁻⁶⁰ of the value. Errors: README.md.
 */

export interface SineCosine {
  readonly sin: number;
  readonly cos: number;
}

/** Radians in a degree, and degrees in a radian. */
const RADIAN = Math.PI / 180;
const DEGREES = 180 / Math.PI;

/** Sine and cosine of an angle of at most 0.8 radians, turned on by whole quarters. */
function turned(x: number, quarters: number): SineCosine {
  const z = x * x;
  // Sine by the odd terms up to the 17th power, cosine by the even ones up to the 18th.
  const s =
    z *
    (-1 / 6 +
      z *
        (1 / 120 +
          z *
            (-1 / 5040 +
              z *
                (1 / 362_880 +
                  z *
                    (-1 / 39_916_800 +
                      z *
                        (1 / 6_227_020_800 +
                          z * (-1 / 1_307_674_368_000 + z * (1 / 355_687_428_096_000))))))));
  const c =
    z *
    (-1 / 2 +
      z *
        (1 / 24 +
          z *
            (-1 / 720 +
              z *
                (1 / 40_320 +
                  z *
                    (-1 / 3_628_800 +
                      z *
                        (1 / 479_001_600 +
                          z *
                            (-1 / 87_178_291_200 +
                              z * (1 / 20_922_789_888_000 + z * (-1 / 6_402_373_705_728_000)))))))));
  const sin = x + x * s;
  const cos = 1 + c;
  switch (quarters & 3) {
    case 0:
      return { sin, cos };
    case 1:
      return { sin: cos, cos: -sin };
    case 2:
      return { sin: -sin, cos: -cos };
    default:
      return { sin: -cos, cos: sin };
  }
}

/** Sine and cosine of an angle in degrees; NaN beyond a billion degrees. */
export function sinCosDegrees(degrees: number): SineCosine {
  if (!(Math.abs(degrees) <= 1e9)) return { sin: Number.NaN, cos: Number.NaN };
  const quarters = Math.round(degrees / 90);
  return turned((degrees - 90 * quarters) * RADIAN, quarters);
}

/** Sine and cosine of an angle in quarter turns; NaN beyond a billion of them. */
export function sinCosQuarters(turns: number): SineCosine {
  if (!(Math.abs(turns) <= 1e9)) return { sin: Number.NaN, cos: Number.NaN };
  const quarters = Math.round(turns);
  return turned((turns - quarters) * (Math.PI / 2), quarters);
}

/** Arc tangents of 0, 1/8, … 1 in degrees. */
const ARC_TANGENTS = [
  0, 7.125016348901798, 14.036243467926479, 20.556045219583464, 26.56505117707799, 32.005383208083494,
  36.86989764584402, 41.18592516570965, 45,
] as const;

/** The angle of a direction in degrees, −180 to 180; of no length 0. */
export function atan2Degrees(y: number, x: number): number {
  const [rise, run] = [Math.abs(y), Math.abs(x)];
  const isSteep = rise > run;
  const [less, more] = isSteep ? [run, rise] : [rise, run];
  if (more === 0) return 0;
  const tangent = less / more;
  const eighths = Math.round(8 * tangent);
  // What the nearest eighth leaves: below 1/16, so eight terms are enough.
  const t = (tangent - eighths / 8) / (1 + (tangent * eighths) / 8);
  const z = t * t;
  const series =
    z * (-1 / 3 + z * (1 / 5 + z * (-1 / 7 + z * (1 / 9 + z * (-1 / 11 + z * (1 / 13 + z * (-1 / 15)))))));
  const acute = ARC_TANGENTS[eighths]! + (t + t * series) * DEGREES;
  const upper = isSteep ? 90 - acute : acute;
  const right = x < 0 ? 180 - upper : upper;
  return y < 0 ? -right : right;
}

export interface HyperbolicSineCosine {
  readonly sinh: number;
  readonly cosh: number;
}

/** Hyperbolic sine and cosine; NaN beyond 32. */
export function sinhCosh(x: number): HyperbolicSineCosine {
  if (!(Math.abs(x) <= 32)) return { sinh: Number.NaN, cosh: Number.NaN };
  if (Math.abs(x) > 0.25) {
    const { sinh, cosh } = sinhCosh(x / 2);
    return { sinh: 2 * sinh * cosh, cosh: 1 + 2 * sinh * sinh };
  }
  const z = x * x;
  const odd =
    z *
    (1 / 6 +
      z * (1 / 120 + z * (1 / 5040 + z * (1 / 362_880 + z * (1 / 39_916_800 + z * (1 / 6_227_020_800))))));
  const even =
    z *
    (1 / 2 + z * (1 / 24 + z * (1 / 720 + z * (1 / 40_320 + z * (1 / 3_628_800 + z * (1 / 479_001_600))))));
  return { sinh: x + x * odd, cosh: 1 + even };
}

/** The number whose hyperbolic sine this is. */
export function arcSinh(sinh: number): number {
  let [s, c, doubled] = [sinh, Math.sqrt(1 + sinh * sinh), 1];
  while (Math.abs(s) > 0.125 && doubled < 64) {
    s /= Math.sqrt(2 * (1 + c));
    c = Math.sqrt((1 + c) / 2);
    doubled *= 2;
  }
  return doubled * arcTanhOfSmall(s / c);
}

/** Inverse hyperbolic tangent of at most 1/8 either way. */
function arcTanhOfSmall(t: number): number {
  const z = t * t;
  const series =
    z *
    (1 / 3 +
      z * (1 / 5 + z * (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z * (1 / 17))))))));
  return t + t * series;
}
