import { describe, expect, it } from 'vitest';
import { createOperators } from '../../../main/core/operators.ts';
import { systemRandomness } from '../../../main/shell/system.ts';
import { delayAfter } from '../../../main/vault/attempt-delay.ts';
import { createPinKeeper } from '../../../main/vault/pin.ts';
import { chainOf, firstBreak } from '../../fakes/audit-chain.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { aLog } from '../../fakes/log-folder.ts';

const code = (expected: string) => expect.objectContaining({ name: 'Failure', code: expected });
const quick = { memoryKiB: 256, passes: 1, lanes: 1 };

async function aDesk(log = aLog()) {
  const clock = fakeClock();
  const told: string[] = [];
  const operators = await createOperators({
    log: log.operators,
    events: log.sessions,
    pins: createPinKeeper(quick),
    delayAfter,
    clock,
    randomness: systemRandomness(),
    announcer: { deskChanged: () => void told.push('changed') },
    actor: () => 'account',
    account: 'account',
  });
  const idOf = async (name: string): Promise<string> =>
    (await operators.list()).find((each) => each.name === name)?.id ?? 'nobody';
  return { log, clock, operators, idOf, told };
}

const lead = { name: 'Lena', role: 'team-lead', pin: '2580' } as const;
const agent = { name: 'Anton', role: 'agent', pin: '739146' } as const;

describe('the people at a desk', () => {
  it('are the account of the system until there are operators, and again without them', async () => {
    const { operators, idOf } = await aDesk();
    expect(operators.atTheDesk()).toEqual({ kind: 'account', name: 'account' });
    await operators.add(lead);
    expect(operators.atTheDesk()).toMatchObject({ kind: 'operator', name: 'Lena', role: 'team-lead' });
    await operators.remove(await idOf('Lena'));
    expect(operators.atTheDesk()).toEqual({ kind: 'account', name: 'account' });
  });

  it('have to say who they are after a start and after a lock', async () => {
    const { operators, log, idOf } = await aDesk();
    await operators.add(lead);
    expect((await aDesk(log)).operators.atTheDesk()).toEqual({ kind: 'nobody' });
    operators.leave();
    expect(operators.atTheDesk()).toEqual({ kind: 'nobody' });
    await operators.switchTo(await idOf('Lena'), '2580');
    expect(operators.atTheDesk()).toMatchObject({ name: 'Lena' });
  });

  it('can always be changed by somebody: the last team lead stays', async () => {
    const { operators, idOf } = await aDesk();
    await expect(operators.add(agent)).rejects.toEqual(code('last-team-lead'));
    await operators.add(lead);
    await operators.add(agent);
    const id = await idOf('Lena');
    await expect(operators.remove(id)).rejects.toEqual(code('last-team-lead'));
    await expect(operators.change({ id, name: 'Lena', role: 'auditor' }, null)).rejects.toEqual(code('last-team-lead'));
    await operators.change({ id: await idOf('Anton'), name: 'Anton', role: 'team-lead' }, null);
    await operators.remove(id);
    expect(operators.atTheDesk()).toEqual({ kind: 'nobody' });
  });

  it.each([
    [{ ...agent, name: ' ' }, 'name', 'required'],
    [{ ...agent, name: 'LENA' }, 'name', 'name-taken'],
    [{ ...agent, name: 'Zastrpay' }, 'name', 'name-taken'],
    [{ ...agent, name: 'x'.repeat(61) }, 'name', 'too-long'],
    [{ ...agent, pin: '12' }, 'pin', 'pin-malformed'],
    [{ ...agent, pin: 'abcd' }, 'pin', 'pin-malformed'],
    [{ ...agent, pin: '1234' }, 'pin', 'pin-obvious'],
    [{ ...agent, pin: '98765' }, 'pin', 'pin-obvious'],
    [{ ...agent, pin: '0000' }, 'pin', 'pin-obvious'],
  ])('%o is not taken: %s is %s', async (operator, field, problem) => {
    const { operators } = await aDesk();
    await operators.add(lead);
    await expect(operators.add(operator)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ field, code: problem }],
    });
    expect(await operators.list()).toHaveLength(1);
  });

  it('wait longer after each wrong PIN, and try for nothing meanwhile', async () => {
    const { operators, clock, idOf } = await aDesk();
    await operators.add(lead);
    operators.leave();
    const id = await idOf('Lena');
    await expect(operators.switchTo(id, '0852')).rejects.toMatchObject({ code: 'pin-wrong', waitMs: 1_000 });
    await expect(operators.switchTo(id, '2580')).rejects.toMatchObject({ code: 'pin-wait', waitMs: 1_000 });
    await clock.advance(1_000);
    await expect(operators.switchTo(id, '0852')).rejects.toMatchObject({ code: 'pin-wrong', waitMs: 2_000 });
    await clock.advance(2_000);
    const [first, second] = await Promise.allSettled([operators.switchTo(id, '0852'), operators.switchTo(id, '2580')]);
    expect(first).toMatchObject({ reason: { code: 'pin-wrong' } });
    expect(second, 'a second try at the same time').toMatchObject({ reason: { code: 'pin-wait' } });
    await clock.advance(4_000);
    await operators.switchTo(id, '2580');
    expect(operators.atTheDesk()).toMatchObject({ name: 'Lena' });
  });

  it('sign in with a new PIN once it was changed, and with the old one where it was not', async () => {
    const { operators, clock, idOf } = await aDesk();
    await operators.add(lead);
    await operators.add(agent);
    const id = await idOf('Anton');
    await operators.change({ id, name: 'Toni', role: 'agent' }, null);
    await operators.switchTo(id, agent.pin);
    expect(operators.atTheDesk()).toMatchObject({ name: 'Toni' });
    await operators.change({ id, name: 'Toni', role: 'agent' }, '4471');
    await expect(operators.switchTo(id, agent.pin)).rejects.toEqual(code('pin-wrong'));
    await clock.advance(1_000);
    await operators.switchTo(id, '4471');
  });

  it('cannot sign in at a locked desk, nor slip in while it locks', async () => {
    const { operators, log, idOf } = await aDesk();
    await operators.add(lead);
    const id = await idOf('Lena');
    operators.leave();
    const signingIn = operators.switchTo(id, '2580');
    operators.leave();
    await expect(signingIn).rejects.toEqual(code('vault-locked'));
    expect(operators.atTheDesk()).toEqual({ kind: 'nobody' });
    log.keys.lock();
    await expect(operators.switchTo(id, '2580')).rejects.toEqual(code('vault-locked'));
  });

  it('are in the audit chain, and their PINs nowhere', async () => {
    const { operators, log, idOf } = await aDesk();
    await operators.add(lead);
    await operators.add(agent);
    await operators.switchTo(await idOf('Anton'), agent.pin);
    await operators.change({ id: await idOf('Anton'), name: 'Anton', role: 'auditor' }, '4471');
    await operators.remove(await idOf('Anton'));
    const chain = chainOf(log.file);
    expect(firstBreak(chain)).toBeNull();
    expect(chain.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['operator.added', 'account'],
      ['operator.added', 'account'],
      ['operator.switched', 'Anton'],
      ['operator.changed', 'account'],
      ['operator.removed', 'account'],
    ]);
    expect(JSON.stringify(chain)).not.toMatch(/739146|4471|2580/);
    expect(chain[3]?.data).toContain('"roleBefore":"agent"');
  });
});
