import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { bridgeNames, buildBridge, type Wire } from '../../../preload/bridge.ts';
import { callNames } from '../../../preload/contract/calls.ts';

function wireThatRecords() {
  const calls: unknown[] = [];
  const listeners = new Set<(name: string, payload: unknown) => void>();
  const wire: Wire = {
    call: (...call) => {
      calls.push(call);
      return Promise.resolve({ ok: true, value: null });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const tell = (name: string, payload: unknown): void => {
    for (const listener of listeners) listener(name, payload);
  };
  return { wire, calls, tell, listeners };
}

describe('the bridge', () => {
  it('has one function a call and `on`, frozen, and nothing else', () => {
    const bridge = buildBridge(wireThatRecords().wire, bridgeNames);
    expect(Object.keys(bridge).sort()).toEqual([...callNames, 'on'].sort());
    expect(Object.isFrozen(bridge)).toBe(true);
  });

  it('passes a call on by its name, with its input or null', async () => {
    const { wire, calls } = wireThatRecords();
    const bridge = buildBridge(wire, bridgeNames);
    await bridge['desk.state']();
    await bridge['sessions.show']({ id: 'a' });
    expect(calls).toEqual([
      ['desk.state', null],
      ['sessions.show', { id: 'a' }],
    ]);
  });

  it('tells a listener the payload of its event alone, until it stops', () => {
    const { wire, tell, listeners } = wireThatRecords();
    const heard: unknown[] = [];
    const stop = buildBridge(wire, bridgeNames).on('sessions.changed', (...all) => heard.push(all));
    tell('sessions.changed', { id: 'a' });
    tell('sessions.attempt', { id: 'b', attempt: 1, retryInMs: null });
    stop();
    tell('sessions.changed', { id: 'c' });
    expect(heard).toEqual([[{ id: 'a' }]]);
    expect(listeners.size).toBe(0);
  });

  it('knows no other event', () => {
    const on: unknown = buildBridge(wireThatRecords().wire, bridgeNames).on;
    const listen = (event: unknown, listener: unknown): unknown => typeof on === 'function' && on(event, listener);
    for (const event of ['vault.opened', 'constructor', '__proto__', 7, null, ['sessions.changed']]) {
      expect(() => listen(event, () => undefined)).toThrow(TypeError);
    }
    expect(() => listen('sessions.changed', 'not a function')).toThrow(TypeError);
  });

  it('can be built from its source text, in a page that knows none of our modules', async () => {
    const { wire, calls } = wireThatRecords();
    const bridge = runInNewContext(`(${buildBridge})(wire, names)`, { wire, names: bridgeNames });
    await bridge['desk.state']();
    expect(calls).toEqual([['desk.state', null]]);
    expect(() => bridge.on('vault.opened', () => undefined)).toThrow('There is no such event.');
  });
});
