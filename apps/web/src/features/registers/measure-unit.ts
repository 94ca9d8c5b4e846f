import { Exact } from '@luodi/core/base';
import { MEASURES, type Measure, type MeasureUnit, shownUnit } from '@luodi/core/registers';
import { useSyncExternalStore } from 'react';
import { useArea } from '../../platform/area-unit.ts';

const STORED = 'luodi.money-unit';
const listeners = new Set<() => void>();

/** Units of money a reader may choose between, the usual first. */
export const MONEY_UNITS = ['wan-yuan', 'yuan', 'yi-yuan'] as const;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function currentMoney(): string {
  const stored = localStorage.getItem(STORED);
  return MONEY_UNITS.find((unit) => unit === stored) ?? 'wan-yuan';
}

/** Chooses the unit of money, remembered on this device. */
export function chooseMoneyUnit(id: string): void {
  localStorage.setItem(STORED, id);
  for (const listener of listeners) listener();
}

/** A unit of a measure by its id; the base unit when there is none such. */
export function unitOf(measure: Measure, id: string | undefined): MeasureUnit {
  const units = MEASURES[measure];
  const unit = units.find((one) => one.id === id) ?? units[0];
  if (!unit) throw new Error(`no unit of ${measure}`);
  return unit;
}

/**
 * In which unit a decimal is shown: areas and money as this reader chose, everything else as its definition says.
 */
export function useUnits(): {
  unitFor: (type: { readonly measure: Measure; readonly unit?: string }) => MeasureUnit;
  money: string;
} {
  const area = useArea().unit;
  const money = useSyncExternalStore(subscribe, currentMoney);
  return {
    money,
    unitFor: (type) =>
      type.measure === 'area'
        ? unitOf('area', area)
        : type.measure === 'money'
          ? unitOf('money', money)
          : shownUnit(type),
  };
}

/** A value of the base unit in another unit, exactly; nothing when the text is no number. */
export function inUnit(value: string, unit: MeasureUnit): Exact | undefined {
  return Exact.parse(value)?.times(new Exact(unit.denominator, unit.numerator));
}

/**
 * What was typed in a unit, as decimal text of the base unit with at most `places` digits after the point; nothing
 * when it is no number. Thousands separators and full-width digits are read.
 */
export function fromUnit(typed: string, unit: MeasureUnit, places: number): string | undefined {
  const plain = typed.normalize('NFKC').replace(/[,\s]/g, '');
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return undefined;
  const exact = Exact.parse(plain)?.times(new Exact(unit.numerator, unit.denominator));
  const fixed = exact?.toFixed(places);
  return fixed?.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
}

/** Decimal text with no more digits than tell something: two after the point, four when small. */
export function shortDecimal(value: Exact): string {
  const whole = value.toString();
  if (!whole.includes('/') && (whole.split('.')[1]?.length ?? 0) <= 2) return whole;
  const small = value.times(value).compare(new Exact(1n)) < 0;
  const text = value.toFixed(small ? 4 : 2);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
