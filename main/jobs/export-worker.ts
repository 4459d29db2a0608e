import path from 'node:path';
import type { JobProgress } from '../../preload/contract/export.ts';
import { Failure } from '../core/failure.ts';
import type { ExportedFile, ExportTask, WrittenExport } from '../core/ports/exports.ts';
import { openSnapshot, type Snapshot } from '../log/snapshot.ts';
import { customersBeside, type OpenedBatch } from './customers-beside.ts';
import type { ExportEventsJob } from './export-events-worker.ts';
import { runJob, threadFile } from './job.ts';
import { type JobThread, serveJob } from './job-thread.ts';
import { sessionCsv } from './session-csv.ts';
import { createFile } from './written-file.ts';

/** What the thread needs to know; `folder` is the one aside. */
export interface ExportJob extends Omit<ExportTask, 'folder'> {
  readonly database: string;
  readonly folder: string;
}

/** Older ones add nothing: whatever was rewritten before the newest, the newest shows. */
const checkpointsShown = 100;

serveJob(async (job: ExportJob, thread: JobThread): Promise<WrittenExport> => {
  const snapshot = openSnapshot(job.database);
  try {
    return await writeFiles(job, snapshot, thread);
  } finally {
    for (const key of job.keys) key.fill(0);
    snapshot.close();
  }
});

/** The events have a thread of their own: the two files take about as long as the slower one. */
async function writeFiles(job: ExportJob, snapshot: Snapshot, thread: JobThread): Promise<WrittenExport> {
  const { first, last, events } = snapshot.ends();
  const sessions = snapshot.countSessions(job);
  const [withSessions, withEvents] = [job.formats.includes('csv'), job.formats.includes('ndjson')];
  const total = (withSessions ? sessions : 0) + (withEvents ? events : 0);
  const done = { sessions: 0, events: 0 };
  const tell = (): void => thread.progress(done.sessions + done.events, total);

  const failing = new AbortController();
  const signal = AbortSignal.any([thread.signal, failing.signal]);
  const files: Promise<ExportedFile>[] = [];
  if (withSessions) {
    const passed = (rows: number): void => {
      if (signal.aborted) throw new Failure('cancelled', 'Cancelled.');
      done.sessions += rows;
      tell();
    };
    files.push(writeSessions(job, sessions, snapshot, thread, passed));
  }
  if (withEvents) {
    const onProgress = (progress: JobProgress): void => {
      done.events = progress.done;
      tell();
    };
    // Events are only ever appended: up to the last one of this snapshot, every later one shows the same.
    const part: ExportEventsJob = { database: job.database, folder: job.folder, upTo: last?.sequence ?? 0, events };
    const options = { signal, onProgress, rightOfWay: thread.rightOfWay };
    files.push(runJob(threadFile('export-events-worker'), part, options));
  }
  try {
    const written = await Promise.all(files);
    return { sessions, events, first, last, checkpoints: snapshot.checkpoints(checkpointsShown), files: written };
  } catch (error) {
    // Nobody may be writing any more when the folder is removed.
    failing.abort();
    await Promise.allSettled(files);
    throw error;
  }
}

type Passed = (rows: number) => void;

async function writeSessions(
  job: ExportJob,
  sessions: number,
  snapshot: Snapshot,
  { makeWay, rightOfWay }: JobThread,
  passed: Passed,
): Promise<ExportedFile> {
  const name = 'sessions.csv';
  const csv = sessionCsv(job.pii, job.profileNames);
  const shown = job.pii === 'none' ? null : { pii: job.pii, keys: job.keys };
  const beside = shown && customersBeside(shown, sessions, makeWay, rightOfWay);
  const file = await createFile(path.join(job.folder, name));
  let rows = 0;
  const write = async (batch: OpenedBatch): Promise<void> => {
    await file.write(csv.rows(batch.sessions, batch.customers, makeWay));
    rows += batch.sessions.length;
    passed(batch.sessions.length);
  };
  try {
    await file.write(`${job.byteOrderMark ? '\uFEFF' : ''}${csv.header}`);
    const batches = snapshot.sessions(job, shown !== null);
    if (beside === null) for (const each of batches) await write({ sessions: each, customers: [] });
    else for await (const each of beside.opened(batches)) await write(each);
    return { name, ...(await file.finish()), rows, columns: csv.columns, byteOrderMark: job.byteOrderMark };
  } finally {
    await beside?.stop();
    await file.close();
  }
}
