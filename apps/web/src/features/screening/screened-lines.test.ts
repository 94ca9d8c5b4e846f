import { MEETING } from '@luodi/core/screening';
import { describe, expect, it } from 'vitest';
import type { FromPool } from './screen-messages.ts';
import { ScreenedLines } from './screened-lines.ts';

const shared = { layer: 'parks', feature: 'park-1', areaM2: 12.5, boundM2: 1e-9, touch: false };
const beside = { layer: 'lines', feature: '=1', areaM2: 0, touch: true };
const FREE = JSON.stringify({ parcel: '甲', areaM2: 1, overlaps: [] });
const MEETS = JSON.stringify({ parcel: 7, areaM2: 20, overlaps: [shared, beside] });
const FAULTY = JSON.stringify({ parcel: '#3', place: 'x:3', findings: [{ code: 'screen.not-json' }] });

function batchOf(lines: readonly string[], meetings: readonly number[]): FromPool {
  const encoder = new TextEncoder();
  let at = 0;
  return {
    bytes: encoder.encode(lines.map((line) => `${line}\n`).join('')),
    ends: Uint32Array.from(lines, (line) => {
      at += encoder.encode(line).length + 1;
      return at;
    }),
    meetings: Uint8Array.from(meetings),
    areaM2: new Float64Array(1),
    boundM2: new Float64Array(1),
  };
}

function linesOfTwo(): ScreenedLines {
  const lines = new ScreenedLines(1);
  lines.add(batchOf([FREE, MEETS], [MEETING.none, MEETING.overlap]));
  lines.add(batchOf([FAULTY], [MEETING.unreadable]));
  return lines;
}

describe('the lines of a run', () => {
  it('are handed over whole and in parts, byte for byte', async () => {
    const lines = linesOfTwo();
    expect(await lines.ndjson({ kind: 'all' }).text()).toBe(`${FREE}\n${MEETS}\n${FAULTY}\n`);
    expect(await lines.ndjson({ kind: 'unreadable' }).text()).toBe(`${FAULTY}\n`);
    const { total, rows } = await lines.rows({ kind: 'all' }, 1, 50);
    expect(total).toBe(3);
    expect(rows.map(({ number, line }) => [number, line.trimEnd()])).toEqual([
      [1, MEETS],
      [2, FAULTY],
    ]);
  });

  it('become a table with a row for each feature that is met, and no formula in it', async () => {
    const columns = ['parcel', 'area', 'layer', 'feature', 'shared', 'bound', 'touch', 'findings', 'place'];
    // TextDecoder takes the mark of UTF-8 off.
    const text = await (await linesOfTwo().csv({ kind: 'all' }, columns)).text();
    expect(text.split('\r\n')).toEqual([
      columns.join(','),
      '甲,1,,,,,,,',
      '7,20,parks,park-1,12.5,1e-9,false,,',
      "7,20,lines,'=1,0,0,true,,",
      '#3,,,,,,,screen.not-json,x:3',
      '',
    ]);
  });
});
