/** Placeholder during construction. */
export async function writeFile(
  task: { task: 'write' },
  lines: AsyncIterable<string>,
  write: (b: Uint8Array | string) => Promise<void>,
): Promise<void> {
  void task;
  void lines;
  void write;
}
