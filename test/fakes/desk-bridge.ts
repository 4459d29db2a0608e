import { create } from 'qrcode';
import { maskCustomer } from '../../main/core/customer.ts';
import { mayBecome, referenceAlphabet } from '../../main/core/session.ts';
import { localDay } from '../../preload/contract/birth-date.ts';
import { type CallName, type Calls, callNames, type Draft, type SessionFilter } from '../../preload/contract/calls.ts';
import type { DeskState, VaultState } from '../../preload/contract/desk.ts';
import type { DeskError, FieldError, Result } from '../../preload/contract/errors.ts';
import type { EventSources } from '../../preload/contract/event-source.ts';
import type { DeskBridge, DeskEventName, DeskEvents } from '../../preload/contract/events.ts';
import type { ExportScheduleState } from '../../preload/contract/export-schedule.ts';
import { type HandOverChannel, isDraft } from '../../preload/contract/handover.ts';
import { noMerchant } from '../../preload/contract/merchant.ts';
import type { AtTheDesk, OperatorView } from '../../preload/contract/operator.ts';
import type { ProfileView } from '../../preload/contract/profile.ts';
import {
  type CustomerData,
  checkLocale,
  emptyCustomer,
  formWarnings,
  parseCustomer,
} from '../../preload/contract/registration.ts';
import type {
  AnswerWarning,
  Origin,
  Problem,
  ProblemCode,
  QrCode,
  SessionDetail,
  SessionStatus,
  SessionWarning,
  TimelineEntry,
} from '../../preload/contract/session.ts';
import { type ColumnLayout, type SavedView, usualColumns } from '../../preload/contract/session-list.ts';
import type { Today } from '../../preload/contract/today.ts';

/**
 * A desk without a main process: what the stores under test ask of the bridge, in memory, with an outcome for each
 * request that a test can choose. It keeps to the rules of main, but seals and writes nothing; what it does not know fails
 * as `internal`.
 */
export interface FakeDesk {
  readonly desk: DeskBridge;
  /** Every call so far, oldest first. */
  readonly calls: readonly { readonly name: CallName; readonly input: unknown }[];
  /** What becomes of the next session that is created or retried; without one it gets a link. */
  readonly answerNext: (answer: FakeAnswer) => void;
  /** Lets the next call of this name fail. */
  readonly failNext: (name: CallName, error: DeskError) => void;
  /** Something happens to a session from outside: an event of Zastrpay's, the clock. */
  readonly become: (id: string, status: SessionStatus, origin: Origin) => void;
  readonly tell: <E extends DeskEventName>(event: E, payload: DeskEvents[E]) => void;
}

export type FakeAnswer =
  | {
      readonly status: 'link-ready';
      readonly warnings?: readonly AnswerWarning[];
      /** Null: no expiry. */
      readonly livesMs?: number | null;
      readonly linkLength?: number;
      readonly retries?: number;
    }
  | {
      readonly status: 'refused' | 'unknown' | 'held';
      readonly code: ProblemCode;
      readonly sessionExists?: Problem['sessionExists'];
      readonly httpStatus?: number;
      readonly fields?: readonly FieldError[];
      readonly retries?: number;
    };

export interface FakeDeskOptions {
  readonly vault?: VaultState;
  /** How many sessions there are already. */
  readonly sessions?: number;
  readonly draft?: Draft;
  readonly profiles?: readonly ProfileView[];
  readonly preferences?: DeskState['preferences'];
  readonly operator?: DeskState['operator'];
  /** How long a call takes, for looking at screens; tests want none. */
  readonly latencyMs?: number;
}

export const practiceProfile: ProfileView = {
  id: 'practice',
  name: 'Practice',
  environment: 'practice',
  baseUrl: 'http://127.0.0.1:49152',
  redirectUrls: {
    successUrl: 'https://merchant-host.com/zastrpay-register-customer-success',
    failureUrl: 'https://merchant-host.com/zastrpay-register-customer-failure',
    abortUrl: 'https://merchant-host.com/zastrpay-register-customer-abort',
    qrCodeSuccessUrl: 'https://merchant-host.com/zastrpay-register-customer-qr-code-success',
  },
  locale: 'de-DE',
  link: 'query',
  hasApiKey: true,
  active: true,
  warnings: [],
};

