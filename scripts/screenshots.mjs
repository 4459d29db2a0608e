// npm run screenshots: every screen in both languages, light, dark and high contrast, at the sizes people have, for
// looking at. `npm run screenshots -- hand-over sessions` keeps only these scenes. They lie in screenshots/.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepare } from './install.mjs';
import { root } from './root.mjs';

await prepare();
const { build } = await import('./build.mjs');
const { ensureChromium } = await import('./shells.mjs');
await build();
if ((await ensureChromium()) === null) {
  console.error('There is no Chromium here, and none could be installed.');
  process.exit(1);
}

const { openChromiumShell } = await import('../out/main/chromium.js');
const { scenes } = await import('../test/screenshots/scenes.ts');
const { appear, appearances, sizes, usualLook } = await import('../test/screenshots/looks.ts');
const { startStubZastrpay } = await import('../test/fakes/stub-zastrpay.ts');

const languages = ['en', 'de'];
/** A screen that is longer than the window is shown as far as this many windows reach. */
const mostWindows = 4;

const wanted = process.argv.slice(2);
const strangers = wanted.filter((name) => !scenes.some((scene) => scene.name === name));
if (strangers.length > 0) {
  console.error(`There is no scene ${strangers.join(', ')}. There are: ${scenes.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const output = path.join(root, 'screenshots');
if (wanted.length === 0) rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const dataFolder = mkdtempSync(path.join(tmpdir(), 'desk-screenshots-'));
const stub = await startStubZastrpay();
const complaints = [];
const tolerated = [];
let pictures = 0;

try {
  const shell = await openChromiumShell({ dataFolder, headless: true });
  const { page } = shell;
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  // A desk that is asked for its language before it has shown its first step takes the step for done.
  await page.locator('main:not(.starting)').waitFor();
  await appear(page, usualLook);
  for (const scene of scenes) {
    await scene.show({ page, stub, tolerate: (complaint) => tolerated.push(complaint) });
    if (wanted.length > 0 && !wanted.includes(scene.name)) continue;
    const folder = path.join(output, scene.name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (const language of languages) {
      for (const appearance of Object.keys(appearances)) {
        for (const size of Object.keys(sizes)) {
          await appear(page, { language, appearance, size });
          await keep(page, path.join(folder, `${language}-${appearance}-${size}`), size === usualLook.size);
        }
      }
    }
    await appear(page, usualLook);
  }
  await shell.close();
  writeFileSync(path.join(output, 'index.html'), contactSheet(scenes.map(({ name }) => name)));
} finally {
  await stub.close();
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
}
const unforeseen = complaints.filter((each) => !tolerated.some((pattern) => pattern.test(each)));
if (unforeseen.length > 0) {
  console.error(`The console complained:\n${unforeseen.join('\n')}`);
  process.exit(1);
}
console.log(`${pictures} pictures are in screenshots/; index.html there shows them side by side.`);
process.exit(0);

/** The window, and with `whole` what further windows of a long screen would show. */
async function keep(page, file, whole) {
  const screen = page.locator('#screen');
  const windows = whole && (await screen.count()) > 0 ? await screen.evaluate(windowsOf) : 1;
  for (let window = 0; window < Math.min(windows, mostWindows); window += 1) {
    if (window > 0) await screen.evaluate((area) => area.scrollBy(0, area.clientHeight - 40));
    await page.screenshot({ path: `${file}${window === 0 ? '' : `-${window + 1}`}.png` });
    pictures += 1;
  }
  if (windows > 1) await screen.evaluate((area) => area.scrollTo(0, 0));
}

function windowsOf(area) {
  return Math.ceil((area.scrollHeight - area.clientHeight) / (area.clientHeight - 40)) + 1;
}

function contactSheet(names) {
  const picture = (name, language, appearance, size) =>
    `<a href="${name}/${language}-${appearance}-${size}.png"><img loading="lazy" width="480" alt="" src="${name}/${language}-${appearance}-${size}.png"></a>`;
  const all = (name) =>
    languages
      .flatMap((language) =>
        Object.keys(appearances).flatMap((appearance) =>
          Object.keys(sizes).map((size) => picture(name, language, appearance, size)),
        ),
      )
      .join('\n');
  const sections = names.map((name) => `<h2>${name}</h2>\n${all(name)}`);
  return `<!doctype html><meta charset="utf-8"><title>Zastrpay Desk</title>\n${sections.join('\n')}\n`;
}
