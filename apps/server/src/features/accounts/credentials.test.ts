import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordHasher } from './password-hash.ts';
import { newToken, openSecretBox, tokenHash } from './secrets.ts';
import {
  checkTotp,
  fromBase32,
  hotp,
  newRecoveryCodes,
  newTotpSecret,
  recoveryKey,
  toBase32,
  totpUri,
} from './totp.ts';

describe('passwordHasher', () => {
  const hasher = passwordHasher({ memoryKib: 64 });

  it('takes the password, in whatever form of Unicode, and no other', async () => {
    const phc = await hasher.hash('Ångström 密码 1');
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=64,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(await hasher.verify('A\u030angstro\u0308m 密码 1', phc)).toBe(true);
    expect(await hasher.verify('Angström 密码 1', phc)).toBe(false);
    expect(await hasher.hash('Ångström 密码 1')).not.toBe(phc);
  });

  it('says no without a hash, or with one it does not know', async () => {
    expect(await hasher.verify('x', null)).toBe(false);
    expect(await hasher.verify('x', undefined)).toBe(false);
    expect(await hasher.verify('x', '$argon2i$v=19$m=64,t=2,p=1$AAAA$BBBB')).toBe(false);
  });

  it('reads hashes of another cost, and says that they are outdated', async () => {
    const phc = await hasher.hash('x');
    const dearer = passwordHasher({ memoryKib: 128 });
    expect(await dearer.verify('x', phc)).toBe(true);
    expect([dearer.isOutdated(phc), hasher.isOutdated(phc)]).toEqual([true, false]);
  });
});

describe('TOTP', () => {
  // RFC 4226, appendix D, and RFC 6238, appendix B (SHA-1, eight digits).
  const secret = Buffer.from('12345678901234567890');

  it('gives the codes of RFC 4226', () => {
    const codes = Array.from({ length: 10 }, (_, counter) => hotp(secret, counter));
    expect(codes).toEqual([
      '755224',
      '287082',
      '359152',
      '969429',
      '338314',
      '254676',
      '287922',
      '162583',
      '399871',
      '520489',
    ]);
  });

  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('gives the code of RFC 6238 at %d', (seconds, code) => {
    expect(hotp(secret, Math.floor(seconds / 30), 8)).toBe(code);
  });

  it('takes a code one step off, once, and nothing else', () => {
    const text = toBase32(secret);
    const at = new Date(59_000);
    expect(checkTotp(text, '287082', at, undefined)).toBe(1);
    expect(checkTotp(text, '287 082', at, undefined)).toBe(1);
    expect(checkTotp(text, '755224', at, undefined)).toBe(0);
    expect(checkTotp(text, '359152', at, undefined)).toBe(2);
    expect(checkTotp(text, '969429', at, undefined)).toBeUndefined();
    expect(checkTotp(text, '287082', at, 1)).toBeUndefined();
    expect(checkTotp(text, '755224', at, 1)).toBeUndefined();
    for (const wrong of ['', '28708', '2870820', 'abcdef', '２８７０８２']) {
      expect(checkTotp(text, wrong, at, undefined), wrong).toBeUndefined();
    }
  });

  it('writes secrets as base32 and reads them back', () => {
    expect(toBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect([...fromBase32(toBase32(bytes))]).toEqual([...bytes]);
      }),
    );
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(totpUri('ABC', '王 li', '落地 Luodi')).toBe(
      'otpauth://totp/%E8%90%BD%E5%9C%B0%20Luodi:%E7%8E%8B%20li?secret=ABC&issuer=%E8%90%BD%E5%9C%B0%20Luodi&digits=6&period=30',
    );
  });

  it('makes ten different recovery codes, read however they are typed', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[a-z2-7]{5}-[a-z2-7]{5}$/);
    expect(recoveryKey(' ABCDE fghij')).toBe(recoveryKey('abcde-fghij'));
  });
});

describe('secrets', () => {
  it('are enciphered for one account with a key only we can read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'luodi-secrets-'));
    const box = openSecretBox(folder);
    const file = join(folder, 'accounts.key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const sealed = box.seal('SECRET', 'a1');
    expect(sealed).not.toContain('SECRET');
    expect(openSecretBox(folder).open(sealed, 'a1')).toBe('SECRET');
    expect(box.open(sealed, 'a2')).toBeUndefined();
    expect(box.open(`${sealed.slice(0, -2)}AA`, 'a1')).toBeUndefined();
    expect(box.open('', 'a1')).toBeUndefined();
    expect(box.tag('10.0.0.1')).toBe(openSecretBox(folder).tag('10.0.0.1'));
    expect(box.tag('10.0.0.1')).not.toBe(box.tag('10.0.0.2'));
    writeFileSync(file, 'short');
    expect(() => openSecretBox(folder)).toThrow(/account-key-unusable.*format/);
    rmSync(file);
    writeFileSync(file, readFileSync(import.meta.filename), { mode: 0o644 });
    expect(() => openSecretBox(folder)).toThrow(/account-key-unusable.*mode/);
    rmSync(folder, { recursive: true });
  });

  it('tokens have 256 bits and are kept as a hash', () => {
    expect(newToken()).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(tokenHash('a')).toHaveLength(64);
  });
});
