import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { DeskState } from '../preload/contract/desk.ts';
import type { DeskEventName, DeskEvents } from '../preload/contract/events.ts';
import { permits } from '../preload/contract/operator.ts';
import type { ConnectionTest } from '../preload/contract/profile.ts';
import type { AuditData, AuditKind } from './core/audit.ts';
import { createAuditJobs } from './core/audit-jobs.ts';
import { type AutoLock, createAutoLock } from './core/auto-lock.ts';
import { type Backups, createBackups } from './core/backups.ts';
import { type Cancellation, createCancellation } from './core/cancellation.ts';
import { testConnection } from './core/connection-test.ts';
import { createCustomerDisplay } from './core/customer-display.ts';
import { createDelivery } from './core/delivery.ts';
import { createDrafts, type Drafts } from './core/drafts.ts';
import { createErasure, type Erasure } from './core/erasure.ts';
import { createEventSources, type EventSources } from './core/event-sources.ts';
import { createExpiry } from './core/expiry.ts';
import { createExports, type Exports } from './core/export.ts';
import { Failure } from './core/failure.ts';
import { createHandOver, type HandOver } from './core/handover.ts';
import { createLock, type LockReason } from './core/lock.ts';
import { createMarking, type Marking } from './core/marking.ts';
import { createMerchantWords } from './core/merchant.ts';
import { createOperators, type Operators } from './core/operators.ts';
import { createOutcomes, type Outcomes } from './core/outcome.ts';
import type { Announcer, Journal, Vault } from './core/ports.ts';
import { createProfiles, type Profiles } from './core/profiles.ts';
import { createProof, type Proof } from './core/proof.ts';
import { createRecentCountries } from './core/recent-countries.ts';
import { createRecovery, type Recovery } from './core/recovery.ts';
import { createRegistration, type Registration } from './core/registration.ts';
import { createRetention, type Retention } from './core/retention.ts';
import { type RetryPolicy, retryPolicy } from './core/retry.ts';
import { createScheduledExport, type ScheduledExport } from './core/scheduled-export.ts';
import { createSessions, type Sessions } from './core/sessions.ts';
import { createToday } from './core/today.ts';
import { createVaultKeys, type VaultKeys } from './core/vault-keys.ts';
import { createViews } from './core/views.ts';
import { deskFilesIn } from './desk-files.ts';
import { createCodeReader } from './handouts/code-reader.ts';
import { handouts } from './handouts/handouts.ts';
import { auditHandlers } from './ipc/handlers/audit.ts';
import { deskHandlers } from './ipc/handlers/desk.ts';
import { eventHandlers } from './ipc/handlers/events.ts';

import { handOverHandlers } from './ipc/handlers/handover.ts';

import { operatorHandlers } from './ipc/handlers/operators.ts';

import { privacyHandlers } from './ipc/handlers/privacy.ts';
import { rememberedHandlers } from './ipc/handlers/remembered.ts';
import { sessionHandlers } from './ipc/handlers/sessions.ts';
import { todayHandlers } from './ipc/handlers/today.ts';
import { vaultHandlers } from './ipc/handlers/vault.ts';
import { type ConsoleOrigin, createRouter, type DeskCall, type Dispatch } from './ipc/router.ts';
import { createExportFolders } from './jobs/export-folders.ts';
import { createExportVerifier, createLogVerifier } from './jobs/verifiers.ts';
import { createBackupStore } from './log/backups.ts';
import { threadsCanOpenTheLog } from './log/copying.ts';
import { openLog } from './log/log.ts';
import { createPractice } from './practice/practice.ts';
import { resourceFile } from './resources.ts';
import { foldersOf } from './shell/folders.ts';
import type { Shell } from './shell/shell.ts';
import { systemClock, systemRandomness } from './shell/system.ts';
import { delayAfter } from './vault/attempt-delay.ts';
import { createPinKeeper } from './vault/pin.ts';
import { createVault } from './vault/vault.ts';
import { createZastrpayApi } from './zastrpay/client.ts';
import { readEvents } from './zastrpay/event-envelope.ts';
import { readFeed } from './zastrpay/feed.ts';
import { openReceiver } from './zastrpay/receiver.ts';

