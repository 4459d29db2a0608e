import { describe, expect, it } from 'vitest';
import { Failure } from '../../../main/core/failure.ts';
import { createRouter, type Handlers } from '../../../main/ipc/router.ts';
import { schemas } from '../../../main/ipc/schemas.ts';
import { callNames } from '../../../preload/contract/calls.ts';
import { type AtTheDesk, permits, type Role } from '../../../preload/contract/operator.ts';

const origin = { protocol: 'app:', host: 'console' };
const page = { mainFrame: true, url: 'app://console/index.html' };

function routerWith(handlers: Partial<Handlers>, who: AtTheDesk = { kind: 'account', name: 'anna' }) {
  const logged: unknown[] = [];
  const missing = new Proxy(handlers, {
    has: () => true,
    get: (target, name) => Reflect.get(target, name) ?? (() => Promise.reject(new Error('not in this test'))),
  });
  const dispatch = createRouter({
    handlers: missing as Handlers,
    origin,
    permits: (action) => permits(who, action),
    journal: { info: () => {}, error: (what, cause) => void logged.push([what, cause]) },
  });
  return { dispatch, logged };
}

describe('the router', () => {
  it.each([
    { mainFrame: false, url: page.url },
    { mainFrame: true, url: null },
    { mainFrame: true, url: 'https://console/index.html' },
    { mainFrame: true, url: 'app://console.evil/index.html' },
    { mainFrame: true, url: 'app://other/index.html' },
    { mainFrame: true, url: 'not a url' },
  ])('takes no call from $url in a main frame: $mainFrame', async (sender) => {
    const { dispatch } = routerWith({ 'profiles.list': () => Promise.resolve([]) });
    expect(await dispatch(sender, 'profiles.list', null)).toMatchObject({
      ok: false,
      error: { code: 'untrusted-sender' },
    });
  });

  it.each(['nothing', '__proto__', 'constructor', 'toString', 7, null, undefined, {}])(
    'knows no call %s',
    async (name) => {
      const { dispatch } = routerWith({});
      expect(await dispatch(page, name, null)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    },
  );

  it('answers a value', async () => {
    const { dispatch } = routerWith({ 'profiles.list': () => Promise.resolve([]) });
    expect(await dispatch(page, 'profiles.list', null)).toEqual({ ok: true, value: [] });
  });

  it.each(callNames)('%s is not reached by input of another shape', async (name) => {
    const { dispatch, logged } = routerWith({});
    for (const input of [undefined, 'text', 7, [], { id: 7 }, { surplus: true }]) {
      expect(await dispatch(page, name, input)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    }
    expect(logged).toEqual([]);
    expect(schemas[name]).toBeDefined();
  });

  it('tells a failure as data', async () => {
    const { dispatch } = routerWith({
      'profiles.list': () => Promise.reject(new Failure('vault-wait', 'Wait.', { waitMs: 500 })),
    });
    expect(await dispatch(page, 'profiles.list', null)).toEqual({
      ok: false,
      error: { code: 'vault-wait', message: 'Wait.', waitMs: 500 },
    });
  });

  it('keeps a defect to the log and says only that there was one', async () => {
    const defect = new Error('secret detail');
    const { dispatch, logged } = routerWith({ 'profiles.list': () => Promise.reject(defect) });
    const answer = await dispatch(page, 'profiles.list', null);
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(logged).toEqual([[expect.stringContaining('profiles.list'), defect]]);
  });

  it.each([
    ['agent', 'sessions.show', 'session-unknown'],
    ['agent', 'sessions.reveal', 'not-permitted'],
    ['team-lead', 'sessions.reveal', 'session-unknown'],
    ['auditor', 'sessions.show', 'session-unknown'],
    ['auditor', 'sessions.replace', 'not-permitted'],
    ['auditor', 'handover.copy', 'not-permitted'],
  ] as const satisfies readonly (readonly [Role, string, string])[])(
    'lets no %s do what is not theirs: %s is %s',
    async (role, name, code) => {
      const reached = (): Promise<never> => Promise.reject(new Failure('session-unknown', 'None.'));
      const { dispatch } = routerWith({ [name]: reached }, { kind: 'operator', id: '1', name: 'Anna', role });
      expect(await dispatch(page, name, { id: '1' })).toMatchObject({ ok: false, error: { code } });
    },
  );

  it('lets somebody who has not said who they are see the state of the desk and no session', async () => {
    const { dispatch } = routerWith(
      { 'desk.state': () => Promise.reject(new Failure('vault-locked', 'Reached.')) },
      { kind: 'nobody' },
    );
    expect(await dispatch(page, 'desk.state', null)).toMatchObject({ error: { code: 'vault-locked' } });
    expect(await dispatch(page, 'sessions.show', { id: '1' })).toMatchObject({ error: { code: 'not-permitted' } });
  });
});
