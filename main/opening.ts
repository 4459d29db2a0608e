import type { Result } from '../preload/contract/errors.ts';
import type { Damage, Rescued } from '../preload/contract/rescue.ts';
import { Failure } from './core/failure.ts';
import type { LockReason } from './core/lock.ts';
import type { LogRepair } from './core/ports/backups.ts';
import type { Journal } from './core/ports/system.ts';
import type { ConsoleOrigin, Dispatch, RescueCall } from './ipc/router.ts';
import type { ConsoleCalls } from './shell/console-calls.ts';
import { within } from './shell/within.ts';

/** A desk that opens behind its window. One that is damaged can be repaired from there, and is then opened again. */
export interface Opening extends ConsoleCalls {
  /** Locks as the operator would; nothing happens while no desk is open. */
  lockNow(why: LockReason): Promise<void>;
  /** Stops whatever desk there is. Does not reject. */
  stop(): Promise<void>;
}

/** What is needed of a `Desk`; only the entries know where it comes from. */
interface OpenedDesk {
  readonly dispatch: Dispatch;
  readonly lockNow: (why: LockReason) => Promise<void>;
  readonly vault: { state(): Promise<unknown> };
  stop(): Promise<void>;
}

export function openBehindWindow(parts: {
  readonly open: () => Promise<OpenedDesk>;
  /** Loaded when it is needed, which is hardly ever. */
  readonly rescue: () => Promise<LogRepair>;
  readonly origin: ConsoleOrigin;
  readonly journal: Journal;
}): Opening {
  const { open, rescue, origin, journal } = parts;
  const underWay = new Set<Promise<unknown>>();

  const opened = (): Promise<OpenedDesk> => {
    const desk = open();
    desk.catch((error) => journal.error('the desk could not be opened', error));
    return desk;
  };
  let desk = opened();

  const damage = async (): Promise<Damage | null> => {
    try {
      await (await desk).vault.state();
      return null;
    } catch (error) {
      return error instanceof Failure ? (damageOf[error.code] ?? null) : null;
    }
  };

  const stop = async (): Promise<void> => {
    const present = await desk.catch(() => null);
    await present?.stop().catch((error) => journal.error('the desk did not stop cleanly', error));
  };

  /** Works on the files of a closed desk, and opens it again, whatever came of it. */
  const repair = async (work: (rescue: LogRepair) => Promise<Rescued>): Promise<Rescued> => {
    if ((await damage()) === null) throw new Failure('rescue-needless', 'Nothing is damaged; nothing was changed.');
    await stop();
    try {
      return await work(await rescue());
    } finally {
      desk = opened();
      await desk.catch(() => undefined);
    }
  };

  const loadRescueRoute = async (): Promise<Dispatch> => {
    const [{ createRouter }, { rescueHandlers }] = await Promise.all([
      import('./ipc/router.ts'),
      import('./ipc/handlers/rescue.ts'),
    ]);
    return createRouter<RescueCall>({
      handlers: rescueHandlers({ rescue, damage, repair }),
      origin,
      journal,
      // A log that does not open knows no operators.
      permits: () => true,
    });
  };
  let loading: Promise<Dispatch> | undefined;
  /** Loaded when it is needed, as what it repairs with is: the window waits for whatever its entry loads. */
  const rescueRoute = (): Promise<Dispatch> => {
    loading ??= loadRescueRoute();
    return loading;
  };

  return {
    dispatch(sender, name, input) {
      const answer = isRescue(name)
        ? rescueRoute().then((route) => route(sender, name, input), cannotOpen)
        : desk.then(({ dispatch }) => dispatch(sender, name, input), cannotOpen);
      underWay.add(answer);
      return answer.finally(() => underWay.delete(answer));
    },
    settled: (limitMs) => within(limitMs, Promise.allSettled(underWay)),
    async lockNow(why) {
      await desk
        .then((present) => present.lockNow(why))
        .catch((error) => journal.error('the vault could not be locked', error));
    },
    stop,
  };
}

const damageOf: Readonly<Record<string, Damage | undefined>> = { 'log-damaged': 'log', 'vault-damaged': 'vault' };

const isRescue = (name: unknown): boolean => typeof name === 'string' && name.startsWith('rescue.');

function cannotOpen(error: unknown): Result<never> {
  if (error instanceof Failure) return { ok: false, error: error.toDeskError() };
  return { ok: false, error: { code: 'internal', message: 'The desk could not be opened; the log has the detail.' } };
}
