import { pageClipboard } from '../../main/shell/chromium/page-clipboard.ts';
import { permissionsOf } from '../../main/shell/chromium/permissions.ts';
import { consoleUrl } from '../../main/shell/console-address.ts';
import { expect, test } from './fixtures.ts';

test('uses of the clipboard that meet do not take the permission from each other', async ({ console: page, shell }) => {
  test.skip(shell !== 'chromium', 'Electron has a clipboard of its own');
  // A clipboard that takes its time, as the system's does when another program owns it.
  await page.evaluate(() => {
    const read = navigator.clipboard.readText.bind(navigator.clipboard);
    navigator.clipboard.readText = async () => {
      for (let turn = 0; turn < 20; turn += 1) await new Promise(requestAnimationFrame);
      return read();
    };
  });
  const window = Promise.resolve({ page });
  const clipboard = pageClipboard(window, permissionsOf(window));
  const outcomes = await Promise.allSettled([
    clipboard.write('a link'),
    clipboard.clearIfStill('another link'),
    clipboard.write('a second link'),
    clipboard.clearIfStill('a third link'),
  ]);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
  await page.context().grantPermissions(['clipboard-read'], { origin: new URL(consoleUrl).origin });
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('a second link');
});
