import type { Clock } from '../clock.ts';

/** Answers whether a client may do something that costs so many tokens. */
export interface RateLimit {
  /** 0 when it may; otherwise the seconds to wait. */
  take(client: string, cost: number): number;
}

/** Clients remembered at once; the longest unseen is forgotten first. */
const MAX_CLIENTS = 10_000;

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/**
 * Token buckets: a client gets `perSecond` tokens each second and may save up `burst`. A forgotten client starts
 * with a full bucket, so memory stays bounded and nobody is punished for being forgotten. 0 per second: no limit.
 */
export function createRateLimit(perSecond: number, burst: number, clock: Clock): RateLimit {
  const buckets = new Map<string, Bucket>();
  return {
    take: (client, cost) => {
      if (perSecond === 0 || cost === 0) return 0;
      const now = clock.elapsedMs();
      const known = buckets.get(client) ?? { tokens: burst, filledAtMs: now };
      const tokens = Math.min(burst, known.tokens + ((now - known.filledAtMs) / 1000) * perSecond);
      const allowed = tokens >= cost;
      // Taken out and put in again: a Map remembers the order, so the first is the longest unseen.
      buckets.delete(client);
      buckets.set(client, { tokens: allowed ? tokens - cost : tokens, filledAtMs: now });
      if (buckets.size > MAX_CLIENTS) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      return allowed ? 0 : Math.max(1, Math.ceil((cost - tokens) / perSecond));
    },
  };
}
