import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  AuditExportMade,
  AuditExportVerification,
  AuditJob,
  AuditState,
  ChosenFolder,
} from '../../preload/contract/audit.ts';
import { localDay } from '../../preload/contract/birth-date.ts';
import type { DeskError, FieldError } from '../../preload/contract/errors.ts';
import type { LogVerification, PiiLevel } from '../../preload/contract/export.ts';
import type { ExportRhythm, ExportScheduleState } from '../../preload/contract/export-schedule.ts';
import type { SessionStatus } from '../../preload/contract/session.ts';
import type { DeskBridge } from '../api/bridge.ts';
import { DeskFailure, errorOf, unwrap } from '../api/unwrap.ts';
import { type Period, periodOf } from './export-period.ts';

type Desk = Pick<
  DeskBridge,
  | 'audit.state'
  | 'audit.chooseFolder'
  | 'audit.export'
  | 'audit.verifyLog'
  | 'audit.verifyExport'
  | 'audit.schedule'
  | 'audit.setSchedule'
  | 'audit.cancel'
  | 'audit.openFolder'
  | 'on'
>;

/** What an export shall hold, as it is filled in. It stays, whatever becomes of the export. */
export interface ExportForm extends Period {
  /** Any of these; empty for all. */
  readonly status: readonly SessionStatus[];
  /** A profile's id; null for all. */
  readonly profile: string | null;
  readonly pii: PiiLevel;
  readonly reason: string;
  readonly csv: boolean;
  readonly ndjson: boolean;
  readonly byteOrderMark: boolean;
}

/** A folder as the shell lets it be chosen: by the dialog, or as a typed path that main has not seen yet. */
export interface FolderChoice {
  readonly chosen: ChosenFolder | null;
  readonly typed: string;
}

type Outcome<T> = { readonly value: T } | { readonly error: DeskError };

export interface AuditStore {
  /** Null until main has answered. */
  readonly desk: AuditState | null;
  readonly job: AuditJob | null;
  readonly error: DeskError | null;
  readonly form: ExportForm;
  readonly exportInto: FolderChoice;
  readonly exportToCheck: FolderChoice;
  readonly scheduleInto: FolderChoice;
  /** Null until main has answered. */
  readonly schedule: ExportScheduleState | null;
  /** Chosen but not yet kept; null: as it is. */
  readonly rhythm: ExportRhythm | 'off' | null;
  readonly scheduleError: DeskError | null;
  readonly made: Outcome<AuditExportMade> | null;
  readonly log: Outcome<LogVerification> | null;
  readonly checked: Outcome<AuditExportVerification> | null;
  /** Starts following the desk. @returns stops it */
  start(): () => void;
  fill(change: Partial<ExportForm>): void;
  type(which: FolderFor, typed: string): void;
  /** Asks the system's dialog. */
  choose(which: FolderFor): Promise<void>;
  export(): Promise<void>;
  pickRhythm(rhythm: ExportRhythm | 'off'): void;
  keepSchedule(): Promise<void>;
  verifyLog(): Promise<void>;
  verifyExport(): Promise<void>;
  cancel(): Promise<void>;
  openFolder(token: string): Promise<void>;
}

export type FolderFor = 'exportInto' | 'exportToCheck' | 'scheduleInto';

export type AuditStoreApi = StoreApi<AuditStore>;

const emptyForm: ExportForm = {
  span: 'all',
  from: '',
  to: '',
  status: [],
  profile: null,
  pii: 'none',
  reason: '',
  csv: true,
  ndjson: true,
  byteOrderMark: false,
};

