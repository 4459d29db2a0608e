// npm run demo: the main job without a display, with the customer played as well. What it looked like and what the log
// knows of it is left in demo-output/.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepare } from './install.mjs';
import { root } from './root.mjs';
import { capture } from './run.mjs';

await prepare();
const { build } = await import('./build.mjs');
const { ensureChromium, sandboxArguments } = await import('./shells.mjs');
await build();
const executablePath = await ensureChromium();
if (executablePath === null) {
  console.error('There is no Chromium here, and none could be installed.');
  process.exit(1);
}

const { chromium } = await import('playwright-core');
const { openChromiumShell } = await import('../out/main/chromium.js');
const { agree, choosePassphrase, linkText, passphrase, qrCode, typeMaxMustermann } = await import(
  '../test/e2e/desk-work.ts'
);

const output = path.join(root, 'demo-output');
rmSync(output, { recursive: true, force: true });
mkdirSync(output);
const dataFolder = mkdtempSync(path.join(tmpdir(), 'desk-demo-'));
const keep = (page, name) => page.screenshot({ path: path.join(output, `${name}.png`) });

try {
  const shell = await openChromiumShell({ dataFolder, headless: true });
  const { page } = shell;
  // The labels that are looked for below are English, whatever this machine speaks.
  await page.evaluate(() => window.desk['desk.prefer']({ language: 'en', theme: 'light' }));
  await page.reload();

  await choosePassphrase(page);
  await typeMaxMustermann(page);
  await agree(page);
  await keep(page, '1-form');
  await page.keyboard.press('Enter');
  await qrCode(page).waitFor();
  await keep(page, '2-hand-over');

  const browser = await chromium.launch({ executablePath, args: sandboxArguments });
  const customer = await browser.newPage();
  await customer.goto(await linkText(page));
  await keep(customer, '3-customer');
  await customer.getByRole('button', { name: 'Registrieren und QR-Code erhalten' }).click();
  await customer.getByRole('button', { name: 'Prüfung im Shop simulieren' }).click();
  await page.getByText('The customer is registered').waitFor();
  await browser.close();

  await page.keyboard.press('Control+3');
  await page.getByRole('row').filter({ hasText: 'Registered' }).waitFor();
  await keep(page, '4-sessions');
  await shell.close();

  const env = { ...process.env, DESK_PASSPHRASE: passphrase };
  const cli = path.join(root, 'out', 'main', 'cli.js');
  const desk = (...args) => capture(process.execPath, [cli, ...args, '--data', dataFolder], { env });
  writeFileSync(path.join(output, 'sessions.json'), await desk('list', '--json'));
  await desk('export', '--out', path.join(output, 'export'));
} finally {
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
}
console.log(
  'A customer was registered on the practice profile. Screenshots, sessions.json and the audit export are in demo-output/.',
);
process.exit(0);
