/** The one product that files of tests share. Who changes what others count, or needs an empty one, starts its own. */
import { inject } from 'vitest';
import { peopleOf } from './people.ts';
import type { Product } from './product.ts';
import type { Lent } from './setup.ts';

/** That product, running; its demonstration zone may still be on its way (`filled`). It stops after all tests. */
export async function lentProduct(): Promise<Omit<Product, 'stop'>> {
  const answer = await fetch(inject('lender'));
  if (!answer.ok) throw new Error(await answer.text());
  const { url, firstLink, founder } = (await answer.json()) as Lent;
  return { url, firstLink, as: peopleOf(url, async () => founder) };
}
