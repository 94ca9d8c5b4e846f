/**
 * ledger: shows what was done, exports it with its signed checkpoints, and verifies it against itself, the checkpoints
 * kept outside the database, and the records it answers for. Nobody writes here: stores do, with platform/ledger.
 */
import { exportLedger, listLedger, verifyLedger } from '@luodi/api';
import { type Feature, type Platform, route } from '../../platform/index.ts';
import { type RecordSource, startSigner } from '../../platform/ledger/index.ts';
import { ledgerService } from './service.ts';

export { exportLines, verifyStored } from './service.ts';

/** The ledger feature, with the key its checkpoints are signed with. */
export interface LedgerFeature extends Feature {
  readonly publicKey: string;
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
      route(listLedger)(({ query }) => service.list(query)),
      route(exportLedger)(({ query }) => service.page(query.after, query.limit)),
      route(verifyLedger)(() => service.verify()),
    ],
    checks: {
      ledger: async () => ({
        ok: signer.trouble === undefined,
        ...(signer.trouble === undefined ? {} : { detail: signer.trouble }),
      }),
    },
    stop: () => signer.stop(),
  };
}