export const liveProfile: ProfileView = {
  ...practiceProfile,
  id: '7c0d4f0e-4f7e-4a53-9a7b-0d7c7ab0a001',
  name: 'Filiale Wien Mitte',
  environment: 'live',
  baseUrl: 'https://api.zastrpay.example',
  active: false,
};

interface Kept {
  detail: SessionDetail;
  readonly customer: CustomerData;
  link: string | null;
  readonly endsAt: number | null;
}

const lockedByHand: VaultState = {
  state: 'locked',
  osProtector: { kind: 'unavailable' },
  passphrase: true,
  osMayOpen: false,
};

const passphraseOfTests = 'correct horse battery';

export function createFakeDesk(options: FakeDeskOptions = {}): FakeDesk {
  const listeners = new Map<DeskEventName, Set<(payload: never) => void>>();
  const calls: { name: CallName; input: unknown }[] = [];
  const answers: FakeAnswer[] = [];
  const failures = new Map<CallName, DeskError>();
  const kept = new Map<string, Kept>();
  const profiles = [...(options.profiles ?? [practiceProfile])];
  let passphrase = passphraseOfTests;
  let wrongTries = 0;
  let draft = options.draft ?? null;
  let merchant = noMerchant;
  let sequence = 0;
  let views: readonly SavedView[] = [];
  let columns: ColumnLayout = usualColumns;
  const operators: (OperatorView & { pin: string })[] = [];
  let schedule: ExportScheduleState = { schedule: null, lastMade: null, problem: null };
  let sources: EventSources = { receiver: null, feed: null };
  let state: DeskState = {
    vault: options.vault ?? { state: 'open', protector: 'os' },
    profile: profiles.find(({ active }) => active) ?? practiceProfile,
    operator: options.operator ?? { kind: 'account', name: 'anna' },
    preferences: options.preferences ?? { language: 'system', theme: 'system' },
    version: '0.1.0',
    shell: 'chromium',
  };

  const tell = <E extends DeskEventName>(event: E, payload: DeskEvents[E]): void => {
    for (const listener of listeners.get(event) ?? []) (listener as (payload: DeskEvents[E]) => void)(payload);
  };

  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  const entry = (kind: string, origin: Origin, data: TimelineEntry['data'] = {}): TimelineEntry => {
    sequence += 1;
    return {
      sequence,
      at: new Date().toISOString(),
      kind,
      actor: origin === 'zastrpay' ? 'zastrpay' : 'anna',
      origin,
      data,
    };
  };

  const change = (id: string, to: Partial<SessionDetail>, what: TimelineEntry): SessionDetail => {
    const session = existing(id);
    const status = to.status ?? session.detail.status;
    session.detail = {
      ...session.detail,
      ...to,
      linkAvailable: session.link !== null && (status === 'link-ready' || status === 'handed-over'),
      timeline: [...session.detail.timeline, what],
    };
    tell('sessions.changed', { id });
    return session.detail;
  };

  const existing = (idOrReference: string): Kept => {
    const session =
      kept.get(idOrReference) ?? [...kept.values()].find(({ detail }) => detail.reference === idOrReference);
    if (session === undefined) throw refusal('session-unknown');
    return session;
  };

  const freshDraft = (): Draft => ({
    id: crypto.randomUUID(),
    form: { customer: emptyCustomer, locale: state.profile.locale, consent: false },
  });

  const begin = (id: string, customer: CustomerData, locale: string, warnings: readonly SessionWarning[]): Kept => {
    const createdAt = new Date();
    const session: Kept = {
      customer,
      link: null,
      endsAt: null,
      detail: {
        id,
        reference: referenceOf(id),
        status: 'sending',
        origin: 'operator',
        profile: state.profile.name,
        environment: state.profile.environment,
        createdAt: createdAt.toISOString(),
        expiresAt: null,
        replaces: null,
        replacedBy: null,
        customer: maskCustomer(customer),
        locale,
        requestId: crypto.randomUUID(),
        warnings,
        problem: null,
        linkAvailable: false,
        timeline: [entry('session.sending', 'operator', { profile: state.profile.id })],
      },
    };
    kept.set(id, session);
    return session;
  };

  const deliver = async (id: string): Promise<SessionDetail> => {
    const answer = answers.shift() ?? { status: 'link-ready' };
    const attempts = 1 + (answer.retries ?? 0);
    tell('sessions.changed', { id });
    for (let attempt = 1; attempt <= attempts; attempt++) {
      tell('sessions.attempt', { id, attempt, retryInMs: null });
      if (options.latencyMs) await wait(options.latencyMs * 3);
      if (attempt === attempts) break;
      const retryInMs = options.latencyMs ? 2_500 : 1;
      tell('sessions.attempt', { id, attempt, retryInMs });
      await wait(retryInMs);
    }
    const session = existing(id);
    const correlationId = crypto.randomUUID();
    if (answer.status !== 'link-ready') {
      const problem: Problem = {
        code: answer.code,
        sessionExists: answer.sessionExists ?? defaultExistence[answer.status],
        httpStatus: answer.httpStatus ?? null,
        zastrpayCode: answer.code === 'invalid' ? 'Validation' : null,
        requestId: session.detail.requestId,
        correlationId: answer.status === 'unknown' ? null : correlationId,
        fields: answer.fields ?? [],
      };
      if (answer.status === 'held') kept.set(id, { ...session, link: linkOf(id) });
      const kind = { refused: 'session.refused', unknown: 'session.outcome-unknown', held: 'session.held' } as const;
      const origin = answer.status === 'refused' ? 'zastrpay' : 'desk';
      return change(
        id,
        { status: answer.status, origin, problem },
        entry(kind[answer.status], origin, { attempts, problem: problem.code }),
      );
    }
    const livesMs = answer.livesMs === undefined ? 30 * 60_000 : answer.livesMs;
    kept.set(id, {
      ...session,
      link: linkOf(id, answer.linkLength),
      endsAt: livesMs === null ? null : performance.now() + livesMs,
    });
    return change(
      id,
      {
        status: 'link-ready',
        origin: 'zastrpay',
        problem: null,
        expiresAt: livesMs === null ? null : new Date(Date.now() + livesMs).toISOString(),
        warnings: [...session.detail.warnings, ...(answer.warnings ?? [])],
      },
      entry('session.answered', 'zastrpay', { attempts, correlationId }),
    );
  };

  const listed = (filter: SessionFilter, search: string): readonly SessionDetail[] => {
    const { status, profile, from = '', before = '9' } = filter;
    const name = profiles.find(({ id }) => id === profile)?.name;
    return [...kept.values()]
      .filter(({ detail }) => status === null || status.includes(detail.status))
      .filter(({ detail }) => profile === undefined || detail.profile === name)
      .filter(({ detail }) => detail.createdAt >= from && detail.createdAt < before)
      .filter(({ detail, customer }) =>
        `${customer.firstName} ${customer.lastName} ${customer.contact?.email} ${detail.reference} ${detail.id}`
          .toLowerCase()
          .includes(search.toLowerCase()),
      )
      .map(({ detail }) => detail)
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  };

  const liveLink = (id: string): { readonly session: Kept; readonly link: string } => {
    const session = existing(id);
    const over = session.endsAt !== null && session.endsAt <= performance.now();
    if (!session.detail.linkAvailable || session.link === null || over) throw refusal('session-link-missing');
    return { session, link: session.link };
  };

  const handOver = (id: string, channel: HandOverChannel): SessionDetail => {
    liveLink(id);
    return change(
      id,
      { status: 'handed-over', origin: 'operator' },
      entry('session.handed-over', 'operator', { channel }),
    );
  };

  const unlocked = (): DeskState => {
    state = { ...state, vault: { state: 'open', protector: 'passphrase' } };
    return state;
  };

  const comeToTheDesk = (operator: AtTheDesk): void => {
    state = { ...state, operator };
    tell('desk.changed', state);
  };

  const handlers: { readonly [K in CallName]?: (input: Calls[K]['input']) => Promise<Calls[K]['output']> } = {
    'desk.state': async () => state,
    async 'desk.prefer'(preferences) {
      state = { ...state, preferences };
      return state;
    },
    async 'vault.create'(input) {
      if (input.passphrase.length < 12) throw refusal('vault-passphrase-weak');
      passphrase = input.passphrase;
      return unlocked();
    },
    async 'vault.unlock'(input) {
      if (wrongTries >= 3) {
        wrongTries = 0;
        throw refusal('vault-wait', { waitMs: 5_000 });
      }
      if (input.passphrase !== passphrase) {
        wrongTries += 1;
        throw refusal('vault-passphrase-wrong');
      }
      wrongTries = 0;
      return unlocked();
    },
    async 'vault.lock'() {
      state = { ...state, vault: lockedByHand };
      return state;
    },
    'today.view': async () => quietToday,
    'today.waitFor': async ({ hours }) => ({ ...quietToday, waitingHours: hours }),
    'operators.list': async () => operators,
    async 'operators.add'(operator) {
      const id = crypto.randomUUID();
      operators.push({ id, ...operator });
      if (operators.length === 1) comeToTheDesk({ kind: 'operator', id, name: operator.name, role: operator.role });
      return operators;
    },
    async 'operators.change'({ id, name, role }) {
      const operator = operators.find((each) => each.id === id);
      if (operator === undefined) throw refusal('operator-unknown');
      operators.splice(operators.indexOf(operator), 1, { ...operator, name, role });
      return operators;
    },
    async 'operators.remove'({ id }) {
      operators.splice(0, operators.length, ...operators.filter((each) => each.id !== id));
      if (operators.length === 0) comeToTheDesk({ kind: 'account', name: 'anna' });
      return operators;
    },
    async 'operators.switch'({ id, pin }) {
      const operator = operators.find((each) => each.id === id);
      if (operator === undefined) throw refusal('operator-unknown');
      if (operator.pin !== pin) throw refusal('pin-wrong', { waitMs: 1_000 });
      comeToTheDesk({ kind: 'operator', id, name: operator.name, role: operator.role });
      return state;
    },
    'profiles.list': async () => profiles.map((each) => ({ ...each, active: each.id === state.profile.id })),
    async 'profiles.add'({ apiKey, ...profile }) {
      const fields: FieldError[] = [];
      if (profile.name.trim() === '') fields.push({ field: 'name', code: 'required' });
      if (profiles.some(({ name }) => name === profile.name)) fields.push({ field: 'name', code: 'name-taken' });
      if (!profile.baseUrl.startsWith('https://')) fields.push({ field: 'baseUrl', code: 'url-not-https' });
      for (const [name, url] of Object.entries(profile.redirectUrls)) {
        if (!URL.canParse(url)) fields.push({ field: `redirectUrls.${name}`, code: 'url-malformed' });
      }
      if (apiKey.trim() === '') fields.push({ field: 'apiKey', code: 'required' });
      if (fields.length > 0) throw refusal('invalid-input', { fields });
      const added: ProfileView = {
        ...profile,
        id: crypto.randomUUID(),
        hasApiKey: true,
        active: false,
        warnings: Object.values(profile.redirectUrls).some((url) => url.startsWith('http:'))
          ? ['redirect-url-http']
          : [],
      };
      profiles.push(added);
      return added;
    },
    'profiles.test': async () => ({
      verdict: 'accepted',
      httpStatus: 404,
      proof: { reached: 'proven', secure: 'proven', answered: 'proven', recognised: 'proven', key: 'proven' },
    }),
    async 'profiles.activate'({ id }) {
      const profile = profiles.find((each) => each.id === id);
      if (profile === undefined) throw refusal('profile-unknown');
      state = { ...state, profile: { ...profile, active: true } };
      return state;
    },
    'drafts.open': async () => draft ?? freshDraft(),
    async 'drafts.save'(input) {
      draft = input;
      return null;
    },
    async 'drafts.discard'() {
      draft = null;
      return freshDraft();
    },
    async 'sessions.create'(input) {
      if (!kept.has(input.id)) {
        const parsed = parseCustomer(input.form.customer, localDay(new Date()));
        const locale = checkLocale(input.form.locale);
        const fields: FieldError[] = [
          ...(parsed.ok ? [] : parsed.fields),
          ...(locale === null ? [] : [{ field: 'locale', code: locale }]),
          ...(input.form.consent ? [] : [{ field: 'consent', code: 'consent-missing' as const }]),
        ];
        if (!parsed.ok || fields.length > 0) throw refusal('invalid-input', { fields });
        const email = parsed.customer.contact?.email;
        const isSecond =
          email !== undefined && [...kept.values()].some(({ customer }) => customer.contact?.email === email);
        if (isSecond && !input.anyway) throw refusal('same-person');
        begin(input.id, parsed.customer, input.form.locale, formWarnings(input.form));
        const settled = await deliver(input.id);
        draft = settled.status === 'refused' ? { id: crypto.randomUUID(), form: input.form } : null;
      }
      return existing(input.id).detail;
    },
    'sessions.reveal': async ({ id }) => existing(id).customer,
    async 'sessions.samePerson'({ form }) {
      return [...kept.values()]
        .filter(({ customer }) => form.customer.email !== '' && customer.contact?.email === form.customer.email)
        .map(({ detail }) => ({ session: detail, match: 'email' as const }));
    },
    async 'sessions.retry'({ id }) {
      const { detail } = existing(id);
      if (detail.status !== 'unknown') throw refusal('session-status');
      change(id, { status: 'sending', origin: 'desk' }, entry('session.sending', 'operator', { again: true }));
      return deliver(id);
    },
    'sessions.stop': async () => null,
    'sessions.cancel': async ({ id }) =>
      change(id, { status: 'cancelled', origin: 'zastrpay' }, entry('session.cancelled', 'operator')),
    async 'sessions.replace'({ id }) {
      const old = existing(id);
      const next = crypto.randomUUID();
      begin(next, old.customer, old.detail.locale, []);
      kept.set(next, { ...existing(next), detail: { ...existing(next).detail, replaces: id } });
      const settled = await deliver(next);
      if (settled.status === 'link-ready') {
        change(
          id,
          { status: 'replaced', origin: 'operator', replacedBy: next },
          entry('session.replaced', 'operator', { replacedBy: next }),
        );
      }
      return settled;
    },
    async 'sessions.mark'({ id, outcome, reason }) {
      if (reason.trim() === '') throw refusal('invalid-input', { fields: [{ field: 'reason', code: 'required' }] });
      return change(
        id,
        { status: outcome, origin: 'operator' },
        entry(`session.${outcome}`, 'operator', { reasonGiven: true }),
      );
    },
    async 'sessions.resume'() {
      const unknown = [...kept.values()].filter(({ detail }) => detail.status === 'unknown');
      for (const { detail } of unknown) await deliver(detail.id);
      return { resolved: unknown.length, unknown: 0 };
    },
    async 'sessions.release'({ id, reason }) {
      if (reason.trim() === '') throw refusal('invalid-input', { fields: [{ field: 'reason', code: 'required' }] });
      if (existing(id).detail.status !== 'held') throw refusal('session-status');
      return change(
        id,
        { status: 'link-ready', origin: 'operator' },
        entry('session.released', 'operator', { reasonGiven: true }),
      );
    },
    async 'sessions.list'({ search, after, direction, skip = 0, limit, ...filter }) {
      const found = listed(filter, search);
      const at = after === null ? skip : found.findIndex(({ id }) => id === after);
      const from = direction === 'newer' ? Math.max(0, at - limit) : after === null ? at : at + 1;
      const to = direction === 'newer' ? at : from + limit;
      const sessions = found.slice(from, to);
      return {
        sessions,
        previous: sessions[0]?.id ?? null,
        next: to < found.length ? (sessions.at(-1)?.id ?? null) : null,
      };
    },
    async 'sessions.count'({ newerThan, ...filter }) {
      const found = listed(filter, '');
      return {
        total: found.length,
        newer: Math.max(
          0,
          found.findIndex(({ id }) => id === newerThan),
        ),
      };
    },
    'views.list': async () => views,
    async 'views.save'(view) {
      views = [...views.filter(({ name }) => name !== view.name), view];
      return views;
    },
    async 'views.remove'({ name }) {
      views = views.filter((each) => each.name !== name);
      return views;
    },
    'columns.layout': async () => columns,
    async 'columns.arrange'({ layout }) {
      columns = layout;
      return columns;
    },
    'countries.recent': async () => ['DE', 'AT', 'CH'],
    'sessions.show': async ({ id }) => existing(id).detail,
    async 'sessions.link'({ id }) {
      const { session, link } = liveLink(id);
      return {
        sessionId: session.detail.id,
        reference: session.detail.reference,
        link,
        qr: qrOf(link),
        expiresInMs: session.endsAt === null ? null : Math.max(0, session.endsAt - performance.now()),
        expiresAt: session.detail.expiresAt,
      };
    },
    'handover.record': async ({ id, channel }) => handOver(id, channel),
    'handover.copy': async ({ id }) => handOver(id, 'copy'),
    'handover.tick': async ({ id, step }) => change(id, {}, entry('session.call-step', 'operator', { step })),
    'handover.ways': async () => ({ mail: true, printer: true, screens: [{ id: '2', name: 'Counter' }] }),
    async 'handover.display'({ id }) {
      liveLink(id);
      tell('display.changed', { session: id });
      return change(id, {}, entry('session.displayed', 'operator', { channel: 'display' }));
    },
    async 'handover.undisplay'() {
      tell('display.changed', { session: null });
      return null;
    },
    'handover.preview': async ({ id }) => ({
      picture: `data:image/png;base64,${btoa(liveLink(id).link)}`,
      isFine: false,
    }),
    'handover.print': async ({ id, to }) => ({
      done: true,
      file: to === 'pdf' ? '/home/anna/handout.pdf' : null,
      detail: handOver(id, to === 'pdf' ? 'pdf' : 'print'),
    }),
    'merchant.show': async () => merchant,
    async 'merchant.set'(next) {
      merchant = next;
      return merchant;
    },
    async 'handover.give'({ id, way }) {
      liveLink(id);
      const what = entry('session.draft-opened', 'operator', { channel: way });
      const detail = isDraft(way) ? change(id, {}, what) : handOver(id, way);
      return {
        done: true,
        file: way.startsWith('save') ? `/home/anna/zastrpay-${detail.reference}.png` : null,
        detail,
      };
    },
    'handover.finish': async () => null,
    'handover.check': async ({ id }) => liveLink(id).link !== '',
    'events.sources': async () => sources,
    async 'events.receiver'({ host, port }) {
      sources = { ...sources, receiver: { host, port, listening: true, problem: null } };
      return sources;
    },
    async 'events.feed'({ url }) {
      sources = { ...sources, feed: { url, lastReadAt: null, problem: null } };
      return sources;
    },
    async 'events.remove'({ kind }) {
      sources = { ...sources, [kind]: null };
      return sources;
    },
    'events.import': async () => ({ moved: 0, noted: 0, repeat: 0, unmatched: 0, others: 0, unreadable: 0 }),
    'events.unmatched': async () => [],
    'audit.state': async () => ({
      fingerprint: 'ab'.repeat(32),
      readsLogAside: true,
      folders: 'typed',
      opensFolders: false,
      job: null,
    }),
    async 'audit.chooseFolder'({ typed }) {
      const wrong = { fields: [{ field: 'folder', code: 'folder-missing' as const }] };
      if (typed === null || !typed.startsWith('/')) throw refusal('folder-missing', wrong);
      return { token: crypto.randomUUID(), name: typed };
    },
    async 'audit.export'({ pii, reason }) {
      if (pii !== 'none' && reason.trim() === '') {
        throw refusal('invalid-input', { fields: [{ field: 'reason', code: 'required' }] });
      }
      tell('audit.job', { kind: 'export', progress: { done: 1, total: 2, remainingMs: null } });
      tell('audit.job', null);
      return {
        folder: '/exports/zastrpay-desk-export-2026-03-04-093000Z',
        sessions: kept.size,
        events: sequence,
        last: { sequence, hash: 'cd'.repeat(32) },
        fingerprint: 'ab'.repeat(32),
        token: crypto.randomUUID(),
      };
    },
    'audit.verifyLog': async () => ({
      holds: true,
      findings: [],
      events: sequence,
      last: { sequence, hash: 'cd'.repeat(32) },
      checkpoints: 1,
      signedUpTo: sequence,
      fingerprint: 'ab'.repeat(32),
      keyProven: true,
    }),
    'audit.verifyExport': async () => ({
      holds: true,
      findings: [],
      fingerprint: 'ab'.repeat(32),
      madeAt: '2026-03-04T09:30:00.000Z',
      sessions: kept.size,
      events: sequence,
      last: { sequence, hash: 'cd'.repeat(32) },
      ownKey: true,
      inThisLog: 'same',
    }),
    'audit.schedule': async () => schedule,
    async 'audit.setSchedule'({ every }) {
      schedule = { ...schedule, schedule: every === null ? null : { every, folder: '/exports' } };
      return schedule;
    },
    'audit.cancel': async () => null,
    'audit.openFolder': async () => null,
  };

  const call = async (name: CallName, input: unknown, run: () => Promise<unknown>): Promise<Result<unknown>> => {
    calls.push({ name, input });
    if (options.latencyMs) await wait(options.latencyMs);
    const failure = failures.get(name);
    failures.delete(name);
    if (failure !== undefined) return { ok: false, error: failure };
    try {
      return { ok: true, value: await run() };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, error: error.error };
      throw error;
    }
  };

  // What the preload does with the names, it cannot say in types either.
  const functions = Object.fromEntries(
    callNames.map((name) => {
      const handler = handlers[name] as ((input: unknown) => Promise<unknown>) | undefined;
      return [
        name,
        (input: unknown = null) =>
          call(name, input, () => (handler === undefined ? Promise.reject(refusal('internal')) : handler(input))),
      ];
    }),
  );
  const desk = {
    ...functions,
    on(event: DeskEventName, listener: (payload: never) => void) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => {
        set.delete(listener);
      };
    },
  } as unknown as DeskBridge;

  for (let count = 0; count < (options.sessions ?? 0); count++) seed(count, begin, kept);

  return {
    desk,
    calls,
    answerNext: (answer) => answers.push(answer),
    failNext: (name, error) => failures.set(name, error),
    become(id, status, origin) {
      const { detail } = existing(id);
      if (mayBecome(detail.status, status)) change(id, { status, origin }, entry(`session.${status}`, origin));
    },
    tell,
  };
}

