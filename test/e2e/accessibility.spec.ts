import { type StubZastrpay, startStubZastrpay } from '../fakes/stub-zastrpay.ts';
import { appear, type Look, usualLook } from '../screenshots/looks.ts';
import { scenes } from '../screenshots/scenes.ts';
import { findings } from './axe.ts';
import { expect, test } from './fixtures.ts';

/** What depends on colours and room alone is all that another appearance can spoil. */
const ofAppearance = ['color-contrast', 'scrollable-region-focusable', 'target-size'] as const;

/** Each scene in both languages by every rule, then in every appearance and at 200 %. */
const looks: readonly (Look & { readonly rules?: readonly string[] })[] = [
  usualLook,
  { ...usualLook, language: 'de' },
  { ...usualLook, language: 'de', appearance: 'dark', rules: ofAppearance },
  { ...usualLook, language: 'de', appearance: 'contrast', rules: ofAppearance },
  { ...usualLook, appearance: 'dark', rules: ofAppearance },
  { ...usualLook, appearance: 'contrast', rules: ofAppearance },
  { ...usualLook, language: 'de', size: 'zoom-200' },
];

/** While suggestions are open, react-aria takes all but the field and them from screen readers; Tab closes them first. */
const ofOpenSuggestions = /^(aria-hidden-focus|page-has-heading-one|region):/;

test('axe finds nothing on any screen, sheet or menu, in any language, appearance or size; nothing moves', async ({
  console: page,
  shell,
  tolerate,
}) => {
  test.skip(shell !== 'chromium', 'the page is the same in every shell');
  // One desk is brought through everything there is to see.
  test.setTimeout(600_000);
  await using stub: StubZastrpay = await startStubZastrpay();
  await appear(page, usualLook);
  const wrong: string[] = [];
  for (const scene of scenes) {
    await scene.show({ page, stub, tolerate });
    for (const look of looks) {
      await appear(page, look);
      const found = [...(await findings(page, look.rules)), ...(await page.evaluate(moving))].filter(
        (each) => scene.name !== 'form-countries' || !ofOpenSuggestions.test(each),
      );
      wrong.push(...found.map((each) => `${scene.name}, ${look.language}, ${look.appearance}, ${look.size}: ${each}`));
    }
    await appear(page, usualLook);
  }
  expect(wrong).toEqual([]);
});

/** In the page, to somebody who wants less motion: what is animated, or would be. */
function moving(): readonly string[] {
  return [...document.querySelectorAll('*')].flatMap((element) => {
    const { animationName, transitionDuration } = getComputedStyle(element);
    const lasts = transitionDuration.split(',').some((duration) => Number.parseFloat(duration) > 0);
    return animationName === 'none' && !lasts ? [] : [`moves: ${element.outerHTML.slice(0, 80)}`];
  });
}
