import { describe, expect, it } from 'vitest';
import { ReferenceTaken } from '../../../main/core/ports/sessions.ts';
import type { Problem } from '../../../preload/contract/session.ts';
import { maxMustermannData } from '../../builders/customer.ts';
import { anEntry, anIntent, aSession, noon } from '../../builders/session.ts';
import { fakeKeys } from '../../fakes/keys.ts';
import { aLog } from '../../fakes/log-folder.ts';

const code = (expected: string) => expect.objectContaining({ name: 'Failure', code: expected });
const later = new Date(noon.getTime() + 30 * 60_000);

const refused: Problem = {
  code: 'invalid',
  sessionExists: 'no',
  httpStatus: 400,
  zastrpayCode: 'Validation',
  requestId: 'a request',
  correlationId: null,
  fields: [{ field: 'customer.email', code: 'refused-by-zastrpay' }],
};

describe('a session that begins', () => {
  it('is kept as it was meant, with its exact body', async () => {
    const { sessions } = aLog();
    const intent = anIntent({ body: '{"firstName":"Zoë \\u0000 𝕏"}\n', warnings: ['locale-falls-back'] });
    expect(await sessions.begin(intent, anEntry({ session: intent.id }))).toBe(true);
    const { body, ...rest } = intent;
    expect(await sessions.find(intent.id)).toEqual({
      ...rest,
      status: 'sending',
      origin: 'desk',
      changedAt: noon,
      expiresAt: null,
      replacedBy: null,
      problem: null,
    });
    expect(await sessions.body(intent.id)).toBe(body);
    expect(await sessions.answer(intent.id)).toEqual({});
    expect(await sessions.timeline(intent.id)).toMatchObject([
      { sequence: 1, kind: 'session.sending', actor: 'erika' },
    ]);
  });

  it('is one session, however often it begins', async () => {
    const { sessions } = aLog();
    const intent = anIntent();
    expect(await sessions.begin(intent, anEntry({ session: intent.id }))).toBe(true);
    const again = { ...anIntent({ body: 'another' }), id: intent.id.toUpperCase() };
    expect(await sessions.begin(again, anEntry({ session: intent.id }))).toBe(false);
    expect(await sessions.body(intent.id)).toBe(intent.body);
    expect(await sessions.timeline(intent.id)).toHaveLength(1);
  });

  it('does not begin under a reference that another has', async () => {
    const { sessions } = aLog();
    await aSession(sessions, { reference: 'KX4-7QM' }).written();
    const second = anIntent({ reference: 'KX4-7QM' });
    await expect(sessions.begin(second, anEntry({ session: second.id }))).rejects.toBeInstanceOf(ReferenceTaken);
    expect(await sessions.find(second.id)).toBeNull();
    expect(await sessions.begin({ ...second, reference: 'KX4-7QN' }, anEntry({ session: second.id }))).toBe(true);
  });

  it('does not begin under a request id that another used', async () => {
    const { sessions } = aLog();
    const first = await aSession(sessions).written();
    const second = anIntent({ requestId: first.requestId });
    await expect(sessions.begin(second, anEntry())).rejects.toThrow(/request_id/);
    expect(await sessions.find(second.id)).toBeNull();
  });

  it('does not begin while the vault is locked, and leaves no trace', async () => {
    const { sessions, keys } = aLog();
    const intent = anIntent();
    keys.lock();
    await expect(sessions.begin(intent, anEntry({ session: intent.id }))).rejects.toEqual(code('vault-locked'));
    expect(await sessions.find(intent.id)).toBeNull();
    expect(await sessions.timeline(intent.id)).toEqual([]);
  });

  it('does not begin in a log that belongs to another vault', async () => {
    const { file, sessions, close } = aLog();
    await aSession(sessions).written();
    close();
    const stranger = aLog({ file, keys: fakeKeys() });
    await expect(stranger.sessions.begin(anIntent(), anEntry())).rejects.toEqual(code('vault-damaged'));
  });
});

