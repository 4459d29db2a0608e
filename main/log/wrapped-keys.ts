import { z } from 'zod';
import { Failure } from '../core/failure.ts';
import type { KeyWrapper, WrappedKeys } from '../core/ports/vault.ts';
import type { Connection, Writing } from './connection.ts';
import { appendEvent } from './events.ts';
import { keyringPurpose } from './keyring.ts';
import { type Owner, purposeOf } from './sealing.ts';
import { blob } from './stored-shapes.ts';

/** Every table that holds wrapped keys: which column names the owner, and what the key is wrapped for. */
const tables: readonly {
  readonly table: string;
  readonly name: string;
  readonly purpose: (name: string) => string;
}[] = [
  { table: 'sessions', name: 'id', purpose: purposeFor('session') },
  { table: 'drafts', name: 'id', purpose: purposeFor('draft') },
  { table: 'profiles', name: 'id', purpose: purposeFor('profile') },
  { table: 'event_sources', name: 'kind', purpose: purposeFor('event-source') },
  { table: 'erasures', name: 'session', purpose: purposeFor('erasure') },
  { table: 'operators', name: 'id', purpose: purposeFor('operator') },
  { table: 'keyring', name: 'name', purpose: keyringPurpose },
];

export const tablesWithKeys: readonly string[] = tables.map(({ table }) => table);

/** Keys in one transaction: a few milliseconds of work. */
const step = 200;

/**
 * Not one transaction: a mix of old and new keys opens as well, because the vault keeps the retired ones, and a log of any
 * size is wrapped anew without anybody waiting for it.
 */
export function createWrappedKeys(log: Connection, keys: KeyWrapper): WrappedKeys {
  return {
    async generation() {
      const row = log.read((from) =>
        from.one(countRow, "SELECT CAST(value AS INTEGER) AS count FROM settings WHERE name = 'vault-generation'"),
      );
      return row?.count ?? 0;
    },

    async wrapAnew(generation, othersTurn, entryOf) {
      let wrapped = 0;
      for (const each of tables) {
        for (let after: number | null = Number.MIN_SAFE_INTEGER; after !== null; ) {
          const from: number = after;
          const done = log.write((to) => wrapSome(to, keys, each, from));
          wrapped += done.wrapped;
          after = done.last;
          await othersTurn();
        }
      }
      log.write((to) => {
        to.run(
          `INSERT INTO settings (name, value) VALUES ('vault-generation', @generation)
           ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
          { generation: String(generation) },
        );
        appendEvent(to, entryOf(wrapped));
      });
      return wrapped;
    },
  };
}

function wrapSome(to: Writing, keys: KeyWrapper, { table, name, purpose }: (typeof tables)[number], after: number) {
  const rows = [
    ...to.each(
      keyRow,
      `SELECT rowid AS number, ${name} AS name, wrapped_key FROM ${table}
       WHERE rowid > @after AND wrapped_key IS NOT NULL ORDER BY rowid LIMIT ${step}`,
      { after },
    ),
  ];
  let wrapped = 0;
  for (const row of rows) {
    const key = unwrapped(keys, row.wrapped_key, purpose(row.name));
    if (key === null) continue;
    to.run(`UPDATE ${table} SET wrapped_key = @wrapped WHERE rowid = @number`, {
      number: row.number,
      wrapped: keys.wrap(key, purpose(row.name)),
    });
    key.fill(0);
    wrapped += 1;
  }
  return { wrapped, last: rows.length < step ? null : (rows.at(-1)?.number ?? null) };
}

/** One that no key opens was lost before; it must not keep the others from being wrapped. */
function unwrapped(keys: KeyWrapper, wrapped: Uint8Array, purpose: string): Uint8Array | null {
  try {
    return keys.unwrap(wrapped, purpose);
  } catch (error) {
    if (error instanceof Failure && error.code === 'vault-damaged') return null;
    throw error;
  }
}

function purposeFor(kind: Owner['kind']): (id: string) => string {
  return (id) => purposeOf({ kind, id });
}

const countRow = z.object({ count: z.int() });
const keyRow = z.object({ number: z.int(), name: z.string(), wrapped_key: blob });
