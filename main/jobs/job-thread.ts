import { parentPort, workerData } from 'node:worker_threads';
import type { DeskErrorCode } from '../../preload/contract/errors.ts';
import { Failure } from '../core/failure.ts';
import { giveWay, waitingForOthers } from './gives-way.ts';

/** What goes to a job's thread. Key material in a task is transferred, not copied. */
export type ToThread<Task> = { readonly kind: 'start'; readonly task: Task } | { readonly kind: 'cancel' };

/** What comes back. A `Failure` crosses as data, because error classes do not survive the way. */
export type FromThread<Answer> =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly code: DeskErrorCode; readonly message: string };

/** What a job can do about the world while it works. */
export interface JobThread {
  /** Told at most ten times a second. */
  progress(done: number, total: number): void;
  /** Aborts when the job is cancelled, which is heard only while the thread waits for something. */
  readonly signal: AbortSignal;
  /** @throws Failure `cancelled` */
  stopIfCancelled(): void;
  /** Waits for whoever waits for the desk. To be called between pieces of work of a millisecond or so. */
  readonly makeWay: () => void;
  /** What a part of this job in a thread of its own shall keep to. */
  readonly rightOfWay: SharedRightOfWay;
}

/** `RightOfWay.memory`, or null where nobody waits for the desk. It goes to each thread as its `workerData`. */
export type SharedRightOfWay = Int32Array<SharedArrayBuffer> | null;

const progressMs = 100;

/** Makes this thread one that does a single job. What is not a `Failure` ends the thread and reaches the desk as a defect. */
export function serveJob<Task, Answer>(work: (task: Task, thread: JobThread) => Promise<Answer>): void {
  const port = parentPort;
  if (port === null) throw new Error('a job runs in a thread of its own');
  giveWay();
  const tell = (message: FromThread<Answer>): void => port.postMessage(message);
  const cancelling = new AbortController();
  const rightOfWay: SharedRightOfWay = workerData;
  let toldAt = Number.NEGATIVE_INFINITY;
  const thread: JobThread = {
    signal: cancelling.signal,
    progress(done, total) {
      if (performance.now() - toldAt < progressMs) return;
      toldAt = performance.now();
      tell({ kind: 'progress', done, total });
    },
    stopIfCancelled() {
      if (cancelling.signal.aborted) throw new Failure('cancelled', 'Cancelled.');
    },
    makeWay: waitingForOthers(rightOfWay),
    rightOfWay,
  };
  port.on('message', (message: ToThread<Task>) => {
    if (message.kind === 'cancel') {
      cancelling.abort();
      return;
    }
    work(message.task, thread)
      .then(
        (answer) => tell({ kind: 'done', answer }),
        (error) => {
          if (!(error instanceof Failure)) throw error;
          tell({ kind: 'failed', code: error.code, message: error.message });
        },
      )
      .finally(() => port.close());
  });
}
