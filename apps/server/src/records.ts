import { accountRecords } from './features/accounts/index.ts';
import { pictureRecords } from './features/pictures/index.ts';
import { packageRecords } from './features/plan/index.ts';
import { registerRecords } from './features/registers/index.ts';
import { reviewRecords } from './features/reviews/index.ts';
import { submissionRecords } from './features/submissions/index.ts';
import type { Database } from './platform/index.ts';
import type { RecordSource } from './platform/ledger/index.ts';

/** Every kind of record the ledger of a zone answers for, as the tables hold them. A new feature adds its own here. */
export function recordsOf(database: Database, zone: string): RecordSource[] {
  return [
    packageRecords(database, zone),
    reviewRecords(database, zone),
    registerRecords(database, zone),
    accountRecords(database, zone),
    pictureRecords(database, zone),
    submissionRecords(database, zone),
  ];
}