describe('a session that moves on', () => {
  it('keeps what the change does not mention', async () => {
    const { sessions } = aLog();
    const ready = await aSession(sessions)
      .becomes('link-ready', {
        expiresAt: later,
        warnings: ['answer-type-differs'],
        sealed: { link: 'https://a.example/?token=1', token: 'one', answer: '{"id":"…"}' },
      })
      .becomes('handed-over', { origin: 'operator' })
      .written();
    expect(ready).toMatchObject({
      status: 'handed-over',
      origin: 'operator',
      expiresAt: later,
      warnings: ['answer-type-differs'],
      customer: maxMustermannData,
    });
    expect(await sessions.answer(ready.id)).toEqual({
      link: 'https://a.example/?token=1',
      token: 'one',
      answer: '{"id":"…"}',
    });
  });

  it('can be told a problem, and that it is over', async () => {
    const { sessions } = aLog();
    const session = aSession(sessions).becomes('unknown', { problem: refused, origin: 'desk' });
    expect((await session.written()).problem).toEqual(refused);
    expect((await session.becomes('sending').written()).problem).toEqual(refused);
    expect((await session.becomes('link-ready', { problem: null, expiresAt: later }).written()).problem).toBeNull();
    expect((await session.becomes('registered', { expiresAt: null }).written()).expiresAt).toBeNull();
  });

  it('moves only from the status it is thought to have; else nothing is written', async () => {
    const { sessions } = aLog();
    const { id } = await aSession(sessions).becomes('registered').written();
    const entry = anEntry({ session: id, kind: 'session.expired' });
    expect(
      await sessions.change(id, ['link-ready', 'handed-over'], { status: 'expired', origin: 'clock' }, entry),
    ).toBeNull();
    expect(await sessions.find(id)).toMatchObject({ status: 'registered', origin: 'zastrpay' });
    expect(await sessions.timeline(id)).toHaveLength(2);
    expect(await sessions.change('nobody', ['sending'], { status: 'unknown', origin: 'desk' }, entry)).toBeNull();
  });

  it('moves while the vault is locked, unless something must be sealed', async () => {
    const { sessions, keys } = aLog();
    const { id } = await aSession(sessions).becomes('link-ready').written();
    keys.lock();
    const entry = anEntry({ session: id, kind: 'session.handed-over' });
    const sealed = { status: 'handed-over', origin: 'operator', sealed: { reason: 'because' } } as const;
    await expect(sessions.change(id, ['link-ready'], sealed, entry)).rejects.toEqual(code('vault-locked'));
    expect(await sessions.find(id)).toMatchObject({ status: 'link-ready' });
    const moved = await sessions.change(id, ['link-ready'], { status: 'expired', origin: 'clock' }, entry);
    expect(moved).toMatchObject({ status: 'expired', customer: null });
    await expect(sessions.body(id)).rejects.toEqual(code('vault-locked'));
    await expect(sessions.answer(id)).rejects.toEqual(code('vault-locked'));
    keys.open();
    expect(await sessions.find(id)).toMatchObject({ customer: maxMustermannData });
  });

  it('takes over from the session it replaces in the same transaction, if that can still be replaced', async () => {
    const { sessions } = aLog();
    const live = await aSession(sessions).becomes('link-ready').written();
    const done = await aSession(sessions).becomes('registered').written();
    const supersede = async (old: string): Promise<string> => {
      const entry = anEntry({ session: old, kind: 'session.replaced' });
      const supersedes = { id: old, from: ['link-ready', 'handed-over'], entry } as const;
      return (await aSession(sessions, { replaces: old }).becomes('link-ready', { supersedes }).written()).id;
    };
    const successor = await supersede(live.id);
    expect(await sessions.find(successor)).toMatchObject({ replaces: live.id, status: 'link-ready' });
    expect(await sessions.find(live.id)).toMatchObject({
      status: 'replaced',
      origin: 'operator',
      replacedBy: successor,
    });
    expect((await sessions.timeline(live.id)).at(-1)).toMatchObject({ kind: 'session.replaced' });

    await supersede(done.id);
    expect(await sessions.find(done.id)).toMatchObject({ status: 'registered', replacedBy: null });
    expect(await sessions.timeline(done.id)).toHaveLength(2);
  });
});

