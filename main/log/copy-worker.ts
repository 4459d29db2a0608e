import { parentPort } from 'node:worker_threads';
import { Failure } from '../core/failure.ts';
import { readBackup, writeBackup } from './backup-file.ts';
import type { CopyAnswer, CopyTask } from './copying.ts';
import { putBack, salvage } from './restore.ts';

async function run(task: CopyTask): Promise<unknown> {
  switch (task.kind) {
    case 'write': {
      const { database, vaultFile, to, madeAt } = task.input;
      return writeBackup(database, vaultFile, to, madeAt);
    }
    case 'read':
      return readBackup(task.input.file);
    case 'restore':
      return putBack(task.input);
    case 'salvage':
      return salvage(task.input);
  }
}

parentPort?.once('message', async (task: CopyTask) => {
  const answer: CopyAnswer<unknown> = await run(task).then(
    (value) => ({ ok: true, value }) as const,
    // A stranger's message may quote anything; its class cannot.
    (error: unknown) =>
      error instanceof Failure
        ? ({ ok: false, code: error.code, message: error.message } as const)
        : ({ ok: false, code: null, message: error instanceof Error ? error.name : typeof error } as const),
  );
  parentPort?.postMessage(answer);
});
