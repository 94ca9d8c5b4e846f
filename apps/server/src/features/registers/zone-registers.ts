import type { PlanPackage } from '@luodi/core/plan';
import {
  createValueContext,
  type RegisterDefinition,
  registersOf,
  type ValueContext,
} from '@luodi/core/registers';
import type { Clock } from '../../platform/index.ts';

/** The registers of a served zone: what everything that reads or changes them works with. */
export interface ZoneRegisters {
  readonly zone: string;
  readonly definitions: ReadonlyMap<string, RegisterDefinition>;
  readonly context: ValueContext;
  readonly clock: Clock;
}

/** The registers of the zone of a plan, with the fields its package adds. */
export function zoneRegisters(plan: PlanPackage, clock: Clock): ZoneRegisters {
  return {
    zone: plan.content['plan.yaml'].zone.id,
    definitions: new Map(registersOf(plan).map((one) => [one.id, one])),
    context: createValueContext(plan),
    clock,
  };
}
