/** What the server writes into the ledger has words on the ledger page: a reader meets no bare identifier. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WORDS } from '../apps/web/src/features/ledger/words.data.ts';

const SERVER = join(import.meta.dirname, '../apps/server/src');

/** Sources that write acts: the stores, and the ledger itself in core. */
function sources(): string[] {
  const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/test|rights-world/.test(file),
  );
  const texts = files.map((file) => readFileSync(join(SERVER, file), 'utf8'));
  return texts.filter((text) => text.includes('appendLedger') || /action: '/.test(text));
}

describe('words of the ledger page', () => {
  const known = new Set(Object.keys(WORDS));

  it('name every act the server writes', () => {
    // A question about rights names an action as well, of the table of rights.
    const acts = sources().flatMap((text) =>
      [
        ...text.matchAll(
          /(?:action: |recordAct\(trx, owner, )'([a-z-]+\.[a-z-]+)'(?!, subject: \w+Subject\()/g,
        ),
      ].map(([, act]) => act),
    );
    expect(acts.length).toBeGreaterThan(15);
    expect([...new Set(acts)].filter((act) => !known.has(`action.${act}`))).toEqual([]);
  });

  it('name every kind of thing an act is about', () => {
    const kinds = sources().flatMap((text) => [
      ...[...text.matchAll(/subject: \{ kind: '([a-z-]+)'/g)].map(([, kind]) => kind),
      ...[
        ...text.matchAll(/^(?:export )?const (?:ZONE|REVIEW|CHANGE_SET|CHANGE|SIGN_IN) = '([a-z-]+)'/gm),
      ].map(([, kind]) => kind),
    ]);
    expect(new Set(kinds).size).toBeGreaterThan(4);
    expect([...new Set(kinds)].filter((kind) => !known.has(`kind.${kind}`))).toEqual([]);
  });
});
