import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { DeskState } from '../preload/contract/desk.ts';
import type { Result } from '../preload/contract/errors.ts';
import { permits } from '../preload/contract/operator.ts';
import type { ConnectionTest } from '../preload/contract/profile.ts';
import type { AuditData, AuditKind } from './core/audit.ts';
import { createAuditJobs } from './core/audit-jobs.ts';
import { createAutoLock } from './core/auto-lock.ts';
import { createBackups } from './core/backups.ts';
import { createCancellation } from './core/cancellation.ts';
import { testConnection } from './core/connection-test.ts';
import { createCustomerDisplay } from './core/customer-display.ts';
import { createDelivery } from './core/delivery.ts';
import { createDiagnostics } from './core/diagnostics.ts';
import { createDrafts } from './core/drafts.ts';
import { createErasure } from './core/erasure.ts';
import { createEventSources } from './core/event-sources.ts';
import { createExpiry } from './core/expiry.ts';
import { createExports } from './core/export.ts';
import { createHandOver } from './core/handover.ts';
import { createHousekeeping } from './core/housekeeping.ts';
import { createLock, type LockReason } from './core/lock.ts';
import { createMarking } from './core/marking.ts';
import { createMerchantWords } from './core/merchant.ts';
import { createNotices } from './core/notices.ts';
import { createOperators } from './core/operators.ts';
import { createOutcomes } from './core/outcome.ts';
import { createPageDefects } from './core/page-defects.ts';
import type { Announcer } from './core/ports/system.ts';
import { createProfiles } from './core/profiles.ts';
import { createProof } from './core/proof.ts';
import { codesOnDemand } from './core/qr.ts';
import { createRecentCountries } from './core/recent-countries.ts';
import { createRecovery } from './core/recovery.ts';
import { createRegistration } from './core/registration.ts';
import { createRetention } from './core/retention.ts';
import { retryPolicy } from './core/retry.ts';
import { createScheduledExport } from './core/scheduled-export.ts';
import { createSessions } from './core/sessions.ts';
import { createToday } from './core/today.ts';
import { createUpdates } from './core/updates.ts';
import { createVaultKeys } from './core/vault-keys.ts';
import { createViews } from './core/views.ts';
import type { Desk, DeskOptions } from './desk.ts';
import { createDeskEvents } from './desk-events.ts';
import { deskFilesIn } from './desk-files.ts';
import { createCodeThread } from './handouts/code-thread.ts';
import { handouts } from './handouts/handouts.ts';
import { auditHandlers } from './ipc/handlers/audit.ts';
import { deskHandlers } from './ipc/handlers/desk.ts';
import { diagnosticsHandlers } from './ipc/handlers/diagnostics.ts';
import { eventHandlers } from './ipc/handlers/events.ts';
import { handOverHandlers } from './ipc/handlers/handover.ts';
import { noticesHandlers } from './ipc/handlers/notices.ts';
import { operatorHandlers } from './ipc/handlers/operators.ts';
import { practiceHandlers } from './ipc/handlers/practice.ts';
import { privacyHandlers } from './ipc/handlers/privacy.ts';
import { rememberedHandlers } from './ipc/handlers/remembered.ts';
import { sessionHandlers } from './ipc/handlers/sessions.ts';
import { todayHandlers } from './ipc/handlers/today.ts';
import { updateHandlers } from './ipc/handlers/updates.ts';
import { vaultHandlers } from './ipc/handlers/vault.ts';
import { createRouter, type DeskCall, type Dispatch } from './ipc/router.ts';
import { createExportFolders } from './jobs/export-folders.ts';
import { createRightOfWay } from './jobs/right-of-way.ts';
import { createExportVerifier, createLogVerifier } from './jobs/verifiers.ts';
import { readJournal } from './journal.ts';
import { createBackupStore } from './log/backups.ts';
import { threadsCanOpenTheLog } from './log/copying.ts';
import { openLog } from './log/log.ts';
import { createPractice } from './practice/practice.ts';
import { programFacts } from './program-facts.ts';
import { resourceFile } from './resources.ts';
import { foldersOf } from './shell/folders.ts';
import { systemClock, systemRandomness } from './shell/system.ts';
import { createReleaseServer } from './updates/release-server.ts';
import { delayAfter } from './vault/attempt-delay.ts';
import { createPinKeeper } from './vault/pin.ts';
import { createVault } from './vault/vault.ts';
import { createZastrpayApi } from './zastrpay/client.ts';
import { readEvents } from './zastrpay/event-envelope.ts';
import { readFeed } from './zastrpay/feed.ts';
import { openReceiver } from './zastrpay/receiver.ts';

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
  const events = createDeskEvents();
  const files = deskFilesIn(dataFolder);

  const vault = createVault({
    file: files.vaultFile,
    os: shell.osProtector,
    clock,
    randomness,
  });
  const log = openLog({ file: files.database, keys: vault });
  const rightOfWay = createRightOfWay();
  const api = createZastrpayApi({
    // An answer is worked on at once, however long whoever waits for it has waited.
    async fetch(...request) {
      const response = await shell.fetch(...request);
      rightOfWay.moment();
      return response;
    },
  });
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
      handOver.changed(id).catch((error) => journal.error('what was under way could not be called off', error));
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
  /** For what moves a session without anybody at the screen having asked just now. */
  const tellingAnnouncer: Announcer = {
    ...announcer,
    sessionChanged: (id) => {
      announcer.sessionChanged(id);
      notices.moved(id);
    },
  };
  const outcomes = createOutcomes({ log: log.outcomes, clock, announcer: tellingAnnouncer });
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
  const codes = createCodeThread();
  // A command has nobody waiting in front of a screen.
  const linkCodes = shell.kind === 'none' ? codesOnDemand : codes;
  const delivery = createDelivery({
    log: log.sessions,
    api,
    profiles,
    clock,
    randomness,
    expiry,
    codes: linkCodes,
    announcer: tellingAnnouncer,
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
    codes: linkCodes,
    announcer,
    actor,
    othersTurn,
  });
  const merchant = createMerchantWords({ settings: log.settings, clock, actor });
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
      rightOfWay: rightOfWay.memory,
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
    verifier: createLogVerifier(files.database, rightOfWay.memory),
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
    verifier: createExportVerifier(resourceFile('verify.mjs'), rightOfWay.memory),
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
  events.listen((...[name]) => {
    if (name !== 'audit.job' && name !== 'audit.scheduled' && name !== 'updates.changed') autoLock.told();
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

  const housekeeping = createHousekeeping({
    retention,
    backups: threadsCanOpenTheLog ? backups : null,
    scheduledExport,
    today,
    vault,
    journal,
  });

  const notices = createNotices({
    notifier: shell.notifier,
    log: log.sessions,
    today: log.today,
    settings: log.settings,
    eventSources,
    vault,
    clock,
    journal,
    actor,
    lead: (target) => events.tell('notice.opened', target),
  });

  const diagnostics = createDiagnostics({
    program: programFacts(version, shell.kind),
    log: log.diagnostics,
    events: log.sessions,
    journal: readJournal(dataFolder),
    settings: log.settings,
    profiles: log.profiles,
    operators: log.operators,
    eventSources,
    scheduledExport,
    backups,
    today,
    vault: () => lock.state(),
    files: shell.files,
    clock,
    actor,
  });

  const updates = createUpdates({
    memory: log.updates,
    server: createReleaseServer(shell.fetch),
    installer: shell.installer,
    version,
    isServing: () => delivery.isAnyUnderWay() || handOver.isServing(),
    log: log.sessions,
    clock,
    journal,
    actor,
    tell: (now) => events.tell('updates.changed', now),
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
    notices.opened();
    housekeeping.exportSoon();
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
        pageDefect: createPageDefects({ clock, journal }),
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
      ...practiceHandlers({ practice }),
      ...diagnosticsHandlers({ diagnostics }),
      ...noticesHandlers({ notices }),
      ...operatorHandlers({ operators, state }),
      ...handOverHandlers({ handOver, display, merchant }),
      ...eventHandlers({ eventSources, log: log.outcomes }),
      ...updateHandlers(updates),
      ...auditHandlers({ auditJobs, scheduledExport, scheduled: housekeeping.exportSoon }),
    },
  });

  const dispatch: Dispatch = (sender, name, input) => {
    // The page tells that by itself; nobody need be there.
    if (name !== 'desk.pageDefect') autoLock.called();
    const who = operators.atTheDesk();
    const answered = (): Promise<Result<unknown>> => rightOfWay.during(() => route(sender, name, input));
    return caller.run(who.kind === 'nobody' ? username : who.name, answered);
  };

  let started = false;
  let keepingHouse: NodeJS.Timeout | undefined;
  let sweeping: NodeJS.Timeout | undefined;
  let ticking: NodeJS.Timeout | undefined;
  let stopped: Promise<void> | undefined;

  return {
    vault,
    // A command knows no roles: where several share the desk, the key store must not open it to whoever sits there.
    openForCommand: async () => operators.atTheDesk().kind === 'account' && (await lock.openForCommand()),
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
    diagnostics,
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
      ticking = setInterval(() => {
        events.tell('time.passed', null);
        notices.tick().catch((error) => journal.error('what is about to end could not be told', error));
      }, tickMs);
      ticking.unref();
      const keep = (): void => {
        housekeeping.keep();
        updates.checkDaily().catch((error) => journal.error('updates could not be looked for', error));
      };
      keepingHouse = setInterval(keep, housekeepingMs);
      keepingHouse.unref();
      keep();
    },
    stop() {
      stopped ??= (async () => {
        clearInterval(sweeping);
        clearInterval(ticking);
        clearInterval(keepingHouse);
        updates.stop();
        const houseKept = housekeeping.stop();
        await backups.stop();
        await auditJobs.stop();
        await houseKept;
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
