import type { Page } from '@playwright/test';
import type { Result } from '../../preload/contract/errors.ts';
import type { DeskBridge } from '../../preload/contract/events.ts';
import { pageUrls } from '../builders/customer.ts';
import { type StubZastrpay, startStubZastrpay } from '../fakes/stub-zastrpay.ts';
import { agree, choosePassphrase, typeMaxMustermann } from './desk-work.ts';
import { test as base, expect } from './fixtures.ts';

/** A console whose active profile leads to a stub that a test can make behave as it likes. */
export const test = base.extend<{ readonly stub: StubZastrpay; readonly desk: Page }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs off this pattern
  stub: async ({}, use) => {
    await using stub = await startStubZastrpay();
    await use(stub);
  },
  desk: async ({ console, stub }, use) => {
    await choosePassphrase(console);
    await console.evaluate(addAndActivate, { baseUrl: stub.baseUrl, redirectUrls: pageUrls });
    await expect(console.getByText('Stub').first()).toBeVisible();
    await use(console);
  },
});

async function addAndActivate(profile: Pick<Parameters<DeskBridge['profiles.add']>[0], 'baseUrl' | 'redirectUrls'>) {
  const { desk } = globalThis as unknown as { readonly desk: DeskBridge };
  const value = <T>(result: Result<T>): T => {
    if (!result.ok) throw new Error(result.error.code);
    return result.value;
  };
  const added = value(
    await desk['profiles.add']({
      ...profile,
      name: 'Stub',
      environment: 'test',
      locale: 'de-DE',
      link: 'query',
      apiKey: 'synthetic-api-key',
    }),
  );
  value(await desk['profiles.activate']({ id: added.id }));
}

/** The page's customer, sent. */
export async function create(desk: Page): Promise<void> {
  await desk.getByRole('textbox', { name: 'First name' }).focus();
  await typeMaxMustermann(desk);
  await agree(desk);
  await desk.keyboard.press('Enter');
}
