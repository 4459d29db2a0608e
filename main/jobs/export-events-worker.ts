import path from 'node:path';
import type { ExportedFile } from '../core/ports/exports.ts';
import { openSnapshot } from '../log/snapshot.ts';
import { type JobThread, serveJob } from './job-thread.ts';
import { createFile } from './written-file.ts';

export interface ExportEventsJob {
  readonly database: string;
  readonly folder: string;
  /** The last event that is wanted. */
  readonly upTo: number;
  /** How many there are up to it. */
  readonly events: number;
}

const name = 'events.ndjson';

serveJob(async (job: ExportEventsJob, thread: JobThread): Promise<ExportedFile> => {
  const snapshot = openSnapshot(job.database);
  const file = await createFile(path.join(job.folder, name));
  let rows = 0;
  try {
    for (const lines of snapshot.eventLines(job.upTo)) {
      await file.write(lines.text);
      rows += lines.rows;
      thread.makeWay();
      thread.stopIfCancelled();
      thread.progress(rows, job.events);
    }
    return { name, ...(await file.finish()), rows };
  } finally {
    await file.close();
    snapshot.close();
  }
});
