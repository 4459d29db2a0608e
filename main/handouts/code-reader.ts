import { Worker } from 'node:worker_threads';
import type { CodePicture } from '../../preload/contract/code-picture.ts';
import type { CodeReader } from '../core/ports/handover.ts';
import type { ReadAnswer, ReadTask } from './code-reader-worker.ts';

const workerFile = new URL(`./code-reader-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

type Waiting = PromiseWithResolvers<readonly string[]>;

/**
 * Reads codes with a decoder that shares nothing with the encoder, in a thread of its own, because a large picture takes
 * longer than main may stand still. The thread starts with the first picture and stays for the next one.
 */
export function createCodeReader(): CodeReader {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let count = 0;

  const failAll = (error: unknown): void => {
    thread = null;
    for (const each of waiting.values()) each.reject(error);
    waiting.clear();
  };

  const start = (): Worker => {
    const worker = new Worker(workerFile);
    // It must not keep a program alive that is done.
    worker.unref();
    worker.on('message', ({ id, texts, error }: ReadAnswer) => {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (waiting.size === 0) worker.unref();
      if (texts === null) asked?.reject(new Error(`a code could not be looked for: ${error}`));
      else asked?.resolve(texts);
    });
    worker.once('error', failAll);
    worker.once('exit', () => failAll(new Error('the thread that reads codes ended')));
    return worker;
  };

  const ask = (what: ReadTask['what']): Promise<readonly string[]> => {
    thread ??= start();
    const worker = thread;
    const id = count++;
    const asked: Waiting = Promise.withResolvers();
    waiting.set(id, asked);
    worker.ref();
    worker.postMessage({ id, what } satisfies ReadTask);
    return asked.promise;
  };

  return {
    readPixels: (picture: CodePicture) => ask({ kind: 'pixels', picture }),
    readFile: (image) => ask({ kind: 'file', image }),
    async stop() {
      const worker = thread;
      thread = null;
      await worker?.terminate();
    },
  };
}