const quietToday: Today = {
  concerns: {
    expiring: { count: 0, sessions: [] },
    unknown: { count: 0, sessions: [] },
    held: { count: 0, sessions: [] },
    waiting: { count: 0, sessions: [] },
  },
  unmatched: 0,
  failed: [],
  waitingHours: 24,
  days: [],
};

class Refusal extends Error {
  readonly error: DeskError;
  constructor(error: DeskError) {
    super(error.message);
    this.error = error;
  }
}

const refusal = (code: DeskError['code'], more: Partial<DeskError> = {}): Refusal =>
  new Refusal({ code, message: code, ...more });

const defaultExistence = { refused: 'no', unknown: 'unknown', held: 'yes' } as const;

/** The same length as the page's: 770 characters of token. */
function linkOf(id: string, length = 805): string {
  const start = `https://pay.dev.zastrpay.com/?token=${id.replaceAll('-', '')}`;
  return start + 'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9'.repeat(100).slice(0, length - start.length);
}

function qrOf(link: string): QrCode | null {
  for (const level of ['H', 'Q', 'M', 'L'] as const) {
    try {
      const code = create([{ data: new TextEncoder().encode(link), mode: 'byte' }], { errorCorrectionLevel: level });
      if (code.version > 22 && level !== 'L') continue;
      const modules = Array.from(code.modules.data, (dark) => (dark ? '1' : '0')).join('');
      return { version: code.version, level, size: code.modules.size, modules, dense: code.version > 22 };
    } catch {
      // Too long for this level.
    }
  }
  return null;
}

