import { compareFindings, type Day, type Finding } from '../../base/index.ts';
import { groupBy } from '../lint/context.ts';
import type { PlanPackage } from '../package.ts';
import type { Clause } from '../schema/index.ts';
import { evidenceOf } from './evidence.ts';
import type { CountedState, Evidence } from './judgement.ts';
import { type StateWord, stateWords, weightiest } from './words.ts';

/** How many clauses below a chapter or section are in a state. */
export interface StateCount {
  readonly state: StateWord;
  readonly count: number;
}

/** A clause of the living plan. */
export interface ClauseState {
  /** The state among its evidence that wants attention most. */
  readonly state: StateWord;
  readonly evidence: readonly Evidence[];
  /** Lint findings that concern it. */
  readonly findings: readonly Finding[];
  /** Of a chapter or section: the statements below it by state, the weightiest first; empty for a statement. */
  readonly tally: readonly StateCount[];
}

/** Findings that say that the plan contradicts itself; what they concern is shown as in conflict. */
const conflicts: ReadonlySet<string> = new Set([
  'position.statuses-differ',
  'position.codes-conflict',
  'target.contradictory',
]);

/**
 * The state of every clause on a day. A statement takes the weightiest state of what it is bound to (one that sets
 * a target, of its targets); a chapter or
 * section that of the statements below it, which it also counts. What is not known is undecided, never passed. `counted` are
 * the states of targets by what was counted.
 */
export function clauseStates(
  pkg: PlanPackage,
  findings: readonly Finding[],
  asOf: Day,
  counted: ReadonlyMap<string, CountedState> = new Map(),
): ReadonlyMap<string, ClauseState> {
  const { clauses } = pkg.content['clauses.yaml'];
  const byClause = groupBy(findings, ({ clause }) => clause);
  const disputed = disputedBinds(pkg, findings);
  const states = new Map<string, ClauseState>();
  for (const clause of clauses) {
    if (clause.kind !== 'statement') continue;
    const own = [...(byClause.get(clause.id) ?? [])].sort(compareFindings);
    const evidence = clause.binds.map((bind) => {
      const one = evidenceOf(pkg, bind, asOf, counted);
      return disputed.has(`${bind.kind} ${bind.id}`) ? { ...one, state: 'conflict' as const } : one;
    });
    const inConflict = own.some(({ code }) => conflicts.has(code));
    // A clause that sets a target stands as its target stands; the tasks beside it keep their own states below it.
    const targets = evidence.filter(({ kind }) => kind === 'target');
    const weighed = clause.nature === 'target' && targets.length > 0 ? targets : evidence;
    const all = [...weighed.map(({ state }) => state), ...(inConflict ? (['conflict'] as const) : [])];
    const state =
      clause.notExecutable && !inConflict ? 'not-executable' : (weightiest(all) ?? 'not-executable');
    states.set(clause.id, { state, evidence, findings: own, tally: [] });
  }
  const children = groupBy(clauses, ({ parent }) => parent);
  for (const clause of clauses) {
    if (clause.kind === 'statement') continue;
    const own = [...(byClause.get(clause.id) ?? [])].sort(compareFindings);
    const below = statementsBelow(clause, children).flatMap(({ id }) => states.get(id)?.state ?? []);
    const tally = stateWords.flatMap(({ id }) => {
      const count = below.filter((state) => state === id).length;
      return count > 0 ? [{ state: id, count }] : [];
    });
    const evidence = clause.binds.map((bind) => evidenceOf(pkg, bind, asOf, counted));
    const state = weightiest([...below, ...evidence.map((one) => one.state)]) ?? 'not-executable';
    states.set(clause.id, { state, evidence, findings: own, tally });
  }
  return new Map(clauses.map(({ id }) => [id, states.get(id)!]));
}

/** Industries and positions that the linter found in conflict, as `kind id`. */
function disputedBinds(pkg: PlanPackage, findings: readonly Finding[]): Set<string> {
  const { positions } = pkg.content['industries.yaml'];
  const disputed = new Set<string>();
  for (const { code, file, pointer } of findings) {
    const index = /^\/positions\/(\d+)/.exec(pointer)?.[1];
    if (!conflicts.has(code) || file !== 'industries.yaml' || index === undefined) continue;
    const position = positions[Number(index)];
    if (!position) continue;
    const rivals =
      code === 'position.statuses-differ'
        ? positions.filter((one) => one.industry === position.industry)
        : [position];
    disputed.add(`industry ${position.industry}`);
    for (const { id } of rivals) disputed.add(`industry ${id}`);
  }
  return disputed;
}

/** Statements under a chapter or section, at any depth; a circle of parents ends the walk. */
function statementsBelow(clause: Clause, children: ReadonlyMap<string | undefined, Clause[]>): Clause[] {
  const found: Clause[] = [];
  const seen = new Set<string>();
  const waiting = [...(children.get(clause.id) ?? [])];
  for (let one = waiting.shift(); one; one = waiting.shift()) {
    if (seen.has(one.id)) continue;
    seen.add(one.id);
    if (one.kind === 'statement') found.push(one);
    waiting.push(...(children.get(one.id) ?? []));
  }
  return found;
}
