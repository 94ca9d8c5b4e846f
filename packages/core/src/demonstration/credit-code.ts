import { creditCodeCheck } from '../registers/index.ts';

const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Organisation code of eight digits with its check character (GB 11714-1997: weighted sum modulo 11). */
function organisationCode(eight: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, i) => total + weight * Number(eight[i]), 0);
  const check = 11 - (sum % 11);
  return eight + (check === 10 ? 'X' : check === 11 ? '0' : String(check));
}

/**
 * Division that stands in every invented number: no province of GB/T 2260 begins with 99, so no code, parcel or
 * certificate with it can be one that was ever given out.
 */
export const NO_DIVISION = '990000';

/** The n-th invented unified social credit code: right by its check characters, impossible by its division. */
export function inventedCreditCode(n: number): string {
  const first17 = `91${NO_DIVISION}${organisationCode(String(n).padStart(8, '0'))}`;
  return first17 + creditCodeCheck(first17);
}
