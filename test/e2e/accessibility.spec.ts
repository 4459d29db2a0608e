import type { Language, Theme } from '../../preload/contract/desk.ts';
import type { DeskBridge } from '../../preload/contract/events.ts';
import { auditParts, settingsParts } from '../../renderer/stores/navigation.ts';
import { findings } from './axe.ts';
import { agree, choosePassphrase, qrCode, typeMaxMustermann } from './desk-work.ts';
import { expect, test } from './fixtures.ts';

async function prefer(preferences: { readonly language: Language; readonly theme: Theme }): Promise<void> {
  const { desk } = globalThis as unknown as { readonly desk: DeskBridge };
  await desk['desk.prefer'](preferences);
}

test('axe finds nothing on any screen, in both languages, light and dark', async ({ console, picture }) => {
  // Thirty pages in front of a thorough reader.
  test.slow();
  expect(await findings(console)).toEqual([]);
  await choosePassphrase(console);
  expect(await findings(console), 'empty form').toEqual([]);
  await console.keyboard.press('Enter');
  await expect(console.getByRole('alert')).toBeVisible();
  expect(await findings(console), 'form with errors').toEqual([]);
  await picture('form-errors');
  await console.getByRole('textbox', { name: 'First name' }).focus();
  await typeMaxMustermann(console);
  await agree(console);
  await console.keyboard.press('Enter');
  await expect(qrCode(console)).toBeVisible();
  for (const language of ['en', 'de'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      await console.evaluate(prefer, { language, theme });
      await expect(console.locator('html')).toHaveAttribute('lang', language);
      await expect(console.getByRole('navigation')).toBeVisible();
      for (const [key, name] of [
        ['1', 'registration'],
        ['2', 'sessions'],
        ['5', 'today'],
      ] as const) {
        await console.keyboard.press(`Control+${key}`);
        await expect(console.getByRole('heading', { level: 1 })).toBeVisible();
        expect(await findings(console), `${name}, ${language}, ${theme}`).toEqual([]);
        await picture(`${name}-${language}-${theme}`);
      }
      for (const [key, screen, parts] of [
        ['3', 'settings', settingsParts],
        ['4', 'audit', auditParts],
      ] as const) {
        await console.keyboard.press(`Control+${key}`);
        const tabs = console.getByRole('tab');
        for (let at = 0; at < parts.length; at += 1) {
          await tabs.nth(at).click();
          await expect(console.getByRole('tabpanel').getByRole('heading', { level: 2 }).first()).toBeVisible();
          const name = `${screen}-${parts[at]}-${language}-${theme}`;
          expect(await findings(console), name).toEqual([]);
          await picture(name);
        }
      }
    }
  }
});