/** The use-cases, for every entry: the console reaches them through the router, the command line directly. */
export interface Desk {
  readonly vault: Vault;
  readonly operators: Operators;
  readonly profiles: Profiles;
  readonly drafts: Drafts;
  readonly registration: Registration;
  readonly recovery: Recovery;
  readonly cancellation: Cancellation;
  readonly outcomes: Outcomes;
  readonly eventSources: EventSources;
  readonly marking: Marking;
  readonly erasure: Erasure;
  readonly retention: Retention;
  readonly backups: Backups;
  readonly vaultKeys: VaultKeys;
  readonly autoLock: AutoLock;
  /** Locks as the operator would, when the machine sleeps for one. Nothing happens when it is locked. */
  readonly lockNow: (why: LockReason) => Promise<void>;
  readonly exports: Exports;
  readonly scheduledExport: ScheduledExport;
  readonly proof: Proof;
  readonly sessions: Sessions;
  readonly handOver: HandOver;
  readonly testConnection: (profileId: string) => Promise<ConnectionTest>;
  readonly actor: string;
  /** One call from a console, judged and answered by the router. Never throws. */
  readonly dispatch: Dispatch;
  onEvent(listener: <E extends DeskEventName>(name: E, payload: DeskEvents[E]) => void): () => void;
  /** Opens the vault with the OS where it can, settles what a crash left, and keeps an eye on expiry. */
  start(): Promise<void>;
  /** Writes down what is under way and closes the log. May be called twice. */
  stop(): Promise<void>;
}

export interface DeskOptions {
  readonly dataFolder: string;
  readonly shell: Shell;
  readonly journal: Journal;
  readonly version: string;
  readonly origin: ConsoleOrigin;
  readonly retryPolicy?: RetryPolicy;
}

const expirySweepMs = 5_000;

/** How old what a console shows of the time may be. */
const tickMs = 30_000;

/** Retention and backups look after themselves this often, so that a desk that is never closed does both daily. */
const housekeepingMs = 60 * 60_000;

