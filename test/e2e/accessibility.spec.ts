import type { Language, Theme } from '../../preload/contract/desk.ts';
import type { DeskBridge } from '../../preload/contract/events.ts';
import type { NewOperator } from '../../preload/contract/operator.ts';
import { auditParts, settingsParts } from '../../renderer/stores/navigation.ts';
import { findings } from './axe.ts';
import { choosePassphrase, registerMaxMustermann } from './desk-work.ts';
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
  await registerMaxMustermann(console);
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

test('axe finds nothing in what stands in front of a screen, nor in high contrast', async ({ console }) => {
  await choosePassphrase(console);
  await console.keyboard.press('Control+k');
  await expect(console.getByRole('combobox', { name: 'What do you want to do?' })).toBeFocused();
  expect(await findings(console), 'palette').toEqual([]);
  await console.keyboard.press('Escape');
  await console.keyboard.press('F1');
  await expect(console.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  expect(await findings(console), 'shortcuts').toEqual([]);
  await console.keyboard.press('Escape');

  await console.evaluate(addOperators, [
    { name: 'Lena Lehner', role: 'team-lead', pin: '2580' },
    { name: 'Anton Auer', role: 'agent', pin: '739146' },
  ] as const);
  await console.keyboard.press('F4');
  await expect(console.getByRole('option')).toHaveCount(2);
  expect(await findings(console), 'who is at the desk').toEqual([]);
  await console.keyboard.press('2');
  await expect(console.getByRole('textbox', { name: 'PIN of Anton Auer' })).toBeFocused();
  expect(await findings(console), 'PIN').toEqual([]);
  await console.keyboard.press('Escape');

  await console.emulateMedia({ forcedColors: 'active', contrast: 'more', reducedMotion: 'reduce' });
  for (const key of ['1', '5', '2', '4', '3']) {
    await console.keyboard.press(`Control+${key}`);
    await expect(console.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await findings(console), `Control+${key} in high contrast`).toEqual([]);
  }
});

async function addOperators(operators: readonly NewOperator[]): Promise<void> {
  const { desk } = globalThis as unknown as { readonly desk: DeskBridge };
  for (const operator of operators) {
    const added = await desk['operators.add'](operator);
    if (!added.ok) throw new Error(added.error.code);
  }
}
