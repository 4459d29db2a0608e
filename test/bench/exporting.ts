import { spawnSync } from 'node:child_process';
import { deskFilesIn } from '../../main/desk-files.ts';
import { measureAuditExport, type Work } from './audit-export.ts';
import { type Detail, type Measure, notMeasured } from './measure.ts';
import type { Spread } from './spread.ts';

/** Exports and their check, as a user runs them, beside `sqlite3 -csv` and a bare hash loop. */
export const exporting: Measure = {
  keys: ['exportNone', 'exportFull', 'verify'],
  async measure({ log, isQuick, tell }) {
    if (spawnSync('sqlite3', ['--version']).status !== 0) {
      const missing = notMeasured('the sqlite3 command, which is the yardstick, is not on this machine');
      return { exportNone: missing, exportFull: missing, verify: missing };
    }
    const file = deskFilesIn(await log.folder()).database;
    const figures = await measureAuditExport({ log: file, runs: isQuick ? 1 : 3, as: 'bundle', tell });
    const of = (ratio: Spread, { seconds, peakMegabytes }: Work, more: Detail): { value: number; detail: Detail } => ({
      value: ratio.median,
      detail: { how: 'median of runs by turns', ratio: { ...ratio }, seconds: { ...seconds }, peakMegabytes, ...more },
    });
    const { none, full, verify, sqliteSeconds } = figures;
    return {
      exportNone: of(figures.noneVsSqlite, none, { sqliteSeconds: { ...sqliteSeconds } }),
      exportFull: of(figures.fullVsSqlite, full, { sqliteSeconds: { ...sqliteSeconds } }),
      verify: of(figures.verifyVsRows, verify, {
        bytes: figures.bytes,
        againstOneHashOverAllBytes: { ...figures.verifyVsBytes },
        logInPlace: { seconds: { ...figures.verifyLog.seconds }, againstRows: { ...figures.verifyLogVsRows } },
      }),
    };
  },
};
