/**
 * Once before the browser tests: the browser is there, the pages are built from the sources as they stand, and one
 * product with the whole demonstration zone is lent to every file that does no harm to others in it. It starts when the
 * first of them asks: starting and filling one for each cost a minute and more of both cores.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { buildWebWhenStale } from '../tools/build-web.ts';
import { findBrowser } from './browser.ts';
import { type SignedIn, takeUp } from './people.ts';
import { type Product, startProduct } from './product.ts';

/** What a file of tests is told of the product that is lent. */
export interface Lent {
  readonly url: string;
  readonly firstLink: string;
  readonly founder: SignedIn | undefined;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address where the product is asked for. */
    lender: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await Promise.all([findBrowser(), buildWebWhenStale()]);
  let product: Promise<Product> | undefined;
  let lent: Promise<Lent> | undefined;
  const lend = async (): Promise<Lent> => {
    product = startProduct('on');
    const { url, firstLink } = await product;
    return { url, firstLink, founder: await takeUp(url, firstLink) };
  };
  const server = createServer((_request, response) => {
    lent ??= lend();
    lent.then(
      (told) => response.end(JSON.stringify(told)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  project.provide('lender', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return async () => {
    server.close();
    await (await product?.catch(() => undefined))?.stop();
  };
}
