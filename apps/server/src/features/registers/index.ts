/**
 * registers: what the zone knows, with two kinds of time. Lists, maps, records and their past as of any day; changes
 * that never overwrite, each act with its ledger entry; parcels split and merged; views kept. What a value may be and
 * what a change does to time is core's; here it is stored, found again and shown to those who may see it.
 */
import {
  AppError,
  breakDownRecords,
  compareRecords,
  deleteView as deleteViewEndpoint,
  endRecord,
  eraseRecordPersonal,
  getChangeSet,
  getHistory,
  getRecord,
  getSuccession,
  listRecords,
  listReferring,
  listRegisters,
  listViews,
  mapRecords,
  patchRecord,
  postRecord,
  putView,
  reshapeParcels,
  trendOfRecords,
} from '@luodi/api';
import { contentHash } from '@luodi/core/base';
import type { PlanPackage } from '@luodi/core/plan';
import { type Feature, type Platform, type RequestContext, route } from '../../platform/index.ts';
import { actorOf } from '../../platform/ledger/index.ts';
import { showChangeSet } from './change-set.ts';
import { comparisonService } from './comparison-service.ts';
import { figuresService } from './figures-service.ts';
import { forgetNamedActs } from './idempotency/store.ts';
import { erasePersonalOf } from './personal/store.ts';
import { type ActorNames, readService } from './read-service.ts';
import { reshapeService } from './reshape.ts';
import { definitionOf, recordSubject } from './rights.ts';
import { showSuccession } from './succession.ts';
import { deleteView, readViews, writeView } from './views/store.ts';
import { writeService } from './write-service.ts';
import { zoneRegisters } from './zone-registers.ts';

export { faultsOf, readIfMatch, readTimes, refuse } from './asking.ts';
export { readChangeSet } from './change-sets/store.ts';
export { type ChangeSetDraft, commitChangeSet, type DraftChange } from './changes/commit.ts';
export { derivedOf } from './changes/derived.ts';
export { readVersions } from './changes/store.ts';
export { presentRecords } from './present.ts';
export { type ActorNames, readService } from './read-service.ts';
export {
  readByKeys,
  readKeyed,
  readNewest,
  readRecord,
  readRecords,
  type StoredRecord,
} from './reading/store.ts';
export {
  type Asker,
  definitionOf,
  enterpriseOf,
  fieldSubject,
  isTitleOpen,
  openFields,
  recordSubject,
} from './rights.ts';
export { readNamed } from './titles/store.ts';
export { recordTitles } from './titles.ts';
export { tellerOfChanges } from './told-changes.ts';
export { registerRecords } from './verification/source.ts';
export { act, type Changer, checkKey, knownRecord, nothingToKeep, readDays } from './write-service.ts';
export { type ZoneRegisters, zoneRegisters } from './zone-registers.ts';

/** A client that sends an act again does so within days. */
const KEYS_KEPT_MS = 30 * 24 * 3_600_000;

/** Registers of the served plan. `actorNames` tells who an account is, for those who may read a record's past. */
export async function registersFeature(
  platform: Platform,
  plan: PlanPackage,
  actorNames: ActorNames = async () => new Map(),
): Promise<Feature> {
  const { database, clock } = platform;
  const registers = zoneRegisters(plan, clock);
  const { zone } = registers;
  const read = readService(database, registers, actorNames);
  const figures = figuresService(database, registers);
  const comparison = comparisonService(database, registers);
  const write = writeService(database, registers, actorNames);
  const reshape = reshapeService(database, registers, actorNames);
  await forgetNamedActs(database.query, zone, new Date(clock.now().getTime() - KEYS_KEPT_MS));

  /** Views are those of the account that asks, of a register it may read. */
  const ownerOf = (context: RequestContext, register: string) => {
    context.authorise('register.read', recordSubject(zone, definitionOf(registers, register)));
    return { zone, account: actorOf(context.principal), register };
  };
  return {
    routes: [
      route(listRegisters)(({ query }, context) => read.heads(context, query)),
      route(listRecords)(({ params, query }, context) => read.list(context, params.register, query)),
      route(mapRecords)(({ params, query }, context) => read.places(context, params.register, query)),
      route(breakDownRecords)(({ params, query }, context) =>
        figures.breakdown(context, params.register, query),
      ),
      route(compareRecords)(({ params, query }, context) =>
        comparison.compare(context, params.register, query),
      ),
      route(trendOfRecords)(({ params, query }, context) => figures.trend(context, params.register, query)),
      route(getRecord)(async ({ params, query }, context) => {
        const answer = await read.record(context, params.register, params.id, query);
        // The version to send back with a change, and what tells this answer from others of the same version.
        context.setHeader('etag', `"${answer.record.version}-${contentHash(answer).slice(0, 16)}"`);
        return answer;
      }),
      route(getHistory)(({ params }, context) => read.history(context, params.register, params.id)),
      route(getSuccession)(({ params }, context) =>
        showSuccession(database, registers, context, params.register, params.id),
      ),
      route(getChangeSet)(({ params }, context) =>
        showChangeSet(database, registers, actorNames, context, params.id),
      ),
      route(postRecord)(({ params, body }, context) => write.create(context, params.register, body)),
      route(listReferring)(({ query }, context) => reshape.referring(context, query)),
      route(reshapeParcels)(({ body }, context) => reshape.reshape(context, body)),
      route(patchRecord)(({ params, body }, context) =>
        write.patch(context, params.register, params.id, body),
      ),
      route(endRecord)(({ params, body }, context) => write.end(context, params.register, params.id, body)),
      route(eraseRecordPersonal)(({ params, body }, context) => {
        const { id: register } = definitionOf(registers, params.register);
        context.authorise('personal.erase', { zone, kind: 'record', register });
        const by = { at: clock.now().toISOString(), actor: actorOf(context.principal), reason: body.reason };
        return erasePersonalOf(database, zone, { register, record: params.id }, by);
      }),
      route(listViews)(async ({ params }, context) => ({
        views: await readViews(database, ownerOf(context, params.register)),
      })),
      route(putView)(({ params, body }, context) =>
        writeView(database, ownerOf(context, params.register), body, clock.now()),
      ),
      route(deleteViewEndpoint)(async ({ params }, context) => {
        const owner = ownerOf(context, params.register);
        if (!(await deleteView(database, owner, params.id, clock.now())))
          throw new AppError('not-found', { what: params.id });
        return {};
      }),
    ],
  };
}
