import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCustomer } from '../../../preload/contract/registration.ts';
import type { SessionDetail } from '../../../preload/contract/session.ts';
import { guidePlace } from '../../../renderer/features/guide/guide-place.ts';
import { inventCustomer } from '../../../renderer/features/guide/invented-customer.ts';

const session = (part: Partial<SessionDetail>) => ({ environment: 'practice', ...part }) as SessionDetail;
const place = (part: Partial<Parameters<typeof guidePlace>[0]>) =>
  guidePlace({
    environment: 'practice',
    screen: 'registration',
    step: { name: 'session', id: 'a' },
    session: null,
    ...part,
  });

describe('the guide', () => {
  it('is where the operator is', () => {
    expect(place({ step: { name: 'form' } })).toBe('form');
    expect(place({ session: session({ status: 'link-ready' }) })).toBe('hand-over');
    expect(place({ session: session({ status: 'handed-over' }) })).toBe('waiting');
    expect(place({ session: session({ status: 'registered' }) })).toBe('registered');
    expect(place({ screen: 'sessions', session: session({ status: 'registered' }) })).toBe('list');
    expect(place({ screen: 'sessions', session: session({ status: 'link-ready' }) })).toBe('elsewhere');
    expect(place({ session: session({ status: 'unknown' }) })).toBe('other');
  });

  it('never goes on with a profile that is not for practice, nor with a customer of one', () => {
    const statuses = ['link-ready', 'handed-over', 'registered', 'unknown'] as const;
    for (const environment of ['test', 'live'] as const) {
      for (const status of statuses) {
        expect(place({ environment, session: session({ status }) })).toBe('profile');
        expect(place({ session: session({ status, environment }) })).toBe('other');
      }
    }
  });

  it('invents customers whom the form takes', () => {
    const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.array(fraction, { minLength: 8, maxLength: 8 }), (fractions) => {
        let turn = 0;
        const customer = inventCustomer(() => fractions[turn++ % fractions.length] ?? 0);
        expect(parseCustomer(customer, '2026-11-24')).toMatchObject({ ok: true });
      }),
    );
  });
});
