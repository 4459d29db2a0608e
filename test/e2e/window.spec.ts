import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { callNames } from '../../preload/contract/calls.ts';
import { choosePassphrase, passphrase } from './desk-work.ts';
import { expect, test } from './fixtures.ts';
import { startAgain } from './shells.ts';

test('the window opens with the console in it', async ({ console }) => {
  await expect(console).toHaveTitle(/Zastrpay Desk/);
  expect(console.url()).toBe('https://console.zastrpay-desk.invalid/index.html');
});

test('the page has one frozen function a call, and no way to anything else', async ({ console }) => {
  const seen = await console.evaluate(() => ({
    functions: Object.keys(window.desk).sort(),
    frozen: Object.isFrozen(window.desk),
    strangers: ['require', 'process', 'module', 'Buffer', 'electron', 'callDesk'].filter((name) => name in window),
    replaced: Reflect.set(window, 'desk', null) && window.desk === null,
  }));
  expect(seen).toEqual({ functions: [...callNames, 'on'].sort(), frozen: true, strangers: [], replaced: false });
  const strangeEvent = console.evaluate(() => {
    const on: unknown = window.desk.on;
    if (typeof on === 'function') on('vault.opened', () => undefined);
  });
  await expect(strangeEvent).rejects.toThrow('There is no such event.');
});

