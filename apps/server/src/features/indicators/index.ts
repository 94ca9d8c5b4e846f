/**
 * indicators: what the plan counts, counted from the registers as of any two times. Gives the living plan the state of
 * each target, and opens a number to the records that prove it to those who may read them and what was counted.
 */
import { getTargetValue } from '@luodi/api';
import type { PlanPackage } from '@luodi/core/plan';
import { type Feature, type Platform, route } from '../../platform/index.ts';
import type { Counting } from '../plan/index.ts';
import { openFields, readNewest, readTimes, recordSubject, zoneRegisters } from '../registers/index.ts';
import { indicatorService } from './service.ts';

/** Counted targets of the zone of a plan. */
export function indicatorsFeature(platform: Platform, plan: PlanPackage): Feature {
  const { database, clock } = platform;
  const registers = zoneRegisters(plan, clock);
  const service = indicatorService(database, registers, plan);
  return {
    routes: [
      route(getTargetValue)(async ({ params, query }, context) => {
        const times = await readTimes(database, registers, query);
        return service.value(params.target, times, (definition, fields) => {
          const open = openFields(context, registers.zone, definition);
          const isSeen = context.may('register.read', recordSubject(registers.zone, definition));
          return isSeen && fields.every((field) => open.has(field));
        });
      }),
    ],
  };
}

/** What the living plan asks to show targets as they were counted. */
export function targetCounting({ database, clock }: Platform, plan: PlanPackage): Counting {
  const registers = zoneRegisters(plan, clock);
  const service = indicatorService(database, registers, plan);
  return {
    times: (asked) => readTimes(database, registers, asked),
    newest: () => readNewest(database.query, registers.zone),
    states: (times) => service.states(times),
  };
}
