import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPicture } from './read-picture.ts';

const bytes = (...parts: readonly (Uint8Array | string | readonly number[])[]) =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))),
  );

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = bytes(name, data);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return bytes(length, body, sum);
}

const START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const header = (width: number, height: number) => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, 2], 8);
  return chunk('IHDR', data);
};
const image = chunk('IDAT', deflateSync(Buffer.alloc(4)));
const end = chunk('IEND', new Uint8Array());
const png = (...extra: readonly Uint8Array[]) => bytes(START, header(3, 2), ...extra, image, end);

const segment = (marker: number, data: Uint8Array) =>
  bytes([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff], data);
const frame = segment(0xc0, bytes([8, 0, 2, 0, 3, 1, 1, 0x11, 0]));
const scan = bytes(segment(0xda, bytes([1, 1, 0, 0, 0x3f, 0])), [0x12, 0xff, 0x00, 0x34, 0xff, 0xd9]);
const jpeg = (...extra: readonly Uint8Array[]) => bytes([0xff, 0xd8], ...extra, frame, scan);

describe('a picture', () => {
  it('is told by its content, with its size', () => {
    expect(readPicture(png())).toEqual({ mediaType: 'image/png', width: 3, height: 2, bytes: png() });
    expect(readPicture(jpeg())).toEqual({ mediaType: 'image/jpeg', width: 3, height: 2, bytes: jpeg() });
  });

  it('is kept without what it tells of place, device and time, and without what hangs on behind', () => {
    const exif = segment(0xe1, bytes('Exif\0\0 GPS 36.85 115.71'));
    expect(readPicture(bytes(jpeg(exif, segment(0xfe, bytes('comment'))), 'behind'))?.bytes).toEqual(jpeg());
    const profile = segment(0xe2, bytes('ICC_PROFILE'));
    expect(readPicture(jpeg(profile))?.bytes).toEqual(jpeg(profile));
    const told = chunk('tEXt', bytes('Author\0somebody'));
    expect(readPicture(bytes(png(told, chunk('eXIf', bytes('GPS'))), 'behind'))?.bytes).toEqual(png());
  });

  it.each([
    ['a drawing with scripts', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a page', bytes('<!doctype html><script>1</script>')],
    ['a GIF', bytes('GIF89a')],
    ['nothing', bytes()],
    ['a PNG without an image', bytes(START, header(3, 2), end)],
    ['a PNG with too many pixels', bytes(START, header(65_000, 65_000), image, end)],
    ['a PNG of no width', bytes(START, header(0, 2), image, end)],
    ['a JPEG without a frame', bytes([0xff, 0xd8], scan)],
    ['a JPEG without an end', jpeg().subarray(0, -2)],
  ])('is not: %s', (_, given) => {
    expect(readPicture(given)).toBeUndefined();
  });

  it('is not what was cut or changed anywhere, or is read the same when read again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(png(), jpeg(segment(0xe1, bytes('Exif')))),
        fc.nat(200),
        fc.nat(255),
        (given, at, byte) => {
          const bent = new Uint8Array(given);
          bent[at % bent.length] = byte;
          for (const one of [bent, given.subarray(0, at % given.length)]) {
            const read = readPicture(one);
            if (read) expect(readPicture(read.bytes)).toEqual(read);
          }
        },
      ),
    );
  });
});
