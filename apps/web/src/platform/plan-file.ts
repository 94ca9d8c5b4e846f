import { getPlanFile } from '@luodi/api';
import type { PackageContent } from '@luodi/core/plan';
import { useQuery } from '@tanstack/react-query';
import { ask } from './api.ts';

/** Files of a package that every package has, by the name the wire knows them by. */
export type PlanFileName = keyof PackageContent extends `${infer Name}.yaml`
  ? Exclude<Name, 'classification' | 'registers'>
  : never;

/** One file of the served package as parsed; read once, because the served package never changes while it runs. */
export function usePlanFile<F extends PlanFileName>(file: F, enabled = true) {
  return useQuery({
    queryKey: ['file', file],
    queryFn: async ({ signal }) =>
      (await ask(getPlanFile, { params: { file } }, signal)) as unknown as PackageContent[`${F}.yaml`],
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  });
}
