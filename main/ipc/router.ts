import { type CallName, type Calls, callNames } from '../../preload/contract/calls.ts';
import type { DeskError, Result } from '../../preload/contract/errors.ts';
import type { Action } from '../../preload/contract/operator.ts';
import { Failure } from '../core/failure.ts';
import type { Journal } from '../core/ports/system.ts';
import { neededFor } from './permissions.ts';
import { schemas } from './schemas.ts';

/** Who made a call, as the shell saw it; never what the page says of itself. */
export interface Sender {
  readonly mainFrame: boolean;
  /** Null for a frame that is gone: untrusted. */
  readonly url: string | null;
}

/** Where the console's page lives: `app:` + `console` in Electron. */
export interface ConsoleOrigin {
  readonly protocol: string;
  readonly host: string;
}

/** What answers the calls of an open desk, or those named. */
export type Handlers<Names extends CallName = DeskCall> = {
  readonly [K in Names]: (input: Calls[K]['input']) => Promise<Calls[K]['output']>;
};

/** The calls of an open desk. */
export type DeskCall = Exclude<CallName, RescueCall>;

/** The calls that are answered while the desk itself cannot be opened. */
export type RescueCall = Extract<CallName, `rescue.${string}`>;

export type Dispatch = (sender: Sender, name: unknown, input: unknown) => Promise<Result<unknown>>;

/**
 * The one way in: sender → name → schema → permission → handler → Result → log. It never throws, because custom error properties do
 * not survive the way to the page. What is not a `Failure` is logged in full and told as `internal`.
 */
export function createRouter<Names extends CallName>(parts: {
  readonly handlers: Handlers<Names>;
  readonly origin: ConsoleOrigin;
  readonly journal: Journal;
  /** Whether whoever is at the desk may do this. */
  readonly permits: (action: Action) => boolean;
}): Dispatch {
  const { handlers, origin, journal, permits } = parts;

  const isAnswered = (name: unknown): name is Names => isCallName(name) && name in handlers;

  const run = async <K extends Names>(name: K, input: unknown): Promise<Result<unknown>> => {
    const parsed = schemas[name].safeParse(input);
    if (!parsed.success) {
      const fields = parsed.error.issues.map(({ path }) => ({ field: path.join('.'), code: 'not-text' as const }));
      return refuse({ code: 'invalid-input', message: `The input of ${name} has the wrong shape.`, fields });
    }
    const needed = neededFor(name, parsed.data);
    if (needed !== null && !permits(needed)) {
      throw new Failure('not-permitted', 'Whoever is at the desk may not do this.');
    }
    return { ok: true, value: await handlers[name](parsed.data) };
  };

  return async (sender, name, input) => {
    if (!isTrusted(sender, origin)) {
      journal.error('a call from an untrusted sender', { mainFrame: sender.mainFrame });
      return refuse({ code: 'untrusted-sender', message: 'Calls are taken from the console only.' });
    }
    if (!isAnswered(name)) return refuse({ code: 'invalid-input', message: 'There is no such call.' });
    try {
      return await run(name, input);
    } catch (error) {
      if (error instanceof Failure) {
        journal.info('a call failed', { call: name, code: error.code });
        return refuse(error.toDeskError());
      }
      journal.error(`the call ${name} failed unexpectedly`, error);
      return refuse({ code: 'internal', message: 'Something unexpected went wrong; the log has the detail.' });
    }
  };
}

// `new URL('app://console/x').origin` is 'null' in Node: compare protocol and host.
function isTrusted(sender: Sender, origin: ConsoleOrigin): boolean {
  if (!sender.mainFrame || sender.url === null || !URL.canParse(sender.url)) return false;
  const url = new URL(sender.url);
  return url.protocol === origin.protocol && url.host === origin.host;
}

const isCallName = (name: unknown): name is CallName => callNames.some((each) => each === name);

const refuse = (error: DeskError): Result<never> => ({ ok: false, error });
