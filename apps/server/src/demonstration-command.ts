import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError, type DemonstrationState } from '@luodi/api';
import type { PlanPackage } from '@luodi/core/plan';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { closeTrialAccounts } from './features/accounts/index.ts';
import { demonstrationService, partsHere, WHOLE_SCALE } from './features/demonstration/index.ts';
import { recordPackage } from './features/plan/index.ts';
import { zoneRegisters } from './features/registers/index.ts';
import { systemClock } from './platform/clock.ts';
import { openDatabase, PATIENT } from './platform/db/index.ts';
import { SERVER_ACTOR } from './platform/ledger/index.ts';

/** What is to be done with demonstration data from the command line. */
export type DemonstrationAct = 'show' | 'add' | 'remove';

/** How it stands afterwards, and what was taken out. */
export interface DemonstrationReport extends DemonstrationState {
  readonly ended?: Readonly<Record<string, number>>;
  readonly accounts?: number;
}

const log = pino({ level: 'silent' });

/**
 * Shows, adds or removes the demonstration data of a plan in the configured database. An embedded one must not be held
 * by a running server (`data-directory-locked`); there the act is the server's.
 */
export async function actOnDemonstration(
  act: DemonstrationAct,
  plan: PlanPackage,
  dataDirectory: string | undefined,
): Promise<DemonstrationReport> {
  const config = readConfig();
  const directory = join(resolve(dataDirectory ?? config.dataDirectory), 'database');
  if (act !== 'add' && config.databaseUrl === undefined && !existsSync(directory))
    throw new AppError('not-found', { what: directory });
  const database = await openDatabase({
    url: config.databaseUrl,
    zone: plan.content['plan.yaml'].zone.id,
    directory,
    reserveBytes: config.diskReserveBytes,
    clock: systemClock,
    log,
    deadlines: PATIENT,
    onFatal: (error) => {
      throw error;
    },
  });
  try {
    await recordPackage(database, plan, systemClock.now());
    const registers = zoneRegisters(plan, systemClock);
    const service = demonstrationService(
      { database, clock: systemClock, log },
      registers,
      plan,
      closeTrialAccounts(registers.zone, systemClock),
      partsHere(plan, WHOLE_SCALE),
    );
    if (act === 'add') await service.add();
    const removed = act === 'remove' ? await service.remove(SERVER_ACTOR) : {};
    return { ...(await service.state()), ...removed };
  } finally {
    await database.close();
  }
}
