import { createHash } from 'node:crypto';
import type { VaultState } from '../../preload/contract/desk.ts';
import type { Diagnostics as DiagnosticsView } from '../../preload/contract/diagnostics.ts';
import { roles } from '../../preload/contract/operator.ts';
import { redirectUrlFields } from '../../preload/contract/profile.ts';
import type { AuditKind } from './audit.ts';
import type { Backups } from './backups.ts';
import type { EventSources } from './event-sources.ts';
import { Failure } from './failure.ts';
import type { OperatorLog, ProfileLog, Settings } from './ports/desk.ts';
import type { DiagnosticsLog, JournalReader, ProgramFacts } from './ports/diagnostics.ts';
import type { FileSaver } from './ports/handover.ts';
import type { SessionLog } from './ports/sessions.ts';
import type { Clock } from './ports/system.ts';
import { practiceId } from './profiles.ts';
import { createRedaction } from './redaction.ts';
import type { ScheduledExport } from './scheduled-export.ts';
import type { TodayView } from './today.ts';

/** What the desk tells of itself to whoever helps from afar. It is looked at in full before it can be saved. */
export interface Diagnostics {
  look(): Promise<DiagnosticsView>;
  /**
   * Saves what was looked at last, byte for byte.
   * @returns the file, or null when the operator thought better of it
   * @throws Failure `invalid-input` when something else was looked at since, `file-unwritable`
   */
  save(id: string): Promise<string | null>;
  /** The text, to go out at once. */
  give(): Promise<string>;
}

/** What was done to the log and went well or badly, by the last event of each. */
const telling: readonly AuditKind[] = [
  'desk.started',
  'desk.stopped',
  'vault.opened',
  'vault.locked',
  'vault.rotated',
  'log.verified',
  'log.restored',
  'export.made',
  'export.verified',
  'backup.made',
  'retention.run',
];

const mostLines = 500;

export function createDiagnostics(parts: {
  readonly program: ProgramFacts;
  readonly log: DiagnosticsLog;
  readonly events: Pick<SessionLog, 'note'>;
  readonly journal: JournalReader;
  readonly settings: Settings;
  readonly profiles: Pick<ProfileLog, 'list'>;
  readonly operators: Pick<OperatorLog, 'list'>;
  readonly eventSources: Pick<EventSources, 'view'>;
  readonly scheduledExport: Pick<ScheduledExport, 'state'>;
  readonly backups: Pick<Backups, 'list'>;
  readonly today: Pick<TodayView, 'failed'>;
  readonly vault: () => Promise<VaultState>;
  readonly files: FileSaver;
  readonly clock: Clock;
  readonly actor: () => string;
}): Diagnostics {
  const { program, settings, clock } = parts;
  let looked: DiagnosticsView | null = null;

  const collect = async (): Promise<DiagnosticsView> => {
    const { ownNames, ...about } = program;
    const [profiles, operators, merchant] = [
      await parts.profiles.list(),
      await parts.operators.list(),
      await settings.merchant(),
    ];
    const redacted = createRedaction([
      ...ownNames,
      ...operators.map(({ name }) => name),
      ...profiles.map(({ name }) => name),
      merchant.name,
      ...merchant.text.split('\n'),
    ]);
    const { lastOf, ...facts } = await parts.log.facts(telling);
    const backups = await parts.backups.list();
    const text = {
      format: 'zastrpay-desk-diagnostics-1',
      madeAt: clock.now().toISOString(),
      minutesFromUtc: -clock.now().getTimezoneOffset(),
      program: about,
      vault: await parts.vault(),
      settings: {
        ...(await settings.preferences()),
        autoLockMinutes: await settings.autoLockMinutes(),
        waitingHours: await settings.waitingHours(),
        notices: await settings.notices(),
        merchant: { name: merchant.name !== '', text: merchant.text !== '', logo: merchant.logo !== null },
      },
      profiles: await profileFacts(profiles),
      operators: Object.fromEntries(roles.map((role) => [role, operators.filter((each) => each.role === role).length])),
      log: facts,
      lastEvents: Object.fromEntries(
        lastOf.map(({ kind, at, counted }) => [kind, { at: at.toISOString(), ...counted }]),
      ),
      failing: parts.today.failed(),
      eventSources: await sourceFacts(),
      scheduledExport: await exportFacts(),
      backups: { count: backups.length, newest: backups[0]?.madeAt ?? null },
      journal: (await parts.journal.lines(mostLines)).map(redacted),
    };
    const json = `${JSON.stringify(text, null, 2)}\n`;
    return { id: createHash('sha256').update(json, 'utf8').digest('hex'), text: json };
  };

  /** Neither names nor addresses: both say who the merchant is. */
  const profileFacts = async (profiles: Awaited<ReturnType<ProfileLog['list']>>) => {
    const active = (await settings.activeProfile()) ?? practiceId;
    const facts = profiles.map(async ({ id, environment, hasApiKey, locale, link, redirectUrls }) => ({
      environment,
      active: id === active,
      hasApiKey,
      language: locale.slice(0, 2),
      link: link === 'query' || link === 'fragment' ? link : 'template',
      httpRedirects: redirectUrlFields.filter((field) => redirectUrls[field].startsWith('http:')).length,
      retention: await settings.retention(id),
    }));
    return { practiceActive: !profiles.some(({ id }) => id === active), others: await Promise.all(facts) };
  };

  const sourceFacts = async () => {
    const { receiver, feed } = await parts.eventSources.view();
    return {
      receiver: receiver && { port: receiver.port, listening: receiver.listening, problem: receiver.problem },
      feed: feed && { lastReadAt: feed.lastReadAt, problem: feed.problem },
    };
  };

  const exportFacts = async () => {
    const { schedule, lastMade, problem } = await parts.scheduledExport.state();
    return { every: schedule?.every ?? null, lastMadeAt: lastMade?.at ?? null, problem };
  };

  /** It leaves the desk, so it is written down that it did. */
  const note = (bytes: number): Promise<void> =>
    parts.events.note({
      at: clock.now(),
      session: null,
      kind: 'diagnostics.given',
      actor: parts.actor(),
      origin: 'operator',
      data: { bytes },
    });

  return {
    async look() {
      looked = await collect();
      return looked;
    },
    async save(id) {
      const wanted = looked;
      if (wanted?.id !== id) throw new Failure('invalid-input', 'These are not the diagnostics that were shown last.');
      const bytes = new TextEncoder().encode(wanted.text);
      const file = await parts.files.save({ name: 'zastrpay-desk-diagnostics.json', kind: 'json' }, async () => bytes);
      if (file !== null) await note(bytes.length);
      return file;
    },
    async give() {
      const { text } = await collect();
      await note(new TextEncoder().encode(text).length);
      return text;
    },
  };
}
