import { Failure } from './failure.ts';
import type { Settings } from './ports/desk.ts';
import type { Clock } from './ports/system.ts';
import type { Vault } from './ports/vault.ts';

/** Locks the vault when nobody has used the desk for a while. Counted on the monotonic clock: a set clock locks nothing. */
export interface AutoLock {
  /** A call came in: somebody is there, unless the console only asks for what it was just told has changed. */
  called(): void;
  /** The console was told of a change, and will ask for it by itself. */
  told(): void;
  /** Locks if it is time. To be asked every few seconds. */
  tick(): Promise<void>;
  minutes(): Promise<number>;
  /** @param minutes 0 is never. @throws Failure `invalid-input` */
  setMinutes(minutes: number): Promise<void>;
}

/** How long after it was told something the console's calls count as its own. */
const echoMs = 1_000;

const longestMinutes = 24 * 60;

export function createAutoLock(parts: {
  readonly vault: Pick<Vault, 'state'>;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly actor: () => string;
  readonly lock: () => Promise<void>;
}): AutoLock {
  const { vault, settings, clock, actor } = parts;
  let lastCall = clock.monotonic();
  let lastTold = Number.NEGATIVE_INFINITY;
  return {
    called() {
      if (clock.monotonic() - lastTold >= echoMs) lastCall = clock.monotonic();
    },
    told() {
      lastTold = clock.monotonic();
    },
    async tick() {
      const minutes = await settings.autoLockMinutes();
      const idleMs = clock.monotonic() - lastCall;
      if (minutes === 0 || idleMs < minutes * 60_000) return;
      if ((await vault.state()).state === 'open') await parts.lock();
    },
    minutes: () => settings.autoLockMinutes(),
    async setMinutes(minutes) {
      if (!Number.isInteger(minutes) || minutes < 0 || minutes > longestMinutes) {
        throw new Failure('invalid-input', `The vault locks after 0 (never) to ${longestMinutes} whole minutes.`, {
          fields: [{ field: 'minutes', code: 'not-text' }],
        });
      }
      const entry = {
        at: clock.now(),
        session: null,
        kind: 'auto-lock.changed',
        actor: actor(),
        origin: 'operator',
      } as const;
      await settings.setAutoLockMinutes(minutes, { ...entry, data: { minutes } });
    },
  };
}
