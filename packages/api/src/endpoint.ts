import { type Action, isOpenToPublic } from '@luodi/core/access';
import type { Bilingual } from '@luodi/core/base';
import { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/** Methods of the wire. GET never changes anything. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * One operation of the wire: the single source of the server's validation, the client's types and the OpenAPI
 * document. Schemas of input are strict objects (an unknown key is a fault); the response schema has no transform,
 * so that what is written, what is sent and what is read have one type.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly method: Method;
  /** Path with `{name}` places, each named in `params`. */
  readonly path: string;
  readonly summary: Bilingual;
  /** What the caller does, in the words of core/access. The mount asks whether the caller may attempt it. */
  readonly access: Action;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly response: Response;
  /** Refusals of its own, besides those every endpoint may give ({@link commonErrors}). */
  readonly errors: readonly ErrorCode[];
  /** HTTP status of success. */
  readonly status: number;
  /** Largest body in bytes; 0 when the endpoint takes none. */
  readonly maxBodyBytes: number;
  /** What one call takes from the caller's token bucket. An ordinary read takes 1. */
  readonly cost: number;
}

/** What is written to define an endpoint; see {@link Endpoint} for each field. */
export interface EndpointDefinition<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Response extends z.ZodType,
> {
  readonly method: Method;
  readonly path: string;
  readonly summary: Bilingual;
  readonly access: Action;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly response: Response;
  readonly errors: readonly ErrorCode[];
  readonly status?: 200 | 201 | 202;
  readonly maxBodyBytes?: number;
  readonly cost?: number;
}

/** A file as an endpoint receives it: its bytes as they come, counted against the limit of the endpoint. */
export type FileContent = AsyncIterable<Uint8Array>;

/** Body of an endpoint that takes a file as it is, whatever its media type; a caller gives its bytes. */
export const fileBody = z.custom<FileContent>() as unknown as z.ZodType<FileContent, Uint8Array<ArrayBuffer>>;

/** A file an endpoint answers with; sent as an attachment under a name made safe, never shown in place. */
export interface FileAnswer {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array | AsyncIterable<Uint8Array>;
}

/** Response of an endpoint that answers with a file. Clients fetch it by its address (`urlOf`). */
export const fileAnswer = z.custom<FileAnswer>();

/** The schema of an input that is not there. */
type Nothing = z.ZodObject<Record<never, never>, z.core.$strict>;
const nothing: Nothing = z.strictObject({});

/** Default limit of a JSON body: 1 MiB. */
export const DEFAULT_BODY_BYTES = 1024 * 1024;

/** Defines an endpoint. Path places and the keys of `params` have to agree; a test over all resources checks it. */
export function endpoint<
  Response extends z.ZodType,
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = Nothing,
>(definition: EndpointDefinition<Params, Query, Body, Response>): Endpoint<Params, Query, Body, Response> {
  return {
    status: 200,
    cost: 1,
    maxBodyBytes: definition.body === undefined ? 0 : DEFAULT_BODY_BYTES,
    ...definition,
    // An input left out is the empty strict object; the type parameters default to exactly that.
    params: (definition.params ?? nothing) as Params,
    query: (definition.query ?? nothing) as Query,
    body: (definition.body ?? nothing) as Body,
  };
}

/** What a handler receives: input after validation. */
export interface Input<E extends Endpoint> {
  readonly params: z.output<E['params']>;
  readonly query: z.output<E['query']>;
  readonly body: z.output<E['body']>;
}

/** What a caller gives: input before validation. Parts that may be empty may be left out. */
export type CallInput<E extends Endpoint> = Part<'params', z.input<E['params']>> &
  Part<'query', z.input<E['query']>> &
  Part<'body', z.input<E['body']>>;

type Part<Name extends string, Value> =
  Record<never, never> extends Value ? { readonly [N in Name]?: Value } : { readonly [N in Name]: Value };

/** What an endpoint answers with. */
export type Answer<E extends Endpoint> = z.output<E['response']>;

/** True when the endpoint takes a body. */
export function takesBody(one: Endpoint): boolean {
  return one.maxBodyBytes > 0;
}

/** True when the body is a file, not JSON. */
export function takesFile(one: Endpoint): boolean {
  return one.body === fileBody;
}

/** True when the answer is a file, not JSON. */
export function answersFile(one: Endpoint): boolean {
  return one.response === fileAnswer;
}

/** Refusals any call of the endpoint may get from the HTTP layer itself. */
export function commonErrors(one: Endpoint): readonly ErrorCode[] {
  const always: ErrorCode[] = [
    'invalid-input',
    'too-many-requests',
    'host-not-allowed',
    'not-ready',
    'internal',
  ];
  if (!isOpenToPublic(one.access)) always.push('sign-in-required', 'forbidden');
  if (one.method !== 'GET') always.push('cross-origin');
  if (takesBody(one)) always.push('payload-too-large', 'unsupported-media-type');
  if (takesBody(one) && !takesFile(one)) always.push('malformed-json');
  return always;
}

/** A stable name for an endpoint, such as `getReviewsById`, used as operationId and in logs. */
export function operationId(one: Endpoint): string {
  const words = one.path
    .replace(/^\/api\//, '/')
    .split('/')
    .filter((word) => word !== '')
    .map((word) => (word.startsWith('{') ? `by-${word.slice(1, -1)}` : word));
  return [one.method.toLowerCase(), ...words]
    .join('-')
    .replace(/[^a-zA-Z0-9]+([a-zA-Z0-9])/g, (_, next: string) => next.toUpperCase());
}
