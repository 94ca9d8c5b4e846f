/**
 * ledger: shows what was done, exports it with its signed checkpoints, and verifies it against itself, the checkpoints
 * kept outside the database, and the records it answers for. Nobody writes here: stores do, with platform/ledger.
 */
import { exportLedger, listLedger, verifyLedger } from '@luodi/api';
import { type Check, CLOCK_SLACK_MS, type Feature, type Platform, route } from '../../platform/index.ts';
import { type RecordSource, readEntries, readHead, startSigner } from '../../platform/ledger/index.ts';
import { ledgerService } from './service.ts';

export { exportLines, verifyStored } from './service.ts';

/** The ledger feature, with the key its checkpoints are signed with. */
export interface LedgerFeature extends Feature {
  readonly publicKey: string;
}

/**
 * Whether the clock is behind the newest entry: it was set back, or an entry was written while it was ahead. It is told
 * and stops nothing, for the numbers give the order; what is written meanwhile is noted by verification.
 */
async function checkClock({ database, clock }: Platform, zone: string): Promise<Check> {
  const { seq } = await readHead(database, zone);
  const [newest] = seq > 0 ? await readEntries(database, zone, seq - 1, 1) : [];
  const behindMs = newest ? new Date(newest.at).getTime() - clock.now().getTime() : 0;
  if (behindMs <= CLOCK_SLACK_MS) return { ok: true };
  return { ok: true, detail: `behind entry ${seq} of the ledger by ${Math.round(behindMs / 60_000)} min` };
}

/** The ledger of a zone. `records` are the tables its entries speak of. */
export function ledgerFeature(
  platform: Platform,
  zone: string,
  records: readonly RecordSource[],
): LedgerFeature {
  const { config, database, clock, log } = platform;
  const signer = startSigner({
    database,
    zone,
    dataDirectory: config.dataDirectory,
    witness: config.ledgerWitness,
    algorithm: config.ledgerSignature,
    clock,
    log,
  });
  const service = ledgerService({ database, zone, signer, records });
  return {
    publicKey: signer.publicKey,
    routes: [
      route(listLedger)(({ query }, context) =>
        service.list(query, context.may('account.read', { zone, kind: 'account' })),
      ),
      route(exportLedger)(({ query }) => service.page(query.after, query.limit)),
      route(verifyLedger)(() => service.verify()),
    ],
    checks: {
      ledger: async () => ({
        ok: signer.trouble === undefined,
        ...(signer.trouble === undefined ? {} : { detail: signer.trouble }),
      }),
      clock: () => checkClock(platform, zone),
    },
    stop: () => signer.stop(),
  };
}
