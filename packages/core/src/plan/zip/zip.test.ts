import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { zipLimits } from './directory.ts';
import { crc32, readPackageZip } from './read.ts';

const codes = (bytes: Uint8Array, limits = zipLimits) =>
  readPackageZip(bytes, limits).findings.map(({ code }) => code);
const plan = strToU8('format: luodi-plan/1\n'.repeat(20));
const zipOf = (files: Record<string, Uint8Array>) =>
  zipSync(files, { level: 6, mtime: '2000-01-01T12:00:00' });

interface RawEntry {
  name: string | Uint8Array;
  content: Uint8Array;
  size?: number;
  flags?: number;
  method?: number;
  mode?: number;
  crc?: number;
  localName?: string;
}

/** Writes a zip by hand, stored entries, so that every field can be made to lie. */
function rawZip(entries: RawEntry[]): Uint8Array {
  const out: number[] = [];
  const directory: number[] = [];
  const u16 = (value: number) => [value & 255, (value >>> 8) & 255];
  const u32 = (value: number) => [...u16(value), ...u16(value >>> 16)];
  for (const entry of entries) {
    const name = typeof entry.name === 'string' ? strToU8(entry.name) : entry.name;
    const local = entry.localName === undefined ? name : strToU8(entry.localName);
    const {
      content,
      flags = 0x800,
      method = 0,
      mode = 0,
      crc = crc32(content),
      size = content.length,
    } = entry;
    const offset = out.length;
    const head = [
      ...u16(20),
      ...u16(flags),
      ...u16(method),
      ...u32(0),
      ...u32(crc),
      ...u32(content.length),
      ...u32(size),
    ];
    out.push(...u32(0x04034b50), ...head, ...u16(local.length), ...u16(0), ...local, ...content);
    directory.push(...u32(0x02014b50), ...u16(0x314), ...head, ...u16(name.length), ...u16(0), ...u16(0));
    directory.push(...u16(0), ...u16(0), ...u32(mode << 16), ...u32(offset), ...name);
  }
  const start = out.length;
  out.push(
    ...directory,
    ...u32(0x06054b50),
    ...u16(0),
    ...u16(0),
    ...u16(entries.length),
    ...u16(entries.length),
  );
  return new Uint8Array([...out, ...u32(directory.length), ...u32(start), ...u16(0)]);
}

