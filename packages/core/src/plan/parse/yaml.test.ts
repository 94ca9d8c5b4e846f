import { describe, expect, it } from 'vitest';
import { packageLimits, readText } from './text.ts';
import { readYaml } from './yaml.ts';

const read = (text: string) => readYaml('plan.yaml', text, packageLimits);
const codes = (text: string) => read(text).findings.map(({ code }) => code);
const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
  );

describe('strict YAML', () => {
  it('reads maps, lists, quoted and plain scalars and remembers where they stand', () => {
    const { value, positions, findings } = read('a:\n  - x: 1\n    y: "0111"\n  - 2022-01-01\nb: yes\n');
    expect(findings).toEqual([]);
    expect(value).toEqual({ a: [{ x: 1, y: '0111' }, '2022-01-01'], b: 'yes' });
    expect(positions?.locate('/a/0/y')).toEqual({ line: 3, column: 5 });
    expect(positions?.locate('/a/1')).toEqual({ line: 4, column: 5 });
    expect(positions?.locate('/b/nowhere/deep')).toEqual({ line: 5, column: 1 });
  });

  it('refuses anchors and aliases before anything unfolds, each with its place', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]']
      .concat([...'bcdefghi'].map((c, i) => `${c}: &${c} [${`*${'abcdefgh'[i]},`.repeat(9)}]`))
      .join('\n');
    const { value, findings } = read(bomb);
    expect(value).toBeUndefined();
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['package.yaml-anchor']));
    expect(findings[0]).toMatchObject({ line: 1, column: 4, params: { token: '&a' } });
    expect(findings.length).toBe(1 + 8 * 10);
  });

  it('is not confused by the same characters inside text', () => {
    expect(codes('a: "&x *y !z"\nb: R&D *best* 100%\nc: |\n  &x\n  %YAML\nd: \'*\'\n')).toEqual([]);
  });

  const refused: [string, string, string][] = [
    ['tag', 'a: !!float 5\n', 'package.yaml-tag'],
    ['merge key', 'a: {x: 1}\n<<: {y: 2}\n', 'package.yaml-merge'],
    ['directive', '%YAML 1.1\n---\na: 1\n', 'package.yaml-directive'],
    ['second document', 'a: 1\n---\nb: 2\n', 'package.yaml-documents'],
    ['duplicate key', 'a: 1\nb: 2\na: 3\n', 'package.key-duplicate'],
    ['__proto__', '__proto__: {x: 1}\n', 'package.key-forbidden'],
    ['constructor', 'a: {constructor: 1}\n', 'package.key-forbidden'],
    ['number as key', '1: x\n', 'package.key-not-text'],
    ['list as key', '? [a]\n: x\n', 'package.key-not-text'],
    ['NaN', 'a: .nan\n', 'package.number-not-finite'],
    ['infinity', 'a: -.inf\n', 'package.number-not-finite'],
    ['number beyond double', 'a: 1e999\n', 'package.number-not-finite'],
    ['number that would be rounded', 'a: 0.12345678901234567890\n', 'package.number-inexact'],
    ['lone surrogate', 'a: "\\uD800"\n', 'package.text-malformed'],
    ['cut in a bracket', 'a: [1, 2\n', 'package.yaml-syntax'],
    ['cut in a quote', 'a: "text', 'package.yaml-syntax'],
    ['tab indentation', 'a:\n\tb: 1\n', 'package.yaml-syntax'],
    ['only a comment', '# nothing\n', 'package.file-empty'],
    ['flow nesting', `a: ${'['.repeat(100_000)}`, 'package.too-deep'],
    ['block nesting on a line', `${'- '.repeat(100_000)}x`, 'package.too-deep'],
    [
      'block nesting by lines',
      Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'package.too-deep',
    ],
    ['seventy levels', `${'{a: '.repeat(70)}1${'}'.repeat(70)}`, 'package.too-deep'],
    ['half a million items', `a: [${'x,'.repeat(500_000)}]`, 'package.too-many-nodes'],
  ];
  for (const [name, text, code] of refused) {
    it(`refuses: ${name}`, () => {
      const { value, findings } = read(text);
      expect(value).toBeUndefined();
      expect(findings.map((finding) => finding.code)).toContain(code);
      expect(findings[0]?.code === 'package.file-empty' || findings[0]?.line !== undefined).toBe(true);
    });
  }

  it('finds every duplicate, and stays quick with forty thousand keys', () => {
    const many = Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join('\n');
    expect(codes(`${many}\nk7: 2\nk9: 2\n`)).toEqual(['package.key-duplicate', 'package.key-duplicate']);
  });

  it('leaves Object.prototype alone', () => {
    read('__proto__: {polluted: true}\n');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('text of a file', () => {
  const limit = 1000;
  it('takes UTF-8, and a byte order mark with a note', () => {
    expect(readText('f', bytes('中文'), limit)).toEqual({ text: '中文', findings: [] });
    const marked = readText('f', bytes([0xef, 0xbb, 0xbf], 'a: 1'), limit);
    expect(marked.text).toBe('a: 1');
    expect(marked.findings.map(({ code }) => code)).toEqual(['package.bom']);
  });

  const bad: [string, Uint8Array, string][] = [
    ['empty', bytes(), 'package.file-empty'],
    ['white space', bytes('  \n\n'), 'package.file-empty'],
    ['too large', new Uint8Array(1001).fill(97), 'package.file-too-large'],
    ['UTF-16', bytes([0xff, 0xfe, 0x61, 0]), 'package.utf16'],
    ['GBK', bytes('a: ', [0xc1, 0xd9, 0xc7, 0xe5]), 'package.gbk'],
    ['cut in a character', bytes('a: 中'.slice(0), [0xe4, 0xb8]), 'package.not-utf8'],
    ['overlong form', bytes([0xc0, 0xaf]), 'package.not-utf8'],
    ['surrogate', bytes('x', [0xed, 0xa0, 0x80]), 'package.not-utf8'],
    ['zero byte', bytes('a: ', [0]), 'package.control-character'],
  ];
  for (const [name, content, code] of bad) {
    it(`names: ${name}`, () => {
      const { text, findings } = readText('f', content, limit);
      expect(text).toBeUndefined();
      expect(findings.map((finding) => finding.code)).toEqual([code]);
    });
  }
});
