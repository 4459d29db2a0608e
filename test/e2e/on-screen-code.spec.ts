import type { CDPSession, Page } from '@playwright/test';
import { encodeQr } from '../../main/core/qr.ts';
import { smallestModule } from '../../renderer/features/handover/qr-drawing.ts';
import { aLink } from '../builders/drawn-code.ts';
import { decoded, found } from '../fakes/decoder.ts';
import { heldAs, photograph } from '../fakes/phone-camera.ts';
import { greyOfPng } from '../fakes/png.ts';
import { createdAnswer } from '../fakes/stub-zastrpay.ts';
import { appearances } from '../screenshots/looks.ts';
import { linkText, qrCode, typeName } from './desk-work.ts';
import { expect } from './fixtures.ts';
import { test } from './stubbed-desk.ts';

const links = 100;
const densities = [1, 1.25, 1.5, 2, 3];
const themes = [appearances.light, appearances.dark, appearances.contrast];

/** A screen of some density that asks for some theme; every density meets every theme in fifteen turns. */
async function appearAs(desk: Page, session: CDPSession, count: number): Promise<void> {
  const deviceScaleFactor = densities[count % densities.length] ?? 1;
  await session.send('Emulation.setDeviceMetricsOverride', {
    width: 1_180,
    height: 820,
    deviceScaleFactor,
    mobile: false,
  });
  await desk.emulateMedia({ ...themes[count % themes.length] });
  expect(await desk.evaluate(() => window.devicePixelRatio)).toBe(deviceScaleFactor);
}

/** A customer of no name that was there before. */
async function create(desk: Page, count: number): Promise<void> {
  const letters = [...String(count)].map((figure) => 'abcdefghij'[Number(figure)]).join('');
  await typeName(desk, 'Erika', `Muster${letters}`);
  await desk.keyboard.press('Enter');
  await expect(qrCode(desk)).toBeVisible();
  await desk.locator('.code[aria-busy=false]').waitFor();
}

/** The code's pixels as the screen has them: a driver's own screenshots know nothing of a density that was made up. */
async function shotOfCode(desk: Page, session: CDPSession): Promise<Buffer> {
  await qrCode(desk).scrollIntoViewIfNeeded();
  const box = await qrCode(desk).boundingBox();
  if (box === null) return shotOfCode(desk, session);
  const clip = { ...box, scale: 1 };
  const { data } = await session.send('Page.captureScreenshot', { clip, captureBeyondViewport: true });
  return Buffer.from(data, 'base64');
}

/** @returns how the code on the screen fails to read as the link; nothing when all is well */
async function failuresOf(desk: Page, session: CDPSession, link: string, count: number): Promise<readonly string[]> {
  const what = `${link.length} bytes at ${densities[count % densities.length]}, theme ${count % themes.length}`;
  if ((await linkText(desk)) !== link) return [`another link: ${what}`];
  // It is drawn anew, out of sight, when its place turns out larger or smaller than it was.
  let shot = await shotOfCode(desk, session);
  let [code, ...more] = await found(shot);
  for (let again = 0; code === undefined && again < 20; again++) {
    shot = await shotOfCode(desk, session);
    [code, ...more] = await found(shot);
  }
  if (code?.text !== link || more.length > 0) {
    await test.info().attach(what, { body: shot, contentType: 'image/png' });
    return [`as it is: ${what}`];
  }
  const module = code.side / (encodeQr(link)?.size ?? 1);
  if (module < smallestModule - 0.1) return [`too small: ${what}`];
  const seen = await decoded(photograph(greyOfPng(shot), module, heldAs(count)));
  return seen.length === 1 && seen[0] === link ? [] : [`through a phone: ${what}`];
}

test('the code on the screen reads as the link on every density, in every theme, straight and through a phone, 100 of 100', async ({
  desk,
  stub,
  shell,
}) => {
  test.skip(shell !== 'chromium', 'the page is the same in every shell');
  test.setTimeout(420_000);
  const session = await desk.context().newCDPSession(desk);
  const failures: string[] = [];
  for (let count = 0; count < links; count++) {
    const link = aLink(60 + Math.round((count / (links - 1)) * 2_240), count);
    stub.answerWith(createdAnswer({ token: new URL(link).searchParams.get('token') ?? '' }));
    await appearAs(desk, session, count);
    await create(desk, count);
    failures.push(...(await failuresOf(desk, session, link, count)));
    await desk.keyboard.press('Control+Enter');
    await desk.getByRole('textbox', { name: 'First name' }).waitFor();
  }
  expect(failures).toEqual([]);
});