/** Exports and checks of the record. It lives as long as the vault is open, so that work goes on behind other screens. */
export function createAuditStore(desk: Desk, now: () => Date = () => new Date()): AuditStoreApi {
  return createStore<AuditStore>()((set, get) => {
    const load = async (): Promise<void> => {
      try {
        const state = await unwrap(desk['audit.state']());
        const schedule = await unwrap(desk['audit.schedule']());
        set({ desk: state, job: state.job, schedule, error: null });
      } catch (thrown) {
        set({ error: errorOf(thrown) });
      }
    };

    const outcome = async <T>(work: () => Promise<T>): Promise<Outcome<T>> => {
      try {
        return { value: await work() };
      } catch (thrown) {
        return { error: errorOf(thrown) };
      }
    };

    /** The token to go on with; a typed path is looked at by main first. */
    const tokenOf = async (which: FolderFor): Promise<string> => {
      const { chosen, typed } = get()[which];
      if (chosen !== null) return chosen.token;
      const folder = get().desk?.folders === 'typed' ? await unwrap(desk['audit.chooseFolder']({ typed })) : null;
      if (folder === null) throw notTaken([{ field: 'folder', code: 'required' }]);
      set({ [which]: { chosen: folder, typed } });
      return folder.token;
    };

    return {
      desk: null,
      job: null,
      error: null,
      form: emptyForm,
      exportInto: noFolder,
      exportToCheck: noFolder,
      scheduleInto: noFolder,
      schedule: null,
      rhythm: null,
      scheduleError: null,
      made: null,
      log: null,
      checked: null,

      start() {
        const end = desk.on('audit.job', (job) => {
          set({ job });
          // The first signature makes the key.
          if (job === null) void load();
        });
        const endSchedule = desk.on('audit.scheduled', (schedule) => set({ schedule }));
        void load();
        return () => {
          end();
          endSchedule();
        };
      },

      fill: (change) => set(({ form }) => ({ form: { ...form, ...change } })),
      type: (which, typed) => set({ [which]: { chosen: null, typed } }),

      async choose(which) {
        try {
          const chosen = await unwrap(desk['audit.chooseFolder']({ typed: null }));
          if (chosen !== null) set({ [which]: { chosen, typed: '' }, error: null });
        } catch (thrown) {
          set({ error: errorOf(thrown) });
        }
      },

      async export() {
        set({ made: null });
        const { span, from, to, csv, ndjson, status, ...form } = get().form;
        const made = await outcome(async () => {
          const period = periodOf({ span, from, to }, localDay(now()));
          if (!period.ok) throw notTaken(period.fields);
          const formats = [...(csv ? (['csv'] as const) : []), ...(ndjson ? (['ndjson'] as const) : [])];
          const into = await tokenOf('exportInto');
          const chosen = status.length === 0 ? null : status;
          const request = { ...form, status: chosen, from: period.from, to: period.to, formats, into };
          // A reason that is no longer asked for is no longer meant.
          return unwrap(desk['audit.export']({ ...request, reason: form.pii === 'none' ? '' : form.reason }));
        });
        set({ made });
        // Full data and its reason are asked for each time anew.
        if ('value' in made) set(({ form: kept }) => ({ form: { ...kept, pii: 'none', reason: '' } }));
      },

      pickRhythm: (rhythm) => set({ rhythm }),

      async keepSchedule() {
        const { rhythm, schedule, scheduleInto } = get();
        const every = rhythm ?? schedule?.schedule?.every ?? 'off';
        const keepsFolder = every === 'off' || (schedule?.schedule != null && isEmpty(scheduleInto));
        const kept = await outcome(async () => {
          const into = keepsFolder ? null : await tokenOf('scheduleInto');
          return unwrap(desk['audit.setSchedule']({ every: every === 'off' ? null : every, into }));
        });
        if ('error' in kept) set({ scheduleError: kept.error });
        else set({ schedule: kept.value, rhythm: null, scheduleInto: noFolder, scheduleError: null });
      },

      async verifyLog() {
        set({ log: null });
        set({ log: await outcome(() => unwrap(desk['audit.verifyLog']())) });
      },

      async verifyExport() {
        set({ checked: null });
        const checked = await outcome(async () => {
          const token = await tokenOf('exportToCheck');
          return unwrap(desk['audit.verifyExport']({ token }));
        });
        set({ checked });
      },

      async cancel() {
        await unwrap(desk['audit.cancel']()).catch((thrown) => set({ error: errorOf(thrown) }));
      },

      async openFolder(token) {
        await unwrap(desk['audit.openFolder']({ token })).catch((thrown) => set({ error: errorOf(thrown) }));
      },
    };
  });
}

const noFolder: FolderChoice = { chosen: null, typed: '' };

/** Nothing chosen and nothing typed. */
export const isEmpty = ({ chosen, typed }: FolderChoice): boolean => chosen === null && typed.trim() === '';

const notTaken = (fields: readonly FieldError[]): DeskFailure =>
  new DeskFailure({ code: 'invalid-input', message: 'Something in the form was not taken.', fields });
