import { isDeepStrictEqual } from 'node:util';
import { type Answer, answersFile, commonErrors, type Endpoint, PROBLEM_TYPE, problem } from '@luodi/api';
import { invariant } from '@luodi/core/base';

/**
 * For tests: fails unless a response is one that the endpoint declares. A success has the declared status and a body
 * that the schema describes completely (a member it does not name is a fault: it would leak); a refusal is a problem
 * document with a declared code and its status. Returns the body of a success, undefined for a refusal and for a file.
 */
export async function expectConforms<E extends Endpoint>(
  endpoint: E,
  response: Response,
): Promise<Answer<E> | undefined> {
  const where = `${endpoint.method} ${endpoint.path} answered ${response.status}`;
  const type = response.headers.get('content-type') ?? '';
  if (answersFile(endpoint) && response.status === endpoint.status) {
    const disposition = response.headers.get('content-disposition') ?? '';
    invariant(disposition.startsWith('attachment;'), `${where} with a file that is no attachment`);
    await response.arrayBuffer();
    return undefined;
  }
  const body: unknown = JSON.parse(await response.text());
  if (response.status === endpoint.status) {
    invariant(type.startsWith('application/json'), `${where} as ${type}`);
    const parsed = endpoint.response.parse(body);
    invariant(isDeepStrictEqual(parsed, body), `${where} with members its schema does not name`);
    return parsed as Answer<E>;
  }
  invariant(type.startsWith(PROBLEM_TYPE), `${where} as ${type}`);
  const refusal = problem.parse(body);
  const declared = [...endpoint.errors, ...commonErrors(endpoint)];
  invariant(declared.includes(refusal.code), `${where} with the undeclared code ${refusal.code}`);
  invariant(refusal.status === response.status, `${where} but its problem says ${refusal.status}`);
  return undefined;
}
