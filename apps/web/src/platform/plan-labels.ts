import { getPlanFile } from '@luodi/api';
import type { PackageContent } from '@luodi/core/plan';
import type { Labels } from '@luodi/core/review';
import { useQuery } from '@tanstack/react-query';
import { ask } from './api.ts';

const FILES = ['facts', 'thresholds', 'layout', 'industries', 'bodies'] as const;
type LabelledContent = Pick<PackageContent, `${(typeof FILES)[number]}.yaml`>;

/** Names of everything a rule or a verdict speaks of by path or id, as core gives them. Loaded when first needed. */
export function usePlanLabels() {
  return useQuery({
    queryKey: ['labels'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<Labels> => {
      const [{ labelsOf }, ...files] = await Promise.all([
        import('@luodi/core/review'),
        ...FILES.map((file) => ask(getPlanFile, { params: { file } }, signal)),
      ]);
      const content = Object.fromEntries(FILES.map((file, index) => [`${file}.yaml`, files[index]]));
      return labelsOf(content as unknown as LabelledContent);
    },
  });
}

/** A number of a verdict for reading: exact fractions and long decimals shortened and marked as rounded. */
export function readableNumber(text: string): string | undefined {
  const match = /^(≈?)(-?\d+(?:\.\d+)?)(?:\/(\d+))?$/.exec(text);
  if (!match) return undefined;
  const [, rounded = '', top = '', bottom] = match;
  if (!bottom && !/\.\d{5,}$/.test(top)) return `${rounded}${top}`;
  const value = Number(top) / Number(bottom ?? 1);
  return `≈${Number(value.toFixed(Math.abs(value) < 1 ? 4 : 2))}`;
}