function referenceOf(id: string): string {
  const letters = [...id.replaceAll('-', '').slice(0, 12).matchAll(/../g)].map(([pair]) =>
    referenceAlphabet.charAt(Number.parseInt(pair, 16) % 32),
  );
  return `${letters.slice(0, 3).join('')}-${letters.slice(3).join('')}`;
}

const firstNames = ['Max', 'Erika', 'Paul', 'Zoë', 'Jürgen', 'Ana', 'Mehmet', 'Søren', 'Ilse', 'Karl-Heinz'];
const lastNames = ['Mustermann', 'Gabler', 'Smith', 'Öztürk', 'Nováková', 'Weiß', 'van der Berg', 'Hofer'];
const past = [
  ['registered', 'zastrpay'],
  ['expired', 'clock'],
  ['handed-over', 'operator'],
  ['registered', 'zastrpay'],
  ['refused', 'zastrpay'],
  ['cancelled', 'zastrpay'],
  ['unknown', 'desk'],
] as const;

function seed(
  count: number,
  begin: (id: string, customer: CustomerData, locale: string, warnings: readonly SessionWarning[]) => Kept,
  kept: Map<string, Kept>,
): void {
  const hex = (count * 2_654_435_761).toString(16).padStart(12, '0').slice(-12);
  const id = `${hex.slice(4)}-${hex.slice(0, 4)}-4000-8000-${hex}`;
  const firstName = firstNames[count % firstNames.length] ?? 'Max';
  const lastName = lastNames[count % lastNames.length] ?? 'Mustermann';
  const email = `${firstName}.${lastName}@example.com`.toLowerCase().replaceAll(' ', '');
  const session = begin(id, { firstName, lastName, dateOfBirth: '1946-10-29', contact: { email } }, 'de-DE', []);
  const [status, origin] = past[count % past.length] ?? past[0];
  const createdAt = new Date(Date.now() - (count + 1) * 47 * 60_000);
  kept.set(id, {
    ...session,
    detail: {
      ...session.detail,
      status,
      origin,
      createdAt: createdAt.toISOString(),
      expiresAt:
        status === 'refused' || status === 'unknown' ? null : new Date(createdAt.getTime() + 1_800_000).toISOString(),
      problem:
        status === 'unknown' || status === 'refused'
          ? {
              code: status === 'unknown' ? 'timeout' : 'invalid',
              sessionExists: status === 'unknown' ? 'unknown' : 'no',
              httpStatus: status === 'unknown' ? null : 400,
              zastrpayCode: status === 'unknown' ? null : 'Validation',
              requestId: session.detail.requestId,
              correlationId: status === 'unknown' ? null : id,
              fields: [],
            }
          : null,
      timeline: [
        ...session.detail.timeline.map((each) => ({ ...each, at: createdAt.toISOString() })),
        {
          sequence: count,
          at: new Date(createdAt.getTime() + 2_000).toISOString(),
          kind: status === 'unknown' ? 'session.outcome-unknown' : `session.${status}`,
          actor: 'anna',
          origin,
          data: { attempts: 1 },
        },
      ],
    },
  });
}
