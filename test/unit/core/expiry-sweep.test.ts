import { describe, expect, it, vi } from 'vitest';
import { createExpiry } from '../../../main/core/expiry.ts';
import { codesOnDemand } from '../../../main/core/qr.ts';
import { createSessions } from '../../../main/core/sessions.ts';
import { aSession, noon } from '../../builders/session.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { aLog } from '../../fakes/log-folder.ts';

describe('a desk with live links', () => {
  it('opens no customer to see that they live on', async () => {
    const log = aLog();
    for (let at = 0; at < 3; at += 1) {
      const expiresAt = new Date(noon.getTime() + 3_600_000);
      await aSession(log.sessions).becomes('link-ready', { expiresAt }).written();
    }
    const clock = fakeClock(noon);
    const sessions = createSessions({
      log: log.sessions,
      profiles: { names: async () => new Map() },
      clock,
      expiry: createExpiry(clock),
      codes: codesOnDemand,
      announcer: { sessionChanged() {}, attempt() {}, deskChanged() {} },
      actor: () => 'erika',
      othersTurn: async () => {},
    });
    const opened = vi.spyOn(log.keys, 'unwrap');
    await sessions.expirePassed();
    expect(opened).not.toHaveBeenCalled();
    expect(await log.sessions.idsIn(['link-ready'])).toHaveLength(3);
  });
});

describe('a desk that was off for long', () => {
  it('marks what has expired meanwhile one by one, and lets others work in between', async () => {
    const log = aLog();
    for (let at = 0; at < 12; at += 1) {
      const expiresAt = new Date(noon.getTime() + 60_000);
      await aSession(log.sessions, { createdAt: new Date(noon.getTime() + at) })
        .becomes('link-ready', { expiresAt })
        .written();
    }
    const clock = fakeClock(new Date(noon.getTime() + 48 * 60 * 60_000));
    const seen: string[] = [];
    const sessions = createSessions({
      log: log.sessions,
      profiles: { names: async () => new Map() },
      clock,
      expiry: createExpiry(clock),
      codes: codesOnDemand,
      announcer: { sessionChanged: () => seen.push('expired'), attempt() {}, deskChanged() {} },
      actor: () => 'erika',
      othersTurn: async () => void seen.push('others'),
    });
    const first = sessions.expirePassed();
    expect(sessions.expirePassed()).toBe(first);
    await first;
    expect(seen).toEqual(Array.from({ length: 12 }, () => ['expired', 'others']).flat());
    await sessions.expirePassed();
    expect(seen).toHaveLength(24);
  });
});
