import type { FieldError, FieldErrorCode } from '../../preload/contract/errors.ts';
import type { AtTheDesk, NewOperator, OperatorView } from '../../preload/contract/operator.ts';
import type { AuditEntry } from './audit.ts';
import { Failure } from './failure.ts';
import type { OperatorLog, PinKeeper } from './ports/desk.ts';
import type { SessionLog } from './ports/sessions.ts';
import type { Announcer, Clock, Randomness } from './ports/system.ts';
import { notAccepted } from './profiles.ts';

/**
 * Who works at the desk. Without operators it is the account of the system, and everything is permitted; as soon as there
 * is one, somebody has to say who they are, with a PIN, before anything is done.
 */
export interface Operators {
  /** Known at any instant, because every call is judged by it. */
  atTheDesk(): AtTheDesk;
  list(): Promise<readonly OperatorView[]>;
  /**
   * The first one has to be a team lead, and is at the desk with that.
   * @throws Failure `invalid-input`, `last-team-lead`, `vault-locked`
   */
  add(operator: NewOperator): Promise<void>;
  /** @param pin null leaves it as it is. @throws Failure as `add`, or `operator-unknown` */
  change(operator: OperatorView, pin: string | null): Promise<void>;
  /** Without the last one the desk is the account's again. @throws Failure `operator-unknown`, `last-team-lead` */
  remove(id: string): Promise<void>;
  /** @throws Failure `operator-unknown`, `pin-wrong`, `pin-wait`, `vault-locked` */
  switchTo(id: string, pin: string): Promise<void>;
  /** Nobody is at the desk any more; what a locked vault means. */
  leave(): void;
}

export interface OperatorsParts {
  readonly log: OperatorLog;
  readonly events: Pick<SessionLog, 'note'>;
  readonly pins: PinKeeper;
  /** Milliseconds until the next try after so many wrong ones. */
  readonly delayAfter: (wrongTries: number) => number;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly announcer: Pick<Announcer, 'deskChanged'>;
  readonly actor: () => string;
  readonly account: string;
}

export async function createOperators(parts: OperatorsParts): Promise<Operators> {
  const { log, pins, clock, randomness, announcer, actor } = parts;
  let known = await log.list();
  let current: string | null = null;
  /** Grows when everybody leaves: who was about to sign in then has to do it again. */
  let leavings = 0;
  const tries = new Map<string, { readonly wrong: number; readonly freeAt: number }>();

  const atTheDesk = (): AtTheDesk => {
    if (known.length === 0) return { kind: 'account', name: parts.account };
    const operator = known.find(({ id }) => id === current);
    return operator === undefined ? { kind: 'nobody' } : { kind: 'operator', ...operator };
  };

  const entry = (kind: AuditEntry['kind'], who: string, data: AuditEntry['data']): AuditEntry => ({
    at: clock.now(),
    session: null,
    kind,
    actor: who,
    origin: 'operator',
    data,
  });

  const refresh = async (): Promise<void> => {
    known = await log.list();
    announcer.deskChanged();
  };

  const existing = (id: string): OperatorView => {
    const operator = known.find((each) => each.id === id);
    if (operator === undefined) throw new Failure('operator-unknown', 'There is no such operator.');
    return operator;
  };

  /** A desk at which nobody may change the operators could never be put right again. */
  const needTeamLead = (operators: readonly OperatorView[]): void => {
    if (operators.length > 0 && !operators.some(({ role }) => role === 'team-lead')) {
      throw new Failure('last-team-lead', 'One of the operators has to be a team lead.');
    }
  };

  const judged = (operator: OperatorView, pin: string | null): OperatorView => {
    const name = operator.name.trim();
    const fields: FieldError[] = [];
    const wrong = (field: string, code: FieldErrorCode | null): void => {
      if (code !== null) fields.push({ field, code });
    };
    const others = known.filter(({ id }) => id !== operator.id).map((each) => each.name);
    wrong('name', checkName(name, [...others, ...notOperators]));
    wrong('pin', pin === null ? null : checkPin(pin));
    if (fields.length > 0) throw new Failure('invalid-input', notAccepted(fields), { fields });
    return { ...operator, name };
  };

  return {
    atTheDesk,
    list: async () => known,

    async add({ pin, ...wanted }) {
      const operator = judged({ ...wanted, id: randomness.uuid() }, pin);
      needTeamLead([...known, operator]);
      const stored = await pins.keep(pin);
      const { id, name, role } = operator;
      await log.add(operator, stored, entry('operator.added', actor(), { operator: id, name, role }));
      if (known.length === 0) current = id;
      await refresh();
    },

    async change(wanted, pin) {
      const before = existing(wanted.id);
      const operator = judged(wanted, pin);
      needTeamLead(known.map((each) => (each.id === operator.id ? operator : each)));
      const stored = pin === null ? null : await pins.keep(pin);
      const { id, name, role } = operator;
      const data = { operator: id, name, role, nameBefore: before.name, roleBefore: before.role, newPin: pin !== null };
      await log.change(operator, stored, entry('operator.changed', actor(), data));
      tries.delete(id);
      await refresh();
    },

    async remove(id) {
      const { name, role } = existing(id);
      needTeamLead(known.filter((each) => each.id !== id));
      await log.remove(id, entry('operator.removed', actor(), { operator: id, name, role }));
      await refresh();
    },

    async switchTo(id, pin) {
      const operator = existing(id);
      const before = leavings;
      const { wrong, freeAt } = tries.get(id) ?? { wrong: 0, freeAt: 0 };
      const waitMs = Math.ceil(freeAt - clock.monotonic());
      if (waitMs > 0) throw new Failure('pin-wait', 'Too many wrong PINs; try again later.', { waitMs });
      // Counted before it is judged: tries at the same time must not be free.
      const failed = wrong + 1;
      tries.set(id, { wrong: failed, freeAt: clock.monotonic() + parts.delayAfter(failed) });
      if (!(await pins.fits(pin, await log.pin(id)))) {
        throw new Failure('pin-wrong', 'This is not the PIN.', { waitMs: parts.delayAfter(failed) });
      }
      tries.delete(id);
      if (before !== leavings) throw new Failure('vault-locked', 'The vault is locked.');
      const from = atTheDesk();
      const data = { operator: id, role: operator.role, from: from.kind === 'operator' ? from.id : null };
      current = id;
      await parts.events.note(entry('operator.switched', operator.name, data));
      announcer.deskChanged();
    },

    leave() {
      leavings += 1;
      current = null;
    },
  };
}

/** Who acts in the audit chain without being an operator. */
const notOperators = ['desk', 'zastrpay'];

const sameName = (name: string): string => name.normalize('NFKC').toLowerCase();

function checkName(name: string, taken: readonly string[]): FieldErrorCode | null {
  if (name === '') return 'required';
  if (name.length > 60) return 'too-long';
  if (/\p{Cc}/u.test(name)) return 'control-characters';
  return taken.some((other) => sameName(other) === sameName(name)) ? 'name-taken' : null;
}

/** What is tried first: one digit over and over, or a run up or down. */
function isObvious(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])));
  const [step] = steps;
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1;
}

function checkPin(pin: string): FieldErrorCode | null {
  if (!/^\d{4,12}$/.test(pin)) return 'pin-malformed';
  return isObvious(pin) ? 'pin-obvious' : null;
}
