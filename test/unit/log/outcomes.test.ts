import { describe, expect, it } from 'vitest';
import type { OutcomeEvent } from '../../../main/core/outcome.ts';
import { anEntry, aSession, noon } from '../../builders/session.ts';
import { aLog } from '../../fakes/log-folder.ts';

const registered = (sessionId: string, id = 'envelope-1'): OutcomeEvent => ({
  id,
  type: 'CustomerRegistered',
  sessionId,
  at: noon,
});

const reported = (event: OutcomeEvent) =>
  anEntry({
    session: event.sessionId,
    kind: 'session.registered',
    actor: 'zastrpay',
    origin: 'zastrpay',
    data: { event: event.id },
  });

describe('what Zastrpay reports', () => {
  it('moves the session once, however often it is told and whether or not the vault is open', async () => {
    const log = aLog();
    const { id } = await aSession(log.sessions).becomes('handed-over').written();
    log.keys.lock();
    const event = registered(id.toUpperCase());
    expect(await log.outcomes.receive(event, ['handed-over'], reported(event))).toBe('moved');
    expect(await log.sessions.find(id)).toMatchObject({ status: 'registered', origin: 'zastrpay' });
    expect(await log.outcomes.receive(event, ['handed-over', 'registered'], reported(event))).toBe('repeat');
    expect((await log.sessions.timeline(id)).map(({ kind }) => kind)).toEqual([
      'session.sending',
      'session.answered',
      'session.registered',
    ]);
    expect(await log.outcomes.unmatched(10)).toEqual([]);
  });

  it('is noted when the session cannot move', async () => {
    const log = aLog();
    const { id } = await aSession(log.sessions).becomes('registered').written();
    const event = { ...registered(id), type: 'RedirectSessionCancelled' } as const;
    expect(await log.outcomes.receive(event, ['handed-over'], reported(event))).toBe('noted');
    expect(await log.sessions.find(id)).toMatchObject({ status: 'registered' });
    expect((await log.sessions.timeline(id)).at(-1)).toMatchObject({
      kind: 'outcome.received',
      data: { event: 'envelope-1', type: 'RedirectSessionCancelled' },
    });
  });

  it('is kept, newest first, when this desk has no such session', async () => {
    const log = aLog();
    const [first, second] = [registered('stranger-1', 'e1'), { ...registered('stranger-2', 'e2'), at: null }];
    expect(await log.outcomes.receive(first, ['sending'], reported(first))).toBe('unmatched');
    expect(await log.outcomes.receive(second, ['sending'], reported(second))).toBe('unmatched');
    expect(await log.outcomes.receive(first, ['sending'], reported(first))).toBe('repeat');
    expect(await log.outcomes.unmatched(10)).toEqual([
      { event: second, receivedAt: noon },
      { event: first, receivedAt: noon },
    ]);
    expect(await log.outcomes.unmatched(1)).toHaveLength(1);
    expect(await log.sessions.timeline('stranger-1')).toMatchObject([{ kind: 'outcome.received' }]);
  });
});
