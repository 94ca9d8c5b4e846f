import { AppError } from '@luodi/api';
import type { Bilingual } from '@luodi/core/base';
import { checkpointOrigin, parseVerifierKey, readCheckpoint } from '@luodi/core/ledger';
import { verifyStored } from './features/ledger/index.ts';
import type { Database } from './platform/index.ts';
import { readZones, verifySignature } from './platform/ledger/index.ts';
import { recordsOf } from './records.ts';

/** The ledger of one zone as it was found to hold. */
export interface HeldLedger {
  readonly zone: string;
  readonly entries: number;
  /** How many of them a signed checkpoint covers. */
  readonly signed: number;
}

/** Faults that are told; the rest is counted. */
const MOST_TOLD = 5;

/**
 * Verifies the ledgers of all zones of a database, and every record against its entry. Refuses with `data-unsound`
 * when one does not hold, or when there is a ledger and no usable public key to verify it with.
 */
export async function checkLedgers(
  database: Database,
  publicKey: string | undefined,
  witnessed: (zone: string) => readonly string[],
): Promise<HeldLedger[]> {
  const held: HeldLedger[] = [];
  for (const zone of await readZones(database)) {
    if (publicKey === undefined || !parseVerifierKey(publicKey)) {
      throw unsound({
        zh: '没有可用的留痕公钥，无法核验；请用 --key 给出。',
        en: 'There is no usable public key of the ledger to verify with; give it with --key.',
      });
    }
    const records = recordsOf(database, zone);
    const found = await verifyStored({ database, zone, publicKey, witnessed: witnessed(zone), records });
    if (!found.ok) {
      const told = found.findings.slice(0, MOST_TOLD).map(({ text }) => text);
      const more = found.findings.length - told.length;
      throw unsound({
        zh: `“${zone}”的留痕不成立：${told.map(({ zh }) => zh).join('')}${more > 0 ? `……另有 ${more} 处。` : ''}`,
        en: `The ledger of “${zone}” does not hold. ${told.map(({ en }) => en).join(' ')}${more > 0 ? ` … and ${more} more.` : ''}`,
      });
    }
    held.push({ zone, entries: found.size, signed: found.signed });
  }
  return held;
}

/** Refuses with `data-unsound`. */
export function unsound(why: Bilingual): AppError {
  return new AppError('data-unsound', { whyZh: why.zh, whyEn: why.en });
}

/** How many entries the newest of some notes covers that this key signed for this zone. */
export function newestSigned(notes: readonly string[], publicKey: string, zone: string): number {
  const verifier = parseVerifierKey(publicKey);
  if (!verifier) return 0;
  const sizes = notes.flatMap((note) => {
    const reading = readCheckpoint(note, verifier, verifySignature);
    const isOurs = reading.kind === 'signed' && reading.checkpoint.origin === checkpointOrigin(zone);
    return isOurs ? [reading.checkpoint.size] : [];
  });
  return Math.max(0, ...sizes);
}
