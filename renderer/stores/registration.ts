import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Draft } from '../../preload/contract/calls.ts';
import type { DeskError, FieldError } from '../../preload/contract/errors.ts';
import { customerFields, type RegistrationForm } from '../../preload/contract/registration.ts';
import type { SessionDetail } from '../../preload/contract/session.ts';
import type { DeskBridge } from '../api/bridge.ts';
import { errorOf, unwrap } from '../api/unwrap.ts';
import { type Attempt, attemptFrom } from './attempt.ts';
import { askLink, type FirstSight } from './session.ts';

type Desk = Pick<
  DeskBridge,
  | 'drafts.open'
  | 'drafts.save'
  | 'drafts.discard'
  | 'sessions.create'
  | 'sessions.stop'
  | 'sessions.show'
  | 'sessions.link'
  | 'handover.finish'
  | 'countries.recent'
  | 'on'
>;

/** Where the one registration at the desk stands: a form, a request under way, or a session to hand over. */
export type Step =
  | { readonly name: 'opening' }
  | { readonly name: 'form' }
  | { readonly name: 'sending'; readonly attempt: Attempt | null }
  | { readonly name: 'session'; readonly id: string };

export interface RegistrationStore {
  readonly step: Step;
  /** The form as typed so far; its id will be the session's. Null while opening and once there is a session. */
  readonly draft: Draft | null;
  readonly saving: 'idle' | 'waiting' | 'saved' | 'failed';
  /** Why the last call did not work. What was typed is still there. */
  readonly error: DeskError | null;
  /** What main or Zastrpay did not take, by field, until the form is sent again. */
  readonly objections: readonly FieldError[];
  /** Codes of the countries to offer first. */
  readonly recentCountries: readonly string[];
  /** Opens the form and follows what is sent. @returns stops it: what is unsaved is saved, and all of it forgotten here */
  start(): () => void;
  /** Takes up the draft that main kept, or a fresh one. */
  open(): Promise<void>;
  /** What is in the form now; saved a moment later. */
  type(form: RegistrationForm): void;
  /** Saves at once what has not been saved. */
  flush(): Promise<void>;
  /**
   * Creates the session. While one is under way, pressing again does nothing.
   * @param anyway the operator's reason, when `error` said that there is a session for the same person
   */
  submit(form: RegistrationForm, anyway?: string): Promise<void>;
  /** What came with the creation of this session, for its screen to begin with; once, for it is kept nowhere else. */
  firstSight(id: string): FirstSight | null;
  /** The operator has read the error. */
  dismiss(): void;
  /** Gives up waiting for Zastrpay's answer; the session's outcome is then unknown. */
  stop(): Promise<void>;
  /** Another session took the place of the one at hand, for the same customer. */
  follow(id: string): void;
  /** Goes on with a session that exists for this customer; what was typed is not needed any more. */
  instead(id: string): Promise<void>;
  /** Forgets the customer and opens a fresh form, unless the session was refused: then it goes back to the form. */
  next(): Promise<void>;
  /** Back to the form after a refusal, with everything typed, under a new id. */
  correct(objections: readonly FieldError[]): Promise<void>;
  /** Empties the form. */
  clear(): Promise<void>;
}

export type RegistrationStoreApi = StoreApi<RegistrationStore>;

/** The session that is being sent or handed over, if any. */
export function atHandIn({ step, draft }: Pick<RegistrationStore, 'step' | 'draft'>): string | null {
  if (step.name === 'session') return step.id;
  return step.name === 'sending' ? (draft?.id ?? null) : null;
}

/** Long enough not to write at every key, short enough to lose half a word at most. */
const saveAfterMs = 300;

/** Somebody who types without a pause is saved all the same. */
const saveAtLeastEveryMs = 1_000;

export interface RegistrationOptions {
  /** The session that was at hand when the page died, for which there may have been a draft only. */
  readonly atHand?: string | null;
  readonly saveAfterMs?: number;
  /** Milliseconds that only grow. */
  readonly now?: () => number;
}

