import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** Cost of a hash: argon2id (RFC 9106) with two passes and one lane, as OWASP asks for at 19 MiB. */
export interface HashCost {
  readonly memoryKib: number;
}

const PASSES = 2;
const LANES = 1;
const TAG_BYTES = 32;

/** Hashes and checks passwords. Both work off the main thread. */
export interface PasswordHasher {
  /** The hash as PHC text, with its own salt and its parameters. */
  hash(password: string): Promise<string>;
  /**
   * Whether a password is the one of a hash. Without a hash the same work is done for nothing, so that the time tells
   * nobody whether an account exists.
   */
  verify(password: string, phc: string | null | undefined): Promise<boolean>;
  /** True when a hash was made at another cost than is asked for now. */
  isOutdated(phc: string): boolean;
}

/** A hasher of this cost. */
export function passwordHasher({ memoryKib }: HashCost): PasswordHasher {
  const parameters = `m=${memoryKib},t=${PASSES},p=${LANES}`;
  const dummy = { salt: randomBytes(16), tag: randomBytes(TAG_BYTES), memoryKib };
  return {
    async hash(password) {
      const salt = randomBytes(16);
      const tag = await derive(password, salt, memoryKib);
      return `$argon2id$v=19$${parameters}$${unpadded(salt)}$${unpadded(tag)}`;
    },
    async verify(password, phc) {
      const known = phc ? parse(phc) : undefined;
      const { salt, tag, memoryKib: memory } = known ?? dummy;
      const same = timingSafeEqual(await derive(password, salt, memory), tag);
      return same && known !== undefined;
    },
    isOutdated: (phc) => !phc.startsWith(`$argon2id$v=19$${parameters}$`),
  };
}

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=2,p=1\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;

function parse(phc: string) {
  const [, memory, salt, tag] = PHC.exec(phc) ?? [];
  if (memory === undefined || salt === undefined || tag === undefined) return undefined;
  return { memoryKib: Number(memory), salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') };
}

/** Written in the form all keyboards agree on (NFKC, NIST SP 800-63B), so that it is the same wherever it is typed. */
function derive(password: string, nonce: Buffer, memory: number): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC'), 'utf8');
  const parameters = { message, nonce, memory, passes: PASSES, parallelism: LANES, tagLength: TAG_BYTES };
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag)));
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
