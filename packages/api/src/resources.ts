import { getDemonstration, removeDemonstration } from './demonstration.ts';
import type { Endpoint } from './endpoint.ts';
import { getLiveness, getReadiness } from './health.ts';
import { searchIndustries } from './industries.ts';
import { exportLedger, listLedger, verifyLedger } from './ledger.ts';
import { getGridLayer, getLayer, listLayers, whatApplies } from './map.ts';
import { getLivingPlan, getPlan, getPlanFile } from './plan.ts';
import {
  deleteView,
  endRecord,
  eraseRecordPersonal,
  getChangeSet,
  getHistory,
  getRecord,
  listRecords,
  listRegisters,
  listViews,
  mapRecords,
  patchRecord,
  postRecord,
  putView,
  reshapeParcels,
} from './registers.ts';
import { getProof, getReview, listReviews, postReview, readFootprint, verifyProof } from './reviews.ts';

/**
 * Every endpoint of the wire. A new resource file adds its endpoints here and its names to index.ts; a test of the
 * server demands that exactly these are mounted.
 */
export const resources: readonly Endpoint[] = [
  getLiveness,
  getReadiness,
  getPlan,
  getLivingPlan,
  getPlanFile,
  listLayers,
  getLayer,
  getGridLayer,
  whatApplies,
  searchIndustries,
  postReview,
  listReviews,
  getReview,
  getProof,
  verifyProof,
  readFootprint,
  listRegisters,
  listRecords,
  mapRecords,
  getRecord,
  getChangeSet,
  getHistory,
  postRecord,
  reshapeParcels,
  patchRecord,
  endRecord,
  eraseRecordPersonal,
  listViews,
  putView,
  deleteView,
  getDemonstration,
  removeDemonstration,
  listLedger,
  exportLedger,
  verifyLedger,
];
