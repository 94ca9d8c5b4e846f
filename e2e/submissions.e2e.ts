/** Who submits does not approve: a clerk submits, a leader returns and approves, the record changes and its past names both. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import type { SignedIn } from './people.ts';
import { openPage, type Product, SCREENS, startProduct } from './product.ts';

describe('submission and approval', () => {
  let browser: Browser;
  let product: Product;
  let clerk: SignedIn;
  let leader: SignedIn;
  let record: string;
  const open = (person: SignedIn, path: string, options: Parameters<typeof openPage>[3] = {}) =>
    openPage(browser, product, path, { person, ...options });
  const wire = (person: SignedIn, method: string, path: string, body?: unknown, headers = {}) =>
    fetch(product.url + path, {
      method,
      headers: {
        cookie: `${person.name}=${person.value}`,
        'content-type': 'application/json',
        origin: product.url,
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  /** The clerk fills in the head count on the record and submits it; gives the address of the submission. */
  const submit = async (page: Page, employees: string) => {
    await page.goto(`${product.url}/registers/enterprises/${record}`);
    await page.getByRole('button', { name: '更改', exact: true }).click();
    await page.locator('#field-employees').fill(employees);
    await page.getByLabel('事由').fill('走访核实');
    await page.getByLabel('依据的文件').fill('走访记录〔2026〕8号');
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByRole('link', { name: '查看提交的内容' }).click();
    await page.locator('.submission-change td').first().waitFor();
    return new URL(page.url()).pathname;
  };

  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), startProduct()]);
    [clerk, leader] = [await product.as('data-clerk'), await product.as('leader')];
    const made = await wire(clerk, 'POST', '/api/registers/enterprises/records', {
      reason: '录入',
      from: '2024-01-01',
      values: { name: '试点轴承厂', employees: 123 },
    });
    expect(made.status, await made.clone().text()).toBe(201);
    record = ((await made.json()) as { record: { id: string } }).record.id;
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('is submitted, not approved by who submitted, approved by another, and then stands with both names', async () => {
    const mine = await open(clerk, '/');
    const address = await submit(mine, '321');
    const row = await mine.locator('.submission-change tbody tr').first().textContent();
    expect(row).toMatch(/从业人数.*123 人.*321 人/s);
    await mine.getByText('这是您自己提交的').waitFor();
    expect(await mine.getByRole('button', { name: '批准并登记' }).count()).toBe(0);
    const id = address.split('/').at(-1) ?? '';
    const seen = await wire(clerk, 'GET', `/api/submissions/${id}`);
    const version = seen.headers.get('etag') ?? '';
    const self = await wire(clerk, 'POST', `/api/submissions/${id}/approve`, {}, { 'if-match': version });
    expect(self.status).toBe(403);
    await mine.goto(`${product.url}/registers/enterprises/${record}`);
    await mine.locator('tr', { hasText: '从业人数' }).getByText('123').first().waitFor();

    const page = await open(leader, '/');
    await page.getByRole('link', { name: /报批.*1 件待处理/ }).click();
    await page.locator('.submissions-table a').first().click();
    await page.getByLabel('意见').fill('同意');
    await page.getByRole('button', { name: '批准并登记' }).click();
    await page.locator('.submission-facts').getByText('已批准').waitFor();
    await page.locator('.submission-steps li').nth(1).getByText('：同意').waitFor();
    await page.locator('.nav-count').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '试点轴承厂' }).click();
    const past = page.locator('.timeline li').first();
    await past.getByText('由 123 人 改为 321 人').waitFor();
    expect(await past.textContent()).toMatch(/leader \w+（data-clerk \w+提交，经批准）/);
    await page.close();
    await mine.close();
  });

  it('is returned with a remark, changed, submitted again, and withdrawn', async () => {
    const mine = await open(clerk, '/');
    const address = await submit(mine, '400');
    const page = await open(leader, address);
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await page.getByRole('alert').getByText('退回时必填').waitFor();
    await page.getByLabel('意见').fill('请按季报');
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await page.locator('.submission-facts').getByText('已退回').waitFor();
    await mine.goto(`${product.url}/submissions`);
    await mine.locator('.submissions-table').getByText('已退回').waitFor();
    await mine.locator('.submissions-table a').first().click();
    await mine.getByRole('button', { name: '修改后再次提交' }).click();
    await mine.locator('#field-employees').fill('401');
    await mine.getByRole('button', { name: '再次提交' }).click();
    await mine.locator('.submission-facts').getByText('已提交').waitFor();
    await mine.locator('.submission-change tbody').getByText('401 人').waitFor();
    await mine.getByRole('button', { name: '撤回' }).click();
    await mine.locator('.submission-facts').getByText('已撤回').waitFor();
    await page.close();
    await mine.close();
  });

  it('gathers changes of several records, and they are submitted and approved as one', async () => {
    const mine = await open(clerk, `/registers/enterprises/${record}`);
    await mine.getByRole('button', { name: '更改', exact: true }).click();
    await mine.locator('#field-employees').fill('600');
    await mine.getByRole('button', { name: '加入报批单' }).click();
    await mine.getByText('共 1 项；尚未提交').waitFor();
    await mine.goto(`${product.url}/registers/enterprises/new`);
    await mine.locator('#field-name').fill('新设轴承厂');
    await mine.getByRole('button', { name: '加入报批单（已有 1 项）' }).click();
    await mine.getByRole('link', { name: '查看并提交' }).click();
    await mine.locator('.submission-change').nth(1).getByText('新设轴承厂').first().waitFor();
    await mine.locator('.submission-change').first().getByText('600 人').waitFor();
    await expectAccessible(mine);
    await mine.getByLabel('事由').fill('企业分设');
    await mine.getByRole('button', { name: /提交审批/ }).click();
    await mine.getByRole('alert').getByText('请填写事由和依据').waitFor();
    await mine.getByLabel('依据').fill('分设协议〔2026〕2号');
    await mine.getByRole('button', { name: '提交审批（2 项）' }).click();
    await mine.locator('.submission-facts').getByText('已提交').waitFor();
    const address = new URL(mine.url()).pathname;
    await mine.goto(`${product.url}/submissions/new`);
    await mine.getByText('报批单是空的').waitFor();
    const page = await open(leader, address);
    await page.getByRole('button', { name: '批准并登记' }).click();
    await page.locator('.submission-facts').getByText('已批准').waitFor();
    await page.getByRole('link', { name: '新设轴承厂' }).click();
    await page.locator('.timeline li').first().getByText('企业分设').waitFor();
    await page.close();
    await mine.close();
  });

  it('tells a leader that the record was changed since, and what changed', async () => {
    const mine = await open(clerk, '/');
    const address = await submit(mine, '500');
    const page = await open(leader, address);
    await page.getByRole('button', { name: '批准并登记' }).waitFor();
    const now = await wire(clerk, 'GET', `/api/registers/enterprises/records/${record}`);
    const changed = await wire(
      clerk,
      'PATCH',
      `/api/registers/enterprises/records/${record}`,
      { reason: '季度核对', values: { employees: 499 } },
      { 'if-match': now.headers.get('etag') ?? '' },
    );
    expect(changed.status).toBe(200);
    await page.getByRole('button', { name: '批准并登记' }).click();
    await page.getByRole('alert').getByText('季度核对').waitFor();
    await page.locator('.notice.warn').getByText('不能照此批准').waitFor();
    await page.locator('.submission-facts').getByText('已提交').waitFor();
    await page.close();
    await mine.close();
  });

  it.each(SCREENS)('can be used by everybody, in both languages, $name', async ({ viewport }) => {
    const id = (
      (await (await wire(clerk, 'GET', '/api/submissions?limit=1')).json()) as {
        submissions: { id: string }[];
      }
    ).submissions[0]?.id;
    for (const language of ['zh', 'en']) {
      const page = await open(leader, `/submissions?lang=${language}`, { viewport });
      const pages: readonly (readonly [string, string])[] = [
        ['/submissions?whose=all', '.submissions-table td'],
        [`/submissions/${id}`, '.submission-decide button'],
      ];
      for (const [path, complete] of pages) {
        await page.goto(`${product.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
        await page.locator(complete).first().waitFor();
        await expectAccessible(page);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wider, `${path} ${language}`).toBeLessThanOrEqual(0);
      }
      await page.close();
    }
  });
});