test('a sandboxed page without Node is all that Electron shows', async ({ opened, shell }) => {
  test.skip(shell !== 'electron', 'asks Electron itself');
  const preferences = await opened.electron?.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((each) => Reflect.apply(Reflect.get(each, 'getLastWebPreferences'), each, [])),
  );
  expect(preferences).toHaveLength(1);
  expect(preferences?.[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
  expect(Reflect.get(Object(preferences?.[0]), 'enableBlinkFeatures') || '').toBe('');
});

test('the policy stops inline scripts, eval, styles and every connection', async ({ console, tolerate }) => {
  tolerate(/Content Security Policy|violates the document/);
  const outcome = await console.evaluate(async () => {
    const inline = document.createElement('script');
    inline.textContent = 'window.inlineRan = true';
    document.body.append(inline);
    const evaluated = document.createElement('script');
    evaluated.src = 'data:text/javascript,window.inlineRan = true';
    document.body.append(evaluated);
    const styled = document.createElement('p');
    styled.setAttribute('style', 'display: none');
    document.body.append(styled);
    const connected = await Promise.allSettled([fetch('https://example.com/'), fetch('/index.html')]);
    return {
      inlineRan: 'inlineRan' in window,
      styled: getComputedStyle(styled).display === 'none',
      connected: connected.map(({ status }) => status),
    };
  });
  expect(outcome).toEqual({ inlineRan: false, styled: false, connected: ['rejected', 'rejected'] });
});

test('the page can neither leave nor open a window', async ({ console, tolerate }) => {
  tolerate(/Content Security Policy|Not allowed to (navigate|load)/);
  const here = () =>
    console.evaluate(() => ({ at: window.location.href, console: document.querySelector('main') !== null }));
  const home = await here();
  await console.evaluate(() => document.documentElement.setAttribute('data-first', ''));
  for (const address of ['https://example.com/', 'http://127.0.0.1:9/', 'file:///etc/hostname']) {
    await console.evaluate((to) => void window.location.assign(to), address);
    // The way to main and back outlasts a navigation that is not stopped.
    await console.evaluate(() => window.desk['desk.state']());
    expect(await here()).toEqual(home);
  }
  expect(await console.evaluate(() => document.documentElement.hasAttribute('data-first'))).toBe(true);

  await console.evaluate(() => {
    window.open('https://example.com/');
    window.open('about:blank');
    const link = Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_blank' });
    document.body.append(link);
    link.click();
    link.remove();
  });
  await expect.poll(() => console.context().pages().length).toBe(1);
  expect(await here()).toEqual(home);

  // Nothing is requested for an empty page: where it cannot be stopped, the console comes back.
  await console.evaluate(() => void window.location.assign('about:blank'));
  await expect.poll(() => here().catch(() => null)).toEqual(home);
});

test('the page is refused whatever it asks the system for', async ({ console }) => {
  const states = await console.evaluate(async () => {
    const names: PermissionName[] = ['geolocation', 'notifications', 'camera', 'microphone'];
    const answers = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
    return answers.map(({ state }) => state);
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('a second start brings the first window to the front and ends', async ({ opened, shell, dataFolder }) => {
  await opened.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect(await startAgain(shell, dataFolder)).toBe(0);
  if (opened.electron === null) return;
  const { electron } = opened;
  const visible = () =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((each) => each.isVisible()));
  await expect.poll(visible).toEqual([true]);
});

test('the window opens where it was left, and where its display is gone on one that is there', async ({
  program,
  dataFolder,
  shell,
}) => {
  test.skip(shell === 'chromium', 'the browser knows where its windows were');
  const left = { x: 60, y: 40, width: 1_000, height: 700, maximized: false };
  const file = path.join(dataFolder, 'window.json');
  const placeOf = (page: Page) =>
    page.evaluate(() => ({ x: screenX, y: screenY, width: outerWidth, height: outerHeight }));
  const { maximized: _, ...place } = left;
  writeFileSync(file, JSON.stringify(left));
  const first = await program.open();
  await expect.poll(() => placeOf(first.page)).toEqual(place);
  await program.close();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(left);

  writeFileSync(file, JSON.stringify({ ...left, x: -4_000 }));
  const second = await program.open();
  await expect.poll(() => placeOf(second.page)).toMatchObject({ width: 1_000, height: 700 });
  expect((await placeOf(second.page)).x).toBeGreaterThanOrEqual(0);
});

test('on a Mac a closed window waits in the Dock until the program is told to quit; elsewhere it ends the program', async ({
  program,
}) => {
  const opened = await program.open();
  const { electron } = opened;
  test.skip(electron === null, 'only Electron’s main process can be told that it runs on a Mac');
  if (electron === null) return;
  const isVisible = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await electron.evaluate(() => Object.defineProperty(process, 'platform', { value: 'darwin' }));
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(isVisible).toBe(false);
  // The page is still there, with what was typed.
  expect(await opened.page.evaluate(() => document.querySelector('main') !== null)).toBe(true);
  await electron.evaluate(({ app }) => void app.emit('activate'));
  await expect.poll(isVisible).toBe(true);
  await electron.evaluate(({ app }) => app.quit());
  await opened.ended;
});

test('what a closing page still has to say is written down', async ({ program }) => {
  const first = await program.open();
  await first.page.evaluate(() => {
    window.addEventListener('pagehide', () => void window.desk['desk.prefer']({ language: 'de', theme: 'dark' }));
  });
  await program.close();
  const second = await program.open();
  const state = await second.page.evaluate(() => window.desk['desk.state']());
  expect(state).toMatchObject({ ok: true, value: { preferences: { language: 'de', theme: 'dark' } } });
});

test('a start at the passphrase begins with its form, in the language and the theme of the last time', async ({
  program,
  shell,
}) => {
  test.skip(shell === 'chromium', 'the Chromium shell’s page asks the desk first');
  const first = await program.open();
  await choosePassphrase(first.page);
  expect(await first.page.locator('html').getAttribute('data-foreseen')).toBe(null);
  await first.page.evaluate(() => window.desk['desk.prefer']({ language: 'de', theme: 'dark' }));
  await program.close();

  const { page } = await program.open();
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-foreseen', 'locked');
  await expect(html).toHaveAttribute('lang', 'de');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('heading', { name: 'Der Desk ist gesperrt' })).toBeVisible();
  // Before anything was asked of the desk, which was not even loaded.
  const markedAt = (name: string) =>
    page.evaluate((each) => performance.getEntriesByName(each)[0]?.startTime ?? Number.NaN, name);
  await expect.poll(() => markedAt('desk-known')).toBeGreaterThan(await markedAt('ready-to-type'));
  await page.keyboard.type(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Vorname' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Vorname' })).toBeVisible();
  expect(await html.getAttribute('data-foreseen')).toBe(null);
});
