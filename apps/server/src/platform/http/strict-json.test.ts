import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DEPTH, MAX_KEYS, MAX_VALUES, readStrictJson } from './strict-json.ts';

const read = (text: string) => readStrictJson(new TextEncoder().encode(text));
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('readStrictJson', () => {
  it('reads whatever JSON can say as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6, noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        const result = read(text);
        // The generator may draw what is refused on purpose: keys of prototypes, NUL.
        if ('fault' in result) expect(['dangerous-key', 'bad-text']).toContain(result.fault.code);
        else expect(result.value).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['{"a":1,"b":{"c":1,"c":2}}', 'duplicate-key', '/b/c'],
    ['{"a":1,"\\u0061":2}', 'duplicate-key', '/a'],
    ['[{"x~/y":{"__proto__":{"polluted":true}}}]', 'dangerous-key', '/0/x~0~1y/__proto__'],
    ['{"constructor":{}}', 'dangerous-key', '/constructor'],
    ['{"a":[1,2,1e400]}', 'number-range', '/a/2'],
    ['{"a":-1e999}', 'number-range', '/a'],
    ['["\\ud800"]', 'bad-text', '/0'],
    ['{"n":"a\\u0000b"}', 'bad-text', '/n'],
    [nested(MAX_DEPTH + 1), 'too-deep', '/0'.repeat(MAX_DEPTH)],
    ['{"a":1', 'syntax', ''],
    ['', 'syntax', ''],
    ['{"a":NaN}', 'syntax', ''],
    ['{"a":1}}', 'syntax', ''],
    ['["a\\x"]', 'syntax', '/0'],
    ['{"a":"b', 'syntax', ''],
    ['[1-2]', 'syntax', '/0'],
  ])('refuses %s', (text, code, pointer) => {
    expect(read(text)).toMatchObject({ fault: { code, pointer } });
  });

  it('accepts the deepest nesting allowed, and the same key in different objects', () => {
    expect(read(nested(MAX_DEPTH))).toHaveProperty('value');
    expect(read('[{"a":1},{"a":{"a":2}}]')).toEqual({ value: [{ a: 1 }, { a: { a: 2 } }] });
  });

  it('refuses what is not UTF-8', () => {
    expect(readStrictJson(new Uint8Array([0x22, 0xc4, 0x22]))).toMatchObject({ fault: { code: 'utf8' } });
  });

  it('stays quick on 100,000 levels, and refuses floods of keys and values where they pass their limit', () => {
    const keys = (count: number) =>
      `{${Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',')}}`;
    const [most, flood, values] = [keys(MAX_KEYS), keys(1_000_000), `[${'{},'.repeat(MAX_VALUES)}0]`];
    const started = performance.now();
    expect(read(nested(100_000))).toMatchObject({ fault: { code: 'too-deep' } });
    expect(read(most)).toHaveProperty('value');
    expect(read(flood)).toMatchObject({ fault: { code: 'too-many-keys' } });
    expect(read(values)).toMatchObject({ fault: { code: 'too-many-values' } });
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
