import { describe, expect, it } from 'vitest';
import { safeForTerminal } from './output.ts';

describe('a line for a terminal', () => {
  it('keeps text and our own colours', () => {
    const line = '\u001B[31m✕\u001B[0m 轴承\tR-1\n';
    expect(safeForTerminal(line)).toBe(line);
  });

  it.each([
    ['clears the screen', '\u001B[2J'],
    ['moves the cursor', '\u001B[1;1H'],
    ['retitles the window', '\u001B]0;owned\u0007'],
    ['writes over what was said', '\r'],
    ['an eight-bit introducer', '\u009B2J'],
    ['turns the text round', '\u202E'],
  ])('takes the power from what %s', (_, text) => {
    const safe = safeForTerminal(`id ${text} end`);
    for (const power of ['\u001B', '\u0007', '\r', '\u009B', '\u202E']) expect(safe).not.toContain(power);
    expect(safe).toContain('\uFFFD');
    expect(safe.endsWith(' end')).toBe(true);
  });
});
