import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createErasure } from '../../../main/core/erasure.ts';
import { systemClock } from '../../../main/shell/system.ts';
import type { CustomerData } from '../../../preload/contract/registration.ts';
import type { SessionStatus } from '../../../preload/contract/session.ts';
import { aForm, maxMustermann, maxMustermannData } from '../../builders/customer.ts';
import { aSession } from '../../builders/session.ts';
import { chainOf, firstBreak } from '../../fakes/audit-chain.ts';
import { aLog } from '../../fakes/log-folder.ts';

const code = (expected: string) => expect.objectContaining({ name: 'Failure', code: expected });

function aDesk() {
  const log = aLog();
  const told: string[] = [];
  const underWay = new Set<string>();
  const erasure = createErasure({
    log: log.sessions,
    drafts: log.drafts,
    delivery: { isUnderWay: (id) => underWay.has(id) },
    clock: systemClock(),
    announcer: { sessionChanged: (id) => void told.push(id), attempt() {}, deskChanged() {} },
    actor: () => 'erika',
    forgetErased: log.forgetErased,
    renewBackups: async () => 'none',
  });
  const session = (status: SessionStatus = 'registered', customer: CustomerData = maxMustermannData) => {
    const begun = aSession(log.sessions, { customer });
    return (status === 'sending' ? begun : begun.becomes(status)).written();
  };
  return { log, erasure, session, told, underWay };
}

const max: CustomerData = maxMustermannData;
const reason = 'asked for it in writing, ticket 4711';

describe('erasing one session', () => {
  it('leaves the row, the events and a chain that verifies, and nothing of the customer', async () => {
    const { log, erasure, session, told } = aDesk();
    const { id, reference } = await session();
    const erased = await erasure.erase(reference, reason, 'session');
    expect(erased).toEqual({
      sessions: [{ id, reference, status: 'registered' }],
      unsettled: [],
      sameEmailOnly: [],
      draft: false,
      backups: 'none',
    });
    expect(await log.sessions.find(id)).toMatchObject({ status: 'erased', origin: 'operator', customer: null });
    expect((await log.sessions.list({ status: null, search: 'Mustermann', after: null, limit: 9 })).sessions).toEqual(
      [],
    );
    expect(await log.sessions.samePerson(max)).toEqual([]);
    expect(told).toEqual([id]);
    expect((await log.sessions.timeline(id)).at(-1)).toMatchObject({
      kind: 'session.erased',
      actor: 'erika',
      origin: 'operator',
      data: { by: 'request', reasonGiven: true },
    });
    expect(await log.sessions.answer(id)).toEqual({ reason });
    log.close();
    const chain = chainOf(log.file);
    expect(firstBreak(chain)).toBeNull();
    expect(JSON.stringify(chain)).not.toContain('4711');
  });

  it('keeps the reason sealed', async () => {
    const { log, erasure, session } = aDesk();
    const { id } = await session();
    await erasure.erase(id, reason, 'session');
    log.keys.lock();
    await expect(log.sessions.answer(id)).rejects.toEqual(code('vault-locked'));
  });

  it.each(['sending', 'unknown'] as const)('refuses one that is %s', async (status) => {
    const { log, erasure, session } = aDesk();
    const { id } = await session(status);
    await expect(erasure.erase(id, reason, 'session')).rejects.toEqual(code('session-status'));
    expect(await log.sessions.find(id)).toMatchObject({ status, customer: max });
  });

  it('refuses one under way, an erased one, and one that is not there', async () => {
    const { erasure, session, underWay } = aDesk();
    const { id } = await session();
    underWay.add(id);
    await expect(erasure.erase(id, reason, 'session')).rejects.toEqual(code('session-status'));
    underWay.clear();
    await erasure.erase(id, reason, 'session');
    await expect(erasure.erase(id, reason, 'session')).rejects.toEqual(code('session-status'));
    await expect(erasure.erase(randomUUID(), reason, 'session')).rejects.toEqual(code('session-unknown'));
  });

  it('refuses while the vault is locked', async () => {
    const { log, erasure, session } = aDesk();
    const { id } = await session();
    log.keys.lock();
    await expect(erasure.erase(id, reason, 'session')).rejects.toEqual(code('vault-locked'));
  });

  it.each([
    '',
    '  ',
    'Mustermann wants it',
    'MÜSTERMANN asked',
    'write to paul.smith@testabc.com',
    'born 1946-10-29',
    'the one from Hauptstrasse 13/12/1',
  ])('refuses the reason %j, and erases nothing', async (bad) => {
    const { log, erasure, session } = aDesk();
    const { id } = await session();
    await expect(erasure.erase(id, bad, 'session')).rejects.toEqual(code('invalid-input'));
    expect(await log.sessions.find(id)).toMatchObject({ status: 'registered', customer: max });
  });

  it('takes a reason that only looks like a name', async () => {
    const { erasure, session } = aDesk();
    const { id } = await session();
    expect(await erasure.erase(id, 'the maximum time is over', 'session')).toMatchObject({ draft: false });
  });
});

