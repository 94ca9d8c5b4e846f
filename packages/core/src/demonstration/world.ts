import { type Day, dayAfter, type Language } from '../base/index.ts';
import type { PlanPackage } from '../plan/index.ts';
import { Draw } from './draw.ts';
import { type Ground, groundOf } from './ground.ts';

/** What a demonstration zone is made from. The same gives the same bytes everywhere. */
export interface DemonstrationOptions {
  readonly seed: number;
  /** Last day the zone reaches, 31 December of a year; its series are the five years that end then. */
  readonly until: Day;
  /** Size in thousandths of a full zone; 1000 when absent. */
  readonly scale?: number;
}

/** Plan, ground, days and draws that every part of the generator shares. */
export class World {
  readonly plan: PlanPackage;
  readonly ground: Ground;
  readonly years: readonly number[];
  /** First day of the registers. */
  readonly begin: Day;
  readonly until: Day;
  /** Language invented texts are written in: that of the country. */
  readonly language: Language;
  /** Edition of the industry classification. */
  readonly edition: string;
  readonly #options: DemonstrationOptions;

  constructor(plan: PlanPackage, options: DemonstrationOptions) {
    this.plan = plan;
    this.#options = options;
    const last = Number(options.until.slice(0, 4));
    this.years = [last - 4, last - 3, last - 2, last - 1, last];
    this.begin = `${last - 4}-01-01`;
    this.until = options.until;
    this.language = plan.content['plan.yaml'].zone.country === 'CN' ? 'zh' : 'en';
    this.edition = plan.classification.edition;
    this.ground = groundOf(plan);
  }

  draw(stream: string): Draw {
    return new Draw(this.#options.seed, stream);
  }

  /** A count of a full zone at the size of this one; at least one. */
  count(full: number): number {
    return Math.max(1, Math.round((full * (this.#options.scale ?? 1_000)) / 1_000));
  }

  /** A text of a pair in the zone's language. */
  say(zh: string, en: string): string {
    return this.language === 'zh' ? zh : en;
  }

  /** The part of a table made for the plan's classification, or the general part. */
  ofEdition<T>(table: Readonly<Record<string, T>>): T | undefined {
    return table[this.edition] ?? table[''];
  }

  /** The later of a day and the first day of the registers. */
  since(day: Day): Day {
    return day < this.begin ? this.begin : day;
  }

  /** A day some days on, when it is not after the last. */
  within(day: Day, days: number): Day | undefined {
    const then = dayAfter(day, days);
    return then <= this.until ? then : undefined;
  }
}
