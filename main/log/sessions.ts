import { z } from 'zod';
import { Failure } from '../core/failure.ts';
import { ReferenceTaken, type SamePersonLog, type SessionLog } from '../core/ports/sessions.ts';
import type { KeyWrapper } from '../core/ports/vault.ts';
import type { SealedAnswer, SessionChange, SessionIntent } from '../core/session.ts';
import type { Connection, Reading, Values, Writing } from './connection.ts';
import { keepReason, rememberErasure, whyErased } from './erasures.ts';
import { appendEvent, timelineOf } from './events.ts';
import { createGramShares } from './gram-choice.ts';
import { withMadeKey } from './keyring.ts';
import { positionAt, positionFor, stretchOf } from './list-position.ts';
import { personHashes, samePersonIn } from './same-person.ts';
import { needOpen, withKey, withNewKey } from './sealing.ts';
import { countOf } from './session-counts.ts';
import { pageOf } from './session-list.ts';
import { referenceFromText } from './session-names.ts';
import { ownerOf, recordOf, type SessionRow, sessionColumns, sessionRow } from './session-rows.ts';
import { damaged } from './sqlite-failure.ts';
import { blob, instant } from './stored-shapes.ts';
import { forgetLetters, letLettersWait, type WaitingLetters } from './waiting-letters.ts';

/** The record of every session, in SQLite. */
export function createSessionLog(
  log: Connection,
  keys: KeyWrapper,
  letters: WaitingLetters,
  now: () => Date,
): SessionLog & SamePersonLog {
  const shares = createGramShares();
  return {
    async begin(intent, entry) {
      needOpen(keys);
      const waiting = log.write((to) => {
        if (rowById(to, intent.id) !== undefined) return null;
        if (rowByReference(to, intent.reference) !== undefined) throw new ReferenceTaken();
        const number = insert(to, keys, intent, now());
        appendEvent(to, entry);
        return letLettersWait(to, number);
      });
      if (waiting === null) return false;
      letters.noted(waiting);
      return true;
    },

    async change(id, from, change, entry) {
      return log.write((to) => {
        const row = rowById(to, id);
        if (row === undefined || !from.includes(row.status)) return null;
        if (change.status === 'erased') erase(to, keys, row, change, entry.at);
        else move(to, keys, row, change, entry.at);
        const sequence = appendEvent(to, entry);
        if (change.status === 'erased') rememberErasure(to, sequence);
        if (change.supersedes !== undefined) replace(to, keys, change.supersedes, row.id);
        return recordOf(existing(to, id), keys);
      });
    },

    async note(entry) {
      log.write((to) => appendEvent(to, entry));
    },

    async find(idOrReference) {
      const text = idOrReference.trim();
      const reference = referenceFromText(text);
      return log.read((from) => {
        const row = rowById(from, text) ?? (reference === null ? undefined : rowByReference(from, reference));
        return row === undefined ? null : recordOf(row, keys);
      });
    },

    async count(filter, newerThan) {
      const { low, high } = stretchOf(filter);
      return log.read((from) => ({
        total: countOf(from, filter),
        newer: newerThan === null ? 0 : countOf(from, filter, { low: Math.max(low, positionAt(newerThan) + 1), high }),
      }));
    },

    async list(query) {
      return log.read((from) => pageOf(from, keys, shares, query));
    },

    async timeline(id) {
      return log.read((from) => timelineOf(from, id));
    },

    async body(id) {
      needOpen(keys);
      const row = log.read((from) =>
        from.one(bodyRow, 'SELECT id, wrapped_key, body FROM sessions WHERE id = @id', { id }),
      );
      if (row === undefined) throw unknown();
      const { wrapped_key, body } = row;
      if (wrapped_key === null || body === null) throw new Failure('session-status', 'This session was erased.');
      return withKey(keys, ownerOf(row.id), wrapped_key, (sealer) => sealer.open('body', body));
    },

    async answer(id) {
      needOpen(keys);
      const row = log.read((from) =>
        from.one(answerRow, 'SELECT id, wrapped_key, token, link, reason, answer FROM sessions WHERE id = @id', { id }),
      );
      if (row === undefined) throw unknown();
      if (row.wrapped_key === null) return log.read((from) => whyErased(from, keys, row.id));
      return withKey(keys, ownerOf(row.id), row.wrapped_key, (sealer) => {
        const opened: Partial<Record<keyof SealedAnswer, string>> = {};
        for (const field of answerFields) {
          const sealed = row[field];
          if (sealed !== null) opened[field] = sealer.open(field, sealed);
        }
        return opened;
      });
    },

    async idsIn(statuses) {
      const rows = log.read((from) => [
        ...from.each(
          idRow,
          'SELECT id FROM sessions WHERE status IN (SELECT value FROM json_each(@statuses)) ORDER BY number',
          { statuses: JSON.stringify(statuses) },
        ),
      ]);
      return rows.map(({ id }) => id);
    },

    async endingBefore(before, statuses) {
      const rows = log.read((from) => [
        ...from.each(
          endRow,
          `SELECT id, expires_at FROM sessions
           WHERE status IN (SELECT value FROM json_each(@statuses)) AND expires_at < @before ORDER BY number`,
          { statuses: JSON.stringify(statuses), before: before.getTime() },
        ),
      ]);
      return rows.map(({ id, expires_at }) => ({ id, expiresAt: expires_at }));
    },

    async samePerson(customer, exceptId = '') {
      needOpen(keys);
      return log.read((from) => samePersonIn(from, keys, customer, exceptId));
    },
  };
}

const rowById = (from: Reading, id: string): SessionRow | undefined =>
  from.one(sessionRow, `SELECT ${sessionColumns} FROM sessions s WHERE s.id = @id`, { id });

