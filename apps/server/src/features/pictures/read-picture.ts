/** A picture as it is kept: the image and nothing besides. */
export interface Picture {
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** Most pixels of a picture: what a browser can unfold without harm. */
const MOST_PIXELS = 50_000_000;

/**
 * Reads a picture by its content: JPEG (ITU-T T.81) or PNG (ISO/IEC 15948). Parts that tell where, when and with what it
 * was taken are left out (Exif, XMP, IPTC, comments, text); the image itself stays byte for byte. Undefined for anything
 * else: another form, a broken or endless one, one with too many pixels.
 */
export function readPicture(bytes: Uint8Array): Picture | undefined {
  const picture = isPng(bytes) ? readPng(bytes) : isJpeg(bytes) ? readJpeg(bytes) : undefined;
  if (!picture || picture.width < 1 || picture.height < 1) return undefined;
  return picture.width * picture.height <= MOST_PIXELS ? picture : undefined;
}

const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function isPng(bytes: Uint8Array): boolean {
  return PNG_START.every((byte, at) => bytes[at] === byte);
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Chunks of a PNG that make the image; every other one is left out. */
const IMAGE_CHUNKS = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
]);

function readPng(bytes: Uint8Array): Picture | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, PNG_START.length)];
  let size: { width: number; height: number } | undefined;
  let hasImage = false;
  for (let at = PNG_START.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return undefined;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!size) {
      if (name !== 'IHDR' || length !== 13) return undefined;
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    hasImage ||= name === 'IDAT';
    if (IMAGE_CHUNKS.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND')
      return hasImage ? { mediaType: 'image/png', ...size, bytes: joined(kept) } : undefined;
    at = end;
  }
  return undefined;
}

/** Frame headers of JPEG: all start-of-frame markers but the three that define tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Segments that tell of the making: APP1 to APP15 but the colour profile (APP2) and Adobe's transform (APP14), and comments. */
function isAside(marker: number): boolean {
  return marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee);
}

function readJpeg(bytes: Uint8Array): Picture | undefined {
  const kept = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | undefined;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return undefined;
    if (isFrame(marker)) {
      if (length < 8) return undefined;
      size = {
        height: ((bytes[at + 5] ?? 0) << 8) | (bytes[at + 6] ?? 0),
        width: ((bytes[at + 7] ?? 0) << 8) | (bytes[at + 8] ?? 0),
      };
    }
    if (marker === 0xda) {
      const image = scanOf(bytes, at);
      return size && image
        ? { mediaType: 'image/jpeg', ...size, bytes: joined([...kept, image]) }
        : undefined;
    }
    if (!isAside(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

/** From the first scan to the end of the image; what a camera hangs on behind it is left out. */
function scanOf(bytes: Uint8Array, from: number): Uint8Array | undefined {
  let last = -1;
  for (let at = from; at + 1 < bytes.length; at++) {
    // Inside a scan FF is followed by 00 or a restart; the end-of-image marker stands for itself.
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) {
      last = at + 2;
      break;
    }
  }
  return last < 0 ? undefined : bytes.subarray(from, last);
}
