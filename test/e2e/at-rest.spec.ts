import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { choosePassphrase, linkText, passphrase, qrCode, typeName } from './desk-work.ts';
import { expect, test } from './fixtures.ts';

/** The files below a folder that hold one of the texts, in either of the encodings a browser writes. */
function filesWith(folder: string, texts: readonly string[]): readonly string[] {
  const needles = texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = readFileSync(file);
      return needles.some((needle) => content.includes(needle));
    });
}

test('neither customer nor link nor passphrase lies in clear on the disk', async ({ program, dataFolder }) => {
  const { page } = await program.open();
  await choosePassphrase(page);
  await typeName(page, 'Quendelin', 'Xanthopoulos-Probe');
  await page.keyboard.press('Enter');
  await expect(qrCode(page)).toBeVisible();
  const link = await linkText(page);
  const token = link.slice(link.lastIndexOf('.') + 1);
  expect(token.length).toBeGreaterThan(100);
  const secrets = ['Quendelin', 'Xanthopoulos', passphrase, token];

  expect(filesWith(dataFolder, ['SQLite format 3'])).not.toEqual([]);
  expect(filesWith(dataFolder, secrets)).toEqual([]);
  await program.close();
  expect(filesWith(dataFolder, secrets)).toEqual([]);
});
