import { expect, it, onTestFinished } from 'vitest';
import { calledDesk } from '../builders/called-desk.ts';
import { aDraft } from '../builders/engine.ts';
import { createdAnswer, startStubZastrpay } from '../fakes/stub-zastrpay.ts';

it('an answer that arrives after a switch belongs to whoever sent the session', async () => {
  const stub = await startStubZastrpay();
  onTestFinished(() => stub.close());
  const { done, registerAt } = await calledDesk();
  await registerAt(stub.baseUrl);
  await done('operators.add', { name: 'Lena', role: 'team-lead', pin: '2580' });
  const people = await done('operators.add', { name: 'Anton', role: 'agent', pin: '7391' });
  const idOf = (name: string): string => people.find((each) => each.name === name)?.id ?? '';

  await done('operators.switch', { id: idOf('Anton'), pin: '7391' });
  const letGo = Promise.withResolvers<void>();
  stub.answerWith(async (request, response) => {
    await letGo.promise;
    await createdAnswer()(request, response);
  });
  const creating = done('sessions.create', aDraft());
  await stub.arrived(1);
  await done('operators.switch', { id: idOf('Lena'), pin: '2580' });
  letGo.resolve();
  const session = await creating;

  expect(session.timeline.map(({ kind, actor }) => [kind, actor])).toEqual([
    ['session.sending', 'Anton'],
    ['session.answered', 'Anton'],
  ]);
  const handedOver = await done('handover.record', { id: session.id, channel: 'screen' });
  expect(handedOver.timeline.at(-1)).toMatchObject({ kind: 'session.handed-over', actor: 'Lena' });
});

it('a locked desk has nobody at it, and an auditor creates nothing', async () => {
  const { call, done } = await calledDesk();
  await done('operators.add', { name: 'Lena', role: 'team-lead', pin: '2580' });
  const people = await done('operators.add', { name: 'Rita', role: 'auditor', pin: '7391' });
  await done('operators.switch', { id: people[1]?.id ?? '', pin: '7391' });
  expect(await call('sessions.create', aDraft())).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
  expect(await call('drafts.open', null)).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
  expect(await call('sessions.list', { status: null, search: '', after: null, limit: 50 })).toMatchObject({ ok: true });

  await done('vault.lock', null);
  const { operator } = await done('vault.unlock', { passphrase: 'three quiet synthetic words' });
  expect(operator).toEqual({ kind: 'nobody' });
  expect(await call('sessions.list', { status: null, search: '', after: null, limit: 50 })).toMatchObject({
    ok: false,
    error: { code: 'not-permitted' },
  });
});
