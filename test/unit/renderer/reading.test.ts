import { describe, expect, it } from 'vitest';
import { referenceAlphabet } from '../../../main/core/session.ts';
import { spelled } from '../../../renderer/features/handover/spelling.ts';
import { rowAfterKey } from '../../../renderer/features/sessions/row-after-key.ts';
import { isPress } from '../../../renderer/ui/shortcuts.ts';
import { ageOn, formatDay, formatInstant, formatRemaining } from '../../../renderer/ui/times.ts';

describe('a reference', () => {
  it('is spelled in the customer’s language', () => {
    expect(spelled('KX4-7QM', 'de')).toEqual(['Köln', 'Xanten', '4', '7', 'Quickborn', 'München']);
    expect(spelled('KX4-7QM', 'en')).toEqual(['Kilo', 'X-ray', '4', '7', 'Quebec', 'Mike']);
  });

  it('has a word for every letter it can hold', () => {
    for (const language of ['de', 'en'] as const) {
      const words = spelled(referenceAlphabet.replace(/\d/g, ''), language);
      expect(words.every((word) => word.length > 1)).toBe(true);
      expect(new Set(words).size).toBe(24);
    }
  });
});

describe('times', () => {
  it('count down to nothing and never below', () => {
    expect([1_800_000, 61_000, 60_001, 999, 1, 0, -5, 3_600_000].map(formatRemaining)).toEqual([
      '30:00',
      '1:01',
      '1:01',
      '0:01',
      '0:01',
      '0:00',
      '0:00',
      '1:00:00',
    ]);
  });

  it('are written as people write them', () => {
    expect(formatDay('1946-10-29', 'en')).toBe('29 October 1946');
    expect(formatDay('1946-10-29', 'de')).toBe('29. Oktober 1946');
  });

  it('name the year only when it is another', () => {
    const now = new Date(2026, 10, 24);
    expect(formatInstant(new Date(2026, 10, 23, 9, 5).toISOString(), 'en', now)).toBe('23 Nov, 09:05');
    expect(formatInstant(new Date(2025, 10, 23, 9, 5).toISOString(), 'en', now)).toContain('2025');
  });

  it('make people older on their birthday', () => {
    expect(ageOn('1946-10-29', '2026-10-28')).toBe(79);
    expect(ageOn('1946-10-29', '2026-10-29')).toBe(80);
  });
});

describe('keys', () => {
  const press = { key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

  it('mean the command key on a Mac and the control key elsewhere', () => {
    expect(isPress({ ...press, key: 'n', ctrlKey: true }, 'Mod+N', false)).toBe(true);
    expect(isPress({ ...press, key: 'n', metaKey: true }, 'Mod+N', true)).toBe(true);
    expect(isPress({ ...press, key: 'n', ctrlKey: true }, 'Mod+N', true)).toBe(false);
  });

  it('are not taken for others', () => {
    expect(isPress({ ...press, key: 'n' }, 'Mod+N', false)).toBe(false);
    expect(isPress({ ...press, key: 'N', ctrlKey: true, shiftKey: true }, 'Mod+N', false)).toBe(false);
    expect(isPress({ ...press, key: 'Enter' }, 'Mod+Enter', false)).toBe(false);
    // AltGr is Control and Alt at once on Windows, and types characters.
    expect(isPress({ ...press, key: 'l', ctrlKey: true, altKey: true }, 'Mod+L', false)).toBe(false);
  });

  it('reach a character however the keyboard has it', () => {
    expect(isPress({ ...press, key: '?', shiftKey: true }, '?', false)).toBe(true);
  });

  it('move through a list and stop at its ends', () => {
    expect(rowAfterKey('ArrowDown', 0, 3, 10)).toBe(1);
    expect(rowAfterKey('ArrowDown', 2, 3, 10)).toBe(2);
    expect(rowAfterKey('ArrowUp', 0, 3, 10)).toBe(0);
    expect(rowAfterKey('PageDown', 5, 100, 10)).toBe(15);
    expect(rowAfterKey('PageUp', 5, 100, 10)).toBe(0);
    expect(rowAfterKey('End', 0, 100, 10)).toBe(99);
    expect(rowAfterKey('x', 0, 100, 10)).toBeNull();
    expect(rowAfterKey('ArrowDown', 0, 0, 10)).toBeNull();
  });
});
