import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCheckpoint } from '@luodi/core/ledger';
import { afterAll, describe, expect, it } from 'vitest';
import { verifySignature } from './offline.ts';
import { keyDirectory, openSigningKey } from './signing-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'luodi-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

const BODY = 'luodi-ledger/1/valdora\n7\nq83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=\n';

describe.each(['ed25519', 'sm2-with-sm3'] as const)('a signing key of %s', (algorithm) => {
  const directory = join(folder, algorithm);
  const file = join(keyDirectory(directory), 'ledger-signing.key');
  const made = openSigningKey(directory, algorithm);

  it('is kept where nobody else reads it, and is the same the next time, whatever is asked for then', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = openSigningKey(directory, algorithm === 'ed25519' ? 'sm2-with-sm3' : 'ed25519');
    expect(again.publicKey).toBe(made.publicKey);
    expect(again.verifier.algorithm).toBe(algorithm);
    expect(readFileSync(join(keyDirectory(directory), 'ledger-signing.pub'), 'utf8')).toBe(
      `${made.publicKey}\n`,
    );
  });

  it('signs notes that hold, and that a changed character breaks', () => {
    const note = made.signNote(BODY);
    expect(readCheckpoint(note, made.verifier, verifySignature).kind).toBe('signed');
    const changed = note.replace('\n7\n', '\n8\n');
    expect(readCheckpoint(changed, made.verifier, verifySignature).kind).toBe('bad-signature');
  });

  it('is refused when others can read it, or when it is no key', () => {
    chmodSync(file, 0o640);
    expect(() => openSigningKey(directory)).toThrow(/ledger-key-unusable.*mode/);
    chmodSync(file, 0o600);
    writeFileSync(file, 'not a key');
    expect(() => openSigningKey(directory)).toThrow(/ledger-key-unusable.*format/);
  });
});
