import { greatestDivisor } from './greatest-divisor.ts';
import { invariant } from './invariant.ts';

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * An exact rational number. Every number that decides is one of these: no rounding happens between the fact a
 * person wrote and the comparison that decides (DESIGN section 6, "numbers that decide are integers or exact").
 * The denominator is positive and the fraction is in lowest terms.
 */
export class Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;

  constructor(numerator: bigint, denominator = 1n) {
    invariant(denominator !== 0n, 'an exact number has a non-zero denominator');
    const sign = denominator < 0n ? -1n : 1n;
    const divisor = greatestDivisor(numerator, denominator);
    this.numerator = (sign * numerator) / divisor;
    this.denominator = (sign * denominator) / divisor;
  }

  /** Reads a decimal such as `12`, `-0.5`, `1.5e3`. Gives `undefined` for anything else. */
  static parse(text: string): Exact | undefined {
    const match = DECIMAL.exec(text.trim());
    if (!match) return undefined;
    const [, sign, whole = '0', fraction = '', exponent = '0'] = match;
    const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
    const power = Number(exponent) - fraction.length;
    return power >= 0 ? new Exact(digits * 10n ** BigInt(power)) : new Exact(digits, 10n ** BigInt(-power));
  }

  /**
   * The decimal a person wrote: the shortest decimal that reads back as this double (ECMAScript Number::toString).
   * So 0.8 becomes 4/5, not the binary fraction beside it.
   */
  static fromNumber(value: number): Exact {
    const exact = Number.isFinite(value) ? Exact.parse(String(value)) : undefined;
    invariant(exact, 'an exact number comes from a finite number');
    return exact;
  }

  plus(other: Exact): Exact {
    return new Exact(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  minus(other: Exact): Exact {
    return this.plus(new Exact(-other.numerator, other.denominator));
  }

  times(other: Exact): Exact {
    return new Exact(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** Quotient; `undefined` when the divisor is zero. */
  over(other: Exact): Exact | undefined {
    if (other.numerator === 0n) return undefined;
    return new Exact(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  /** Negative, zero or positive as this is less than, equal to or more than `other`. */
  compare(other: Exact): number {
    const difference = this.numerator * other.denominator - other.numerator * this.denominator;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  get sign(): number {
    return this.numerator < 0n ? -1 : this.numerator > 0n ? 1 : 0;
  }

  /** Decimal text with exactly `places` digits after the point, rounded half away from zero. */
  toFixed(places: number): string {
    const scale = 10n ** BigInt(places);
    const magnitude = this.numerator < 0n ? -this.numerator : this.numerator;
    const rounded = (2n * magnitude * scale + this.denominator) / (2n * this.denominator);
    const digits = rounded.toString().padStart(places + 1, '0');
    const body =
      places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(digits.length - places)}`;
    return this.numerator < 0n && rounded !== 0n ? `-${body}` : body;
  }

  /** Exact text that {@link Exact.fromText} reads back: a plain decimal where one exists, else `n/d`. */
  toString(): string {
    let rest = this.denominator;
    let twos = 0;
    let fives = 0;
    while (rest % 2n === 0n) {
      rest /= 2n;
      twos++;
    }
    while (rest % 5n === 0n) {
      rest /= 5n;
      fives++;
    }
    const places = Math.max(twos, fives);
    return rest === 1n && places <= 40 ? this.toFixed(places) : `${this.numerator}/${this.denominator}`;
  }

  /** Reads what {@link Exact.toString} wrote. */
  static fromText(text: string): Exact | undefined {
    const fraction = /^(-?\d+)\/([1-9]\d*)$/.exec(text);
    if (fraction) return new Exact(BigInt(fraction[1]!), BigInt(fraction[2]!));
    return Exact.parse(text);
  }
}
