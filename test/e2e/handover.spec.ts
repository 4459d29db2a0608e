import type { Page } from '@playwright/test';
import { decoded } from '../fakes/decoder.ts';
import { choosePassphrase, linkText, qrCode, typeName } from './desk-work.ts';
import { expect, test } from './fixtures.ts';

async function aLinkFor(console: Page, firstName: string, lastName: string): Promise<string> {
  await typeName(console, firstName, lastName);
  await console.keyboard.press('Enter');
  await expect(qrCode(console)).toBeVisible();
  return linkText(console);
}

/** A drawing that goes wrong, as a broken graphics driver would have it. */
function spoilDrawing(): void {
  const { fillRect } = OffscreenCanvasRenderingContext2D.prototype;
  OffscreenCanvasRenderingContext2D.prototype.fillRect = function spoilt(x, y, width, height) {
    if (y % 3 !== 0 || x === 0) fillRect.call(this, x, y, width, height);
  };
}

test('the code fills the screen at one key, reads as the link there too, and goes with the customer', async ({
  console,
  picture,
}) => {
  await choosePassphrase(console);
  const link = await aLinkFor(console, 'Erika', 'Musterfrau');
  await expect(console.getByText(/phones read it from up to \d+ cm/)).toBeVisible();

  await console.keyboard.press('F3');
  const enlarged = console.getByRole('dialog');
  await expect(qrCode(console)).toBeVisible();
  await expect(enlarged.getByRole('img')).toBeVisible();
  expect(await decoded(await console.screenshot())).toEqual([link]);
  await picture('enlarged');

  await console.keyboard.press('F3');
  await expect(enlarged).toHaveCount(0);
  await console.keyboard.press('F3');
  await expect(enlarged.getByRole('img')).toBeVisible();
  await console.keyboard.press('Control+Enter');
  await expect(console.getByRole('textbox', { name: 'First name' })).toBeFocused();
  await expect(enlarged).toHaveCount(0);
  expect(await decoded(await console.screenshot())).toEqual([]);
});

test('a code that does not read as its link is never shown', async ({ console }) => {
  await choosePassphrase(console);
  await console.evaluate(spoilDrawing);
  await typeName(console, 'Erika', 'Musterfrau');
  await console.keyboard.press('Enter');
  await expect(console.getByText(/could not be read back/)).toBeVisible();
  await expect(qrCode(console)).toHaveCount(0);
  await expect(console.getByRole('button', { name: 'Copy link' })).toBeEnabled();
});