export function createRegistrationStore(desk: Desk, options: RegistrationOptions = {}): RegistrationStoreApi {
  const now = options.now ?? (() => performance.now());
  /** What the last session was made of, for the case that it comes back refused. Never rendered beside a session. */
  let sent: RegistrationForm | null = null;
  let first: FirstSight | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsaved: Draft | null = null;
  let unsavedSince = 0;
  let saves: Promise<void> = Promise.resolve();
  let savesUnderWay = 0;
  let turn = 0;

  return createStore<RegistrationStore>()((set, get) => {
    /** Runs one opening; an older one that answers late is ignored. */
    const opening = async (draft: () => Promise<Draft>, objections: readonly FieldError[] = []): Promise<void> => {
      turn += 1;
      const mine = turn;
      set({ step: { name: 'opening' }, draft: null, error: null, objections: [], saving: 'idle' });
      try {
        const [opened, recentCountries] = await Promise.all([
          draft(),
          unwrap(desk['countries.recent']()).catch(() => get().recentCountries),
        ]);
        if (mine === turn) set({ step: { name: 'form' }, draft: opened, objections, recentCountries });
      } catch (thrown) {
        if (mine === turn) set({ error: errorOf(thrown) });
      }
    };

    /** Goes on with a session if there is one, else with the form. */
    const takeUp = async (id: string): Promise<void> => {
      turn += 1;
      const mine = turn;
      const isThere = await unwrap(desk['sessions.show']({ id })).then(
        () => true,
        () => false,
      );
      if (mine !== turn) return;
      if (isThere) set({ step: { name: 'session', id } });
      else await get().open();
    };

    // One save at a time and in order, so that an older text never lands on a newer one.
    const save = (): Promise<void> => {
      clearTimeout(timer);
      timer = undefined;
      const draft = unsaved;
      unsaved = null;
      if (draft === null) return saves;
      savesUnderWay += 1;
      saves = saves.then(async () => {
        try {
          await unwrap(desk['drafts.save'](draft));
          if (unsaved === null) set({ saving: 'saved' });
        } catch {
          // The next key or the next blur tries again.
          unsaved ??= draft;
          set({ saving: 'failed' });
        }
        savesUnderWay -= 1;
      });
      return saves;
    };

    const forget = (): void => {
      clearTimeout(timer);
      timer = undefined;
      unsaved = null;
      sent = null;
      first = null;
    };

    /** Asked for before the screen changes, so that it comes up whole. One that cannot be had is asked for again there. */
    const seen = async (detail: SessionDetail): Promise<FirstSight | null> => {
      if (!detail.linkAvailable) return null;
      const answer = await askLink(desk, detail.id, now).catch(() => null);
      return answer?.link ? { detail, link: answer.link } : null;
    };

    return {
      step: { name: 'opening' },
      draft: null,
      saving: 'idle',
      error: null,
      objections: [],
      recentCountries: [],

      start() {
        const end = desk.on('sessions.attempt', (event) => {
          const { step, draft } = get();
          if (step.name !== 'sending' || draft?.id !== event.id) return;
          set({ step: { name: 'sending', attempt: attemptFrom(event, now()) } });
        });
        const { atHand = null } = options;
        void (atHand === null ? get().open() : takeUp(atHand));
        return () => {
          end();
          void save();
          forget();
          turn += 1;
          set({ step: { name: 'opening' }, draft: null, objections: [], error: null });
        };
      },

      open: () => opening(() => unwrap(desk['drafts.open']())),

      type(form) {
        const { draft, step } = get();
        if (draft === null || step.name !== 'form') return;
        if (unsaved === null) unsavedSince = now();
        unsaved = { id: draft.id, form };
        clearTimeout(timer);
        const longest = Math.max(0, unsavedSince + saveAtLeastEveryMs - now());
        timer = setTimeout(() => void save(), Math.min(options.saveAfterMs ?? saveAfterMs, longest));
        set({ draft: unsaved, saving: 'waiting' });
      },

      flush: save,

      async submit(form, anyway) {
        const { draft, step } = get();
        if (draft === null || step.name !== 'form') return;
        const sending = { id: draft.id, form };
        const mine = turn;
        set({ step: { name: 'sending', attempt: null }, draft: sending, error: null, objections: [] });
        clearTimeout(timer);
        unsaved = null;
        const create = () => unwrap(desk['sessions.create']({ ...sending, anyway }));
        try {
          // A save that lands after the session would bring its draft back to life. Where there is none, main is asked before
          // the page draws that it is.
          const session = await (savesUnderWay > 0 ? saves.then(create) : create());
          if (mine !== turn) return;
          if (session.id !== sending.id) throw new Error('the answer is about another session');
          const sight = await seen(session);
          if (mine !== turn) return;
          sent = form;
          first = sight;
          set({ step: { name: 'session', id: session.id }, draft: null, saving: 'idle' });
        } catch (thrown) {
          if (mine !== turn) return;
          const error = errorOf(thrown);
          set({ step: { name: 'form' }, error, objections: error.fields ?? [] });
          unsaved = sending;
          await save();
        }
      },

      firstSight(id) {
        const sight = first?.detail.id === id ? first : null;
        first = null;
        return sight;
      },

      dismiss: () => set({ error: null }),

      async stop() {
        const { draft, step } = get();
        if (draft !== null && step.name === 'sending') await desk['sessions.stop']({ id: draft.id });
      },

      follow(id) {
        if (get().step.name === 'session') set({ step: { name: 'session', id } });
      },

      async instead(id) {
        const { draft, step } = get();
        if (step.name !== 'form' || draft === null) return;
        turn += 1;
        forget();
        set({ step: { name: 'session', id }, draft: null, error: null, objections: [], saving: 'idle' });
        // A save under way must not bring the draft back to life.
        await saves;
        await desk['drafts.discard']({ id: draft.id });
      },

      async next() {
        const { step } = get();
        if (step.name === 'session') {
          const refused = await unwrap(desk['sessions.show']({ id: step.id })).then(
            ({ status, problem }) => (status === 'refused' ? (problem?.fields ?? []) : null),
            () => null,
          );
          if (get().step !== step) return;
          if (refused !== null) return get().correct(refused);
          // Its screen may be another one just now, and say nothing.
          void desk['handover.finish']({ id: step.id, goesOn: true });
        }
        forget();
        await opening(async () => {
          const { id } = await unwrap(desk['drafts.open']());
          return unwrap(desk['drafts.discard']({ id }));
        });
      },

      correct(objections) {
        const typed = sent;
        return opening(async () => {
          const draft = await unwrap(desk['drafts.open']());
          // Refused at a later try: main has let go of the draft by then, this page has not.
          if (typed === null || !isUntouched(draft.form)) return draft;
          const again = { id: draft.id, form: typed };
          await unwrap(desk['drafts.save'](again));
          return again;
        }, objections);
      },

      async clear() {
        const { draft } = get();
        if (draft === null) return;
        forget();
        await saves;
        await opening(() => unwrap(desk['drafts.discard']({ id: draft.id })));
      },
    };
  });
}

/** Whether nobody has typed anything about a customer yet; the language comes from the profile. */
export function isUntouched(form: RegistrationForm): boolean {
  return !form.consent && customerFields.every((field) => form.customer[field] === '');
}
