import { describe, expect, it } from 'vitest';
import { type Action, type AtTheDesk, permits, type Role } from '../../../preload/contract/operator.ts';

const as = (role: Role): AtTheDesk => ({ kind: 'operator', id: '1', name: 'Anna', role });

describe('who may do what', () => {
  it.each<[Role, readonly Action[], readonly Action[]]>([
    [
      'agent',
      ['read', 'register', 'hand-over', 'mark'],
      ['reveal', 'erase', 'export', 'verify', 'settings', 'operators'],
    ],
    ['team-lead', ['register', 'reveal', 'erase', 'export', 'export-full', 'retention', 'settings', 'operators'], []],
    ['auditor', ['read', 'verify', 'export'], ['register', 'hand-over', 'mark', 'reveal', 'erase', 'export-full']],
  ])('%s', (role, may, mayNot) => {
    for (const action of may) expect(permits(as(role), action), action).toBe(true);
    for (const action of mayNot) expect(permits(as(role), action), action).toBe(false);
  });

  it('a desk without operators permits everything, and one at which nobody is permits nothing', () => {
    expect(permits({ kind: 'account', name: 'anna' }, 'operators')).toBe(true);
    expect(permits({ kind: 'nobody' }, 'read')).toBe(false);
  });
});
