/**
 * screening: what parcels meet of a plan's layers, line by line. Cuts a file into its parcels as its bytes come,
 * reads each onto the grid, and writes for each one line of NDJSON with every feature it meets, the area they share
 * and its bound. The same bytes in any number of workers, and from command line and browser. It says what is met, never
 * whether that is allowed: that is a review's.
 */
export {
  DocumentSplitter,
  type FeatureSplitter,
  type FeatureText,
  LineSplitter,
  SplitFault,
} from './feature-splitter.ts';
export { screenFindings } from './findings.ts';
export { isLineFile, readInputHead, splitFinding } from './input-head.ts';
export {
  FeatureBatches,
  MEETING,
  type ParcelFault,
  ParcelScreen,
  type ScreenedParcels,
  type ScreenTask,
} from './parcel-screen.ts';