describe('zip of a package', () => {
  it('reads files, takes one top folder off, leaves system files out with a note', () => {
    const { files, findings } = readPackageZip(
      zipOf({
        'p/plan.yaml': plan,
        'p/layers/zone.grid.json': strToU8('{}'),
        '__MACOSX/p/._plan.yaml': plan,
      }),
    );
    expect([...files!.keys()]).toEqual(['layers/zone.grid.json', 'plan.yaml']);
    expect(files!.get('plan.yaml')).toEqual(plan);
    expect(findings.map(({ code }) => code)).toEqual(['zip.system-file']);
  });

  it('reads stored entries', () => {
    expect(readPackageZip(rawZip([{ name: 'plan.yaml', content: plan }])).files?.get('plan.yaml')).toEqual(
      plan,
    );
  });

  it('refuses what is no zip, cut off, or followed by something else', () => {
    const whole = zipOf({ 'plan.yaml': plan });
    expect(codes(new Uint8Array())).toEqual(['zip.not-a-zip']);
    expect(codes(plan)).toEqual(['zip.not-a-zip']);
    for (const part of [0.3, 0.6, 0.99]) {
      expect(codes(whole.subarray(0, Math.floor(whole.length * part)))).toEqual(['zip.not-a-zip']);
    }
    expect(codes(new Uint8Array([...whole, 1, 2, 3]))).toEqual(['zip.not-a-zip']);
    expect(codes(new Uint8Array([1, 2, 3, ...whole]))).toEqual(['zip.directory-damaged']);
  });

  it('refuses a zip of 100 MB without reading it', () => {
    expect(codes(new Uint8Array(100 * 1024 * 1024))).toEqual(['zip.too-large']);
  });

  const names: [string, string | Uint8Array][] = [
    ['traversal', '../plan.yaml'],
    ['traversal inside', 'layers/../../x'],
    ['absolute', '/etc/passwd'],
    ['drive', 'C:/plan.yaml'],
    ['backslash', 'layers\\zone.grid.json'],
    ['NUL', 'plan.yaml\u0000.txt'],
    ['empty step', 'layers//x'],
    ['GBK name', new Uint8Array([0xb9, 0xe6, 0xbb, 0xae])],
    ['empty', ''],
  ];
  for (const [what, name] of names) {
    it(`refuses the name: ${what}`, () => {
      expect(codes(rawZip([{ name, content: plan }]))).toEqual(['zip.name-unsafe']);
    });
  }

  const lies: [string, RawEntry[], string][] = [
    [
      'two files of one name',
      [
        { name: 'a', content: plan },
        { name: 'a', content: plan },
      ],
      'zip.name-duplicate',
    ],
    [
      'names that differ in case',
      [
        { name: 'a', content: plan },
        { name: 'A', content: plan },
      ],
      'zip.name-duplicate',
    ],
    ['symbolic link', [{ name: 'a', content: plan, mode: 0xa1ff }], 'zip.link'],
    ['device', [{ name: 'a', content: plan, mode: 0x61ff }], 'zip.link'],
    ['encrypted', [{ name: 'a', content: plan, flags: 0x801 }], 'zip.encrypted'],
    ['bzip2', [{ name: 'a', content: plan, method: 12 }], 'zip.method-unknown'],
    ['another name inside', [{ name: 'a', content: plan, localName: 'b' }], 'zip.directory-damaged'],
    ['stored size that lies', [{ name: 'a', content: plan, size: 5 }], 'zip.directory-damaged'],
    ['checksum that lies', [{ name: 'a', content: plan, crc: 1 }], 'zip.content-damaged'],
    [
      'no deflate stream',
      [{ name: 'a', content: new Uint8Array(50).fill(255), method: 8 }],
      'zip.content-damaged',
    ],
  ];
  for (const [what, entries, code] of lies) {
    it(`refuses: ${what}`, () => {
      const { files, findings } = readPackageZip(rawZip(entries));
      expect(files).toBeUndefined();
      expect(findings.map((finding) => finding.code)).toEqual([code]);
    });
  }

  it('counts while unpacking: a deflated entry that says it is smaller or larger is found', () => {
    for (const lie of [10, plan.length + 5]) {
      const zip = zipOf({ 'plan.yaml': plan });
      const view = new DataView(zip.buffer, zip.byteOffset);
      const start = view.getUint32(zip.length - 6, true);
      view.setUint32(start + 24, lie, true);
      view.setUint32(22, lie, true);
      expect(codes(zip)).toEqual(['zip.size-lies']);
    }
  });

  it('stops at bombs: one of zeros, one of many files, one that shares data', () => {
    expect(codes(zipOf({ 'plan.yaml': new Uint8Array(50_000_000) }))).toEqual(['zip.ratio']);
    const noise = Uint8Array.from({ length: 40_000 }, (_, i) => (i * i * 2_654_435_761) >>> 13);
    const many = zipOf(Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`f${i}`, noise])));
    expect(codes(many, { ...zipLimits, unpackedBytes: 100_000 })).toEqual(['zip.content-too-large']);
    expect(codes(many, { ...zipLimits, entries: 4 })).toEqual(['zip.too-many-entries']);
    const shared = rawZip([
      { name: 'a', content: plan },
      { name: 'b', content: plan },
    ]);
    const view = new DataView(shared.buffer);
    const start = view.getUint32(shared.length - 6, true);
    const second = start + 46 + 1;
    view.setUint32(second + 42, 0, true);
    expect(codes(shared)).toContain('zip.directory-damaged');
  });

  it('survives any single changed byte: files as they were, or a finding', () => {
    const zip = zipOf({ 'plan.yaml': plan, 'sources.yaml': strToU8('sources: []\n') });
    for (let at = 0; at < zip.length; at++) {
      const changed = zip.slice();
      changed[at]! ^= 0x55;
      const { files, findings } = readPackageZip(changed);
      if (files)
        expect([...files.values()].map((content) => crc32(content))).toEqual([
          crc32(plan),
          crc32(strToU8('sources: []\n')),
        ]);
      else expect(findings.length).toBeGreaterThan(0);
    }
  });
});
