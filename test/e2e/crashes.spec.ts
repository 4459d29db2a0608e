import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { choosePassphrase, goTo, linkText, qrCode, registerMaxMustermann, typeName, unlock } from './desk-work.ts';
import { expect, type Program, test } from './fixtures.ts';
import { processesBelow, readIfThere } from './processes.ts';
import { nothingAround, type OpenConsole, type ShellName } from './shells.ts';

test('a screen that cannot be drawn keeps the form, and can be tried again', async ({
  console,
  dataFolder,
  picture,
  tolerate,
}) => {
  tolerate(/a formatter that broke|The above error occurred/);
  await choosePassphrase(console);
  await typeName(console, 'Erika', 'Musterfrau');
  await console.keyboard.press('Enter');
  await expect(qrCode(console)).toBeVisible();
  await console.keyboard.press('Control+n');
  await console.getByRole('textbox', { name: 'First name' }).fill('Max');

  // Every time in the list is written by it.
  await console.evaluate(() => {
    const { format } = Object.getOwnPropertyDescriptors(Intl.DateTimeFormat.prototype);
    Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
      ...format,
      get() {
        throw new Error('a formatter that broke');
      },
    });
    Reflect.set(window, 'mend', () => Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', format));
  });
  await goTo(console, 'sessions');
  await expect(console.getByRole('heading', { name: 'This screen cannot be shown' })).toBeVisible();
  await picture('broken-screen');
  const log = () => readFileSync(path.join(dataFolder, 'logs', 'desk.log'), 'utf8');
  await expect.poll(log).toMatch(/a defect of the page {"kind":"screen","name":"Error","at":"[\w.-]+\.js:\d+:\d+/);
  expect(log()).not.toContain('a formatter that broke');

  await goTo(console, 'registration');
  await expect(console.getByRole('textbox', { name: 'First name' })).toHaveValue('Max');
  await goTo(console, 'sessions');
  await console.evaluate(() => Reflect.apply(Reflect.get(window, 'mend'), undefined, []));
  await console.getByRole('button', { name: 'Try again' }).click();
  await expect(console.getByRole('row').filter({ hasText: 'Link ready' })).toHaveCount(1);
});

/** A console whose page's process can be ended. */
async function deskToCrash(program: Program, shell: ShellName): Promise<OpenConsole> {
  test.skip(shell === 'chromium', 'the Chromium shell ends with its page');
  test.skip(process.platform !== 'linux', 'only there the page’s process is found');
  const opened = await program.open(nothingAround);
  await choosePassphrase(opened.page);
  return opened;
}

/** Ends the page's process, as a defect of the browser would, or a system that is short of memory. */
async function crash({ pid }: OpenConsole, page: Page): Promise<void> {
  const gone = page.waitForEvent('crash');
  const renderers = processesBelow(pid ?? 0).filter((each) =>
    readIfThere(`/proc/${each}/cmdline`).includes('--type=renderer'),
  );
  expect(renderers).toHaveLength(1);
  for (const each of renderers) process.kill(each, 'SIGKILL');
  await gone;
}

/** The page that came in the place of one that crashed. */
async function pageThatCame({ lookAgain }: OpenConsole): Promise<Page> {
  let came: Page | undefined;
  // Until it is loaded there is nothing to look at.
  await expect(async () => {
    came = await lookAgain?.();
    await came?.getByRole('main').waitFor({ timeout: 2_000 });
  }).toPass();
  if (came === undefined) throw new Error('nobody sees what comes');
  return came;
}

const backNotice = (page: Page) => page.getByText('The window was loaded anew and is where you were.');

test('a page that crashes comes back with what was typed; one that dies again at once ends the program', async ({
  program,
  shell,
}) => {
  const opened = await deskToCrash(program, shell);
  await opened.page.getByRole('textbox', { name: 'First name' }).fill('Erika');
  await expect(opened.page.getByText('Draft saved')).toBeVisible();

  await crash(opened, opened.page);
  const back = await pageThatCame(opened);
  await expect(back.getByRole('textbox', { name: 'First name' })).toHaveValue('Erika');
  await expect(backNotice(back)).toBeVisible();
  await back.getByRole('button', { name: 'Close' }).click();
  await expect(backNotice(back)).toHaveCount(0);

  await crash(opened, back);
  await opened.ended;
});

test('a page that crashes in the middle of a hand-over comes back to it, and a lock leaves nothing to come back to', async ({
  program,
  shell,
}) => {
  const opened = await deskToCrash(program, shell);
  await registerMaxMustermann(opened.page);
  const link = await linkText(opened.page);

  await crash(opened, opened.page);
  const back = await pageThatCame(opened);
  await expect(qrCode(back)).toBeVisible();
  expect(await linkText(back)).toBe(link);
  await expect(backNotice(back)).toBeVisible();
  expect(await back.evaluate(() => JSON.stringify(sessionStorage))).not.toMatch(/Muster|token|http/);
  await back.keyboard.press('Control+Enter');
  await expect(back.getByRole('textbox', { name: 'First name' })).toHaveValue('');

  await goTo(back, 'settings');
  await back.keyboard.press('Control+l');
  await unlock(back);
  await expect(backNotice(back)).toHaveCount(0);
});

test('an error that nobody caught in main is survived, logged without its words, and told', async ({
  opened,
  console,
  dataFolder,
  picture,
  tolerate,
}) => {
  const { electron } = opened;
  test.skip(electron === null, 'only Electron’s main process can be made to fail');
  if (electron === null) return;
  tolerate(/an error that nobody caught/);
  await choosePassphrase(console);
  await electron.evaluate(() => {
    setTimeout(() => {
      throw new RangeError('Max Mustermann, born in Vienna');
    });
  });
  await expect(console.getByRole('alert')).toContainText('Something unexpected went wrong inside the desk.');
  await picture('stray');
  const log = readFileSync(path.join(dataFolder, 'logs', 'desk.log'), 'utf8');
  expect(log).toContain('an error that nobody caught {"name":"RangeError"');
  expect(log).not.toContain('Mustermann');
  await console.getByRole('button', { name: 'Close' }).click();
  await expect(console.getByRole('alert')).toHaveCount(0);
});