const rowByReference = (from: Reading, reference: string): SessionRow | undefined =>
  from.one(sessionRow, `SELECT ${sessionColumns} FROM sessions s WHERE s.reference = @reference`, { reference });

function existing(from: Reading, id: string): SessionRow {
  const row = rowById(from, id);
  if (row === undefined) throw damaged();
  return row;
}

const unknown = (): Failure => new Failure('session-unknown', 'There is no session with this id or reference.');

/** @returns its place in the list */
function insert(to: Writing, keys: KeyWrapper, intent: SessionIntent, now: Date): number {
  const number = positionFor(to, intent.createdAt);
  const { email, person } = withMadeKey(to, keys, 'same-person', now, (key) => personHashes(key, intent.customer));
  const sealed = withNewKey(keys, ownerOf(intent.id), (sealer, wrappedKey) => ({
    wrappedKey,
    customer: sealer.seal('customer', JSON.stringify(intent.customer)),
    body: sealer.seal('body', intent.body),
  }));
  to.run(
    `INSERT INTO sessions (number, id, reference, profile_id, environment, request_id, status, origin, locale,
       created_at, changed_at, replaces, warnings, wrapped_key, email_match, person_match, customer, body)
     VALUES (@number, @id, @reference, @profileId, @environment, @requestId, 'sending', 'desk', @locale,
       @createdAt, @createdAt, @replaces, @warnings, @wrappedKey, @email, @person, @customer, @body)`,
    {
      number,
      id: intent.id,
      reference: intent.reference,
      profileId: intent.profileId,
      environment: intent.environment,
      requestId: intent.requestId,
      locale: intent.locale,
      createdAt: intent.createdAt.getTime(),
      replaces: intent.replaces,
      warnings: JSON.stringify(intent.warnings),
      email,
      person,
      ...sealed,
    },
  );
  return number;
}

function move(to: Writing, keys: KeyWrapper, row: SessionRow, change: SessionChange, at: Date): void {
  const { expiresAt = row.expires_at, problem = row.problem, warnings = row.warnings } = change;
  to.run(
    `UPDATE sessions SET status = @status, origin = @origin, changed_at = @at, expires_at = @expiresAt,
       handed_over_at = coalesce(handed_over_at, iif(@status = 'handed-over', @at, NULL)),
       problem = @problem, warnings = @warnings, token = coalesce(@token, token),
       link = coalesce(@link, link), reason = coalesce(@reason, reason), answer = coalesce(@answer, answer)
     WHERE number = @number`,
    {
      number: row.number,
      status: change.status,
      origin: change.origin,
      at: at.getTime(),
      expiresAt: expiresAt?.getTime() ?? null,
      problem: problem === null ? null : JSON.stringify(problem),
      warnings: JSON.stringify(warnings),
      ...sealedAnswer(keys, row, change.sealed ?? {}),
    },
  );
  const { replacedBy } = change;
  if (replacedBy === undefined) return;
  // By itself: where a row's reference to its own table is set, SQLite writes every index of the row anew.
  to.run('UPDATE sessions SET replaced_by = @replacedBy WHERE number = @number', { number: row.number, replacedBy });
}

/** The other half of a replacement. A session that is past replacing, registered for one, stays what it is. */
function replace(
  to: Writing,
  keys: KeyWrapper,
  old: NonNullable<SessionChange['supersedes']>,
  replacedBy: string,
): void {
  const row = rowById(to, old.id);
  if (row === undefined || !old.from.includes(row.status)) return;
  move(to, keys, row, { status: 'replaced', origin: old.entry.origin, replacedBy }, old.entry.at);
  appendEvent(to, old.entry);
}

/** Every field of the answer, sealed, or null where the change has nothing to say of it. */
function sealedAnswer(keys: KeyWrapper, row: SessionRow, answer: Partial<SealedAnswer>): Values {
  const nothing: Record<keyof SealedAnswer, Uint8Array | null> = {
    token: null,
    link: null,
    reason: null,
    answer: null,
  };
  if (Object.keys(answer).length === 0) return nothing;
  if (row.wrapped_key === null) throw new Failure('session-status', 'This session was erased.');
  return withKey(keys, ownerOf(row.id), row.wrapped_key, (sealer) => {
    const sealed = { ...nothing };
    for (const field of answerFields) {
      const text = answer[field];
      if (text !== undefined) sealed[field] = sealer.seal(field, text);
    }
    return sealed;
  });
}

/** With the key gone nothing sealed can be opened again; that the session was, and what became of it, stays. */
function erase(to: Writing, keys: KeyWrapper, row: SessionRow, { origin, sealed }: SessionChange, at: Date): void {
  to.run(
    `UPDATE sessions SET status = 'erased', origin = @origin, changed_at = @at, wrapped_key = NULL, email_match = NULL,
       person_match = NULL, customer = NULL, body = NULL, token = NULL, link = NULL, reason = NULL, answer = NULL
     WHERE number = @number`,
    { number: row.number, origin, at: at.getTime() },
  );
  forgetLetters(to, row.number);
  if (sealed?.reason !== undefined) keepReason(to, keys, row.id, sealed.reason, at);
}

const answerFields = ['token', 'link', 'reason', 'answer'] as const satisfies readonly (keyof SealedAnswer)[];

const idRow = z.object({ id: z.string() });
const endRow = z.object({ id: z.string(), expires_at: instant });
const bodyRow = z.object({ id: z.string(), wrapped_key: blob.nullable(), body: blob.nullable() });
const answerRow = z.object({
  id: z.string(),
  wrapped_key: blob.nullable(),
  token: blob.nullable(),
  link: blob.nullable(),
  reason: blob.nullable(),
  answer: blob.nullable(),
} satisfies Record<keyof SealedAnswer | 'id' | 'wrapped_key', z.ZodType>);
