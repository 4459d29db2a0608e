import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyBytes, openBox, sealBox } from '../../../main/core/sealed-box.ts';
import { type Owner, type Sealer, withKey, withNewKey } from '../../../main/log/sealing.ts';
import { aSession } from '../../builders/session.ts';
import { fakeKeys } from '../../fakes/keys.ts';
import { aLog } from '../../fakes/log-folder.ts';

const code = (expected: string) => expect.objectContaining({ name: 'Failure', code: expected });
const bytes = (minLength: number, maxLength: number) => fc.uint8Array({ minLength, maxLength });

describe('a sealed box', () => {
  const boxes = fc.record({ key: bytes(keyBytes, keyBytes), content: bytes(0, 300), context: fc.string() });

  it('gives back what was put in', () => {
    fc.assert(
      fc.property(boxes, ({ key, content, context }) => {
        expect(openBox(key, sealBox(key, content, context), context)).toEqual(Buffer.from(content));
      }),
    );
  });

  it('is never the same twice', () => {
    const key = new Uint8Array(keyBytes);
    const all = Array.from({ length: 200 }, () => Buffer.from(sealBox(key, key, '')).toString('hex'));
    expect(new Set(all).size).toBe(all.length);
  });

  it('shows every changed bit, in key, context and box', () => {
    const flip = (value: Uint8Array, at: number): Uint8Array =>
      value.map((byte, index) => (index === (at >> 3) % value.length ? byte ^ (1 << (at & 7)) : byte));
    fc.assert(
      fc.property(boxes, fc.nat(), fc.string(), ({ key, content, context }, at, other) => {
        const box = sealBox(key, content, context);
        expect(openBox(key, flip(box, at), context)).toBeNull();
        expect(openBox(flip(key, at), box, context)).toBeNull();
        expect(openBox(key, box.subarray(0, at % box.length), context)).toBeNull();
        expect(openBox(key, Buffer.concat([box, Uint8Array.of(at & 255)]), context)).toBeNull();
        if (other !== context) expect(openBox(key, box, other)).toBeNull();
      }),
    );
  });
});

describe('a sealed field', () => {
  const owners = fc.record({
    kind: fc.constantFrom<Owner['kind']>('session', 'draft', 'profile'),
    id: fc.string(),
    field: fc.string(),
  });
  type Place = Owner & { readonly field: string };
  const same = (a: Place, b: Place): boolean => a.kind === b.kind && a.id === b.id && a.field === b.field;

  it('opens as that field of that owner and as no other', () => {
    const keys = fakeKeys();
    fc.assert(
      fc.property(owners, owners, fc.string({ unit: 'grapheme' }), (place, other, text) => {
        const { wrapped, sealed } = withNewKey(keys, place, (sealer, wrappedKey) => ({
          wrapped: wrappedKey,
          sealed: sealer.seal(place.field, text),
        }));
        const openAs = (at: Place): string => withKey(keys, at, wrapped, (sealer) => sealer.open(at.field, sealed));
        expect(openAs(place)).toBe(text);
        if (same(place, other)) return;
        expect(() => openAs(other)).toThrow(/damaged|does not belong/);
        expect(() => openAs({ ...place, field: `${place.field}x` })).toThrow(code('log-damaged'));
      }),
    );
  });

  it('cannot be opened once its work is done', () => {
    const keys = fakeKeys();
    const owner: Owner = { kind: 'session', id: 'one' };
    let escaped: Sealer | undefined;
    let sealed = new Uint8Array();
    withNewKey(keys, owner, (sealer) => {
      escaped = sealer;
      sealed = Uint8Array.from(sealer.seal('link', 'https://a.example'));
      expect(sealer.open('link', sealed)).toBe('https://a.example');
    });
    expect(() => escaped?.open('link', sealed)).toThrow(code('log-damaged'));
  });
});

describe('somebody who can write to the database', () => {
  const sealedColumns = ['customer', 'body', 'token', 'link', 'reason', 'answer'] as const;

  async function twoSessions() {
    const log = aLog();
    const sealed = { token: 'token', link: 'https://link.example', answer: '{}', reason: 'why' };
    const [one, two] = [
      await aSession(log.sessions).becomes('link-ready', { sealed }).written(),
      await aSession(log.sessions).becomes('link-ready', { sealed }).written(),
    ];
    const database = new Database(log.file);
    const change = (sql: string): void => {
      database.prepare(sql).run({ one: one.id, two: two.id });
    };
    const look = async (): Promise<unknown> => {
      await log.sessions.answer(one.id);
      await log.sessions.body(one.id);
      return log.sessions.find(one.id);
    };
    return { change, look, done: () => database.close() };
  }

  it.each(sealedColumns)('cannot put another session’s %s in its place', async (column) => {
    const { change, look, done } = await twoSessions();
    await look();
    change(`UPDATE sessions SET ${column} = (SELECT ${column} FROM sessions WHERE id = @two) WHERE id = @one`);
    await expect(look()).rejects.toEqual(code('log-damaged'));
    done();
  });

  it('cannot bring that session’s key along either', async () => {
    const { change, look, done } = await twoSessions();
    change('UPDATE sessions SET wrapped_key = (SELECT wrapped_key FROM sessions WHERE id = @two) WHERE id = @one');
    await expect(look()).rejects.toEqual(code('vault-damaged'));
    done();
  });

  it.each(
    sealedColumns.flatMap((to) => sealedColumns.filter((from) => from !== to).map((from) => [from, to] as const)),
  )('cannot pass off a %s as a %s', async (from, to) => {
    const { change, look, done } = await twoSessions();
    change(`UPDATE sessions SET ${to} = ${from} WHERE id = @one`);
    await expect(look()).rejects.toEqual(code('log-damaged'));
    done();
  });

  it.each([
    "status = 'excellent'",
    "origin = 'nobody'",
    "environment = 'prod'",
    `warnings = '["who knows"]'`,
    `warnings = '{}'`,
    `problem = '{"code":"invalid"}'`,
    'created_at = 8640000000000001',
  ])('cannot make the desk believe %s', async (change) => {
    const session = await twoSessions();
    session.change(`UPDATE sessions SET ${change} WHERE id = @one`);
    await expect(session.look()).rejects.toEqual(code('log-damaged'));
    session.done();
  });
});
