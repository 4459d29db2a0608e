import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepAppearance, readAppearance } from '../../../main/shell/remembered-appearance.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'appearance-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const system = { language: 'system', theme: 'system' } as const;

it('gives back what was kept, and nothing beside it', () => {
  for (const language of ['system', 'en', 'de'] as const) {
    for (const theme of ['system', 'light', 'dark'] as const) {
      keepAppearance(folder, { language, theme });
      expect(readAppearance(folder)).toEqual({ language, theme });
    }
  }
});

it('takes what it does not know for not chosen', () => {
  expect(readAppearance(folder)).toEqual(system);
  for (const text of ['', 'null', '[]', '"dark"', '{"language":"fr","theme":"sepia"}']) {
    writeFileSync(path.join(folder, 'appearance.json'), text);
    expect(readAppearance(folder), text).toEqual(system);
  }
});

it('writes only what is new, and survives a folder that it cannot write to', () => {
  keepAppearance(folder, system);
  expect(readdirSync(folder)).toEqual([]);
  keepAppearance(path.join(folder, 'not there'), { language: 'de', theme: 'dark' });
});
