/**
 * demonstration: the demonstration zone of the served plan. Written into empty registers at the first start while the
 * pages are already there, told of with how far it has come, taken out by one act, and displaced register by register
 * when real data is imported.
 */
import { type DemonstrationState, getDemonstration, removeDemonstration } from '@luodi/api';
import type { PlanPackage } from '@luodi/core/plan';
import { type Database, type Feature, type Platform, route } from '../../platform/index.ts';
import { actorOf } from '../../platform/ledger/index.ts';
import { zoneRegisters } from '../registers/index.ts';
import { partsInThread } from './part-source.ts';
import { type CloseTrialAccounts, demonstrationService } from './service.ts';
import { countDemonstration, readDemonstrationEnterprise } from './store.ts';

export { partsHere } from './part-source.ts';
export {
  type CloseTrialAccounts,
  demonstrationService,
  displaceDemonstration,
} from './service.ts';

/** Sizes of the zone, in thousandths. */
export const WHOLE_SCALE = 1_000;
const SMALL = 40;

/** The demonstration feature, with how its data stands. */
export interface DemonstrationFeature extends Feature {
  state(): Promise<DemonstrationState>;
}

/** Demonstration data of the zone of a plan. */
export function demonstrationFeature(
  platform: Platform,
  plan: PlanPackage,
  closeTrialAccounts: CloseTrialAccounts,
): DemonstrationFeature {
  const { config, clock } = platform;
  const service = demonstrationService(
    platform,
    zoneRegisters(plan, clock),
    plan,
    closeTrialAccounts,
    partsInThread(plan, config.demonstration === 'small' ? SMALL : WHOLE_SCALE),
  );
  if (config.demonstration !== 'off') void service.fillWhenEmpty();
  return {
    routes: [
      route(getDemonstration)(() => service.state()),
      route(removeDemonstration)((_, context) => service.remove(actorOf(context.principal))),
    ],
    checks: { demonstration: async () => service.check() },
    state: () => service.state(),
    stop: () => service.stop(),
  };
}

/** What other features may ask: whether the zone holds demonstration data, and an enterprise of it. */
export function demonstrationData(database: Database, zone: string) {
  return {
    holds: async () => Object.keys(await countDemonstration(database.query, zone)).length > 0,
    enterprise: () => readDemonstrationEnterprise(database.query, zone),
  };
}
