import type { BrowserContext } from 'playwright-core';
import { consoleUrl } from '../console-address.ts';

/** Whatever the page asks the browser for is refused without a question; a grant of nothing says so. */
export async function denyPermissions(context: BrowserContext): Promise<void> {
  await context.clearPermissions();
  await context.grantPermissions([], { origin: new URL(consoleUrl).origin });
}
