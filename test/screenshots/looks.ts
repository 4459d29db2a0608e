import type { Page } from '@playwright/test';
import type { Language } from '../../preload/contract/desk.ts';
import type { DeskBridge } from '../../preload/contract/events.ts';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;

/** As the system asks for it; the console follows. */
export const appearances = {
  light: { colorScheme: 'light', forcedColors: 'none', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', forcedColors: 'none', contrast: 'no-preference' },
  contrast: { colorScheme: 'dark', forcedColors: 'active', contrast: 'more' },
} as const satisfies Readonly<Record<string, Media>>;

/** A zoom of 200 % halves the room that a page has. */
export const sizes = {
  '1280x800': { width: 1280, height: 800 },
  '1024x640': { width: 1024, height: 640 },
  'zoom-200': { width: 640, height: 400 },
} as const;

/** How a scene is looked at. */
export interface Look {
  readonly language: Language;
  readonly appearance: keyof typeof appearances;
  readonly size: keyof typeof sizes;
}

export const usualLook: Look = { language: 'en', appearance: 'light', size: '1280x800' };

/** Shows what is on the screen in another language, appearance or size, without starting anything anew. */
export async function appear(page: Page, look: Look): Promise<void> {
  // Where a scene clicked last, nothing shall look hovered.
  await page.mouse.move(0, 0);
  await page.setViewportSize(sizes[look.size]);
  await page.emulateMedia({ ...appearances[look.appearance], reducedMotion: 'reduce' });
  await page.evaluate(prefer, look.language);
  await page.locator(`html[lang=${look.language}]`).waitFor();
  // A code is drawn and read back for each size, a hand-out for each language.
  await page.waitForFunction(
    () =>
      document.querySelector('.code[aria-busy=true], .print-preview[aria-busy=true], .list[aria-busy=true]') === null,
  );
}

async function prefer(language: Language): Promise<void> {
  const { desk } = globalThis as unknown as { readonly desk: DeskBridge };
  await desk['desk.prefer']({ language, theme: 'system' });
}
