import { hash as digest } from 'node:crypto';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { ChainEnd } from '../../preload/contract/export.ts';
import type { CustomerData } from '../../preload/contract/registration.ts';
import type { SessionStatus } from '../../preload/contract/session.ts';
import { type ChainedFields, chainHash } from '../core/audit.ts';
import type { Checkpoint } from '../core/checkpoint.ts';
import type { KeyWrapper } from '../core/ports/vault.ts';
import { withKey } from './sealing.ts';
import { ownerOf } from './session-rows.ts';
import { damaged, tellingFailures } from './sqlite-failure.ts';
import { blob, instant, readJson, storedCustomer } from './stored-shapes.ts';

/** Which sessions are meant; `before` is exclusive. */
export interface SessionFilter {
  readonly from: Date | null;
  readonly before: Date | null;
  /** Any of these, or null for all. */
  readonly status: readonly SessionStatus[] | null;
  readonly profileId: string | null;
}

/** A session's clear columns, in the order of `clearColumns`; empty where there is nothing. */
export interface SessionCells {
  /** All of them joined by commas, where none needs guarding or quoting; else null, and `cells` has them one by one. */
  readonly plain: string | null;
  cells(): readonly string[];
  readonly profileId: string;
  /** Null where customers were not asked for. */
  readonly sealed: SealedCustomer | null;
}

/** A session's customer as the log has it, in hexadecimal digits, so that it can go to another thread; empty after erasure. */
export interface SealedCustomer {
  readonly id: string;
  readonly wrappedKey: string;
  readonly customer: string;
}

export const clearColumns = [
  'reference',
  'id',
  'status',
  'origin',
  'environment',
  'createdAt',
  'changedAt',
  'expiresAt',
  'requestId',
  'replaces',
  'replacedBy',
] as const;

/** An event for whoever checks the chain. */
export interface ChainLink extends ChainEnd {
  readonly previousHash: string;
  /** Whether the stored hash is that of the event's fields. */
  readonly hashFits: boolean;
}

/**
 * The log as it is at one instant, for a job in a thread of its own: a connection that can only read, in one transaction
 * from its first look to its last. Whoever writes meanwhile neither waits nor is seen.
 */
export interface Snapshot {
  countSessions(filter: SessionFilter): number;
  /** First and last event. */
  ends(): { readonly first: ChainEnd | null; readonly last: ChainEnd | null; readonly events: number };
  publicKey(): string | null;
  /** The newest `limit`, oldest first. */
  checkpoints(limit: number): readonly Checkpoint[];
  /** Oldest first, in batches. */
  sessions(filter: SessionFilter, withCustomers: boolean): Iterable<readonly SessionCells[]>;
  /** Each event up to a sequence number as a line of JSON that ends with a line feed, in batches. */
  eventLines(upTo: number): Iterable<{ readonly rows: number; readonly text: string }>;
  chain(): Iterable<readonly ChainLink[]>;
  close(): void;
}

/** Small enough for a batch's text to be short-lived garbage, which bounds what a job takes of memory. */
const batchRows = 250;

