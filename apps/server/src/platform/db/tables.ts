import type { Generated } from 'kysely';
import type { AccountTables } from './tables-accounts.ts';
import type { RegisterTables } from './tables-registers.ts';

/** Tables as the migrations make them. `zone_id` leads every key, so that zones can be partitioned and moved. */
export interface Tables extends AccountTables, RegisterTables {
  /** The zones this database serves. */
  zone: {
    id: string;
    name_zh: string;
    name_en: string;
    created_at: Generated<Date>;
  };
  /** Plan packages that were served, by content hash, so that an old verdict can always be replayed. */
  plan_package: {
    zone_id: string;
    hash: string;
    plan_id: string;
    /** Parsed package as canonical JSON text (RFC 8785): the bytes the hash is over. */
    content: string;
    loaded_at: Generated<Date>;
  };
  /** Answered questions with their proof. Never changed, never deleted. */
  review: {
    zone_id: string;
    id: string;
    title: string;
    /** Verdict value: prohibited, conditional, allowed, undecided. */
    verdict: string;
    plan_hash: string;
    verdict_hash: string;
    /** The case as given, JSON. Write with {@link jsonb}. */
    input: unknown;
    /** The proof as canonical JSON text: kept as bytes, because replay compares bytes. */
    proof: string;
    created_at: Date;
  };
  /** Pictures beside the records, by the hash of their bytes. Never changed, never deleted. */
  picture: {
    zone_id: string;
    hash: string;
    media_type: string;
    width: number;
    height: number;
    /** The bytes in base64. */
    content: string;
  };
  /** Features for display and standard queries (CGCS2000 geographic, EPSG:4490). Never the input of a verdict. */
  layer_feature: {
    zone_id: string;
    layer_id: string;
    layer_hash: string;
    feature_id: string;
    /** JSON. Write with {@link jsonb}. */
    properties: unknown;
    /** Write with `ST_GeomFromGeoJSON`, read with `ST_AsGeoJSON(geom, 9, 0)`. */
    geom: unknown;
  };
  /** What was done: one chain of hashes a zone. Never changed, never deleted. Written by platform/ledger only. */
  ledger_entry: {
    zone_id: string;
    /** int8: text in JavaScript. */
    seq: string | number;
    /** Instant as text: the hash is over these characters. */
    at: string;
    actor: string;
    action: string;
    subject_kind: string;
    subject_id: string;
    payload_hash: string;
    /** JSON, name -> commitment. Write with {@link jsonb}. */
    commitments: unknown;
    prev: string;
    hash: string;
  };
  /** Last entry of a zone: the row that is locked while one is written. */
  ledger_head: { zone_id: string; seq: string | number; hash: string };
  /** Signed checkpoints. Never changed, never deleted. */
  ledger_checkpoint: {
    zone_id: string;
    size: string | number;
    /** Signed note. */
    note: string;
    /** Peaks of the Merkle tree at that size, hex digits with blanks between. */
    peaks: string;
    signed_at: Date;
  };
  /** Personal values outside the chain, each with the salt of its commitment. Erasing deletes the row. */
  ledger_personal: { zone_id: string; seq: string | number; name: string; salt: string; value: string };
  /** Imports: working state, no evidence. */
  import_job: {
    zone_id: string;
    id: string;
    register: string;
    state: string;
    file_name: string;
    file_bytes: number;
    file_sha256: string;
    prepared_by: string;
    prepared_at: Date;
    updated_at: Date;
    rows_read: number;
    /** JSON, all four. Write with {@link jsonb}. */
    head: unknown;
    answers: unknown;
    result: unknown;
    commit: unknown;
  };
  /** How files of a sender with these heads were read before. */
  import_mapping: {
    zone_id: string;
    register: string;
    sender: string;
    heads: string;
    /** JSON. */
    columns: unknown;
    used_at: Date;
  };
}
