/** Work measured: seconds of processor time and of the clock. */
export interface Cost {
  readonly cpuS: number;
  readonly wallS: number;
}

/** Runs `work` and measures this process, all of its threads included. */
export async function measure(work: () => void | Promise<void>): Promise<Cost> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const wallS = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { cpuS: (user + system) / 1e6, wallS };
}

/** The run in the middle by processor time. */
export function middleOf(costs: readonly Cost[]): Cost {
  return [...costs].sort((a, b) => a.cpuS - b.cpuS)[costs.length >> 1]!;
}
