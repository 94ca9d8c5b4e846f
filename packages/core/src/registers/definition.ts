import type { Bilingual } from '../base/index.ts';

/**
 * How open a field is. `public` may be published; `internal` is for those who work in the zone; `enterprise` is what
 * an enterprise may regard as its business secret (tax, energy, scores: closed by default, Regulations on the
 * Disclosure of Government Information art. 15); `personal` concerns a natural person and stands outside the chain;
 * `restricted` is cleared layer by layer (exact farmland and red-line vectors).
 */
export type Sensitivity = 'public' | 'internal' | 'enterprise' | 'personal' | 'restricted';

/** One of the values a choice may take. `id` is what is stored. */
export interface ChoiceOption {
  readonly id: string;
  readonly label: Bilingual;
}

/**
 * What a decimal measures. Values are exact decimal text in the base unit of the measure; {@link MEASURES} gives the
 * units they may be written and shown in.
 */
export type Measure =
  | 'money'
  | 'area'
  | 'length'
  | 'percent'
  | 'coal-equivalent'
  | 'electricity'
  | 'volume'
  | 'mass'
  | 'ratio';

/** What may stand in a field, and in which form it is stored. */
export type FieldType =
  /** Text of one line, NFC, trimmed. */
  | { readonly kind: 'text'; readonly maxLength: number }
  /** Text of several lines. */
  | { readonly kind: 'long-text'; readonly maxLength: number }
  /** A safe integer, such as a head count. */
  | { readonly kind: 'integer'; readonly unit?: Bilingual; readonly min?: number; readonly max?: number }
  /** Exact decimal text in the base unit of the measure, at most `places` digits after the point. */
  | {
      readonly kind: 'decimal';
      readonly measure: Measure;
      readonly places: number;
      /** Unit id it is written and shown in; that of the measure (万元 for money, 亩 for areas) when absent. */
      readonly unit?: string;
      readonly min?: string;
      readonly max?: string;
    }
  /** Calendar day `YYYY-MM-DD`. */
  | { readonly kind: 'day' }
  /** Calendar year, integer. */
  | { readonly kind: 'year' }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'choice'; readonly options: readonly ChoiceOption[] }
  /** A sorted list of option ids, each once. */
  | { readonly kind: 'choices'; readonly options: readonly ChoiceOption[] }
  /** `{ edition, code }` of an industry classification; bare codes of different editions never compare. */
  | { readonly kind: 'industry' }
  /** Unified social credit code (GB 32100-2015) with its check character. */
  | { readonly kind: 'credit-code' }
  /** Administrative division code (GB/T 2260), six digits. */
  | { readonly kind: 'division-code' }
  | { readonly kind: 'telephone' }
  | { readonly kind: 'web-address' }
  /** Id of a record of another register. */
  | { readonly kind: 'record'; readonly register: string }
  /** Sorted list of ids of records of another register. */
  | { readonly kind: 'records'; readonly register: string }
  /** Id of a thing of the plan package. */
  | { readonly kind: 'plan-thing'; readonly of: 'park' | 'area' | 'body' | 'clause' | 'position' | 'task' }
  /** `{ grid, origin }`: geometry of record on the grid of the zone's frame, and where it came from. */
  | { readonly kind: 'geometry'; readonly shape: 'polygon' | 'line' | 'point' }
  /** Sorted list of content hashes of pictures kept beside the records. */
  | { readonly kind: 'pictures' };

/** One field of a register. */
export interface FieldDefinition {
  /** English identifier, camelCase, stable for ever. */
  readonly id: string;
  readonly label: Bilingual;
  readonly type: FieldType;
  /** A record without it is a finding, not a refusal of the database: what is not known is left out. */
  readonly required?: boolean;
  readonly sensitivity: Sensitivity;
  /** Where the value comes from: the office, register or document. */
  readonly source: Bilingual;
  /** What exactly is meant, when the label does not say. */
  readonly hint?: Bilingual;
  /** Set on a field that a plan package added. */
  readonly addedByPlan?: boolean;
}

/**
 * An amount that may be shared out and not exceeded: over the records with the same value of `groupBy` the sum of
 * `used` is on no day more than the sum of `granted`. A change that would break it is refused.
 */
export interface Quota {
  /** Text field that names the group, such as the approval of land. */
  readonly groupBy: string;
  /** Decimal fields of one measure. */
  readonly granted: string;
  readonly used: string;
}

