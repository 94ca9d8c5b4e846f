import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** One readiness check: whether it holds, and the figures behind it. */
const check = z.object({ ok: z.boolean(), detail: z.string().optional() });

/** Is the process alive? Says nothing of what it depends on, so that an outage elsewhere does not restart it. */
export const getLiveness = endpoint({
  method: 'GET',
  path: '/livez',
  access: 'health.read',
  summary: { zh: '进程是否存活', en: 'Is the process alive' },
  response: z.object({ status: z.literal('alive') }),
  errors: [],
  cost: 0,
});

/** May traffic be sent here? Database answers a value, disk has its reserve, not stopping. */
export const getReadiness = endpoint({
  method: 'GET',
  path: '/readyz',
  access: 'health.read',
  summary: { zh: '是否可以接受请求', en: 'May requests be sent here' },
  response: z.object({ status: z.literal('ready'), checks: z.record(z.string(), check) }),
  errors: [],
  cost: 0,
});
