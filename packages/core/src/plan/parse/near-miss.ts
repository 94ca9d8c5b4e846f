import { compareText } from '../../base/index.ts';

/** Edits (insert, delete, replace, swap of neighbours) that turn one text into another; Damerau 1964, restricted. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, before[j - 2]! + 1);
      }
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length]!;
}

/**
 * The one known name a misspelt name probably meant, or undefined. At most a third of its letters may differ, so
 * that a suggestion is worth reading.
 */
function nearMiss(name: string, known: Iterable<string>): string | undefined {
  if (name.length > 100) return undefined;
  const plain = name.toLowerCase().replaceAll(/[-_. ]/g, '');
  const allowed = Math.max(1, Math.floor(name.length / 3));
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > allowed) continue;
    const samePlain = candidate.toLowerCase().replaceAll(/[-_. ]/g, '') === plain;
    const distance = samePlain ? 0 : editDistance(name, candidate);
    if (distance > allowed) continue;
    const better = !best || distance < best.distance;
    if (better || (distance === best?.distance && compareText(candidate, best.name) < 0)) {
      best = { name: candidate, distance };
    }
  }
  return best?.name;
}

/** The suggestion as the last sentence of a finding's text in both languages; empty when there is none. */
export function suggestion(name: string, known: Iterable<string>): { hintZh: string; hintEn: string } {
  const meant = nearMiss(name, known);
  return meant === undefined
    ? { hintZh: '', hintEn: '' }
    : { hintZh: `是否应为“${meant}”？`, hintEn: `Did you mean "${meant}"?` };
}
