import type { PlanPackage } from '@luodi/core/plan';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { makeFirstLink } from './features/accounts/index.ts';
import { recordPackage } from './features/plan/index.ts';
import { systemClock } from './platform/clock.ts';
import { openDatabase } from './platform/db/index.ts';

/** Makes a one-time link for a security administrator, straight in the database, while no server has it open. */
export async function openFirstLink(
  plan: PlanPackage,
  dataDirectory?: string,
): Promise<{ readonly address: string; readonly until: Date }> {
  const config = { ...readConfig(), ...(dataDirectory === undefined ? {} : { dataDirectory }) };
  const database = await openDatabase({
    url: config.databaseUrl,
    zone: plan.content['plan.yaml'].zone.id,
    directory: `${config.dataDirectory}/database`,
    reserveBytes: config.diskReserveBytes,
    clock: systemClock,
    log: pino({ level: 'silent' }),
    onFatal: (error) => {
      throw error;
    },
  });
  try {
    const now = systemClock.now();
    await recordPackage(database, plan, now);
    const { zone } = plan.content['plan.yaml'];
    const link = await database.transaction((trx) => makeFirstLink(trx, zone.id, now));
    const base = config.publicUrl ?? `http://${config.host}:${config.port}`;
    return { address: `${base}${link.path}`, until: link.until };
  } finally {
    await database.close();
  }
}
