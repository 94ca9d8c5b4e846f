import { describe, expect, it } from 'vitest';
import { DocumentSplitter, LineSplitter, SplitFault } from './feature-splitter.ts';

/** The text in pieces of a size, as a stream would bring it. */
function pieces(text: string, size: number): Buffer[] {
  const bytes = Buffer.from(text);
  const list: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) list.push(bytes.subarray(at, at + size));
  return list;
}

function split(text: string, size: number): { heads: string[]; features: unknown[] } {
  const heads: string[] = [];
  const splitter = new DocumentSplitter((json) => heads.push(json));
  const features = pieces(text, size).flatMap((piece) =>
    [...splitter.push(piece)].map((feature) => JSON.parse(feature.text) as unknown),
  );
  splitter.end();
  return { heads, features };
}

function faultOf(text: string): string | undefined {
  try {
    split(text, 7);
    return undefined;
  } catch (error) {
    return error instanceof SplitFault ? `${error.kind} ${error.place}` : String(error);
  }
}

describe('splitting a document into its features', () => {
  const features = [
    { type: 'Feature', properties: { name: '地块 "甲" {[\\', features: [1, { a: [] }] }, geometry: null },
    { type: 'Feature', geometry: { type: 'Polygon', coordinates: [[[1, 2]]] } },
    {},
  ];
  const document = {
    type: 'FeatureCollection',
    note: ['features', { features: [{ no: 1 }] }],
    features,
    after: { features: ['no'] },
  };

  it.each([1, 2, 3, 7, 64, 10_000])('finds the same features in pieces of %i bytes', (size) => {
    for (const text of [JSON.stringify(document), `\uFEFF${JSON.stringify(document, undefined, 2)}\n`]) {
      const found = split(text, size);
      expect(found.features).toEqual(features);
      expect(found.heads.map((head) => JSON.parse(head))).toEqual([
        { type: document.type, note: document.note, features: [] },
      ]);
    }
  });

  it('names what is wrong with a document', () => {
    const whole = JSON.stringify(document);
    expect(faultOf(whole)).toBeUndefined();
    expect(faultOf('{"features":[]}')).toBeUndefined();
    expect(faultOf(whole.slice(0, whole.indexOf('"after"')))).toBe('ended-early 3');
    expect(faultOf(whole.slice(0, whole.indexOf('Polygon')))).toBe('ended-early 1');
    expect(faultOf('{"type":"FeatureCollection"}')).toBe('no-features 0');
    expect(faultOf('[{"type":"Feature"}]')).toBe('no-features 0');
    expect(faultOf('{"features":[1]}')).toBe('no-features 1');
    expect(faultOf(`${whole}${whole}`)).toBe('more-than-one 3');
    expect(faultOf('{"features":[],"features":[]}')).toBe('more-than-one 0');
    expect(faultOf('')).toBe('ended-early 0');
  });

  it.each([1, 5, 1000])('splits lines in pieces of %i bytes and counts empty ones', (size) => {
    const splitter = new LineSplitter();
    const features = pieces('甲\n\n{"b":1}\r\n  \nlast', size).flatMap((piece) => [...splitter.push(piece)]);
    const found = [...features, ...splitter.end()].map(({ place, text }) => [place, text.trim()]);
    expect(found).toEqual([
      [1, '甲'],
      [3, '{"b":1}'],
      [5, 'last'],
    ]);
  });
});
