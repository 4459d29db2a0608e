import type { ElectronApplication } from '@playwright/test';
import type { DeskBridge } from '../../preload/contract/events.ts';
import { choosePassphrase, goTo, registerMaxMustermann, unlock } from './desk-work.ts';
import { expect, test } from './fixtures.ts';
import { answersForNobody } from './shells.ts';

/** What the system was shown, in the main process. */
type Shown = { readonly title: string; readonly body: string; emit(event: 'click'): void };

test('the system says what happens while nobody looks, without a name, and leads there', async ({
  opened,
  console,
  shell,
}) => {
  test.skip(shell === 'packaged', answersForNobody);
  await choosePassphrase(console);
  await goTo(console, 'settings');
  if (opened.electron === null) {
    await expect(console.getByText(/This system offers the desk no notifications/)).toBeVisible();
    return;
  }
  const { electron } = opened;
  await electron.evaluate(lookAway);
  await goTo(console, 'sessions');
  await goTo(console, 'settings');
  const on = console.getByRole('checkbox', { name: 'Show notifications' });
  await expect(on).toBeChecked();

  await goTo(console, 'registration');
  await registerMaxMustermann(console);
  const id = await console.evaluate(newestSession);
  await goTo(console, 'settings');
  await console.evaluate(playCustomer, id);
  await expect.poll(() => said(electron)).toHaveLength(1);
  expect(await said(electron)).toEqual([
    expect.stringMatching(/^Customer registered: Session .{7}, by Zastrpay’s word\.$/),
  ]);
  await electron.evaluate(pressLast);
  await expect(console.getByRole('complementary')).toContainText('Registered');

  // Off is off.
  await goTo(console, 'settings');
  await on.press('Space');
  await expect(on).not.toBeChecked();
  await console.keyboard.press('Control+l');
  await unlock(console);
  await goTo(console, 'settings');
  await expect(on).not.toBeChecked();
});

/** The window is behind another, and the system keeps what it is told. */
function lookAway({ BrowserWindow, Notification }: typeof import('electron')): void {
  const shown: Shown[] = [];
  Object.assign(globalThis, { shown });
  for (const window of BrowserWindow.getAllWindows()) window.isFocused = () => false;
  Notification.isSupported = () => true;
  Notification.prototype.show = function show(this: Shown) {
    shown.push(this);
  };
}

const said = (electron: ElectronApplication): Promise<readonly string[]> =>
  electron.evaluate(() => {
    const { shown } = globalThis as unknown as { readonly shown: readonly Shown[] };
    return shown.map(({ title, body }) => `${title}: ${body}`);
  });

function pressLast(): void {
  const { shown } = globalThis as unknown as { readonly shown: readonly Shown[] };
  shown.at(-1)?.emit('click');
}

async function newestSession(): Promise<string> {
  const { desk } = globalThis as unknown as { readonly desk: DeskBridge };
  const page = await desk['sessions.list']({ status: null, search: '', after: null, limit: 1 });
  const id = page.ok ? page.value.sessions[0]?.id : undefined;
  if (id === undefined) throw new Error('there is no session');
  return id;
}

async function playCustomer(id: string): Promise<void> {
  const { desk } = globalThis as unknown as { readonly desk: DeskBridge };
  const played = await desk['practice.register']({ id });
  if (!played.ok) throw new Error(played.error.code);
}
