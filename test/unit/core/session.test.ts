import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBecome, referenceAlphabet, referenceFrom, statusesBefore } from '../../../main/core/session.ts';
import { sessionStatuses } from '../../../preload/contract/session.ts';

describe('the life of a session', () => {
  it('lets a late registration win over everything but erasure', () => {
    const before = statusesBefore('registered');
    expect(before).toEqual(sessionStatuses.filter((each) => !['draft', 'registered', 'erased'].includes(each)));
  });

  it('ends with erasure', () => {
    for (const to of sessionStatuses) expect(mayBecome('erased', to)).toBe(false);
  });

  it('never shows a link again that was cancelled, refused or expired', () => {
    for (const from of ['cancelled', 'refused', 'expired', 'replaced', 'registered'] as const) {
      expect(mayBecome(from, 'link-ready')).toBe(false);
      expect(mayBecome(from, 'handed-over')).toBe(false);
    }
  });
});

it('a reference cannot be misheard: no 0, O, 1 or I', () => {
  expect(referenceAlphabet).toHaveLength(32);
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 6, maxLength: 6 }), (bytes) => {
      expect(referenceFrom(bytes)).toMatch(/^[A-HJ-NP-Z2-9]{3}-[A-HJ-NP-Z2-9]{3}$/);
    }),
  );
});
