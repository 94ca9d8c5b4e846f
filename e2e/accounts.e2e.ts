/** The first administrator makes an account, sets up a second factor, invites a colleague; who is locked out, who sees what. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessibleEverywhere } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { TRIAL_PASSWORD as TRIAL } from './people.ts';
import { filled, openPage, type Product, startProduct } from './product.ts';

const OWN = 'Kq7#vempt-Luxor';

/** Code of an authenticator for the key a page shows (RFC 6238), computed by the browser itself. */
function codeOf(page: Page, key: string): Promise<string> {
  return page.evaluate(async (text) => {
    const bits = [...text.replace(/\s/g, '')]
      .map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'))
      .join('');
    const bytes = Uint8Array.from((bits.match(/.{8}/g) ?? []).map((one) => Number.parseInt(one, 2)));
    const secret = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-1' }, false, [
      'sign',
    ]);
    const message = new DataView(new ArrayBuffer(8));
    message.setBigUint64(0, BigInt(Math.floor(Date.now() / 30_000)));
    const mac = new DataView(await crypto.subtle.sign('HMAC', secret, message.buffer));
    const at = mac.getUint8(19) & 0xf;
    return String((mac.getUint32(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  }, key);
}

describe('accounts', () => {
  let browser: Browser;
  let product: Product;
  let invitation = '';
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), startProduct('small', 'administrators')]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('a page that needs an account leads to signing in; without any account it says how to get one', async () => {
    const page = await openPage(browser, product, '/ledger');
    await page.locator('main').getByRole('link', { name: '登录' }).click();
    await page.getByRole('heading', { name: '登录' }).waitFor();
    expect(new URL(page.url()).searchParams.get('back')).toContain('/ledger');
    await page.getByText('luodi account link').waitFor();
    await page.close();
  });

  it('the first link makes the administrator and the trial accounts, and wants a second factor', async () => {
    const page = await openPage(
      browser,
      product,
      new URL(product.firstLink).pathname + new URL(product.firstLink).hash,
    );
    await page.getByRole('heading', { name: '建立第一个账户' }).waitFor();
    await page.getByLabel('账户名').fill('wang');
    await page.getByLabel('姓名').fill('王安全');
    await page.getByLabel('新口令', { exact: false }).fill('password');
    await page.getByLabel('再输入一次').fill('password');
    await page.getByRole('button', { name: '建立账户' }).click();
    await page.getByText('口令太常见').waitFor();
    await page.getByLabel('新口令', { exact: false }).fill(OWN);
    await page.getByLabel('再输入一次').fill(OWN);
    await page.getByLabel('同时为每个角色建一个演示账户').check();
    await page.getByLabel('演示账户共用的口令').fill(TRIAL);
    await page.getByRole('button', { name: '建立账户' }).click();
    await page.getByText('demo-data-clerk').waitFor();
    await page.getByRole('button', { name: '继续' }).click();

    await page.getByText('设置之前角色不生效').first().waitFor();
    await page.getByRole('button', { name: '设置', exact: true }).click();
    await page.getByLabel('当前口令').first().fill(OWN);
    await page.getByRole('button', { name: '继续' }).click();
    await page.getByRole('img', { name: '供验证器扫描的二维码' }).waitFor();
    const key = (await page.locator('.secret-line').textContent()) ?? '';
    await page.getByLabel('动态口令').fill(await codeOf(page, key));
    await page.getByRole('button', { name: '确认' }).click();
    await page.locator('.recovery-codes li').nth(9).waitFor();
    await page.getByRole('button', { name: '已抄下' }).click();
    await page.getByText('剩余备用码 10 个').waitFor();

    // An invitation, with what cannot be held by one person said at once.
    await page.locator('.shell-head summary').filter({ hasText: '王安全' }).click();
    await page.getByRole('link', { name: '账户', exact: true }).click();
    await page.getByRole('button', { name: '邀请' }).click();
    const form = page.locator('.account-manage');
    await form.getByLabel('账户名').fill('li.tj');
    await form.getByLabel('姓名').fill('李统计');
    await form.getByLabel(/^统计员/).check();
    await form.getByLabel(/^审计管理员/).check();
    await form
      .getByText('“统计员”与“审计管理员”须由不同的人担任')
      .or(form.getByText('“审计管理员”与“统计员”须由不同的人担任'))
      .waitFor();
    await form.getByLabel(/^审计管理员/).uncheck();
    await form.getByRole('button', { name: '邀请', exact: true }).click();
    invitation = (await page.locator('.secret-line').textContent()) ?? '';
    expect(invitation).toContain(`${product.url}/welcome#`);
    await page.getByRole('button', { name: '已抄下' }).click();
    // Sorting and filtering.
    await page.getByLabel('只看状态').selectOption('invited');
    await page.getByText(/^1 \/ 1\d 个账户$/).waitFor();
    await page.getByLabel('只看状态').selectOption('');
    await page.getByLabel('查找姓名或账户名').fill('demo-l');
    await page.getByRole('cell', { name: 'demo-leader' }).waitFor();
    expect(await page.locator('.accounts-table tbody tr').count()).toBe(1);
    await page.close();
  });

  it('a reviewer is given a department of the plan, an enterprise is found in the register by keyboard', async () => {
    await filled(product);
    const page = await openPage(browser, product, '/accounts', {
      role: 'security-administrator',
      viewport: { width: 390, height: 844 },
    });
    const form = page.locator('.account-manage');
    const invite = async (login: string, name: string, role: RegExp) => {
      await page.getByRole('button', { name: '邀请' }).click();
      await form.getByLabel('账户名').fill(login);
      await form.getByLabel('姓名').fill(name);
      await form.getByLabel(role).check();
    };
    await invite('zhao.sp', '赵审批', /^部门审查员/);
    await form.getByLabel('所属部门').selectOption({ index: 1 });
    const department = await form.getByLabel('所属部门').locator('option:checked').textContent();
    await form.getByRole('button', { name: '邀请', exact: true }).click();
    await page.locator('.secret-line').waitFor();
    await page.getByRole('button', { name: '已抄下' }).click();
    await invite('qiye.one', '钱企业', /^企业/);
    // By its code; the name is what is shown of it.
    const answer = await fetch(`${product.url}/api/registers/enterprises/records?limit=1`);
    const [firm] = ((await answer.json()) as { records: { title: string; values: { creditCode: string } }[] })
      .records;
    if (!firm) throw new Error('no enterprise');
    await form.getByRole('combobox', { name: '企业' }).focus();
    await page.keyboard.type(firm.values.creditCode);
    await page.getByRole('option', { name: firm.title }).waitFor();
    await page.keyboard.press('Enter');
    await form.getByText(firm.title, { exact: true }).waitFor();
    await form.getByRole('button', { name: '邀请', exact: true }).click();
    await page.locator('.secret-line').waitFor();
    const { pathname, hash } = new URL((await page.locator('.secret-line').textContent()) ?? '');
    await page.close();
    const invited = await openPage(browser, product, pathname + hash);
    await invited.getByLabel('新口令', { exact: false }).fill('Marl-ow7 harbour');
    await invited.getByLabel('再输入一次').fill('Marl-ow7 harbour');
    await invited.getByRole('button', { name: '开通' }).click();
    await invited.getByRole('heading', { name: '可以做什么' }).waitFor();
    await invited.goto(`${product.url}/account`);
    await invited.locator('.account-facts').getByText(firm.title).waitFor();
    expect(department).toMatch(/\p{Script=Han}/u);
    await invited.close();
  });

  it('who is invited sets a password, sees what they may do, and signs out', async () => {
    const { pathname, hash } = new URL(invitation);
    const page = await openPage(browser, product, pathname + hash);
    await page.getByText('李统计，您被邀请').waitFor();
    await page.getByLabel('新口令', { exact: false }).fill('Marl-ow7 harbour');
    await page.getByLabel('再输入一次').fill('Marl-ow7 harbour');
    await page.getByRole('button', { name: '开通' }).click();
    await page.getByRole('heading', { name: '可以做什么' }).waitFor();
    await page.getByText('更正或变更登记').waitFor();
    await page.locator('.shell-head summary').filter({ hasText: '李统计' }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.locator('.shell-head').getByRole('link', { name: '登录' }).waitFor();
    // Used once.
    await page.goto(invitation);
    await page.reload();
    await page.getByText('已被使用或已过期').waitFor();
    await page.close();
  });

  it('signs in by keyboard and comes back to where one wanted to go', async () => {
    const page = await openPage(browser, product, '/sign-in?back=%2Fledger');
    await page.getByLabel('账户名').focus();
    await page.keyboard.type('demo-auditor');
    await page.keyboard.press('Tab');
    await page.keyboard.type(TRIAL);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/ledger');
    await page.getByRole('heading', { name: '留痕' }).first().waitFor();
    await page.close();
  });

  it('nobody reads the accounts or the ledger without the right to', async () => {
    const leader = await openPage(browser, product, '/accounts', { role: 'planner' });
    await leader.getByText('您的角色没有这项权限').waitFor();
    await leader.goto(`${product.url}/ask`);
    await leader.locator('.past table, .past p').first().waitFor();
    await leader.close();
    const anyone = await openPage(browser, product, '/rights');
    await anyone.locator('main').getByRole('link', { name: '登录' }).waitFor();
    await anyone.close();
  });

  it('is accessible on every screen in both languages', async () => {
    const looks = [
      ['/sign-in', undefined],
      ['/account', 'data-clerk'],
      ['/accounts', 'security-administrator'],
      ['/rights', 'leader'],
    ] as const;
    for (const [path, role] of looks) {
      const page = await openPage(browser, product, path, role ? { role } : {});
      await expectAccessibleEverywhere(page, role ? 'main table' : 'h1');
      await page.close();
    }
  });

  // Late: it locks this very address for everybody whose browser is not known, until it is lifted.
  it('after five failures it waits, and says for how long; the security administrator sees why and lifts it', async () => {
    const guard = await openPage(browser, product, '/accounts', { role: 'security-administrator' });
    const guesser = await openPage(browser, product, '/sign-in?back=https%3A%2F%2Fevil.test');
    await guesser.getByLabel('账户名').fill('demo-leader');
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await guesser.getByLabel('口令').fill(`wrong-${attempt}`);
      await guesser.getByRole('button', { name: '登录' }).click();
      await guesser.getByText(attempt < 5 ? '登录失败' : '登录已暂停').waitFor();
    }
    await guesser.close();
    for (let at = 0; at < 20; at += 1)
      await fetch(`${product.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: product.url },
        body: JSON.stringify({ login: `nobody${at}`, password: 'wrong' }),
      });
    await guard.reload();
    await guard.locator('.locks-table tr', { hasText: 'demo-leader' }).getByText('5 次失败').waitFor();
    const address = guard.locator('.locks-table tr', { hasText: '127.0.0.1' });
    await address.getByText('涉及 20 个账户名').waitFor();
    await address.getByRole('button', { name: '解除' }).click();
    await guard.getByLabel('理由').fill('窗口同事输错');
    await guard.getByRole('button', { name: '解除', exact: true }).click();
    await address.waitFor({ state: 'detached' });
    await guard.close();
  });

  // Last: it closes the trial accounts that the others sign in with.
  it('the demonstration data is removed by typing its name; what is real stays, and the ledger tells', async () => {
    const page = await openPage(browser, product, '/sign-in?back=%2Fregisters');
    await page.getByLabel('账户名').fill('li.tj');
    await page.getByLabel('口令').fill('Marl-ow7 harbour');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '清除演示数据' }).waitFor();
    const made = await page.evaluate(async () => {
      const body = { reason: '机构设立', values: { name: '企业服务中心' } };
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      return (await fetch('/api/registers/organisations/records', init)).status;
    });
    expect(made).toBe(201);
    await page.getByRole('button', { name: '清除演示数据' }).click();
    await page.getByText(/将从各台账清除 [\d,]+ 条演示数据/).waitFor();
    const act = page.locator('form').getByRole('button', { name: '清除演示数据' });
    await page.getByLabel('请输入“演示数据”以确认').fill('演示');
    expect(await act.isDisabled()).toBe(true);
    await page.getByLabel('请输入“演示数据”以确认').fill('演示数据');
    // Held back until its progress was seen: a small zone is gone in a moment.
    const { promise: isSeen, resolve: seen } = Promise.withResolvers<void>();
    await page.route('**/api/demonstration/remove', async (route) => {
      await isSeen;
      await route.continue();
    });
    await act.click();
    await page.getByRole('status').getByText('正在清除').waitFor();
    seen();
    await page.getByText(/已清除 [\d,]+ 条演示数据，停用演示账户 1\d 个/).waitFor();
    const organisations = page.locator('.directory tr', { hasText: '机构' });
    await organisations.getByRole('link', { name: /1$/ }).waitFor();
    await page.waitForFunction(() => document.querySelector('.directory .demo-count') === null);
    await page.goto(`${product.url}/registers/enterprises`);
    await page.getByText('这本台账还没有记录').first().waitFor();
    await page.goto(`${product.url}/registers/organisations`);
    await page.getByRole('link', { name: '企业服务中心' }).waitFor();
    await page.goto(`${product.url}/ledger`);
    await page.locator('.change-set-open').first().click();
    await page.getByText('演示数据：清除，自始不再计入').first().waitFor();
    await page.close();
    const trial = await fetch(`${product.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: product.url },
      body: JSON.stringify({ login: 'demo-planner', password: TRIAL }),
    });
    expect(trial.status).toBe(401);
  });
});
