import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Length of a step in seconds, and how many steps a clock may be off either way (RFC 6238, 5.2). */
const STEP_S = 30;
const DRIFT = 1;
const DIGITS = 6;

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes as base32 without padding (RFC 4648): how authenticators take a secret. */
export function toBase32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** Bytes of base32 text. */
export function fromBase32(text: string): Uint8Array {
  const bits = [...text].map((one) => BASE32.indexOf(one).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}

/** A new secret of 160 bits, as base32. */
export function newTotpSecret(): string {
  return toBase32(randomBytes(20));
}

/** The code of a counter (HOTP, RFC 4226) over HMAC-SHA-1, which is what every authenticator speaks. */
export function hotp(secret: Uint8Array, counter: number, digits = DIGITS): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac('sha1', secret).update(message).digest();
  const at = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

/** The time step an instant lies in. */
export function totpStep(at: Date): number {
  return Math.floor(at.getTime() / 1000 / STEP_S);
}

/**
 * The step a code belongs to, when it is right at that instant and no code of this or a later step was taken before;
 * undefined otherwise. Every step is looked at, so that the time says nothing.
 */
export function checkTotp(
  secret: string,
  code: string,
  at: Date,
  usedStep: number | undefined,
): number | undefined {
  const given = Buffer.from(code.replaceAll(' ', '').padEnd(DIGITS).slice(0, 12));
  const key = fromBase32(secret);
  const now = totpStep(at);
  let found: number | undefined;
  for (let step = now - DRIFT; step <= now + DRIFT; step += 1) {
    const right = Buffer.from(hotp(key, step));
    const same = given.length === right.length && timingSafeEqual(given, right);
    if (same && (usedStep === undefined || step > usedStep)) found = step;
  }
  return found;
}

/** What a QR code for an authenticator holds. */
export function totpUri(secret: string, login: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(login)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&digits=${DIGITS}&period=${STEP_S}`;
}

/** Ten recovery codes, each good once: 50 random bits in two groups. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const text = toBase32(randomBytes(7)).slice(0, 10).toLowerCase();
    return `${text.slice(0, 5)}-${text.slice(5)}`;
  });
}

/** A recovery code as it is compared: however it was typed. */
export function recoveryKey(code: string): string {
  return code.toLowerCase().replace(/[^a-z2-7]/g, '');
}
