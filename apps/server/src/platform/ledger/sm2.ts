import { createHash, randomBytes } from 'node:crypto';
import { weierstrass } from '@noble/curves/abstract/weierstrass.js';

/**
 * SM2 signatures with SM3 (GB/T 32918.2-2016, GB/T 32905-2016) in the form the standard means them: with the default
 * identity, r and s as 64 bytes. Node's own `sign` is not used: with a key it made itself it signs plain ECDSA on the
 * SM2 curve, and with one it read it takes an empty identity; neither is accepted by other programs.
 */

/** Recommended curve of GB/T 32918.5-2017. */
const P = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
const A = 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn;
const B = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;
const N = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const GX = 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n;
const GY = 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n;
const Point = weierstrass({ p: P, a: A, b: B, n: N, h: 1n, Gx: GX, Gy: GY });

/** Identity a signature names when none was agreed (GM/T 0009-2012). */
const IDENTITY = Buffer.from('1234567812345678');

const bytesOf = (value: bigint) => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
const numberOf = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const modulo = (value: bigint) => ((value % N) + N) % N;
const sm3 = (...parts: readonly Uint8Array[]) => createHash('sm3').update(Buffer.concat(parts)).digest();

/** Hash that is signed: SM3 over the digest of identity, curve and key, and the message. */
function digest(publicKey: Uint8Array, message: Uint8Array): bigint {
  const bits = Buffer.alloc(2);
  bits.writeUInt16BE(IDENTITY.length * 8);
  const signer = sm3(bits, IDENTITY, bytesOf(A), bytesOf(B), bytesOf(GX), bytesOf(GY), publicKey);
  return numberOf(sm3(signer, message));
}

/** Inverse modulo the prime order, by Fermat. */
function inverse(value: bigint): bigint {
  let [base, exponent, product] = [modulo(value), N - 2n, 1n];
  for (; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) product = modulo(product * base);
    base = modulo(base * base);
  }
  return product;
}

/** A random number from 1 to n - 1, each as likely. */
function randomScalar(): bigint {
  for (;;) {
    const value = numberOf(randomBytes(32));
    if (value > 0n && value < N - 1n) return value;
  }
}

/** A new private key: 32 bytes. */
export function makeSm2Key(): Uint8Array {
  return bytesOf(randomScalar());
}

/** Public key of a private one: the coordinates of its point, 64 bytes. Nothing when it is out of range. */
export function sm2PublicKey(privateKey: Uint8Array): Uint8Array | undefined {
  const scalar = numberOf(privateKey);
  if (scalar <= 0n || scalar >= N - 1n) return undefined;
  const { x, y } = Point.BASE.multiply(scalar).toAffine();
  return Buffer.concat([bytesOf(x), bytesOf(y)]);
}

/** Signs a message. The key has to be one of {@link sm2PublicKey}. */
export function signSm2(privateKey: Uint8Array, publicKey: Uint8Array, message: Uint8Array): Uint8Array {
  const secret = numberOf(privateKey);
  const e = digest(publicKey, message);
  for (;;) {
    const k = randomScalar();
    const r = modulo(e + Point.BASE.multiply(k).toAffine().x);
    if (r === 0n || r + k === N) continue;
    const s = modulo(inverse(1n + secret) * (k - r * secret));
    if (s !== 0n) return Buffer.concat([bytesOf(r), bytesOf(s)]);
  }
}

/** Whether a signature over a message is of this public key. */
export function verifySm2(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 64 || signature.length !== 64) return false;
  const [r, s] = [numberOf(signature.subarray(0, 32)), numberOf(signature.subarray(32))];
  if (r <= 0n || s <= 0n || r >= N || s >= N) return false;
  const t = modulo(r + s);
  if (t === 0n) return false;
  const point = Point.fromAffine({
    x: numberOf(publicKey.subarray(0, 32)),
    y: numberOf(publicKey.subarray(32)),
  });
  try {
    point.assertValidity();
  } catch {
    return false;
  }
  const sum = Point.BASE.multiplyUnsafe(s).add(point.multiplyUnsafe(t));
  return !sum.is0() && modulo(digest(publicKey, message) + sum.toAffine().x) === r;
}