/** @throws Failure `log-busy`, `log-damaged`, `file-unreadable` */
export function openSnapshot(file: string): Snapshot {
  const database = tellingFailures(() => {
    const opened = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
    opened.pragma('trusted_schema = OFF');
    // The transaction sees the log as it is at its first look.
    opened.exec('BEGIN');
    opened.prepare('SELECT 1 FROM events LIMIT 1').get();
    return opened;
  });
  const one = <T>(row: z.ZodType<T>, sql: string, values: Values = {}): T | undefined =>
    tellingFailures(() => {
      const found = database.prepare<[Values], unknown>(sql).get(values);
      return found === undefined ? undefined : parsed(row, found);
    });
  const batches = function* (sql: string, values: Values): Iterable<readonly Row[]> {
    const statement = tellingFailures(() => database.prepare<[Values], Row>(sql).raw());
    let after = Number.MIN_SAFE_INTEGER;
    for (;;) {
      const rows = tellingFailures(() => statement.all({ ...values, after }));
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows;
      after = integer(last[0]);
    }
  };

  return {
    countSessions: (filter) =>
      one(countRow, `SELECT count(*) AS count FROM sessions WHERE ${filtered}`, valuesOf(filter))?.count ?? 0,

    ends() {
      const end = (order: 'ASC' | 'DESC'): ChainEnd | null =>
        one(endRow, `SELECT sequence, hash FROM events ORDER BY sequence ${order} LIMIT 1`) ?? null;
      return {
        first: end('ASC'),
        last: end('DESC'),
        events: one(countRow, 'SELECT count(*) AS count FROM events')?.count ?? 0,
      };
    },

    publicKey: () => one(keyRow, 'SELECT public_key FROM desk_key')?.public_key ?? null,

    checkpoints: (limit) =>
      tellingFailures(() =>
        database
          .prepare<[number], unknown>(
            'SELECT sequence, hash, at, signature FROM checkpoints ORDER BY sequence DESC LIMIT ?',
          )
          .all(limit)
          .map((found) => parsed(checkpointRow, found))
          .reverse(),
      ),

    *sessions(filter, withCustomers) {
      const sealed = withCustomers ? `, id, ${sealedHex}` : '';
      const rows = batches(
        `SELECT number, ${plainCells}, profile_id${sealed} FROM sessions
         WHERE number > @after AND ${filtered} ORDER BY number LIMIT ${batchRows}`,
        valuesOf(filter),
      );
      const cellsAt = (number: number): readonly string[] => {
        const found = one(clearRow, `SELECT ${clearValues} FROM sessions WHERE number = @number`, { number });
        if (found === undefined) throw damaged();
        return clearColumns.map((name) => textOf(found[name]));
      };
      for (const batch of rows) {
        yield batch.map((row): SessionCells => {
          const [number, line, profileId, id, wrappedKey, customer] = row;
          return {
            plain: typeof line === 'string' && plainLine.test(line) ? line : null,
            cells: () => cellsAt(integer(number)),
            profileId: textOf(profileId),
            sealed: withCustomers ? sealedOf(id, wrappedKey, customer) : null,
          };
        });
      }
    },

    *eventLines(upTo) {
      const statement = tellingFailures(() =>
        database
          .prepare<[number, number], Row>(
            `SELECT max(sequence), count(*), group_concat(line, char(10)) || char(10)
             FROM (SELECT sequence, ${eventLine} AS line FROM events
                   WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ${batchRows})`,
          )
          .raw(),
      );
      let after = Number.MIN_SAFE_INTEGER;
      for (;;) {
        const [last, rows, text] = tellingFailures(() => statement.get(after, upTo)) ?? [];
        if (last === null || last === undefined) return;
        yield { rows: integer(rows), text: textOf(text) };
        after = integer(last);
      }
    },

    *chain() {
      const rows = batches(
        `SELECT sequence, previous_hash, hash, ${canonicalForm}, at, session, kind, actor, origin, data FROM events
         WHERE sequence > @after ORDER BY sequence LIMIT ${batchRows}`,
        {},
      );
      for (const batch of rows) yield batch.map(linkOf);
    },

    close: () => database.close(),
  };
}

type Row = readonly unknown[];
type Values = Readonly<Record<string, string | number | null>>;

const filtered = `(@status IS NULL OR status IN (SELECT value FROM json_each(@status)))
  AND (@profile IS NULL OR profile_id = @profile) AND (@from IS NULL OR created_at >= @from)
  AND (@before IS NULL OR created_at < @before)`;

const valuesOf = ({ from, before, status, profileId }: SessionFilter): Values => ({
  from: from?.getTime() ?? null,
  before: before?.getTime() ?? null,
  status: status === null ? null : JSON.stringify(status),
  profile: profileId,
});

// Made by SQLite, because a million rows cross into JavaScript much faster as one text each than as a dozen values, and
// `datetime` is several times as fast as `strftime`.
const isoTime = (column: string): string =>
  `replace(datetime(${column} * 0.001, 'unixepoch', 'subsec'), ' ', 'T') || 'Z'`;

