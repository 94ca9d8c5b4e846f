/** Codes of GB/T 4754-2011 over HTTP: asked, answered, taken over, remembered. */
import { commitImport } from '@luodi/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditCode } from '../../../../../fixtures/exchange/enterprise-sheet.ts';
import { workbookOf } from '../../../../../fixtures/exchange/sheet-file.ts';
import { expectConforms } from '../../platform/http/index.ts';
import { type ExchangeWorld, exchangeWorld } from './testing/exchange-world.ts';

describe('codes of 2011 in a file', () => {
  let world: ExchangeWorld;
  beforeAll(async () => {
    world = await exchangeWorld('embedded');
  });
  afterAll(() => world.close());

  it('are translated as answered; the basis says so, and the answer holds for the next file', async () => {
    const heads = ['企业名称', '统一社会信用代码', '行业（GB/T 4754-2011）'];
    const rows = [['译码企业', creditCode(900), '3140']];
    const asked = await world.imported(workbookOf({ heads, rows }));
    expect(asked.state).toBe('asking');
    const answers = { 'industry:industry:3140': '3130' };
    const checked = await world.answer(asked.id, answers);
    expect(checked).toMatchObject({ state: 'checked', mayCommit: true });
    const translated = checked.result?.kinds.find(({ code }) => code === 'import.code-translated');
    expect(translated).toMatchObject({ severity: 'note', count: 1 });
    expect(translated?.title.zh).toContain('“行业”');
    const { commit: done } = (await expectConforms(commitImport, await world.commit(asked.id)))!;
    const { basis } = await world.database.query
      .selectFrom('register_change_set')
      .select('basis')
      .where('known', '=', String(done!.known))
      .executeTakeFirstOrThrow();
    expect(basis).toContain('GB/T 4754-2011 → GB/T 4754-2017/1: 3140 → 3130');
    const again = await world.imported(workbookOf({ heads, rows }));
    expect(again).toMatchObject({ state: 'checked', result: { unchanged: 1 } });
    expect(again.questions.map(({ id, answer }) => [id, answer])).toEqual([
      ['industry:industry:3140', '3130'],
    ]);
  });
});
