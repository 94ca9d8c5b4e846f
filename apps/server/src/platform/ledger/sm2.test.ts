import { describe, expect, it } from 'vitest';
import { makeSm2Key, signSm2, sm2PublicKey, verifySm2 } from './sm2.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const MESSAGE = Buffer.from('message digest');

// Example of GB/T 32918.5-2017, annex A.2.
const PRIVATE = hex('3945208F 7B2144B1 3F36E38A C6D39F95 88939369 2860B51A 42FB81EF 4DF7C5B8');
const PUBLIC = hex(
  '09F9DF31 1E5421A1 50DD7D16 1E4BC5C6 72179FAD 1833FC07 6BB08FF3 56F35020' +
    'CCEA490C E26775A5 2DC6EA71 8CC1AA60 0AED05FB F35E084A 6632F607 2DA9AD13',
);
const SIGNATURE = hex(
  'F5A03B06 48D2C463 0EEAC513 E1BB81A1 5944DA38 27D5B741 43AC7EAC EEE720B3' +
    'B1B6AA29 DF212FD8 763182BC 0D421CA1 BB9038FD 1F7F42D4 840B69C4 85BBC1AA',
);

describe('SM2 with SM3', () => {
  it('accepts the example of the standard and derives its key', () => {
    expect(verifySm2(PUBLIC, MESSAGE, SIGNATURE)).toBe(true);
    expect(Buffer.from(sm2PublicKey(PRIVATE) ?? []).equals(PUBLIC)).toBe(true);
  });

  it('signs what it accepts, each time anew', () => {
    const key = makeSm2Key();
    const publicKey = sm2PublicKey(key) as Uint8Array;
    const [one, two] = [signSm2(key, publicKey, MESSAGE), signSm2(key, publicKey, MESSAGE)];
    expect(verifySm2(publicKey, MESSAGE, one)).toBe(true);
    expect(verifySm2(publicKey, MESSAGE, two)).toBe(true);
    expect(Buffer.from(one).equals(two)).toBe(false);
  });

  it('refuses every changed bit of signature, message and key', () => {
    for (let bit = 0; bit < 512; bit += 17) {
      const flip = (bytes: Uint8Array) => {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        return changed;
      };
      expect(verifySm2(PUBLIC, MESSAGE, flip(SIGNATURE))).toBe(false);
      expect(verifySm2(flip(PUBLIC), MESSAGE, SIGNATURE)).toBe(false);
    }
    expect(verifySm2(PUBLIC, Buffer.from('message digesu'), SIGNATURE)).toBe(false);
  });

  it('refuses signatures out of range', () => {
    expect(verifySm2(PUBLIC, MESSAGE, Buffer.alloc(64))).toBe(false);
    expect(verifySm2(PUBLIC, MESSAGE, Buffer.alloc(64, 0xff))).toBe(false);
    expect(verifySm2(PUBLIC, MESSAGE, SIGNATURE.subarray(1))).toBe(false);
  });
});
