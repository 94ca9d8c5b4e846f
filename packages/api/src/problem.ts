import { type FindingParams, type Language, renderText } from '@luodi/core/base';
import { z } from 'zod';
import { type ErrorCode, REFUSALS } from './errors.ts';
import { type Fault, fault } from './fault.ts';

const errorCode = z.enum(Object.keys(REFUSALS) as [ErrorCode, ...ErrorCode[]]);

/** Problem document (RFC 9457), media type application/problem+json. */
export const problem = z
  .object({
    /** Stable identifier of the kind of problem. */
    type: z.string(),
    /** Name of the kind, in the language of the request. */
    title: z.string(),
    status: z.int(),
    code: errorCode,
    /** What happened in this case, in the language of the request. */
    detail: z.string(),
    /** This occurrence: `urn:uuid:` and the request id. */
    instance: z.string(),
    /** Values in the text, so that a client can render it in another language ({@link renderProblem}). */
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    errors: z.array(fault),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;

/** Media type of a problem document. */
export const PROBLEM_TYPE = 'application/problem+json';

/** Title and detail of a refusal in one language. */
export function renderRefusal(
  code: ErrorCode,
  params: FindingParams,
  language: Language,
): { title: string; detail: string } {
  const { title, detail } = REFUSALS[code];
  return { title: title[language], detail: renderText(detail[language], params) };
}

/** Title and detail of a received problem in any language, whatever language the request had. */
export function renderProblem(received: Problem, language: Language): { title: string; detail: string } {
  return renderRefusal(received.code, received.params, language);
}

/** Builds the problem document of a refusal. `requestId` is a UUID. */
export function problemOf(
  refusal: { code: ErrorCode; params: FindingParams; errors: readonly Fault[] },
  requestId: string,
  language: Language,
): Problem {
  return {
    type: `urn:luodi:problem:${refusal.code}`,
    ...renderRefusal(refusal.code, refusal.params, language),
    status: REFUSALS[refusal.code].status,
    code: refusal.code,
    instance: `urn:uuid:${requestId}`,
    params: { ...refusal.params },
    errors: [...refusal.errors],
  };
}