/** Ports → adapters: the only wiring there is, used by every entry. */
export async function createDesk(options: DeskOptions): Promise<Desk> {
  const { dataFolder, shell, journal, version } = options;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const clock = systemClock();
  const randomness = systemRandomness();
  const { username } = userInfo();
  // Whatever follows from a call belongs to whoever made it, however late it comes and whoever is at the desk by then.
  const caller = new AsyncLocalStorage<string>();
  const actor = (): string => caller.getStore() ?? username;
  const events = createEvents();
  const files = deskFilesIn(dataFolder);

  const vault = createVault({
    file: files.vaultFile,
    os: shell.osProtector,
    clock,
    randomness,
  });
  const log = openLog({ file: files.database, keys: vault });
  const api = createZastrpayApi({ fetch: shell.fetch });
  const practice = createPractice({
    clock,
    randomness,
    deliver: async (envelope) => {
      for (const event of readEvents(envelope).events) await outcomes.takeIn(event, 'practice');
    },
  });

  const announcer: Announcer = {
    sessionChanged: (id) => {
      events.tell('sessions.changed', { id });
      display.changed(id).catch((error) => journal.error('the customer’s screen could not be cleared', error));
    },
    attempt: (id, attempt, retryInMs) => events.tell('sessions.attempt', { id, attempt, retryInMs }),
    deskChanged: () => {
      state().then(
        (now) => events.tell('desk.changed', now),
        (error) => journal.error('the state of the desk could not be told', error),
      );
    },
  };
  const operators = await createOperators({
    log: log.operators,
    events: log.sessions,
    pins: createPinKeeper(),
    delayAfter,
    clock,
    randomness,
    announcer,
    actor,
    account: username,
  });
  vault.onLock(operators.leave);
  const outcomes = createOutcomes({ log: log.outcomes, clock, announcer });
  const eventSources = createEventSources({
    log: log.eventSources,
    outcomes,
    intake: {
      openReceiver,
      readEvents,
      readFeed: (feed, after, signal) => readFeed(feed, after, { fetch: shell.fetch, signal }),
    },
    clock,
    announcer,
    journal,
    actor,
  });
  const marking = createMarking({ log: log.sessions, clock, announcer, actor });
  const profiles = createProfiles({
    log: log.profiles,
    settings: log.settings,
    practice,
    files: shell.files,
    randomness,
    now: () => clock.now(),
  });
  const expiry = createExpiry(clock);
  const delivery = createDelivery({
    log: log.sessions,
    api,
    profiles,
    clock,
    randomness,
    expiry,
    announcer,
    policy: options.retryPolicy ?? retryPolicy,
    actor,
  });
  const drafts = createDrafts({ drafts: log.drafts, log: log.sessions, profiles, randomness });
  const recentCountries = createRecentCountries(log.remembered);
  const registration = createRegistration({
    log: log.sessions,
    drafts: log.drafts,
    profiles,
    delivery,
    clock,
    randomness,
    announcer,
    actor,
    endsWithCommand: shell.kind === 'none',
  });
  const recovery = createRecovery({
    log: log.sessions,
    drafts: log.drafts,
    randomness,
    delivery,
    clock,
    announcer,
    actor,
  });
  const cancellation = createCancellation({
    log: log.sessions,
    api,
    profiles,
    delivery,
    clock,
    randomness,
    announcer,
    policy: options.retryPolicy ?? retryPolicy,
    actor,
  });
  const sessions = createSessions({
    log: log.sessions,
    profiles,
    clock,
    expiry,
    announcer,
    actor,
    othersTurn,
  });
  const merchant = createMerchantWords({ settings: log.settings, clock, actor });
  const codes = createCodeReader();
  const handOver = createHandOver({
    sessions,
    log: log.sessions,
    codes,
    handouts,
    clipboard: shell.clipboard,
    files: shell.files,
    mail: shell.mail,
    printing: shell.printing,
    screen: shell.customerScreen,
    merchant: merchant.show,
    clock,
    announcer,
    journal,
    actor,
  });
  const display = createCustomerDisplay({
    sessions,
    log: log.sessions,
    screen: shell.customerScreen,
    codes,
    handouts,
    merchant: merchant.show,
    clock,
    journal,
    actor,
    tell: (session) => events.tell('display.changed', { session }),
  });

  const retention = createRetention({
    log: log.sessions,
    aged: log.aged,
    settings: log.settings,
    profiles,
    clock,
    announcer,
    actor,
    othersTurn,
    forgetErased: log.forgetErased,
  });
  const backups = createBackups({
    store: createBackupStore(files.backups, files),
    log: log.sessions,
    aged: log.aged,
    vault,
    clock,
    journal,
    actor,
  });
  const erasure = createErasure({
    log: log.sessions,
    drafts: log.drafts,
    delivery,
    clock,
    announcer,
    actor,
    forgetErased: log.forgetErased,
    renewBackups: backups.renew,
  });

  const exports = createExports({
    log: log.proof,
    folders: createExportFolders({
      database: files.database,
      verifier: resourceFile('verify.mjs'),
      underWay: log.exportsUnderWay,
      clock,
    }),
    keys: vault,
    profileNames: profiles.names,
    clock,
    actor,
    version,
  });
  const proof = createProof({
    log: log.proof,
    events: log.sessions,
    verifier: createLogVerifier(files.database),
    keys: vault,
    clock,
    actor,
  });

  const scheduledExport = createScheduledExport({
    log: log.exportSchedule,
    exports,
    proof: log.proof,
    folders: foldersOf(shell),
    clock,
    actor,
    readsLogAside: threadsCanOpenTheLog,
    changed: () => {
      scheduledExport.state().then(
        (now) => events.tell('audit.scheduled', now),
        (error) => journal.error('the scheduled export could not be told', error),
      );
    },
  });

  const auditJobs = createAuditJobs({
    exports,
    proof,
    verifier: createExportVerifier(resourceFile('verify.mjs')),
    log: log.proof,
    events: log.sessions,
    actor,
    folders: foldersOf(shell),
    randomness,
    clock,
    tell: (job) => events.tell('audit.job', job),
    readsLogAside: threadsCanOpenTheLog,
  });

  const vaultKeys = createVaultKeys({
    vault,
    wrappedKeys: log.wrappedKeys,
    log: log.sessions,
    clock,
    actor,
    othersTurn,
    forgetErased: log.forgetErased,
    renewBackups: backups.renew,
  });
  /** Before the vault locks: an answer that arrives later could not be sealed, and no link outlives it in the clipboard. */
  const settle = async (): Promise<void> => {
    await delivery.stopAll();
    await display.clear();
    await handOver.finishAll();
  };
  const autoLock = createAutoLock({
    vault,
    settings: log.settings,
    clock,
    actor,
    lock: () => lockNow('idle'),
  });
  // Progress says nothing that the console would ask about by itself.
  events.listen((name) => {
    if (name !== 'audit.job' && name !== 'audit.scheduled') autoLock.told();
  });

  const testOf = (profileId: string): Promise<ConnectionTest> =>
    testConnection({ profiles, api, randomness }, profileId);

  const today = createToday({
    log: log.today,
    settings: log.settings,
    profileNames: profiles.names,
    clock,
    actor,
  });

  const state = async (): Promise<DeskState> => ({
    vault: await lock.state(),
    profile: await profiles.active(),
    operator: operators.atTheDesk(),
    preferences: await log.settings.preferences(),
    version,
    shell: shell.kind === 'chromium' ? 'chromium' : 'electron',
  });

  /** What no operator asked for. A log that cannot be written now must not keep the desk from starting or stopping. */
  const noteOfItself = (kind: AuditKind, data: AuditData): Promise<void> =>
    log.sessions
      .note({ at: clock.now(), session: null, kind, actor: 'desk', origin: 'desk', data })
      .catch((error) => journal.error(`${kind} could not be noted`, error));

  const opened = async (): Promise<void> => {
    await vaultKeys.finishRotation().catch((error) => journal.error('the keys could not be wrapped anew', error));
    await recovery.settleInterrupted();
    await proof.checkpoint().catch((error) => journal.error('the audit chain could not be signed', error));
    await eventSources.start();
    exportSoon();
    announcer.deskChanged();
  };

  const lock = createLock({ vault, settings: log.settings, clock, actor, settle, opened });
  const lockNow = async (why: LockReason): Promise<void> => {
    if (await lock.lockItself(why)) announcer.deskChanged();
  };

  const route = createRouter<DeskCall>({
    journal,
    origin: options.origin,
    permits: (action) => permits(operators.atTheDesk(), action),
    handlers: {
      ...deskHandlers({
        profiles,
        settings: log.settings,
        clock,
        testConnection: testOf,
        actor,
        changed: announcer.deskChanged,
        state,
      }),
      ...vaultHandlers({ lock, vaultKeys, autoLock, state }),
      ...privacyHandlers({ erasure, retention, backups }),
      ...sessionHandlers({ drafts, registration, recovery, cancellation, marking, sessions, recentCountries }),
      ...rememberedHandlers({
        views: createViews(log.remembered),
        remembered: log.remembered,
        recentCountries,
      }),
      ...todayHandlers({ today }),
      ...operatorHandlers({ operators, state }),
      ...handOverHandlers({ handOver, display, merchant }),
      ...eventHandlers({ eventSources, log: log.outcomes }),
      ...auditHandlers({ auditJobs, scheduledExport, scheduled: () => exportSoon() }),
    },
  });

  const dispatch: Dispatch = (sender, name, input) => {
    autoLock.called();
    const who = operators.atTheDesk();
    return caller.run(who.kind === 'nobody' ? username : who.name, () => route(sender, name, input));
  };

  const stopping = new AbortController();
  const exportWhatIsDue = async (): Promise<void> => {
    // The desk signs what it exports: while it is locked, a due one waits.
    if (stopping.signal.aborted || !vault.isOpen()) return;
    await scheduledExport.run(stopping.signal).then(
      () => today.note('export', true),
      (error) => {
        if (!stopping.signal.aborted) today.note('export', false);
        // What an operator can be told is on the screen.
        if (error instanceof Failure) journal.info('no scheduled export', { code: error.code });
        else journal.error('the scheduled export could not be made', error);
      },
    );
  };
  const exportSoon = (): void => {
    keepingHouse = keepingHouse.then(exportWhatIsDue);
  };
  const keepHouse = async (): Promise<void> => {
    await retention.run(stopping.signal).then(
      () => today.note('retention', true),
      (error) => {
        if (!stopping.signal.aborted) today.note('retention', false);
        journal.error('retention could not run', error);
      },
    );
    if (threadsCanOpenTheLog) today.note('backup', await backups.keepFresh());
    await exportWhatIsDue();
  };

  const keep = (): void => {
    if (!stopping.signal.aborted) keepingHouse = keepingHouse.then(keepHouse);
  };

  let started = false;
  let housekeeping: NodeJS.Timeout | undefined;
  let keepingHouse: Promise<void> = Promise.resolve();
  let sweeping: NodeJS.Timeout | undefined;
  let ticking: NodeJS.Timeout | undefined;
  let stopped: Promise<void> | undefined;

  return {
    vault,
    operators,
    profiles,
    drafts,
    registration,
    recovery,
    cancellation,
    outcomes,
    eventSources,
    marking,
    erasure,
    retention,
    backups,
    vaultKeys,
    autoLock,
    lockNow,
    exports,
    scheduledExport,
    proof,
    sessions,
    handOver,
    testConnection: testOf,
    actor: actor(),
    dispatch,
    onEvent: events.listen,
    async start() {
      exports.sweep().catch((error) => journal.error('what killed exports left could not be removed', error));
      await noteOfItself('desk.started', { version, shell: shell.kind });
      started = true;
      await lock.openAtStart();
      const sweep = (): void => {
        sessions.expirePassed().catch((error) => journal.error('expired links could not be marked', error));
        autoLock.tick().catch((error) => journal.error('the vault could not be locked', error));
      };
      sweeping = setInterval(sweep, expirySweepMs);
      sweeping.unref();
      sweep();
      ticking = setInterval(() => events.tell('time.passed', null), tickMs);
      ticking.unref();
      housekeeping = setInterval(keep, housekeepingMs);
      housekeeping.unref();
      keep();
    },
    stop() {
      stopped ??= (async () => {
        clearInterval(sweeping);
        clearInterval(ticking);
        clearInterval(housekeeping);
        stopping.abort();
        await backups.stop();
        await auditJobs.stop();
        await keepingHouse;
        await delivery.stopAll();
        await eventSources.stop();
        await practice.stop();
        await display.clear();
        await handOver.finishAll();
        await codes.stop();
        await vault.lock();
        // Where it is missing the desk was killed, or the machine lost power.
        if (started) await noteOfItself('desk.stopped', {});
        await log.close();
      })();
      return stopped;
    },
  };
}

function createEvents() {
  type Listener = <E extends DeskEventName>(name: E, payload: DeskEvents[E]) => void;
  const listeners = new Set<Listener>();
  return {
    listen(listener: Listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    tell<E extends DeskEventName>(name: E, payload: DeskEvents[E]) {
      for (const listener of listeners) listener(name, payload);
    },
  };
}
