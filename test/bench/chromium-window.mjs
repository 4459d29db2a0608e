// A window of the Chromium shell in a process of its own, as its user has it: the console of a data folder, or, with the
// options that the console starts Chromium with, an empty one. It does in the page what it is sent.
import path from 'node:path';

const [kind, what] = process.argv.slice(2);
const { page, close } = kind === 'console' ? await consoleOf(what) : await emptyWith(JSON.parse(what));

process.on('message', async ({ id, evaluate, press }) => {
  const value = press === undefined ? await page.evaluate(evaluate) : await page.keyboard.press(press);
  process.send({ id, value });
});
process.on('disconnect', () => void close());
process.send({ id: 0 });

async function consoleOf(dataFolder) {
  const { openChromiumShell } = await import(path.resolve(import.meta.dirname, '../../out/main/chromium.js'));
  return openChromiumShell({ dataFolder });
}

async function emptyWith({ profile, options }) {
  const { chromium } = await import('playwright-core');
  const context = await chromium.launchPersistentContext(profile, options);
  return { page: context.pages()[0], close: () => context.close() };
}