describe('erasing a person', () => {
  it('reaches e-mail, name and birth date, and lineage, from one session to the next, but not a relative', async () => {
    const { log, erasure, session } = aDesk();
    const named = await session('registered', max);
    const slip = await session('expired', { ...max, lastName: 'Musterman' });
    const { contact: _, ...noEmail } = max;
    const moved = await session('cancelled', { ...noEmail, contact: { email: 'max@new.example' } });
    const newAddress = await session('refused', {
      firstName: 'Max',
      lastName: 'Mustermann',
      contact: { email: 'MAX@new.example' },
    });
    const erika = await session('registered', { ...max, firstName: 'Erika', dateOfBirth: '1951-02-03' });
    const stranger = await session('registered', { firstName: 'Max', lastName: 'Mustermann' });
    const hanging = await session('unknown', max);

    const preview = await erasure.preview(named.id, 'person');
    expect(preview.sessions[0]).toMatchObject({ id: named.id });
    const ids = (sessions: readonly { readonly id: string }[]) => sessions.map(({ id }) => id).sort();
    expect(ids(preview.sessions)).toEqual(ids([named, slip, moved, newAddress]));
    expect(ids(preview.unsettled)).toEqual([hanging.id]);
    expect(ids(preview.sameEmailOnly)).toEqual([erika.id]);

    expect(await erasure.erase(named.id, reason, 'person')).toEqual({ ...preview, backups: 'none' });
    for (const { id } of [named, slip, moved, newAddress]) {
      expect(await log.sessions.find(id)).toMatchObject({ status: 'erased' });
    }
    for (const { id, status } of [erika, stranger, hanging]) {
      expect(await log.sessions.find(id)).toMatchObject({ status });
    }
    log.close();
    expect(firstBreak(chainOf(log.file))).toBeNull();
  });

  it('follows a replacement even where nothing but the name is known', async () => {
    const { log, erasure } = aDesk();
    const customer = { firstName: 'Nur', lastName: 'Name' };
    const old = await aSession(log.sessions, { customer }).becomes('link-ready').written();
    const next = await aSession(log.sessions, { customer, replaces: old.id })
      .becomes('link-ready', {
        supersedes: {
          id: old.id,
          from: ['link-ready'],
          entry: {
            at: new Date(),
            session: old.id,
            kind: 'session.replaced',
            actor: 'erika',
            origin: 'operator',
            data: {},
          },
        },
      })
      .written();
    await erasure.erase(old.id, reason, 'person');
    expect(await log.sessions.find(next.id)).toMatchObject({ status: 'erased' });
  });

  it.each([
    ['theirs', maxMustermann, true],
    ['theirs, half typed', { firstName: 'max ', lastName: 'MUSTERMANN' }, true],
    ['a relative’s', { ...maxMustermann, firstName: 'Erika', dateOfBirth: '3.2.51' }, false],
    ['a stranger’s', { firstName: 'Erika', lastName: 'Musterfrau' }, false],
  ])('drops the unfinished form when it is %s', async (_, typed, drops) => {
    const { log, erasure, session } = aDesk();
    const { id } = await session();
    await log.drafts.save({ id: randomUUID(), form: aForm(typed) });
    expect(await erasure.erase(id, reason, 'session')).toMatchObject({ draft: drops });
    expect((await log.drafts.load()) === null).toBe(drops);
  });
});
