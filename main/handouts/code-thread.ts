import { Worker } from 'node:worker_threads';
import type { QrCode } from '../../preload/contract/session.ts';
import type { CodeReader, LinkCodes } from '../core/ports/codes.ts';
import { encodeQr } from '../core/qr.ts';
import type { CodeAnswer, CodeTask } from './code-thread-worker.ts';

const workerFile = new URL(`./code-thread-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** Reads codes, and makes those that will be asked for in a moment. */
export interface CodeThread extends CodeReader, LinkCodes {
  stop(): Promise<void>;
}

type Waiting = PromiseWithResolvers<CodeAnswer['result']>;

interface Running {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
  /** It answers at once. */
  isUp: boolean;
}

/** The console looks at a new link twice within a second; after that its code does not lie around. */
const keptForMs = 5_000;

/**
 * Codes are read by a decoder that shares no code with the encoder, in a thread of its own, because a large picture takes
 * longer than main may stand still. Encoding takes as long as all else between an answer and its link: a link that has just
 * come is encoded there, too, while main writes the answer down. The thread starts with the first need and stays.
 */
export function createCodeThread(): CodeThread {
  let running: Running | null = null;
  let count = 0;
  let begun: { readonly link: string; readonly code: Promise<QrCode | null> } | null = null;

  const start = (): Running => {
    const worker = new Worker(workerFile);
    const waiting = new Map<number, Waiting>();
    const started: Running = { worker, waiting, isUp: false };
    const fail = (error: unknown): void => {
      if (running === started) running = null;
      for (const each of waiting.values()) each.reject(error);
      waiting.clear();
    };
    // It must not keep a program alive that is done.
    worker.unref();
    worker.on('message', (answer: CodeAnswer | 'up') => {
      if (answer === 'up') {
        started.isUp = true;
        return;
      }
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) worker.unref();
      asked?.resolve(answer.result);
    });
    worker.once('error', fail);
    worker.once('exit', () => fail(new Error('the thread for codes ended')));
    return started;
  };

  const ask = (what: CodeTask['what']): Promise<CodeAnswer['result']> => {
    running ??= start();
    const { worker, waiting } = running;
    const id = count++;
    const asked: Waiting = Promise.withResolvers();
    waiting.set(id, asked);
    worker.ref();
    worker.postMessage({ id, what } satisfies CodeTask);
    return asked.promise;
  };

  const read = async (what: CodeTask['what']): Promise<readonly string[]> => {
    const result = await ask(what);
    if (result.kind === 'texts') return result.texts;
    throw new Error(`a code could not be looked for: ${result.kind === 'failed' ? result.error : 'it was made'}`);
  };

  const made = async (link: string): Promise<QrCode | null> => {
    const result = await ask({ kind: 'link', link }).catch(() => null);
    return result?.kind === 'code' ? result.code : encodeQr(link);
  };

  return {
    readPixels: (picture) => read({ kind: 'pixels', picture }),
    readFile: (image) => read({ kind: 'file', image }),
    expect() {
      running ??= start();
    },
    begin(link) {
      // One that is still starting would keep the link waiting for longer than its code takes.
      if (running?.isUp !== true) return;
      const mine = { link, code: made(link) };
      begun = mine;
      setTimeout(() => {
        if (begun === mine) begun = null;
      }, keptForMs).unref();
    },
    async of(link) {
      return begun?.link === link ? begun.code : encodeQr(link);
    },
    async stop() {
      const stopped = running;
      running = null;
      begun = null;
      await stopped?.worker.terminate();
    },
  };
}
