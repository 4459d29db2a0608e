import { parentPort } from 'node:worker_threads';
import { argon2id } from 'hash-wasm';
import type { Argon2Answer, Argon2Task } from './argon2.ts';

// hash-wasm computes in one synchronous stretch; here it may take its quarter of a second without a window noticing.
parentPort?.once('message', async ({ passphrase, salt, cost }: Argon2Task) => {
  const key = await argon2id({
    password: passphrase,
    salt,
    memorySize: cost.memoryKiB,
    iterations: cost.passes,
    parallelism: cost.lanes,
    hashLength: 32,
    outputType: 'binary',
  });
  const answer: Argon2Answer = { key };
  parentPort?.postMessage(answer);
});
