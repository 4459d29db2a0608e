import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from '../../main/log/connection.ts';

/** For a worker thread that opens each file at the same instant as the others; it answers what went wrong. */
export interface OpenerTask {
  readonly files: readonly string[];
  readonly openers: number;
  /** How many openers have come as far as each file. */
  readonly arrived: SharedArrayBuffer;
}

const { files, openers, arrived }: OpenerTask = workerData;
const counts = new Int32Array(arrived);
const complaints: string[] = [];
for (const [at, file] of files.entries()) {
  Atomics.add(counts, at, 1);
  // Spinning, because whoever sleeps comes too late.
  while (Atomics.load(counts, at) < openers);
  try {
    openConnection(file).close();
  } catch (error) {
    complaints.push(String(error));
  }
}
parentPort?.postMessage(complaints);
