import type { AuditJobs } from '../../core/audit-jobs.ts';
import type { ScheduledExport } from '../../core/scheduled-export.ts';
import type { Handlers } from '../router.ts';

type AuditHandlers = Pick<Handlers, Extract<keyof Handlers, `audit.${string}`>>;

/** The record for an auditor: exports, and what can be said of the log and of an export. */
export function auditHandlers(parts: {
  readonly auditJobs: AuditJobs;
  readonly scheduledExport: ScheduledExport;
  /** A first one may be due now. */
  readonly scheduled: () => void;
}): AuditHandlers {
  const { auditJobs, scheduledExport, scheduled } = parts;
  return {
    'audit.state': () => auditJobs.state(),
    'audit.chooseFolder': ({ typed }) => auditJobs.chosen.choose(typed),
    'audit.export': (request) => auditJobs.export(request),
    'audit.verifyLog': () => auditJobs.verifyLog(),
    'audit.verifyExport': ({ token }) => auditJobs.verifyExport(token),
    'audit.schedule': () => scheduledExport.state(),
    async 'audit.setSchedule'({ every, into }) {
      const { schedule } = await scheduledExport.state();
      const folder = into === null ? (schedule?.folder ?? '') : auditJobs.chosen.pathOf(into);
      await scheduledExport.set(every === null ? null : { every, folder });
      scheduled();
      return scheduledExport.state();
    },
    async 'audit.cancel'() {
      auditJobs.cancel();
      return null;
    },
    async 'audit.openFolder'({ token }) {
      await auditJobs.openFolder(token);
      return null;
    },
  };
}
