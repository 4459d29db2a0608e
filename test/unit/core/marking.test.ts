import { expect, it } from 'vitest';
import { createMarking } from '../../../main/core/marking.ts';
import { systemClock } from '../../../main/shell/system.ts';
import { aDraft, anEngine } from '../../builders/engine.ts';

async function marked() {
  const engine = await anEngine();
  const announcer = { sessionChanged() {}, attempt() {}, deskChanged() {} };
  const { id } = await engine.registration.create(aDraft());
  const marking = createMarking({ log: engine.log.sessions, clock: systemClock(), announcer, actor: () => 'tester' });
  return { ...engine, id, marking };
}

it("the operator's mark is shown as the operator's, and Zastrpay's word comes on top", async () => {
  const { marking, sessions, outcomes, id } = await marked();
  await marking.mark(id, 'registered', 'The customer showed me the confirmation of Max');
  const { status, origin, timeline } = await sessions.show(id);
  expect({ status, origin }).toEqual({ status: 'registered', origin: 'operator' });
  expect(JSON.stringify(timeline)).not.toContain('Max');
  await outcomes.takeIn({ id: 'e-1', type: 'CustomerRegistered', sessionId: id, at: null }, 'file');
  expect(await sessions.show(id)).toMatchObject({ status: 'registered', origin: 'zastrpay' });
});

it('a mark needs a reason, and a session that can take it', async () => {
  const { marking, id } = await marked();
  await expect(marking.mark(id, 'registered', ' ')).rejects.toMatchObject({ code: 'invalid-input' });
  await marking.mark(id, 'registered', 'seen');
  await expect(marking.mark(id, 'cancelled', 'changed my mind')).rejects.toMatchObject({ code: 'session-status' });
});
