import { useSyncExternalStore } from 'react';
import { groupDigits } from './format.ts';
import { useLanguage } from './i18n.ts';

/** Units of area a reader may choose between. One mu is 2000/3 m² exactly. */
export type AreaUnit = 'm2' | 'ha' | 'mu';

const STORED = 'luodi.area-unit';
const SQUARE_METRES: Readonly<Record<AreaUnit, number>> = { m2: 1, ha: 10_000, mu: 2000 / 3 };
const WORDS: Readonly<Record<AreaUnit, { zh: string; en: string }>> = {
  m2: { zh: 'm²', en: 'm²' },
  ha: { zh: '公顷', en: 'ha' },
  mu: { zh: '亩', en: 'mu' },
};

const listeners = new Set<() => void>();

function currentUnit(): AreaUnit {
  const stored = localStorage.getItem(STORED);
  return stored === 'ha' || stored === 'mu' ? stored : 'm2';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Figure of an area in a unit: large ones short, small ones still telling. Square metres keep their own digits. */
function figureOf(areaM2: string, unit: AreaUnit, exact: boolean): string {
  const value = Number(areaM2) / SQUARE_METRES[unit];
  if (unit === 'm2') return groupDigits(exact ? areaM2 : value.toFixed(value >= 100 ? 0 : 2));
  return groupDigits(value.toFixed(value >= 1 ? 2 : 4));
}

/** Areas in the unit this reader chose, remembered on this device. */
export function useArea() {
  const { language } = useLanguage();
  const unit = useSyncExternalStore(subscribe, currentUnit);
  const word = WORDS[unit][language];
  return {
    unit,
    word,
    wordOf: (other: AreaUnit) => WORDS[other][language],
    /** The figure alone, for a table whose head carries the unit. */
    figure: (areaM2: string) => figureOf(areaM2, unit, true),
    /** Figure and unit, for a sentence. */
    show: (areaM2: string) => `${figureOf(areaM2, unit, false)} ${word}`,
    choose: (next: AreaUnit) => {
      localStorage.setItem(STORED, next);
      for (const listener of listeners) listener();
    },
  };
}