const plainCells = `reference || ',' || id || ',' || status || ',' || origin || ',' || environment || ',' ||
  ${isoTime('created_at')} || ',' || ${isoTime('changed_at')} || ',' || coalesce(${isoTime('expires_at')}, '') || ',' ||
  request_id || ',' || coalesce(replaces, '') || ',' || coalesce(replaced_by, '')`;

// As text, because a Buffer for each of two million values costs more than SQLite's digits and Node's reading of them.
const sealedHex = 'hex(wrapped_key), hex(customer)';

/** Eleven cells, each empty or harmless from its first letter on. */
const plainLine = /^(?:[A-Za-z0-9][\w.:-]*)?(?:,(?:[A-Za-z0-9][\w.:-]*)?){10}$/;

const clearValues = `reference, id, status, origin, environment, ${isoTime('created_at')} AS createdAt,
  ${isoTime('changed_at')} AS changedAt, ${isoTime('expires_at')} AS expiresAt, request_id AS requestId, replaces,
  replaced_by AS replacedBy`;

const eventLine = `json_object('sequence', sequence, 'at', ${isoTime('at')}, 'session', session, 'kind', kind,
  'actor', actor, 'origin', origin, 'data', data, 'previousHash', previous_hash, 'hash', hash)`;

const canonicalForm = `json_array('zastrpay-desk-audit-1', sequence, ${isoTime('at')}, session, kind, actor, origin,
  data, previous_hash)`;

function linkOf([sequence, previousHash, hash, canonical, at, session, kind, actor, origin, data]: Row): ChainLink {
  const link = { sequence: integer(sequence), previousHash: textOf(previousHash), hash: textOf(hash) };
  // Where SQLite writes the canonical form otherwise, the one implementation in `core/audit.ts` has the last word.
  const hashFits =
    (typeof canonical === 'string' && digest('sha256', canonical, 'hex') === link.hash) ||
    chainHash({
      sequence: link.sequence,
      at: isoText(at),
      session: session === null ? null : textOf(session),
      kind: textOf(kind),
      actor: textOf(actor),
      origin: textOf(origin),
      data: textOf(data),
      previousHash: link.previousHash,
    } satisfies ChainedFields) === link.hash;
  return { ...link, hashFits };
}

function sealedOf(id: unknown, wrappedKey: unknown, customer: unknown): SealedCustomer {
  if (typeof wrappedKey !== 'string' || typeof customer !== 'string') throw damaged();
  return { id: textOf(id), wrappedKey, customer };
}

/** @returns null after erasure. @throws Failure `log-damaged`, `vault-damaged` */
export function openCustomer(
  { id, wrappedKey, customer }: SealedCustomer,
  keys: Pick<KeyWrapper, 'unwrap'>,
): CustomerData | null {
  if (wrappedKey === '' || customer === '') return null;
  return withKey(keys, ownerOf(id), Buffer.from(wrappedKey, 'hex'), (sealer) =>
    readJson(storedCustomer, sealer.open('customer', Buffer.from(customer, 'hex'))),
  );
}

function integer(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw damaged();
  return value;
}

/** Whatever stands where text should: an export shows a log as it is, damage included. */
const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

const isoText = (ms: unknown): string => {
  const at = new Date(typeof ms === 'number' ? ms : Number.NaN);
  return Number.isNaN(at.getTime()) ? textOf(ms) : at.toISOString();
};

function parsed<T>(row: z.ZodType<T>, found: unknown): T {
  const result = row.safeParse(found);
  if (!result.success) throw damaged();
  return result.data;
}

const countRow = z.object({ count: z.int() });
const endRow = z.object({ sequence: z.int(), hash: z.string() });
const keyRow = z.object({ public_key: z.string() });
const checkpointRow = z
  .object({ sequence: z.int(), hash: z.string(), at: instant, signature: blob })
  .transform(({ at, signature, ...end }) => ({
    ...end,
    at: at.toISOString(),
    signature: Buffer.from(signature).toString('base64'),
  }));
const clearRow = z.record(z.string(), z.unknown());
