import { invariant } from '@luodi/core/base';
import { buildLayer, type LayerFeature } from '@luodi/core/geometry';
import { assemblePackage, classificationOf, type PackageContent, type PlanPackage } from '@luodi/core/plan';

/** A plan package as plain data, to be handed to a thread. */
export interface PackedPlan {
  readonly content: PackageContent;
  readonly layers: readonly {
    readonly id: string;
    readonly meta: Parameters<typeof buildLayer>[0];
    readonly features: readonly LayerFeature[];
  }[];
  readonly hash: string;
}

/** Takes a package apart. */
export function packPlan(plan: PlanPackage): PackedPlan {
  const layers = [...plan.layers].map(([id, { meta, features }]) => ({ id, meta, features }));
  return { content: plan.content, layers, hash: plan.hash };
}

/** Puts it together again; that it is the same package is proved by its hash. */
export function unpackPlan(packed: PackedPlan): PlanPackage {
  const layers = new Map(packed.layers.map(({ id, meta, features }) => [id, buildLayer(meta, features)]));
  const classification = classificationOf(packed.content);
  invariant(classification, 'a package in use has its classification');
  const plan = assemblePackage(packed.content, layers, classification);
  invariant(plan.hash === packed.hash, 'a package handed to a thread is the same package');
  return plan;
}
