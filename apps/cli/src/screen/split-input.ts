import type { FeatureSplitter, FeatureText } from '@luodi/core/screening';

/** What a splitter cuts from an input as it is read. Throws its SplitFault. */
export async function* splitInput(
  chunks: AsyncIterable<Buffer>,
  splitter: FeatureSplitter,
): AsyncGenerator<FeatureText> {
  for await (const chunk of chunks) yield* splitter.push(chunk);
  yield* splitter.end();
}
