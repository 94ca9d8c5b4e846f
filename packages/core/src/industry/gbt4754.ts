import { type Bilingual, invariant } from '../base/index.ts';
import {
  buildClassification,
  type Classification,
  type ClassificationSource,
  GBT4754_2017_1,
} from './classification.ts';
import { CHANGED_2011 } from './gbt4754-2011.data.ts';
import { SECTION_TABLES } from './gbt4754-2017.data.ts';

const LEVELS: readonly Bilingual[] = [
  { zh: '门类', en: 'section' },
  { zh: '大类', en: 'division' },
  { zh: '中类', en: 'group' },
  { zh: '小类', en: 'class' },
];

function readTables(): Classification {
  const rows = new Map<string, ClassificationSource>();
  for (const table of SECTION_TABLES) {
    const lines = table.split('\n').map((line) => line.split('|'));
    const section = lines[0]?.[0] ?? '';
    for (const [code = '', zh = '', en] of lines) {
      const parent = code === section ? undefined : code.length === 2 ? section : code.slice(0, -1);
      const above = parent === undefined ? undefined : rows.get(parent);
      // A class that is the whole of its group has the name of its group, so it takes its English name as well.
      const name = en ?? (above?.zh === zh ? above.en : undefined);
      rows.set(code, {
        code,
        zh,
        ...(parent !== undefined && { parent }),
        ...(name !== undefined && { en: name }),
      });
    }
  }
  const { classification, findings } = buildClassification(GBT4754_2017_1, [...rows.values()], LEVELS);
  invariant(classification, `the built-in classification is broken: ${findings[0]?.code}`);
  return classification;
}

/**
 * GB/T 4754-2017, Industrial classification for national economic activities (国民经济行业分类), with Amendment No. 1
 * (2019): 20 sections (门类), 97 divisions (大类), 473 groups (中类), 1,382 classes (小类).
 */
export const gbt4754: Classification = readTables();

/** The classifications that need not be brought by a plan. */
export const builtInClassifications: readonly Classification[] = [gbt4754];

/** A code of the 2011 edition that must not be read by the edition of 2017. */
export interface ChangedCode {
  /** Digits without section letter. */
  readonly code: string;
  /** What the digits meant in 2011. */
  readonly meaning: Bilingual;
  /** What the same digits mean in 2017; absent when they are gone. */
  readonly now?: string;
  /** Codes of 2017 where a person looks first; a hint, never a conversion. */
  readonly candidates: readonly string[];
}

const CHANGED: ReadonlyMap<string, ChangedCode> = new Map(
  CHANGED_2011.split('\n').map((line) => {
    const [code = '', zh = '', en = '', candidates = ''] = line.split('|');
    const now = gbt4754.lookup(code)?.zh;
    const change = { code, meaning: { zh, en }, candidates: candidates.split(' ') };
    return [code, now === undefined ? change : { ...change, now }];
  }),
);

/** All codes of 2011 that {@link changedSince2011} knows, groups before their classes. */
export function changedCodes2011(): readonly ChangedCode[] {
  return [...CHANGED.values()];
}

/**
 * What a code meant in GB/T 4754-2011, when its digits mean something else in 2017 or are gone. Covers the industries
 * named in `gbt4754-2011.data.ts`; `undefined` says that nothing is known here, not that nothing changed.
 */
export function changedSince2011(code: string): ChangedCode | undefined {
  return CHANGED.get(code.replace(/^[A-T]/, ''));
}
