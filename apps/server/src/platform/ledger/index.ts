/**
 * ledger: what every store writes its acts with, inside the transaction of the act, and the signer of checkpoints with
 * its key and witness. There is no way to switch it off: the database refuses a record without an entry, and an act
 * whose entry cannot be written does not happen. Format and verification are core's.
 */
export { fastSha256, verifySignature } from './offline.ts';
export { type RecordFault, type RecordSource } from './record-source.ts';
export { type LedgerSigner, startSigner } from './signer.ts';
export { keyDirectory, readPublicKey } from './signing-key.ts';
export {
  actorOf,
  appendLedger,
  erasePersonal,
  type LedgerQuestion,
  nextSequence,
  readCheckpoints,
  readEntries,
  readHead,
  readNewestEntries,
  readPersonal,
  readZones,
  SERVER_ACTOR,
  textHash,
} from './store.ts';
export { readWitnesses } from './witness.ts';
