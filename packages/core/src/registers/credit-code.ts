/**
 * Unified social credit code of legal persons and other organisations, GB 32100-2015, section 4: 18 characters, each a
 * digit or a capital letter without I, O, S, V and Z; the first names the registering department, the second the kind
 * of organisation, the third to the eighth the division of registration (GB/T 2260), the ninth to the seventeenth the
 * organisation (GB 11714), the last is the check character.
 */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const FORM = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** Whether a text has the form of a credit code, whatever its check character. */
export function hasCreditCodeForm(code: string): boolean {
  return FORM.test(code);
}

/**
 * Check character of the first seventeen characters of a credit code. GB 32100-2015, annex A (method of ISO 7064,
 * MOD 31): the sum of the values of the characters, each weighted by 3^(i-1) modulo 31 for the i-th, taken modulo 31;
 * the check value is 31 less that remainder, and 0 where that would be 31.
 */
export function creditCodeCheck(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}

/** Province-level codes of GB/T 2260 (administrative divisions of the People's Republic of China). */
const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
);

/**
 * Whether a text has the form of a division code of GB/T 2260: six digits, two each for province, prefecture and
 * county, the first two a province there is, no county of a prefecture that is not named.
 */
export function isDivisionCode(code: string): boolean {
  return /^\d{6}$/.test(code) && PROVINCES.has(code.slice(0, 2)) && !/^\d\d00(?!00)/.test(code);
}