describe('a session that is looked for', () => {
  it.each(['KX4-7QM', 'kx4-7qm', 'KX47QM', ' kx4 7qm '])('is found by its reference, typed as %j', async (typed) => {
    const { sessions } = aLog();
    const { id } = await aSession(sessions, { reference: 'KX4-7QM' }).written();
    expect((await sessions.find(typed))?.id).toBe(id);
  });

  it('is found by its id in either case, and by nothing else', async () => {
    const { sessions } = aLog();
    const { id } = await aSession(sessions, { reference: 'KX4-7QM' }).written();
    expect((await sessions.find(id.toUpperCase()))?.id).toBe(id);
    for (const text of ['', 'KX4', 'KX4-7Q%', id.slice(0, 8), '%', 'Max']) expect(await sessions.find(text)).toBeNull();
    await expect(sessions.body('nobody')).rejects.toEqual(code('session-unknown'));
    await expect(sessions.answer('nobody')).rejects.toEqual(code('session-unknown'));
  });

  it('is found by status and by when it ends, oldest first', async () => {
    const { sessions } = aLog();
    const minutes = (count: number): Date => new Date(noon.getTime() + count * 60_000);
    const ending = async (created: number, expires: number | null, status: 'link-ready' | 'held' = 'link-ready') =>
      (
        await aSession(sessions, { createdAt: minutes(created) })
          .becomes(status, { expiresAt: expires === null ? null : minutes(expires) })
          .written()
      ).id;
    const [late, early, held, never] = [
      await ending(2, 32),
      await ending(1, 31),
      await ending(3, 30, 'held'),
      await ending(0, null),
    ];
    expect(await sessions.endingBefore(minutes(32), ['link-ready', 'held'])).toEqual([
      { id: early, expiresAt: minutes(31) },
      { id: held, expiresAt: minutes(30) },
    ]);
    expect(await sessions.endingBefore(minutes(33), ['link-ready'])).toMatchObject([{ id: early }, { id: late }]);
    expect(await sessions.idsIn(['link-ready'])).toEqual([never, early, late]);
    expect(await sessions.idsIn(['sending'])).toEqual([]);
    expect(await sessions.idsIn([])).toEqual([]);
  });
});

describe('a session that is erased', () => {
  const erased = async (log: ReturnType<typeof aLog>) =>
    aSession(log.sessions, { reference: 'KX4-7QM' })
      .becomes('link-ready', { sealed: { link: 'https://a.example', token: 'one', answer: '{}', reason: 'why' } })
      .becomes('erased', { origin: 'operator' })
      .written();

  it('keeps that it was, and nothing of whom it was for', async () => {
    const log = aLog();
    const { id } = await erased(log);
    expect(await log.sessions.find('KX4-7QM')).toMatchObject({ id, status: 'erased', customer: null });
    expect(await log.sessions.answer(id)).toEqual({});
    await expect(log.sessions.body(id)).rejects.toEqual(code('session-status'));
    expect(await log.sessions.timeline(id)).toHaveLength(3);
    expect(await log.sessions.samePerson(maxMustermannData)).toEqual([]);
    for (const search of ['Max', 'Mustermann', 'paul.smith', 'Vienna', 'm']) {
      expect(await log.sessions.list({ status: null, search, after: null, limit: 10 })).toEqual({
        sessions: [],
        previous: null,
        next: null,
      });
    }
  });
});

describe('the same person', () => {
  const guard = async (log: ReturnType<typeof aLog>, but: Partial<typeof maxMustermannData>, except?: string) =>
    (await log.sessions.samePerson({ ...maxMustermannData, ...but }, except)).map(({ record, match }) => [
      record.id,
      match,
    ]);

  it('is known by e-mail address, or by name and birth date, newest first', async () => {
    const log = aLog();
    const add = async (minute: number, but: Partial<typeof maxMustermannData>): Promise<string> => {
      const createdAt = new Date(noon.getTime() + minute * 60_000);
      return (await aSession(log.sessions, { createdAt, customer: { ...maxMustermannData, ...but } }).written()).id;
    };
    const other = { contact: { email: 'someone@else.example' } };
    const both = await add(0, {});
    const byName = await add(1, other);
    const byEmail = await add(2, { firstName: 'Paula', dateOfBirth: '1980-01-01' });
    await add(3, { ...other, dateOfBirth: '1946-10-30' });
    await add(4, { ...other, lastName: 'Musterfrau' });

    const expected = [
      [byEmail, 'email'],
      [byName, 'name-and-birth-date'],
      [both, 'name-and-birth-date'],
    ];
    expect(await guard(log, {})).toEqual(expected);
    expect(await guard(log, { firstName: 'MÁX ', contact: { email: 'Paul.Smith@TestABC.com' } })).toEqual(expected);
    expect(await guard(log, {}, byName)).toEqual([expected[0], expected[2]]);
  });

  it('is not known by a name alone, nor by what was not given', async () => {
    const log = aLog();
    const name = { firstName: 'Max', lastName: 'Mustermann' };
    expect(await log.sessions.samePerson(name)).toEqual([]);
    await aSession(log.sessions, { customer: name }).written();
    await aSession(log.sessions).written();
    expect(await log.sessions.samePerson(name)).toEqual([]);
  });

  it('cannot be looked for while the vault is locked', async () => {
    const log = aLog();
    log.keys.lock();
    await expect(log.sessions.samePerson(maxMustermannData)).rejects.toEqual(code('vault-locked'));
  });
});
