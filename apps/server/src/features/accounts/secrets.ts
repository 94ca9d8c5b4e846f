import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@luodi/api';

/** A new token of 256 random bits, as text for a cookie or a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. It is random and long, so one round of SHA-256 is enough. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Protects small secrets that have to be read back, with a key that is not in the database. */
export interface SecretBox {
  /** Enciphers a secret for one account: it opens for no other. */
  seal(secret: string, account: string): string;
  /** The secret; undefined when it was sealed with another key, for another account, or was changed. */
  open(sealed: string, account: string): string | undefined;
  /** A keyed hash of something guessable, such as a sign-in name or a network address. */
  tag(text: string): string;
}

/**
 * The key of the accounts in a data directory, made when there is none (mode 0600). Refuses with
 * `account-key-unusable` when the file can be read by others or holds no key.
 */
export function openSecretBox(directory: string): SecretBox {
  const file = join(directory, 'accounts.key');
  if (!existsSync(file)) makeKey(directory, file);
  const unusable = (why: string) => new AppError('account-key-unusable', { file, why });
  if ((statSync(file).mode & 0o077) !== 0) throw unusable('mode');
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw unusable('format');
  const key = Buffer.from(text, 'hex');
  const tagKey = createHmac('sha256', key).update('luodi accounts tag').digest();
  return {
    seal: (secret, account) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(account));
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
    },
    open: (sealed, account) => {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < 28) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
        .setAAD(Buffer.from(account))
        .setAuthTag(bytes.subarray(-16));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
    tag: (text) => createHmac('sha256', tagKey).update(text).digest('hex'),
  };
}

/** A link fails where a rename would replace: of two servers that start together one key wins. */
function makeKey(directory: string, file: string): void {
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o700);
  const part = `${file}.${randomBytes(8).toString('hex')}`;
  writeFileSync(part, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(part);
  }
}
