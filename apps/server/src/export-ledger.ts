import { pino } from 'pino';
import { readConfig } from './config.ts';
import { exportLines } from './features/ledger/index.ts';
import { systemClock } from './platform/clock.ts';
import { openDatabase } from './platform/db/index.ts';
import { startSigner } from './platform/ledger/index.ts';

/** The ledger of a zone as lines of an export, straight from the database, while no server has it open. */
export async function* openLedgerExport(zone: string, dataDirectory?: string): AsyncGenerator<string> {
  const config = { ...readConfig(), ...(dataDirectory === undefined ? {} : { dataDirectory }) };
  const log = pino({ level: 'silent' });
  const database = await openDatabase({
    url: config.databaseUrl,
    zone,
    directory: `${config.dataDirectory}/database`,
    reserveBytes: config.diskReserveBytes,
    clock: systemClock,
    log,
    onFatal: (error) => {
      throw error;
    },
  });
  try {
    const signer = startSigner({
      database,
      zone,
      dataDirectory: config.dataDirectory,
      witness: config.ledgerWitness,
      algorithm: config.ledgerSignature,
      clock: systemClock,
      log,
    });
    yield* exportLines(database, zone, signer);
    await signer.stop();
  } finally {
    await database.close();
  }
}
