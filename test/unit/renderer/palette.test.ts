import { describe, expect, it } from 'vitest';
import { answering, distance } from '../../../renderer/features/palette/fuzzy.ts';
import { de } from '../../../renderer/i18n/de/index.ts';
import { screens } from '../../../renderer/stores/navigation.ts';
import { shortcutGroups, shortcuts } from '../../../renderer/ui/shortcuts.ts';

const all = ['New registration', 'Sessions', 'Settings: Backups', 'Settings: Operators', 'Lock the desk'].map(
  (label) => ({
    label,
  }),
);
const found = (typed: string): readonly string[] => answering(all, typed).map(({ label }) => label);

describe('the palette', () => {
  it.each([
    ['ses', 'Sessions'],
    ['reg', 'New registration'],
    ['backups', 'Settings: Backups'],
    ['op', 'Settings: Operators'],
    ['set op', 'Settings: Operators'],
    ['ltd', 'Lock the desk'],
    ['STGBK', 'Settings: Backups'],
  ])('%s finds %s first', (typed, label) => {
    expect(found(typed)[0]).toBe(label);
  });

  it('finds nothing where letters are missing, and keeps the order of what answers equally well', () => {
    expect(found('xyz')).toEqual([]);
    expect(found('settings')).toEqual(['Settings: Backups', 'Settings: Operators']);
    expect(distance('Übergabe', 'uber')).toBe(0);
  });
});

describe('the sheet of keys', () => {
  it('has every key the console listens to, and words for each', () => {
    const shown = shortcutGroups.flatMap(({ keys }) => keys);
    for (const [name, combination] of Object.entries(shortcuts)) expect(shown).toContainEqual({ name, combination });
    for (const { name } of shown) expect(de.frame.keys[name]).toBeTruthy();
  });

  it('numbers the screens in the order of the navigation', () => {
    expect(screens.map((screen) => shortcuts[screen])).toEqual(screens.map((_, index) => `Mod+${index + 1}`));
  });

  it('gives no combination to two things in one place', () => {
    const everywhere = shortcutGroups.find(({ group }) => group === 'everywhere')?.keys ?? [];
    for (const { group, keys } of shortcutGroups) {
      const combinations = (group === 'everywhere' ? keys : [...everywhere, ...keys]).map((each) => each.combination);
      expect(new Set(combinations).size).toBe(combinations.length);
    }
  });
});
