import type { Day } from '@luodi/core/base';
import { type DemonstrationChange, demonstrationZone } from '@luodi/core/demonstration';
import type { PlanPackage } from '@luodi/core/plan';

/** One number the whole zone comes from. */
const SEED = 20_221_017;

/** Changes of one act: bounds the memory of a transaction and how long others wait for it. */
const CHANGES_OF_A_PART = 100;

/** A part of the demonstration zone: one act, one ledger entry. */
export interface Part {
  readonly reason: string;
  /** Says which part of which generation it is, so that a start after a crash goes on where it stopped. */
  readonly basis: string;
  readonly changes: readonly DemonstrationChange[];
}

/** Last day the zone of a plan reaches: the last 31 December before a day that lies in the plan's period or before it. */
export function lastDayOf(plan: PlanPackage, today: Day): Day {
  const { period } = plan.content['plan.yaml'];
  const past = `${Number(today.slice(0, 4)) - 1}-12-31`;
  const planned = `${period.to.slice(0, 4)}-12-31`;
  return past < planned ? past : planned;
}

/** What a generation is known by: the same text is the same bytes. */
function generationOf(plan: PlanPackage, until: Day): string {
  return `luodi-demonstration/1 · seed ${SEED} · until ${until} · plan ${plan.hash.slice(0, 16)}`;
}

/** The demonstration zone in the parts it is written in, in order. `scale` in thousandths. */
export function partsOf(plan: PlanPackage, until: Day, scale: number): Part[] {
  const generation = generationOf(plan, until);
  const pieces = demonstrationZone(plan, { seed: SEED, until, scale }).flatMap(({ reason, changes }) => {
    const text = `${reason.zh} · ${reason.en}`;
    const cut: { reason: string; changes: readonly DemonstrationChange[] }[] = [];
    for (let at = 0; at < changes.length; at += CHANGES_OF_A_PART)
      cut.push({ reason: text, changes: changes.slice(at, at + CHANGES_OF_A_PART) });
    return cut;
  });
  return pieces.map((piece, index) => ({ ...piece, basis: `${generation} · ${index + 1}/${pieces.length}` }));
}

/** How many parts a basis says are written, and how many there are; nothing when it is of no generation. */
export function progressOf(
  basis: string | undefined,
): { done: number; total: number; generation: string } | undefined {
  const match = /^(luodi-demonstration\/1 · .*) · (\d+)\/(\d+)$/.exec(basis ?? '');
  return match ? { generation: match[1]!, done: Number(match[2]), total: Number(match[3]) } : undefined;
}

/** The day a generation reaches. */
export function untilOf(generation: string): Day | undefined {
  return / until (\d{4}-\d\d-\d\d) /.exec(generation)?.[1];
}
