import type { Page } from '@playwright/test';
import { type StubZastrpay, startStubZastrpay } from '../fakes/stub-zastrpay.ts';
import { activateProfile, agree, choosePassphrase, typeMaxMustermann } from './desk-work.ts';
import { test as base } from './fixtures.ts';

/** A console whose active profile leads to a stub that a test can make behave as it likes. */
export const test = base.extend<{ readonly stub: StubZastrpay; readonly desk: Page }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs off this pattern
  stub: async ({}, use) => {
    await using stub = await startStubZastrpay();
    await use(stub);
  },
  desk: async ({ console, stub }, use) => {
    await choosePassphrase(console);
    await activateProfile(console, { name: 'Stub', environment: 'test', baseUrl: stub.baseUrl });
    await use(console);
  },
});

/** The page's customer, sent. */
export async function create(desk: Page): Promise<void> {
  await desk.getByRole('textbox', { name: 'First name' }).focus();
  await typeMaxMustermann(desk);
  await agree(desk);
  await desk.keyboard.press('Enter');
}