/** A register (台账): typed fields from which storage, wire, table, form, filters, import, export and history follow. */
export interface RegisterDefinition {
  /** English identifier, kebab-case, plural: `enterprises`. */
  readonly id: string;
  readonly name: Bilingual;
  /** One record of it: 企业, enterprise. */
  readonly noun: Bilingual;
  readonly about: Bilingual;
  readonly fields: readonly FieldDefinition[];
  /** Field that names a record to a reader. */
  readonly titleField: string;
  /**
   * Fields that together name a record to a reader, in this order, where the title field alone does not; it is one of
   * them. One that names a record of another register gives that record's title on the day that is looked at.
   */
  readonly titleFields?: readonly string[];
  /** Fields that together tell one record from another; an import finds the record it speaks of by them. */
  readonly keyFields: readonly string[];
  /** Field with the shape on the map, when records have a place. */
  readonly geometryField?: string;
  /** Field that names the enterprise a record belongs to (`id` for enterprises themselves): what "own record" means. */
  readonly enterpriseField?: string;
  /** Columns a table shows first, in order. */
  readonly columns: readonly string[];
  readonly quotas?: readonly Quota[];
  /**
   * What of it is changed by submission and approval only (ADR 0021): all of it, or these fields. Only a plan package
   * says so.
   */
  readonly approval?: 'all' | readonly string[];
  /** Whether its public fields may be read without an account. */
  readonly isPublic: boolean;
}

/** A unit of a measure: `value in this unit` × `numerator` / `denominator` = value in the base unit. */
export interface MeasureUnit {
  readonly id: string;
  readonly label: Bilingual;
  /** Ways the unit is written in files, besides its labels. */
  readonly spellings: readonly string[];
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const unit = (
  id: string,
  zh: string,
  en: string,
  numerator: bigint,
  denominator = 1n,
  spellings: readonly string[] = [],
): MeasureUnit => ({ id, label: { zh, en }, spellings, numerator, denominator });

/** Units of each measure; the first is the base unit values are kept in. */
export const MEASURES: Readonly<Record<Measure, readonly MeasureUnit[]>> = {
  money: [
    unit('yuan', '元', 'CNY', 1n, 1n, ['人民币元', 'yuan', 'rmb']),
    unit('wan-yuan', '万元', '10,000 CNY', 10_000n, 1n, ['萬元', '万', 'wan yuan']),
    unit('yi-yuan', '亿元', '100 million CNY', 100_000_000n, 1n, ['亿', '億元']),
  ],
  // 1 亩 = 2000/3 m² (15 亩 to the hectare).
  area: [
    unit('m2', 'm²', 'm²', 1n, 1n, ['平方米', '㎡', 'm2', 'sqm']),
    unit('mu', '亩', 'mu', 2_000n, 3n, ['畝']),
    unit('ha', '公顷', 'ha', 10_000n, 1n, ['hm²', 'hm2', '公頃', 'hectare']),
  ],
  length: [unit('m', '米', 'm', 1n, 1n, ['m']), unit('km', '千米', 'km', 1_000n, 1n, ['公里'])],
  percent: [unit('percent', '%', '%', 1n, 1n, ['％', '百分比', 'percent'])],
  'coal-equivalent': [
    unit('tce', '吨标准煤', 'tce', 1n, 1n, ['吨标煤', 'tce']),
    unit('wan-tce', '万吨标准煤', '10,000 tce', 10_000n, 1n, ['万吨标煤']),
  ],
  electricity: [
    unit('kwh', '千瓦时', 'kWh', 1n, 1n, ['度', 'kwh']),
    unit('wan-kwh', '万千瓦时', '10,000 kWh', 10_000n, 1n, ['万度', '万kwh']),
  ],
  volume: [
    unit('m3', '立方米', 'm³', 1n, 1n, ['m3', '方', '㎥']),
    unit('wan-m3', '万立方米', '10,000 m³', 10_000n, 1n, ['万m3', '万方']),
  ],
  mass: [unit('t', '吨', 't', 1n, 1n, ['t']), unit('kg', '千克', 'kg', 1n, 1_000n, ['公斤', 'kg'])],
  ratio: [unit('one', '–', '–', 1n)],
};

/** Units people write and read, where it is not the base unit. A field may name another. */
const SHOWN_UNITS: Readonly<Partial<Record<Measure, string>>> = { money: 'wan-yuan', area: 'mu' };

/** The unit a decimal is written and shown in. */
export function shownUnit(type: { readonly measure: Measure; readonly unit?: string }): MeasureUnit {
  const units = MEASURES[type.measure];
  const wanted = type.unit ?? SHOWN_UNITS[type.measure];
  return units.find(({ id }) => id === wanted) ?? units[0]!;
}
