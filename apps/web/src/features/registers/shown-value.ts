import type { RegisterField } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { formatDay, groupDigits } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { decimalOf, optionsOf, typeOf } from './field.ts';
import { inUnit, shortDecimal, useUnits } from './measure-unit.ts';
import { useWords } from './words.ts';

/** Names of industry codes, loaded when a field first speaks of one. */
function useIndustryNames(wanted: boolean) {
  const { data } = useQuery({
    queryKey: ['industry-names'],
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { builtInClassifications } = await import('@luodi/core/industry');
      return new Map(builtInClassifications.map((one) => [one.edition, one]));
    },
  });
  const { language } = useLanguage();
  return (edition: string, code: string) => data?.get(edition)?.name(code, language) ?? '';
}

/** Whether a value is there at all. */
export function isKnown(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}

function coordinateOf(value: unknown): string {
  const { lonLat, areaM2 } = value as { lonLat?: readonly number[]; areaM2?: string };
  if (areaM2) return `${groupDigits(areaM2)} m²`;
  return lonLat ? lonLat.map((one) => one.toFixed(5)).join(', ') : '';
}

/**
 * Values as this reader sees them: labels of choices, names of records and industries, figures in the chosen units.
 * `short` rounds for a table; without it every digit is shown.
 */
export function useShown(hasIndustries: boolean) {
  const { say, language } = useLanguage();
  const w = useWords();
  const { unitFor } = useUnits();
  const nameOfIndustry = useIndustryNames(hasIndustries);
  const label = (field: RegisterField, id: string) =>
    say(optionsOf(field).find((option) => option.id === id)?.label) || id;
  const joined = (items: readonly string[]) => items.join(language === 'zh' ? '、' : ', ');

  const figure = (field: RegisterField, value: unknown, short: boolean): string => {
    const decimal = decimalOf(field);
    if (!decimal) return groupDigits(String(value));
    const exact = inUnit(String(value), unitFor(decimal));
    return exact ? groupDigits(short ? shortDecimal(exact) : exact.toString()) : String(value);
  };
  /** The unit of the figures of a field, for the head of a column. */
  const unit = (field: RegisterField): string => {
    const type = typeOf(field);
    const decimal = decimalOf(field);
    if (decimal) return decimal.measure === 'ratio' ? '' : say(unitFor(decimal).label);
    return type.kind === 'integer' ? say(type.unit) : '';
  };
  const value = (
    field: RegisterField,
    given: unknown,
    titles: Readonly<Record<string, string>> = {},
    short = false,
  ): string => {
    if (!isKnown(given)) return '';
    const list = Array.isArray(given) ? (given as readonly string[]) : [];
    switch (typeOf(field).kind) {
      case 'integer':
      case 'decimal':
        return figure(field, given, short);
      case 'day':
        return short ? String(given) : formatDay(String(given), language);
      case 'yes-no':
        return w(given === true ? 'yes' : 'no');
      case 'choice':
      case 'plan-thing':
        return label(field, String(given));
      case 'choices':
        return joined(list.map((id) => label(field, id)));
      case 'industry': {
        const { edition = '', code = '' } = given as { edition?: string; code?: string };
        return `${code} ${nameOfIndustry(edition, code)}`.trim();
      }
      case 'record':
        return titles[String(given)] ?? String(given);
      case 'records':
        return joined(list.map((id) => titles[id] ?? id));
      case 'geometry':
        return coordinateOf(given) || w('yes');
      case 'pictures':
        return String(list.length);
      default:
        return String(given);
    }
  };
  /** A figure with its unit. */
  const measured = (field: RegisterField, text: string) => {
    const word = unit(field);
    if (!word) return text;
    // "12.5 × 10,000 CNY": a unit that begins with a figure would run into the one before it.
    return `${text}${/^\d/.test(word) ? ' × ' : word === '%' ? '' : ' '}${word}`;
  };
  /** Value and unit, for a sentence. */
  const sentence = (field: RegisterField, given: unknown, titles?: Readonly<Record<string, string>>) => {
    const text = value(field, given, titles);
    return text ? measured(field, text) : w('notKnown');
  };
  /** Code and name of an industry as a filter names it: edition, blank, code. */
  const industry = (key: string) => {
    const at = key.lastIndexOf(' ');
    const code = key.slice(at + 1);
    return `${code} ${nameOfIndustry(key.slice(0, Math.max(0, at)), code)}`.trim();
  };
  return { value, unit, measured, sentence, industry };
}

/** What shows values. */
export type Shown = ReturnType<typeof useShown>;
