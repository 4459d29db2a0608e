import { once } from 'node:events';
import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';

const file = new URL('../../../main/jobs/gives-way.ts', import.meta.url).href;

describe.runIf(process.platform === 'linux')('a job’s thread', () => {
  it('stands behind everybody else, and the rest of the program stays where it was', async () => {
    const before = getPriority();
    const thread = new Worker(
      `const { getPriority } = require('node:os');
       import(${JSON.stringify(file)}).then(({ giveWay }) => {
         giveWay();
         require('node:worker_threads').parentPort.postMessage(getPriority());
       });`,
      { eval: true },
    );
    const [its] = await once(thread, 'message');
    await thread.terminate();
    expect(its).toBe(Math.max(before, 10));
    expect(getPriority()).toBe(before);
  });
});
