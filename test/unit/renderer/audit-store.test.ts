import { describe, expect, it } from 'vitest';
import { createAuditStore } from '../../../renderer/stores/audit.ts';
import { createFakeDesk } from '../../fakes/desk-bridge.ts';
import { settled } from './answer-later.ts';

async function aStore() {
  const fake = createFakeDesk({ sessions: 3 });
  const store = createAuditStore(fake.desk, () => new Date(2026, 0, 20, 12));
  const stop = store.getState().start();
  await settled();
  const sent = (name: 'audit.export' | 'audit.chooseFolder') =>
    fake.calls.filter((call) => call.name === name).map(({ input }) => input);
  return { fake, store, stop, sent, state: store.getState };
}

describe('the audit store', () => {
  it('asks main about a typed folder once, and exports into its token', async () => {
    const { state, sent } = await aStore();
    state().type('exportInto', '/exports');
    await state().export();
    expect(state().made).toMatchObject({ value: { sessions: 3 } });
    await state().export();
    expect(sent('audit.chooseFolder')).toEqual([{ typed: '/exports' }]);
    expect(sent('audit.export')[0]).toMatchObject({
      into: state().exportInto.chosen?.token,
      pii: 'none',
      formats: ['csv', 'ndjson'],
      from: '',
      to: '',
    });
  });

  it('keeps what was filled in when it is not taken, and says where', async () => {
    const { state, sent } = await aStore();
    state().type('exportInto', '/exports');
    state().fill({ pii: 'full', span: 'days', from: '31.2.' });
    await state().export();
    expect(state().made).toMatchObject({ error: { fields: [{ field: 'from', code: 'date-malformed' }] } });
    expect(sent('audit.export')).toEqual([]);
    state().fill({ from: '' });
    await state().export();
    expect(state().made).toMatchObject({ error: { fields: [{ field: 'reason', code: 'required' }] } });
    expect(state().form).toMatchObject({ pii: 'full', span: 'days' });
  });

  it('asks for full data each time anew, and sends no reason that is no longer asked for', async () => {
    const { state, sent } = await aStore();
    state().type('exportInto', '/exports');
    state().fill({ pii: 'full', reason: 'tax audit' });
    await state().export();
    expect(sent('audit.export')[0]).toMatchObject({ pii: 'full', reason: 'tax audit' });
    expect(state().form).toMatchObject({ pii: 'none', reason: '' });
    state().fill({ reason: 'left over' });
    await state().export();
    expect(sent('audit.export')[1]).toMatchObject({ pii: 'none', reason: '' });
  });

  it('forgets the token when another path is typed', async () => {
    const { state, sent } = await aStore();
    state().type('exportInto', '/one');
    await state().export();
    state().type('exportInto', 'nowhere');
    await state().export();
    expect(state().made).toMatchObject({ error: { code: 'folder-missing', fields: [{ field: 'folder' }] } });
    expect(sent('audit.export')).toHaveLength(1);
  });

  it('keeps a schedule with its folder, and changes either alone', async () => {
    const { fake, state } = await aStore();
    const sets = () => fake.calls.filter(({ name }) => name === 'audit.setSchedule').map(({ input }) => input);
    state().pickRhythm('daily');
    await state().keepSchedule();
    expect(state().scheduleError).toMatchObject({ fields: [{ field: 'folder' }] });
    state().type('scheduleInto', '/exports');
    await state().keepSchedule();
    expect(state()).toMatchObject({ schedule: { schedule: { every: 'daily' } }, rhythm: null, scheduleError: null });
    state().pickRhythm('weekly');
    await state().keepSchedule();
    state().type('scheduleInto', '/elsewhere');
    await state().keepSchedule();
    state().pickRhythm('off');
    await state().keepSchedule();
    expect(sets()).toEqual([
      { every: 'daily', into: expect.any(String) },
      { every: 'weekly', into: null },
      { every: 'weekly', into: expect.any(String) },
      { every: null, into: null },
    ]);
    fake.tell('audit.scheduled', { schedule: null, lastMade: null, problem: { at: '', code: 'folder-missing' } });
    expect(state().schedule?.problem?.code).toBe('folder-missing');
  });

  it('follows what is under way, whoever started it, until it stops listening', async () => {
    const { fake, state, stop } = await aStore();
    const job = { kind: 'verify-log', progress: { done: 1, total: 4, remainingMs: 3_000 } } as const;
    fake.tell('audit.job', job);
    expect(state().job).toEqual(job);
    fake.tell('audit.job', null);
    expect(state().job).toBeNull();
    stop();
    fake.tell('audit.job', job);
    expect(state().job).toBeNull();
  });

  it('has a result or a reason for each check', async () => {
    const { fake, state } = await aStore();
    fake.failNext('audit.verifyLog', { code: 'cancelled', message: '' });
    await state().verifyLog();
    expect(state().log).toMatchObject({ error: { code: 'cancelled' } });
    await state().verifyLog();
    expect(state().log).toMatchObject({ value: { holds: true } });
    state().type('exportToCheck', '/exports/one');
    await state().verifyExport();
    expect(state().checked).toMatchObject({ value: { holds: true, ownKey: true } });
  });
});
