import { availableParallelism } from 'node:os';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Failure } from '../core/failure.ts';
import type { SealedCustomer, SessionCells } from '../log/snapshot.ts';
import { type CustomersShown, customerCells } from './customer-cells.ts';
import type { FromCustomers, ToCustomers } from './customers-worker.ts';
import { threadFile, youngGenerationMb } from './job.ts';
import type { SharedRightOfWay } from './job-thread.ts';

/** A batch of an export, and what each of its rows says of its customer. */
export interface OpenedBatch {
  readonly sessions: readonly SessionCells[];
  readonly customers: readonly string[];
}

/**
 * Opens the customers of an export, batch after batch and in their order, in this thread and in others beside it: opening
 * takes three times as long as all the rest of a row, and every batch is opened by itself.
 */
export interface CustomersBeside {
  opened(batches: Iterable<readonly SessionCells[]>): AsyncIterable<OpenedBatch>;
  /** Nobody opens anything when this resolves. */
  stop(): Promise<void>;
}

/** Fewer are opened here before a thread is up. */
const worthThreads = 1_000;

/** More would wait for the thread that reads and writes. */
const mostThreads = 3;

/** One that is being opened, and the next, so that no thread waits for its post. */
const batchesAThread = 2;

/** Whom no session has. */
const nobody: SealedCustomer = { id: '', wrappedKey: '', customer: '' };

interface Helper {
  readonly worker: Worker;
  readonly asked: Map<number, PromiseWithResolvers<readonly string[]>>;
  isUp: boolean;
}

/**
 * @param sessions how many there will be
 * @param makeWay called between two customers
 */
export function customersBeside(
  shown: CustomersShown,
  sessions: number,
  makeWay: () => void,
  rightOfWay: SharedRightOfWay,
): CustomersBeside {
  const count = sessions < worthThreads ? 0 : Math.min(mostThreads, availableParallelism() - 1);
  const helpers = Array.from({ length: count }, () => startHelper(shown, rightOfWay));
  const cellsOf = customerCells(shown);
  let batches = 0;

  const here = (batch: readonly SessionCells[]): readonly string[] =>
    batch.map(({ sealed }) => {
      const cells = cellsOf(sealed ?? nobody);
      makeWay();
      return cells;
    });

  const beside = (batch: readonly SessionCells[]): Promise<readonly string[]> | null => {
    const [helper] = helpers
      .filter(({ isUp, asked }) => isUp && asked.size < batchesAThread)
      .toSorted((one, other) => one.asked.size - other.asked.size);
    if (helper === undefined) return null;
    const id = batches++;
    const answer = Promise.withResolvers<readonly string[]>();
    // It is awaited in its turn; should the export end before, nobody is left to hear of it.
    answer.promise.catch(() => undefined);
    helper.asked.set(id, answer);
    const sealed = batch.map((each) => each.sealed ?? nobody);
    helper.worker.postMessage({ kind: 'batch', id, sealed } satisfies ToCustomers);
    return answer.promise;
  };

  return {
    async *opened(all) {
      const waiting: (() => Promise<OpenedBatch>)[] = [];
      const most = helpers.length * batchesAThread;
      for (const sessions of all) {
        // Whoever has finished meanwhile is heard, and has the next.
        if (helpers.length > 0) await othersTurn();
        const customers = beside(sessions) ?? here(sessions);
        waiting.push(async () => ({ sessions, customers: await customers }));
        // What was opened here stands behind all that others still have.
        for (const next of waiting.splice(0, waiting.length - most)) yield next();
      }
      for (const next of waiting) yield next();
    },
    async stop() {
      await Promise.all(helpers.map(({ worker }) => worker.terminate()));
    },
  };
}

function startHelper({ pii, keys }: CustomersShown, rightOfWay: SharedRightOfWay): Helper {
  const worker = new Worker(threadFile('customers-worker'), {
    workerData: rightOfWay,
    resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
  });
  const asked: Helper['asked'] = new Map();
  const helper: Helper = { worker, asked, isUp: false };
  const fail = (error: unknown): void => {
    helper.isUp = false;
    for (const each of asked.values()) each.reject(error);
    asked.clear();
  };
  worker.on('message', (message: FromCustomers) => {
    if (message.kind === 'up') {
      helper.isUp = true;
      return;
    }
    const mine = asked.get(message.id);
    asked.delete(message.id);
    if (message.kind === 'opened') mine?.resolve(message.cells);
    else mine?.reject(new Failure(message.code, message.message));
  });
  worker.once('error', fail);
  worker.once('exit', () => fail(new Error('a thread that opens customers ended')));
  const own = keys.map((key) => key.slice());
  worker.postMessage(
    { kind: 'start', pii, keys: own } satisfies ToCustomers,
    own.map(({ buffer }) => buffer),
  );
  return helper;
}
