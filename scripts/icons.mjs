// npm run icons: draws every size of the program's icon anew from its two drawings, and binds them for each system.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { prepare } from './install.mjs';
import { root } from './root.mjs';

await prepare();
const { ensureChromium, sandboxArguments } = await import('./shells.mjs');
const { chromium } = await import('playwright-core');
const executablePath = await ensureChromium();
if (executablePath === null) {
  console.error('There is no Chromium here to draw with.');
  process.exit(1);
}

const folder = path.join(root, 'resources', 'packaging');
/** Below this the eyes of the code would be mud: the small drawing is the Z alone. */
const smallest = 48;
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

const browser = await chromium.launch({ executablePath, args: sandboxArguments });
const page = await browser.newPage();
const drawn = new Map();
for (const size of sizes) drawn.set(size, await draw(size));
await browser.close();

const linux = path.join(folder, 'icons');
rmSync(linux, { recursive: true, force: true });
mkdirSync(linux);
for (const size of sizes.filter((each) => each <= 512))
  writeFileSync(path.join(linux, `${size}x${size}.png`), picture(size));
writeFileSync(path.join(folder, 'icon.ico'), ico([16, 24, 32, 48, 64, 128, 256]));
writeFileSync(path.join(folder, 'icon.icns'), icns());
// The window's own icon on Linux and Windows.
writeFileSync(path.join(root, 'resources', 'icon.png'), picture(256));

async function draw(size) {
  const drawing = readFileSync(path.join(folder, size < smallest ? 'icon-small.svg' : 'icon.svg'));
  await page.setViewportSize({ width: size, height: size });
  const source = `data:image/svg+xml;base64,${drawing.toString('base64')}`;
  await page.setContent(
    `<style>body{margin:0}img{display:block}</style><img src="${source}" width=${size} height=${size}>`,
  );
  await page.locator('img').evaluate((image) => image.decode());
  return page.screenshot({ omitBackground: true });
}

function picture(size) {
  const png = drawn.get(size);
  if (png === undefined) throw new Error(`the icon was not drawn at ${size}`);
  return png;
}

/** Windows' container: a directory, then the pictures. */
function ico(wanted) {
  const header = Buffer.alloc(6 + 16 * wanted.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(wanted.length, 4);
  let offset = header.length;
  wanted.forEach((size, index) => {
    const at = 6 + 16 * index;
    // One byte each; 256 is written as 0.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(picture(size).length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += picture(size).length;
  });
  return Buffer.concat([header, ...wanted.map(picture)]);
}

/** macOS' container: four letters for each size, `@2x` ones included. */
function icns() {
  const kinds = {
    icp4: 16,
    icp5: 32,
    ic07: 128,
    ic08: 256,
    ic09: 512,
    ic10: 1024,
    ic11: 32,
    ic12: 64,
    ic13: 256,
    ic14: 512,
  };
  const entries = Object.entries(kinds).map(([kind, size]) => chunk(kind, picture(size)));
  return chunk('icns', Buffer.concat(entries));
}

function chunk(kind, content) {
  const header = Buffer.alloc(8);
  header.write(kind, 'ascii');
  header.writeUInt32BE(header.length + content.length, 4);
  return Buffer.concat([header, content]);
}
