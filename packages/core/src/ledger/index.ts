/**
 * ledger: the record of what was done, as a chain of hashes under a Merkle tree with signed checkpoints. Here stand
 * the format and its verification; who writes, keeps and signs is the server's. Personal values never enter the chain:
 * it holds salted commitments, so that a value can be erased and the chain still verifies. No clock, no randomness, no
 * key: instants, salts and signatures are parameters.
 */
export {
  type Checkpoint,
  checkpointBody,
  checkpointOrigin,
  formatVerifierKey,
  parseVerifierKey,
  peaksText,
  readCheckpoint,
  readPeaks,
  type SignatureAlgorithm,
  signedNote,
  type VerifierKey,
  type VerifySignature,
} from './checkpoint.ts';
export { commitTo, SALT_BYTES } from './commitment.ts';
export {
  bytesOfHex,
  type EntryDraft,
  entryHash,
  entryLine,
  GENESIS,
  hexOf,
  isInstant,
  LEDGER_FORMAT,
  type LedgerEntry,
  sealEntry,
} from './entry.ts';
export { checkpointLine, type ExportHeader, exportHeaderLine, verifyExport } from './export-file.ts';
export { ledgerFindings } from './findings.ts';
export {
  consistencyProof,
  inclusionProof,
  leafHash,
  MerkleTree,
  type Sha256,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';
export {
  ERASED,
  type PersonalValue,
  type RecordState,
  type RecordsVerifier,
  recordsVerifier,
} from './records.ts';
export {
  type LedgerCheck,
  type LedgerReport,
  type LedgerVerifier,
  ledgerVerifier,
  verifyLedger,
} from './verify.ts';
