import type { BrowserContext, Page } from 'playwright-core';
import { consoleUrl } from '../console-address.ts';

/** Whatever the page asks the browser for is refused without a question; a grant of nothing says so. */
export async function denyPermissions(context: BrowserContext): Promise<void> {
  await context.clearPermissions();
  await context.grantPermissions([], { origin: new URL(consoleUrl).origin });
}

/** As Chromium calls what the desk needs of a page now and then. */
export type Permission = 'clipboardReadWrite' | 'clipboardSanitizedWrite' | 'windowManagement';

/** Uses the page while it may do something, and takes the permission back. */
export type WithPermissions = <T>(permissions: readonly Permission[], use: (page: Page) => Promise<T>) => Promise<T>;

/** For the console's page, one use at a time: permissions must not be taken back in the middle of another. */
export function permissionsOf(window: Promise<{ readonly page: Page }>): WithPermissions {
  let asking: Promise<Permit> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  return (permissions, use) => {
    const mine = last.then(async () => {
      const { page } = await window;
      asking ??= permitFor(page);
      const permit = await asking;
      await permit(permissions);
      try {
        return await use(page);
      } finally {
        await denyPermissions(page.context());
      }
    });
    last = mine.catch(() => undefined);
    return mine;
  };
}

export type Permit = (permissions: readonly Permission[]) => Promise<void>;

/** Chromium forgets what it was told on a connection that ends: this one goes with the page. */
export async function permitFor(page: Page): Promise<Permit> {
  const session = await page.context().newCDPSession(page);
  return async (permissions) => {
    const { origin } = new URL(page.url());
    await session.send('Browser.grantPermissions', { origin, permissions: [...permissions] });
  };
}
