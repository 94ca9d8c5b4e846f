import { builtInClassifications, type Classification, classificationFromEntries } from '../industry/index.ts';
import type { PackageContent } from './schema/index.ts';

/** The classification a package is written in: its own when it brings one, else the built-in edition it names. */
export function classificationOf(
  content: Pick<PackageContent, 'plan.yaml' | 'classification.yaml'>,
): Classification | undefined {
  const own = content['classification.yaml'];
  if (!own) return builtInClassifications.find((one) => one.edition === content['plan.yaml'].classification);
  const rows = own.entries.map(({ code, parent, name }) => ({
    code,
    zh: name.zh,
    en: name.en,
    ...(parent !== undefined && { parent }),
  }));
  return classificationFromEntries(own.edition, rows).classification;
}
